"""What tells whether two documents share a source: their runs of words, quotations, lead and credits."""

import datetime
import hashlib
import re
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from detente.reading.names import built_in
from detente.reading.quotations import find_quotes

QUOTED = 8
"""Words of a quoted sentence, at least, that two documents hardly share by chance."""
QUOTED_AND_CREDITED = 5
"""The same of two documents that say they have it from one agency or interview."""

_LEAD = 12
_MOST_QUOTES, _MOST_CREDITS = 40, 4
_RUN = 3
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
# "VIENNA, July 7 (Reuters) - ", "DOHA, Jan. 14, 2025 — ", "(AP) — ": what reports put before the first words.
_DATELINE = re.compile(r"(?:[A-Z][A-Z .'’/-]{2,60}\b[^—–]{0,60}?|\([A-Z][\w .&-]{1,40}\))\s*[-–—]{1,2}\s")


@dataclass(frozen=True, kw_only=True)
class Fingerprint:
    """What a document shares with others that have it from the same source, as digests.

    `runs` are its runs of three words (32 bits each), `quotes` its quoted sentences of `QUOTED` words and
    more, `lead` its first sentence, `credits` the media that it names as its source, `credited` each of them
    with each quoted sentence of `QUOTED_AND_CREDITED` words and more.
    """

    day: datetime.date | None
    runs: bytes
    quotes: tuple[bytes, ...] = ()
    lead: bytes | None = None
    credits: tuple[str, ...] = ()
    credited: tuple[bytes, ...] = ()


def fingerprint(head: dict[str, Any], records: Iterable[dict[str, Any]]) -> Fingerprint | None:
    """Fingerprint of a document, out of its `doc` record and its sentences; None where it has no prose.

    Headlines, bylines and boilerplate are left out: reprints differ in them.
    """
    prose = [r for r in records if r["kind"] == "sentence" and r["role"] == "body" and not r["boilerplate"]]
    words = [word for r in prose for word in _words(r["text"])]
    if not words:
        return None
    runs = _runs(words)
    quotes = list(islice(_quotes(prose), _MOST_QUOTES))
    credits = list(islice(_credits(head["outlet"], prose), _MOST_CREDITS))
    return Fingerprint(
        day=datetime.date.fromisoformat(head["date"]) if head["date"] else None,
        runs=array("I", sorted(zlib.crc32(run.encode("utf-8", "replace")) for run in runs)).tobytes(),
        quotes=tuple(_digest(" ".join(quote)) for quote in quotes if len(quote) >= QUOTED),
        lead=_lead(prose[0]["text"]),
        credits=tuple(credits),
        credited=tuple(_digest(" ".join([credit, *quote])) for credit in credits for quote in quotes),
    )


def likeness(text: str, other: str) -> float:
    """Share of all runs of three words of two texts that they have in common; 0 where one has no words."""
    ours, theirs = (_runs(_words(each)) for each in (text, other))
    return len(ours & theirs) / max(len(ours | theirs), 1)


def _runs(words: Sequence[str]) -> set[str]:
    if len(words) < _RUN:
        return {" ".join(words)} if words else set()
    return set(map(" ".join, zip(*(words[n:] for n in range(_RUN)), strict=False)))


def _words(text: str) -> list[str]:
    return list(map(str.lower, _WORD.findall(text)))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()


def _quotes(prose: Sequence[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Words of the quoted sentences that are long enough for either use, each once."""
    sentences = (part for quote in find_quotes(_text(prose)) for part in _SENTENCE_END.split(quote.text))
    yield from dict.fromkeys(
        tuple(words) for part in sentences if len(words := _words(part)) >= QUOTED_AND_CREDITED
    )


def _text(prose: Sequence[dict[str, Any]]) -> str:
    """The text again: sentences with more than one place between them stand in different paragraphs."""
    ends = [prose[0]["start"], *(sentence["end"] for sentence in prose)]
    return "".join(
        (" " if sentence["start"] - end < 2 else "\n\n") + sentence["text"]
        for end, sentence in zip(ends, prose, strict=False)
    )


def _lead(text: str) -> bytes | None:
    dateline = _DATELINE.match(text)
    words = _words(text[dateline.end() :] if dateline else text)
    return _digest(" ".join(words)) if len(words) >= _LEAD else None


def _credits(outlet: str | None, prose: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Media that a document is of, or has something from: "(AP)", "told Reuters", "according to Xinhua"."""
    media, pattern = _media()
    texts = [text for text in (r["text"] for r in prose) if any(map(text.__contains__, _CREDITING))]
    named = [next(filter(None, found.groups())) for text in texts for found in pattern.finditer(text)]
    own = [outlet] if outlet and outlet in media.values() else []
    yield from dict.fromkeys([*own, *(media[name] for name in named)])


_CREDITING = (
    *("(", "told", "tells", "citing", "cited", "quoted", "according", "spoke", "speaking"),
    *("interview", "reported", "reports", "news"),
)
"""Of every sentence that credits a medium, one stands in it."""


@cache
def _media() -> tuple[dict[str, str], re.Pattern[str]]:
    """The media of the built-in table by their names, and what credits one of them."""
    known = built_in()
    short = {one.removeprefix("O:"): one for one, entity in known.entities.items() if entity.type == "media"}
    media = short | {text: one for text, one, _ in known.aliases if one in short.values()}
    names = "|".join(sorted(map(re.escape, media), key=len, reverse=True))
    told = "told|tells|citing|cited by|quoted by|reported by|according to|(?:spoke|speaking) (?:to|with)"
    return media, re.compile(
        rf"\(({names})\)"
        rf"|\b(?:{told}|interview with)\s+(?:the\s+)?(?:state\s+)?(?:news\s+)?(?:agency\s+)?({names})\b"
        rf"|\b({names})\s+(?:reported|reports|news agency)\b"
    )
