"""One row of a table as a source: which fields hold the text, the date, the identity, the head."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from detente.reading.dates import find_dates
from detente.reading.inputs.source import LARGEST, Columns, Given, Source

USUAL = {
    "text": ("text", "body", "content", "article"),
    "date": ("date", "published", "published_at", "publication_date", "pubdate"),
    "id": ("id", "doc_id", "uid"),
    "title": ("title", "headline"),
    "author": ("author", "byline"),
    "outlet": ("outlet", "source", "publisher"),
}
_SPACE = re.compile(r"\s+")


def chosen(names: Iterable[str], columns: Columns) -> dict[str, str]:
    """Which of a table's columns holds what: those asked for, else those of the usual names.

    Raises
    ------
    KeyError
        A column that was asked for, or any for the text, is not there; the message says which.
    """
    known = list(names)
    lower = {name.strip().lower(): name for name in reversed(known)}
    found = {}
    for what, usual in USUAL.items():
        asked = getattr(columns, what, None)
        if asked is not None and asked not in known:
            raise KeyError(f"no column '{asked}' -> --{what}-column, one of: {', '.join(known[:12])}")
        name = asked or next((lower[name] for name in usual if name in lower), None)
        if name is not None:
            found[what] = name
    if "text" not in found:
        raise KeyError(f"no column of text -> --text-column, one of: {', '.join(known[:12])}")
    return found


def row_source(
    fields: Mapping[str, Any], chosen: Mapping[str, str], *, file: str, form: str, row: int, size: int
) -> Source:
    """The document in a row; one that cannot be read has a `fault`."""
    values = {what: fields.get(name) for what, name in chosen.items()}
    doc = f"{file}#{_line(values.get('id')) or row}"
    text, written = values["text"], values.get("date")
    day = day_of(written)
    fault = None
    if not isinstance(text, str) or not text.strip():
        fault = f"row {row} has no text in '{chosen['text']}'"
    elif len(text) > LARGEST:
        fault = f"row {row} has {len(text):,} characters; at most {LARGEST:,} are read"
    elif day is None and _line(written):
        fault = f"row {row}: '{_line(written)[:40]}' is no date; give one such as 2019-05-17"
    head = {what: _line(values.get(what)) or None for what in ("title", "author", "outlet")}
    given = Given(date=day, **head)
    return Source(
        doc=doc,
        text=text if isinstance(text, str) else "",
        format=form,
        row=row,
        given=given,
        fault=fault,
        size=size,
    )


def bad_row(file: str, row: int, fault: str, size: int) -> Source:
    """A row that is no document."""
    return Source(doc=f"{file}#{row}", row=row, fault=f"row {row} {fault}", size=size)


def day_of(written: object) -> datetime.date | None:
    """Day of a date, a time stamp, or a text that holds one date."""
    if isinstance(written, datetime.datetime):
        return written.date()
    if isinstance(written, datetime.date):
        return written
    text = _line(written)
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        pass
    days = [span.first for span in find_dates(text[:100]) if span.grain == "day" and span.first]
    return days[0] if len(days) == 1 else None


def _line(value: object) -> str:
    return "" if value is None else _SPACE.sub(" ", str(value)).strip()[:300]
