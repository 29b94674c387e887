"""Which documents tell what one source told, so that none of it counts twice."""

import datetime
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

import numpy as np
from datasketch import MinHash

from detente.reading.fingerprints import Fingerprint

SAME_STORY = 0.5
"""Share of all their runs of three words that two documents of one story have in common, at least."""
SAME_REPORT = 0.2
"""The same of two documents of one day, or of two days in a row, that credit the same agency."""
SAME_LEAD = 0.05
"""The same of two documents with one first sentence: a newsletter opens every day with the same words."""
QUOTED_AGAIN = 7
"""Days within which one shared quotation makes one story; two of them do at any time."""

_NEXT_DAY = 1
_N_HASHES = 64
_BANDS, _ROWS = 14, 4  # of pairs that share 0.5 of their runs 59 % are compared, of 0.7 98 %, of 0.2 2 %
_PIECE = 10_000
_MOST, _MOST_COMPARED = 100, 300
_QUOTE, _CREDITED, _LEAD, _REPORT, _BAND = "quote", "credited quote", "lead", "report", "band"
Key = tuple[str, bytes]


class Storylines:
    """The first document of every story so far; in a temporary file, so that any number fits the memory.

    References
    ----------
    Broder (1997), On the resemblance and containment of documents.
    """

    def __init__(self) -> None:
        self._seen = sqlite3.connect("")
        self._seen.execute(
            "CREATE TABLE first (number INTEGER PRIMARY KEY, storyline TEXT, day TEXT, hashes BLOB)"
        )
        self._seen.execute(
            "CREATE TABLE shown (kind TEXT, key BLOB, number INTEGER, PRIMARY KEY (kind, key, number))"
            " WITHOUT ROWID"
        )

    def close(self) -> None:
        """Let go of the temporary file."""
        self._seen.close()

    def add(self, doc: str, printed: Fingerprint | None) -> str:
        """Storyline of a document: that of the earliest first one like it, else a new one of its own name.

        It is like another where they share

        1. half of their runs of three words (near-duplicates), or
        2. a quoted sentence within a week, or two at any time (shorter ones, where they credit one agency,
           within a week), or
        3. the first sentence within a day, and enough else to be a cut of one report, or
        4. the agency that they credit within a day, and a fifth of their runs.
        """
        if printed is None:
            return doc
        hashes = _minhash(printed)
        known = self._like(printed, hashes)
        if known is None:
            self._begin(doc, printed, hashes)
        return known or doc

    def _begin(self, doc: str, printed: Fingerprint, hashes: np.ndarray) -> None:
        row = (doc, printed.day.isoformat() if printed.day else None, hashes.tobytes())
        new = self._seen.execute("INSERT INTO first (storyline, day, hashes) VALUES (?, ?, ?)", row)
        keys = {*_bands(hashes), *_marks(printed), *_reports(printed, 0)}
        self._seen.executemany("INSERT INTO shown VALUES (?, ?, ?)", [(*k, new.lastrowid) for k in keys])

    def _like(self, printed: Fingerprint, hashes: np.ndarray) -> str | None:
        shared: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for kind, key in (*_bands(hashes), *_marks(printed), *_reports(printed, _NEXT_DAY)):
            # The earliest of every key, so that a common phrase costs no more among a million documents.
            earliest = "SELECT number FROM shown WHERE kind = ? AND key = ? ORDER BY number LIMIT ?"
            for (number,) in self._seen.execute(earliest, (kind, key, _MOST)):
                shared[number][kind] += 1
        for number in islice(sorted(shared), _MOST_COMPARED):
            storyline, day, theirs = self._seen.execute(
                "SELECT storyline, day, hashes FROM first WHERE number = ?", (number,)
            ).fetchone()
            alike = float((np.frombuffer(theirs, dtype="<u4") == hashes).mean())
            if _of_one_source(shared[number], alike, _days_between(printed.day, day)):
                return str(storyline)
        return None


def _of_one_source(shared: Counter[str], alike: float, days: int) -> bool:
    """Whether what two documents share makes them one story; see :meth:`Storylines.add`."""
    quoted = shared[_QUOTE] > 1 or (shared[_QUOTE] + shared[_CREDITED] > 0 and days <= QUOTED_AGAIN)
    lead = shared[_LEAD] > 0 and days <= _NEXT_DAY and alike >= SAME_LEAD
    report = shared[_REPORT] > 0 and alike >= SAME_REPORT
    return alike >= SAME_STORY or quoted or lead or report


def _days_between(day: datetime.date | None, other: str | None) -> int:
    """Days between two dates; none where one of them is not known."""
    return abs((day - datetime.date.fromisoformat(other)).days) if day and other else 0


def _minhash(printed: Fingerprint) -> np.ndarray:
    runs = np.frombuffer(printed.runs, dtype=np.uintc).tolist()
    sketch = MinHash(num_perm=_N_HASHES, hashfunc=int)
    for start in range(0, len(runs), _PIECE):
        sketch.update_batch(runs[start : start + _PIECE])
    return np.asarray(sketch.hashvalues, dtype="<u4")


def _bands(hashes: np.ndarray) -> Iterator[Key]:
    for n in range(_BANDS):
        yield f"{_BAND}{n}", hashes[n * _ROWS : (n + 1) * _ROWS].tobytes()


def _marks(printed: Fingerprint) -> Iterator[Key]:
    """Quotations and lead, which two documents share word for word or not at all."""
    yield from ((_QUOTE, quote) for quote in printed.quotes)
    yield from ((_CREDITED, quote) for quote in printed.credited)
    if printed.lead:
        yield _LEAD, printed.lead


def _reports(printed: Fingerprint, near: int) -> Iterator[Key]:
    """The agencies that a document credits, on its day and so many days before and after."""
    if printed.day is None:
        return
    for number in range(printed.day.toordinal() - near, printed.day.toordinal() + near + 1):
        yield from ((_REPORT, f"{credit} {number}".encode()) for credit in printed.credits)
