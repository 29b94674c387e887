"""Event records that stand in no text: what a row of a table becomes."""

import datetime
import re
from typing import Any

from detente.reading.event_cues import QUADS

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SETTLED = ("occurred", "ongoing", "historical")
"""Statuses of events that the tables of other projects hold: they have no column for any other."""


def event_record(
    doc: str,
    number: str,
    *,
    actor: list[str],
    recipient: list[str],
    event: str | None,
    mode: str | None,
    cameo: str | None,
    date: str | None,
    what: str,
    location: str | None,
    table: dict[str, Any],
) -> dict[str, Any]:
    """An event as :func:`detente.reading.read_text` gives it, out of a row; `table` keeps the row."""
    return {
        "kind": "event",
        "id": number if number.startswith("E-") else f"E-{number}",
        "doc": doc,
        "sid": None,
        "sentence": None,
        "what": what,
        "actor": actor,
        "recipient": [one for one in recipient if one not in actor],
        "plover": event,
        "mode": mode or None,
        "cameo": cameo,
        "quad": QUADS[event] if event else None,
        "cue": [],
        "date": date,
        "date_text": None,
        "date_basis": "table" if date else None,
        "status": "occurred",
        "location": location or None,
        "core": False,
        "note": None,
        "table": table,
    }


def own_row(record: dict[str, Any], form: str) -> Any:
    """The row of a table of this form from which an event came; None where it came from elsewhere."""
    table = record.get("table")
    return table["row"] if table and table["format"] == form else None


def table_id(record: dict[str, Any]) -> str:
    """Identity of an event among those of other documents."""
    return str(record["id"]) if record.get("table") else f"{record['doc']}-{record['id']}"


def iso_day(text: str) -> str:
    """A day as YYYY-MM-DD, from YYYYMMDD or YYYY-MM-DD.

    Raises
    ------
    ValueError
        There is no such day.
    """
    try:
        return datetime.date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        raise ValueError(f"'{text}' is no day -> give YYYY-MM-DD") from None


def settled_day(record: dict[str, Any]) -> str:
    """The day of an event that a table can hold.

    Raises
    ------
    ValueError
        It has not occurred, has no PLOVER event, or is not dated to the day.
    """
    if record["status"] not in SETTLED:
        raise ValueError(f"{record['id']}: {record['status']}, and the table holds what occurred")
    if record["plover"] is None and record["cameo"] is None:
        raise ValueError(f"{record['id']}: no PLOVER event")
    if not (record["date"] and _ISO_DAY.fullmatch(record["date"])):
        raise ValueError(f"{record['id']}: no day, and the table needs one")
    return str(record["date"])
