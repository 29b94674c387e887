"""What a draft asks of the future, and the outside view that it starts from."""

import datetime
from collections.abc import Sequence
from typing import Any

from detente.scenario.caveats import FROM_TEXT

_YEAR = datetime.timedelta(days=365)
BASE_RATE = {
    "reference_class": "none counted yet; half a signature in a year of talks is assumed",
    "signed": 0,
    "months": 12,
    "because": f"{FROM_TEXT}no text says how often such talks were signed",
}
"""As wide as having no block at all: the forecast adds half a signature to every record."""


def questions_of(deadlines: Sequence[dict[str, Any]], as_of: datetime.date) -> list[dict[str, Any]]:
    """Whether there is a deal by each deadline; by the end of a year where no deadline is known."""
    then = min(as_of, datetime.date.max - _YEAR) + _YEAR
    year = {"date": then, "event": "a year from now", "because": None}
    return [
        {
            "id": f"deal-by-{deadline['date']}",
            "ask": f"Is a deal signed by {deadline['date']} ({deadline['event']})?",
            "by": deadline["date"],
            **({"because": deadline["because"]} if deadline["because"] else {}),
        }
        for deadline in deadlines or [year]
    ]
