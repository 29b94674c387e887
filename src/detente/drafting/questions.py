"""Forecasts of the texts that name a date, as questions."""

import datetime
from collections.abc import Sequence
from typing import Any

from detente.drafting.issues import Draft
from detente.drafting.parties import Table
from detente.reading.dates import find_dates

_MOST = 4


def questions_of(table: Table, issues: Sequence[Draft], as_of: datetime.date) -> list[dict[str, Any]]:
    """One question for each dated prospect of a term: "would close the plants by 2035" and the like."""
    found: dict[str, dict[str, Any]] = {}
    for issue in issues:
        for option, goods in issue.asks.items():
            for good in goods:
                days = [date for date in find_dates(good.text, good.line.anchor) if date.last and date.last > as_of]
                if days and days[0].last and len(found) < _MOST:
                    day = days[0].last
                    ask = f"Does it come to '{option}' on {issue.title[:1].lower()}{issue.title[1:]} by {day}?"
                    key = f"{issue.key.lower()}-by-{day.year}"
                    found.setdefault(key, {"id": key, "ask": ask, "term": {issue.key: option}, "by": day})
    return list(found.values())
