"""Which documents tell the same story: near-duplicates, found by MinHash, so that none counts twice."""

import re
import sqlite3
from collections.abc import Iterable
from typing import Any

import numpy as np
from datasketch import MinHash

SAME_STORY = 0.5
"""Share of all their runs of three words that two documents of one story have in common, at least."""

_WORD = re.compile(r"[^\W_]+")
_RUN = 3
_N_HASHES = 64
_BANDS, _ROWS = 14, 4  # of pairs that share 0.5 of their runs 59 % are compared, of 0.7 98 %, of 0.2 2 %
_MOST = 100


def signature(records: Iterable[dict[str, Any]]) -> bytes | None:
    """MinHash of a document's words, out of its sentence records; None where it has no prose.

    Headlines, bylines and boilerplate are left out: reprints differ in them.

    References
    ----------
    Broder (1997), On the resemblance and containment of documents.
    """
    texts = [r["text"] for r in records if r["kind"] == "sentence" and _is_prose(r)]
    words = [word.lower() for text in texts for word in _WORD.findall(text)]
    if not words:
        return None
    n_runs = max(len(words) - _RUN + 1, 1)
    runs = {" ".join(words[n : n + _RUN]).encode("utf-8", "replace") for n in range(n_runs)}
    sketch = MinHash(num_perm=_N_HASHES)
    sketch.update_batch(runs)
    return np.asarray(sketch.hashvalues, dtype="<u4").tobytes()


class Storylines:
    """The first document of every story so far; in a temporary file, so that any number fits the memory."""

    def __init__(self) -> None:
        self._seen = sqlite3.connect("")
        self._seen.execute("CREATE TABLE first (number INTEGER PRIMARY KEY, storyline TEXT, hashes BLOB)")
        self._seen.execute(
            "CREATE TABLE band (band INTEGER, hash BLOB, number INTEGER, PRIMARY KEY (band, hash, number))"
            " WITHOUT ROWID"
        )

    def add(self, doc: str, hashes: bytes | None) -> str:
        """Storyline of a document: that of the earliest first one like it, else a new one of its own name."""
        if hashes is None:
            return doc
        bands = [(n, hashes[n * _ROWS * 4 : (n + 1) * _ROWS * 4]) for n in range(_BANDS)]
        known = self._like(hashes, bands)
        if known is None:
            new = self._seen.execute("INSERT INTO first (storyline, hashes) VALUES (?, ?)", (doc, hashes))
            rows = [(*band, new.lastrowid) for band in bands]
            self._seen.executemany("INSERT INTO band VALUES (?, ?, ?)", rows)
        return known or doc

    def _like(self, hashes: bytes, bands: list[tuple[int, bytes]]) -> str | None:
        # The earliest of every band, so that a common phrase costs no more among a million documents.
        earliest = f"SELECT number FROM band WHERE band = ? AND hash = ? ORDER BY number LIMIT {_MOST}"
        asked = " UNION ".join([f"SELECT number FROM ({earliest})"] * len(bands))
        values = [value for band in bands for value in band]
        likely = self._seen.execute(
            f"SELECT storyline, hashes FROM first WHERE number IN ({asked}) ORDER BY number LIMIT {_MOST}",
            values,
        ).fetchall()
        theirs = np.frombuffer(b"".join(found for _, found in likely), dtype="<u4").reshape(-1, _N_HASHES)
        alike = np.flatnonzero((theirs == np.frombuffer(hashes, dtype="<u4")).mean(axis=1) >= SAME_STORY)
        return str(likely[alike[0]][0]) if alike.size else None


def _is_prose(record: dict[str, Any]) -> bool:
    return record["role"] == "body" and not record["boilerplate"]
