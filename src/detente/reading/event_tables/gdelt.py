"""GDELT 2.0 events: 61 columns, tabs, no header."""

from typing import Any

from detente.reading.event_cues import QUADS
from detente.reading.event_tables.codes import (
    cameo_of,
    country_of,
    goldstein,
    name_of,
    plover_of,
    state_coded,
)
from detente.reading.event_tables.record import event_record, iso_day, own_row, settled_day, table_id

N_COLUMNS = 61
_DAY, _ACTOR1, _ACTOR2, _CODE, _PLACE, _URL = 1, 5, 15, 26, 52, 60


def from_row(doc: str, line: str) -> dict[str, Any]:
    """Event record of one line.

    Raises
    ------
    ValueError
        The line has not 61 columns, or no day, or no CAMEO code.
    """
    cells = line.split("\t")
    if len(cells) != N_COLUMNS:
        raise ValueError(f"{len(cells)} columns -> GDELT 2.0 events have {N_COLUMNS}")
    event, mode = plover_of(cells[_CODE])
    return event_record(
        doc,
        cells[0],
        actor=_entity(cells, _ACTOR1),
        recipient=_entity(cells, _ACTOR2),
        event=event,
        mode=mode,
        cameo=cells[_CODE],
        date=iso_day(cells[_DAY]),
        what=f"{cells[_ACTOR1 + 1]} {cells[_CODE]} {cells[_ACTOR2 + 1]}".strip(),
        location=cells[_PLACE],
        table={"format": "gdelt", "row": cells},
    )


def to_row(record: dict[str, Any]) -> str:
    """Line of an event record: the row it came from, else a projection.

    Raises
    ------
    ValueError
        A table of events that occurred on a day cannot hold it.
    """
    row = own_row(record, "gdelt")
    if row is not None:
        return "\t".join(row)
    day = settled_day(record)
    code = record["cameo"] or cameo_of(record["plover"])
    second = record["recipient"] or record["actor"][1:]
    year, compact = int(day[:4]), day.replace("-", "")
    cells = [""] * N_COLUMNS
    cells[0] = table_id(record)
    cells[_DAY], cells[2], cells[3] = compact, compact[:6], day[:4]
    cells[4] = f"{year + ((int(day[5:7]) - 1) * 30 + int(day[8:])) / 365:.4f}"
    for at, entities in ((_ACTOR1, record["actor"]), (_ACTOR2, second)):
        if entities:
            country = country_of(entities[0]) or ""
            cells[at : at + 3] = [country or entities[0], name_of(entities[0]).upper(), country]
    cells[25:31] = [
        "1",
        code,
        code[:3],
        code[:2],
        str(QUADS.get(record["plover"], 1)),
        f"{goldstein(code):g}",
    ]
    cells[31:35] = ["1", "1", "1", "0"]
    cells[_PLACE] = record["location"] or ""
    cells[59], cells[_URL] = f"{compact}000000", record["doc"]
    return "\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells)


def _entity(cells: list[str], at: int) -> list[str]:
    """Actor of a row: its state, else its code."""
    code, _, country = cells[at : at + 3]
    if country and (state := state_coded(country)):
        return [state]
    return [f"G:{country or code}"] if country or code else []
