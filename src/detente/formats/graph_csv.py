"""A graph of states and moves as one CSV table, for models whose moves are listed one by one.

A row says by its kind: option, its owner and its name; state, its number and its text, a sign for each
option; start, the state at the outset; move, who can go from which state to which; rank, a state's place in a
party's ranking, 1 the best and equal places a tie; statement, what a party wants, 1 the most important.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from detente.formats.conflicts import places
from detente.formats.csv_files import rows_in
from detente.formats.faults import Findings
from detente.formats.files import content, single
from detente.formats.game import Settings
from detente.formats.graph_csv_export import COLUMNS, exported
from detente.formats.names import cleaned
from detente.formats.resolving import resolved
from detente.formats.tables import Row, text
from detente.nearest import nearest
from detente.scenario import Scenario

__all__ = ["exported", "is_graph", "read"]

CELLS = {
    "option": ("party", "label"),
    "state": ("state", "label"),
    "start": ("state",),
    "move": ("party", "from", "to"),
    "rank": ("party", "state", "rank"),
    "statement": ("party", "rank", "label"),
}
"""Kinds of rows, and the cells that each fills."""
NUMBERS = ("from", "to", "state", "rank")


def is_graph(file: Path) -> bool:
    """Whether a table names the columns of a graph."""
    head = content(file).partition(b"\n")[0].decode("utf-8", "replace").removeprefix("\ufeff")
    return {"kind", "state", "rank"} <= {
        name.strip().casefold() for name in head.replace(";", ",").split(",")
    }


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read one graph; every party is a principal.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings, file = Findings(), single(files, "tables")
    rows = _checked(rows_in(file, "graph", COLUMNS, findings, needed=COLUMNS[:1]), findings)
    findings.stop()
    data = {
        "detente": 1,
        "title": next(iter(cleaned([settings.title or file.stem]).values())),
        "as_of": settings.as_of.isoformat(),
        "parties": {row["party"]: {} for kind in rows.values() for row in kind if "party" in row},
        "conflict": _conflict(rows, file, findings),
    }
    findings.stop()
    scenario = resolved(data, file, "conflict", findings)
    findings.settle()
    return scenario


def _checked(rows: Sequence[Row], findings: Findings) -> dict[str, list[Row]]:
    """Rows by kind, with the cells of their kind alone, numbers read."""
    found: dict[str, list[Row]] = {kind: [] for kind in CELLS}
    for row in rows:
        where, kind = f"line {row['line']}", text(row.get("kind")).casefold()
        if kind not in CELLS:
            findings.fault(row["file"], where, f"kind '{kind[:40]}' is not known", nearest(kind, CELLS))
            continue
        kept: Row = {"line": row["line"]}
        for name in CELLS[kind]:
            cell = text(row.get(name))
            if not cell:
                findings.fault(row["file"], where, f"no {name}", f"a row of kind {kind} needs one")
            elif name in NUMBERS and not (cell.isascii() and cell.isdecimal() and int(cell[:9]) > 0):
                findings.fault(row["file"], where, f"{name} is '{cell[:40]}'", "give a whole number from 1")
            else:
                kept[name] = int(cell[:9]) if name in NUMBERS else cell
        found[kind].append(kept)
    return found


def _conflict(rows: dict[str, list[Row]], file: Path, findings: Findings) -> dict[str, Any]:
    labels = {row["state"]: row["label"] for row in rows["state"]}
    numbers = [row["state"] for row in rows["state"]]
    if not numbers or sorted(numbers) != list(range(1, len(numbers) + 1)):
        findings.fault(
            file, "states", "not numbered 1, 2, 3 and on", "give a row of kind state for each, once"
        )
    if not rows["option"]:
        findings.fault(file, "options", "none", "give a row of kind option, with party and label, for each")
    if len(rows["start"]) > 1:
        findings.fault(file, f"line {rows['start'][1]['line']}", "a second start", "keep one")
    preferences = _preferences(rows, file, findings)
    findings.stop()
    owners = dict.fromkeys(row["party"] for kind in ("option", "move") for row in rows[kind])
    arcs: dict[str, list[list[int]]] = {party: [] for party in owners}
    for row in rows["move"]:
        arcs[row["party"]].append([row["from"], row["to"]])
    names = [row["label"] for row in rows["option"]]
    return {
        "options": [
            {"id": name, "owner": row["party"], "levels": _levels(place, labels.values())}
            for place, (name, row) in enumerate(zip(names, rows["option"], strict=True))
        ],
        "states": [labels[number] for number in sorted(labels)],
        "moves": arcs,
        "preferences": preferences,
        **({"status_quo": rows["start"][0]["state"]} if rows["start"] else {}),
    }


def _levels(place: int, labels: Any) -> int:
    """As many levels as the texts of the states use, and 2 at least."""
    signs = {label[place] for label in labels if len(label) > place}
    return max([2, *(int(sign) + 1 for sign in signs if sign.isascii() and sign.isdecimal())])


def _preferences(rows: dict[str, list[Row]], file: Path, findings: Findings) -> dict[str, Any]:
    """Every party's ranking, or its statements in their order."""
    ranked = {party: {"ranking": ranking} for party, ranking in _rankings(rows["rank"])}
    stated: dict[str, dict[int, str]] = defaultdict(dict)
    for row in rows["statement"]:
        where, party = f"line {row['line']}", row["party"]
        if row["rank"] in stated[party]:
            fix = "number them 1, 2, 3 and on"
            findings.fault(file, where, f"a second statement {row['rank']} of '{party[:40]}'", fix)
        if party in ranked:
            what = f"a statement of '{party[:40]}', whose states are ranked"
            findings.fault(file, where, what, "give rows of kind rank or of kind statement")
        stated[party][row["rank"]] = row["label"]
    in_order = {party: [texts[rank] for rank in sorted(texts)] for party, texts in stated.items()}
    return ranked | {party: {"statements": texts} for party, texts in in_order.items()}


def _rankings(rows: Sequence[Row]) -> Iterator[tuple[str, list[int | list[int]]]]:
    tiers: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        tiers[row["party"]][row["rank"]].append(row["state"])
    for party, by_rank in tiers.items():
        yield party, places([by_rank[rank] for rank in sorted(by_rank)])
