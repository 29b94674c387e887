"""A table of ties or votes: one row an actor, one column an item."""

import math
from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.text_table import table_in
from detente.records.portfolios import Portfolios

WEIGHT = "weight"


def read_portfolios(file: Path) -> Portfolios:
    """Read a table such as alliances by state, or votes by resolution.

    Parameters
    ----------
    file : Path
        CSV with commas or semicolons. The first line names the items; the first cell of every other line
        names an actor, or is `weight`: what each item counts for. An empty cell is not known.

    Returns
    -------
    Portfolios

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    table = table_in(file, "give a table of ties or votes", findings)
    items = next(table, (1, []))[1][1:]
    if not items:
        findings.fault(file, "line 1", "no items", "name them in the first line, after the actors' column")
        findings.stop()
    held: dict[str, tuple[float, ...]] = {}
    for line, (name, *cells) in table:
        where = f"line {line}"
        if len(cells) != len(items):
            findings.fault(file, where, _cells(len(cells), len(items)), "give one an item")
        elif name in held:
            findings.fault(file, where, f"'{name[:60]}' stands twice", "keep one row an actor")
        else:
            held[name] = tuple(
                _number(cell, file, where, item, findings) for cell, item in zip(cells, items, strict=True)
            )
    weights = held.pop(WEIGHT, (1.0,) * len(items))
    if any(not weight >= 0 for weight in weights):
        findings.fault(file, WEIGHT, "a weight that is no number of 0 or more", "give one for each item")
    found = Portfolios(name=file.name, held=held, weights=weights)
    if not findings.faults and (len(held) < 2 or not found.span or not sum(weights)):
        findings.fault(file, "table", "nothing in which two actors differ", "give rows that can be compared")
    findings.stop()
    return found


def _cells(n: int, n_items: int) -> str:
    return f"{n} {'cell' if n == 1 else 'cells'} for {n_items} {'item' if n_items == 1 else 'items'}"


def _number(cell: str, file: Path, where: str, item: str, findings: Findings) -> float:
    if not cell.strip():
        return math.nan
    value = findings.number(cell, file, where, item[:60])
    return math.nan if value is None else value
