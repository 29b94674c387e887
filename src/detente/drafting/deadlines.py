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
    r"unless|agree\w*|begins?|starts?|in place)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\s*(?:,|\b(?:on|by|before|until|in|at|to|of|for|from|since|after|(?:is|are|was|were)\s+due|due)))+\s*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]\s|,\s+and\s+|\b(?:if|unless|before|until|by the time|(?:in order\s+)?to (?:avert|avoid|prevent))\b"
)
_NAMED = re.compile(
    r"(?:[A-Z0-9][\w’'-]*\s+){1,5}(?:[Ss]ummit|[Cc]onference)(?:\s+in\s+[A-Z]\w+)?|\w+\s+elections?"
)
_LONGEST = 90


def deadlines_of(lines: Iterable[Line], as_of: datetime.date) -> list[dict[str, Any]]:
    """Deadlines in order, one a day, each with its event and the sentence that names it."""
    found: dict[datetime.date, dict[str, Any]] = {}
    for line in lines:
        for date in find_dates(line.text, line.anchor):
            if (
                _ahead(date, as_of)
                and _EVENT.search(line.text)
                and (event := _event(line.text, date))
                and date.last
            ):
                reason = f"{line.doc} {line.sid}"
                found.setdefault(date.last, {"date": date.last, "event": event, "because": reason})
    return [found[day] for day in sorted(found)][:_MOST]


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
    before = _LEAD.sub("", text[: date.start])
    clause = list(_clauses(before))[-1]
    words = " ".join(clause.split()).strip(" ,.;:")
    return words[:_LONGEST].rsplit(" ", 1)[0] if len(words) > _LONGEST else words or None


def _clauses(text: str) -> Iterator[str]:
    yield from ((part for part in _CLAUSE.split(text) if part.strip()) if text.strip() else [text])
