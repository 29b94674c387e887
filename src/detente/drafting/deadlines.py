"""Dates ahead that texts name: summits, elections, expiries."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

from detente.drafting.corpus import Line
from detente.reading.dates import DateSpan, find_dates

_MOST = 6
_YEARS = 5
_EVENT = re.compile(
    r"\b(?:summit|election|meet\w*|conference|deadline|expir\w+|runs? out|lapse\w*|decision|vote|ruling|"
    r"report|sign\w*|announce\w*|strike|talks|round|session|due|ultimatum|hearing|referendum|before|settle|"
    r"unless|agree\w*|begins?|starts?|opens?|closes?|ends?|complet\w*|conclud\w*|expected|planned|scheduled|"
    r"takes? effect|in(?:to)? force|falls? due|in place)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\s*(?:,|\b(?:on|by|before|until|in|at|to|of|for|from|since|after|"
    r"(?:the\s+)?(?:end|start|middle)(?=\s+of\b)|"
    r"(?:is|are|was|were)\s+due|(?<!falls\s)(?<!fall\s)due)))+\s*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-Z][A-Z.’'/ -]{2,}(?:,[^-–—]{0,40})?(?:\(\w[\w ]*\)\s*)?[-–—]+\s+")
_YEAR_END = re.compile(r"\b(?:end of (?:the|this) year|year[- ]end|new year)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[“”\"]|\bthat\s+(?=(?:we|they|it|he|she|the)\b)|,?\s+as\s+(?=(?:an?|the)\s)|[;:]\s|,\s+and\s+|"
    r"\b(?:if|unless|before|until|ahead of|by the time|(?:in order\s+)?to (?:avert|avoid|prevent))\b"
)
_NAMED = re.compile(
    r"(?:[A-Z0-9][\w’'-]*\s+){1,5}(?:[Ss]ummit|[Cc]onference)(?:\s+in\s+[A-Z]\w+)?|"
    r"(?!before|after|until|by|the|in|of)\b\w+\s+elections?"
)
_LONGEST = 90
_FEW = 2
"""Words that the end of a long sentence must have more of to stand for the event."""


def deadlines_of(lines: Iterable[Line], as_of: datetime.date) -> list[dict[str, Any]]:
    """Deadlines in order, one a day, each with its event and the sentence that names it."""
    found: dict[datetime.date, dict[str, Any]] = {}
    for line in lines:
        for date in (*find_dates(line.text, line.anchor), *_year_ends(line)):
            if (
                _ahead(date, as_of)
                and _EVENT.search(line.text)
                and (event := _event(line.text, date))
                and date.last
            ):
                reason = f"{line.doc} {line.sid}"
                found.setdefault(date.last, {"date": date.last, "event": event, "because": reason})
    return [found[day] for day in sorted(found)][:_MOST]


def _year_ends(line: Line) -> Iterator[DateSpan]:
    """ "Before the end of the year": the last day of the year of the text."""
    last = datetime.date(line.anchor.year, 12, 31)
    for found in _YEAR_END.finditer(line.text):
        yield DateSpan(found.start(), found.end(), last, last, "day")


def _ahead(date: DateSpan, as_of: datetime.date) -> bool:
    if date.last is None or date.last <= as_of:
        return False
    return (date.last.year - _YEARS, date.last.month, date.last.day) < (as_of.year, as_of.month, as_of.day)


def _event(text: str, date: DateSpan) -> str | None:
    """What happens then: a name near the date, else the sentence without the date."""
    named = min(_NAMED.finditer(text), key=lambda m: abs(m.start() - date.start), default=None)
    if named and abs(named.start() - date.start) < _LONGEST:
        return " ".join(named.group().split())
    if date.grain not in ("day", "month", "interval"):
        return None
    before = _LEAD.sub("", _DATELINE.sub("", text[: date.start]))
    clause = list(_clauses(before))[-1]
    words = " ".join(clause.split()).strip(" ,.;:")
    last = words.rpartition(", ")[2]
    words = last if len(words) > _LONGEST and len(last.split()) > _FEW else words
    return words[:_LONGEST].rsplit(" ", 1)[0] if len(words) > _LONGEST else words or None


def _clauses(text: str) -> Iterator[str]:
    yield from ((part for part in _CLAUSE.split(text) if part.strip()) if text.strip() else [text])
