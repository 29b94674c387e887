"""When an event took place: the date expression that belongs to it, or none."""

import datetime
import re
from dataclasses import dataclass

from detente.reading.dates import DateSpan
from detente.reading.passage import Passage

_LONG_AGO = re.compile(
    r"\b(?:(?:years?|decades?|centur\w+|generations?) (?:ago|earlier)|in the (?:\d{4}s|past)|"
    r"in 1[0-8]\d\d|during the cold war)\b",
    re.IGNORECASE,
)
_AGO_WORDS = frozenset({"ago", "earlier", "past", "cold"})
"""Words of which every such phrase has one, if no year."""
_IN_A_YEAR = re.compile(r"(?i:in 1|in the \d)")
_APART = re.compile(
    r"[;:]|\b(?:after|before|because|while|which|who|although|when|since|until|aftermath|following)\b|,\s+(?:and|but)\b"
)
_YEARS_BACK = 5
_RELATIVE = re.compile(r"(?i)(?:last|next|this|past|coming|yesterday|today|tomorrow|tonight)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True)
class EventDate:
    """Date of an event as ISO 8601, where it stands, and what it rests on; None where nothing tells it."""

    iso: str | None = None
    place: tuple[int, int] | None = None
    basis: str | None = None
    long_ago: bool = False


def date_of_event(
    passage: Passage, dates: list[DateSpan], start: int, end: int, status: str, *, present: bool
) -> EventDate:
    """The nearest date of the event's own clause.

    A date apart from the event by a word that opens another clause is not its own, nor is the year of another
    noun ("the 2014 revolution"). What goes on, or is told in the present tense, is dated to the month of
    the document.
    """
    if status in ("hypothetical", "negated"):
        return EventDate()
    text = passage.sentence.text
    told = not _AGO_WORDS.isdisjoint(passage.vocabulary) or _IN_A_YEAR.search(text)
    ago = any(
        not _between(text, found.start(), found.end(), start, end)
        for found in (_LONG_AGO.finditer(text) if told else ())
    )
    own = [d for d in dates if _fits(d, passage, status) and not _apart(text, d, start, end)]
    if not own:
        if present and passage.anchor and not ago:
            return EventDate(passage.anchor.isoformat()[:7], None, "document date")
        return EventDate(long_ago=ago)
    date = min(own, key=lambda d: _distance(d, start, end))
    anchor = passage.anchor
    old = bool(anchor and date.last and date.last.year < anchor.year - _YEARS_BACK)
    return EventDate(date.iso, (date.start, date.end), _basis(text[date.start : date.end]), ago or old)


def _basis(words: str) -> str:
    if _WEEKDAY.search(words):
        return "weekday relative to dateline"
    return "relative to document date" if _RELATIVE.match(words) else "text"


def _fits(date: DateSpan, passage: Passage, status: str) -> bool:
    """Whether a date may be the event's: what has occurred lies not in the future."""
    if date.first is None or passage.anchor is None:
        return date.first is not None or status != "planned"
    return status != "occurred" or date.first <= passage.anchor + datetime.timedelta(days=1)


def _distance(date: DateSpan, start: int, end: int) -> int:
    return max(start - date.end, date.start - end, 0)


def _apart(text: str, date: DateSpan, start: int, end: int) -> bool:
    if date.grain == "year" and text[: date.start].endswith("the ") and text[date.end : date.end + 1] == " ":
        return True
    return _between(text, date.start, date.end, start, end)


def _between(text: str, first: int, last: int, start: int, end: int) -> bool:
    """Whether a word that opens another clause stands between two stretches of a sentence."""
    if first >= end:
        return bool(_APART.search(text, end, first))
    return last <= start and bool(_APART.search(text, last, start))
