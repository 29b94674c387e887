"""POLECAT events: 40 columns, tabs, with a header."""

import re
from typing import Any

from detente.reading.event_tables.codes import (
    QUAD_NAMES,
    checked_event,
    country_of,
    intensity,
    name_of,
    state_coded,
    state_named,
)
from detente.reading.event_tables.record import event_record, iso_day, own_row, settled_day, table_id
from detente.reading.names import slug

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
_SEPARATOR = re.compile(r"\s*[;|]\s*")


def from_row(doc: str, cells: dict[str, str]) -> dict[str, Any]:
    """Event record of one row.

    Raises
    ------
    ValueError
        There is no day, or no PLOVER event.
    """
    event = checked_event(cells["Event Type"])
    return event_record(
        doc,
        cells["Event ID"],
        actor=_entities(cells, "Actor"),
        recipient=_entities(cells, "Recipient"),
        event=event,
        mode=cells["Event Mode"].lower(),
        cameo=None,
        date=iso_day(cells["Event Date"]),
        what=f"{cells['Actor Name']} {event} {cells['Recipient Name']}".strip(),
        location=cells["Placename"] or cells["City"] or cells["Country"],
        table={"format": "polecat", "row": cells},
    )


def to_row(record: dict[str, Any]) -> dict[str, str]:
    """Cells of an event record: the row it came from, else a projection.

    Raises
    ------
    ValueError
        A table of events that occurred on a day cannot hold it.
    """
    row = own_row(record, "polecat")
    if row is not None:
        return dict(row)
    day = settled_day(record)
    if record["plover"] is None:
        raise ValueError(f"{record['id']}: CAMEO {record['cameo']} is no PLOVER event")
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {"Event ID": table_id(record), "Event Date": day, "Event Type": record["plover"]}
    cells |= {"Event Mode": record["mode"] or "", "Intensity": f"{intensity(record['plover']):g}"}
    cells |= {"Quad Code": QUAD_NAMES[record["quad"] - 1], "Placename": record["location"] or ""}
    cells |= {"Source": record["doc"], "Language": "en", "Raw Placename": record["location"] or ""}
    for side, entities in (("Actor", record["actor"]), ("Recipient", record["recipient"])):
        cells[f"{side} Name"] = ";".join(name_of(entity) for entity in entities)
        cells[f"{side} Country"] = ";".join(country_of(entity) or "" for entity in entities)
    return cells


def _entities(cells: dict[str, str], side: str) -> list[str]:
    """Actors of a row: their states, else their names."""
    countries = [code for code in _SEPARATOR.split(cells[f"{side} Country"].strip()) if code]
    states = [state for code in countries if (state := state_coded(code) or state_named(code))]
    if states:
        return list(dict.fromkeys(states))
    return [state_named(n) or f"G:{slug(n)}" for n in _SEPARATOR.split(cells[f"{side} Name"].strip()) if n]
