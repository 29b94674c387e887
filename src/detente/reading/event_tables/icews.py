"""ICEWS events: 20 columns, tabs, with a header."""

from typing import Any

from detente.reading.event_tables.codes import (
    cameo_of,
    country_of,
    goldstein,
    name_of,
    plover_of,
    state_named,
)
from detente.reading.event_tables.record import event_record, iso_day, own_row, settled_day, table_id
from detente.reading.names import slug

COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)


def from_row(doc: str, cells: dict[str, str]) -> dict[str, Any]:
    """Event record of one row; a code that lost its leading zero is read as one that has it.

    Raises
    ------
    ValueError
        There is no day, or no CAMEO code.
    """
    code = cells["CAMEO Code"]
    if len(code) == 2 or (len(code) == 3 and code[:2] > "20"):
        code = f"0{code}"
    event, mode = plover_of(code)
    return event_record(
        doc,
        cells["Event ID"],
        actor=_entity(cells["Source Country"], cells["Source Name"]),
        recipient=_entity(cells["Target Country"], cells["Target Name"]),
        event=event,
        mode=mode,
        cameo=code,
        date=iso_day(cells["Event Date"]),
        what=f"{cells['Source Name']} {cells['Event Text']} {cells['Target Name']}".strip(),
        location=cells["City"] or cells["Country"],
        table={"format": "icews", "row": cells},
    )


def to_row(record: dict[str, Any]) -> dict[str, str]:
    """Cells of an event record: the row it came from, else a projection.

    Raises
    ------
    ValueError
        A table of events that occurred on a day cannot hold it.
    """
    row = own_row(record, "icews")
    if row is not None:
        return dict(row)
    day = settled_day(record)
    code = record["cameo"] or cameo_of(record["plover"])
    target = record["recipient"] or record["actor"][1:]
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {
        "Event ID": table_id(record),
        "Event Date": day,
        "Event Text": record["what"],
        "CAMEO Code": code,
    }
    cells |= {
        "Intensity": f"{goldstein(code):g}",
        "Story ID": record["doc"],
        "City": record["location"] or "",
    }
    cells["Sentence Number"] = (record["sid"] or "").lstrip("S")
    for side, entities in (("Source", record["actor"]), ("Target", target)):
        if entities:
            country = country_of(entities[0])
            cells[f"{side} Name"] = name_of(entities[0])
            cells[f"{side} Country"] = name_of(f"S:{country}") if country else ""
    return cells


def _entity(country: str, name: str) -> list[str]:
    """Actor of a row: its state, else its name."""
    if country and (state := state_named(country)):
        return [state]
    return [state_named(name) or f"G:{slug(name)}"] if name else []
