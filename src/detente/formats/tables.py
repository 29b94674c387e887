"""Three tables, of parties, of issues and of worths, that a spreadsheet holds.

A number is three cells: low, mode and high; a certain one stands under mode alone, and a distribution by name
stands there as it does in a scenario file.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.formats.faults import Findings, listed, number_in
from detente.formats.game import Settings
from detente.formats.resolving import resolved
from detente.nearest import nearest
from detente.scenario import Scenario
from detente.scenario.source import MAX_NODES, as_name

Row = dict[str, Any]
COLUMNS = {
    "parties": ("party", "name", "role", "no_deal_low", "no_deal_mode", "no_deal_high"),
    "issues": (
        "issue",
        "title",
        "option",
        "status_quo",
        "giver",
        "via",
        "delivers_low",
        "delivers_mode",
        "delivers_high",
    ),
    "worth": ("party", "issue", "option", "low", "mode", "high"),
}
FLAT = tuple(dict.fromkeys([*COLUMNS["worth"], *COLUMNS["issues"], *COLUMNS["parties"]]))
KEYS = {"parties": ("party",), "issues": ("issue", "option"), "worth": ("party", "issue", "option")}
YES, NO = ("yes", "true", "1", "x", "y"), ("", "no", "false", "0", "n")
MAX_ROWS = 100_000


@dataclass
class Tables:
    """Rows of each table; `file` and `line` say where a row stood."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in COLUMNS})


def unflattened(rows: Iterable[Row]) -> Tables:
    """Three tables out of one; what several rows say of one thing is kept once, blanks filled."""
    found = Tables()
    for table, columns in COLUMNS.items():
        merged: dict[tuple[str, ...], Row] = {}
        for row in rows:
            key = tuple(text(row.get(name)) for name in KEYS[table])
            if not all(key):
                continue
            part = {name: row.get(name) for name in columns} | {"file": row["file"], "line": row["line"]}
            kept = merged.setdefault(key, part)
            for name, value in part.items():
                if text(kept[name]) == "":
                    kept[name] = value
                elif text(value) and text(value) != text(kept[name]) and name not in ("file", "line"):
                    kept.setdefault("clash", (name, row["line"]))
        found.rows[table] = list(merged.values())
    worths = found.rows["worth"]
    found.rows["worth"] = [row for row in worths if any(text(row[name]) for name in ("low", "mode", "high"))]
    return found


def text(cell: Any) -> str:
    """A cell as text: whole numbers without a decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and math.isfinite(cell) and cell == int(cell):
        return str(int(cell))
    return as_name(cell)


def scenario_of(tables: Tables, title: str, file: str, settings: Settings, findings: Findings) -> Scenario:
    """The scenario that the tables hold.

    Raises
    ------
    FormatError
        With every fault found.
    """
    for table, rows in tables.rows.items():
        for row in rows:
            if "clash" in row:
                column, line = row["clash"]
                what = f"{column} differs from line {row['line']}"
                findings.fault(row["file"], f"line {line}", what, "say the same, or leave it blank")
        _twice(table, rows, findings)
    parties = _parties(tables.rows["parties"], findings)
    issues, status_quo = _issues(tables.rows["issues"], findings)
    worth = _worth(tables.rows["worth"], parties, issues, findings)
    data = {
        "detente": 1,
        "title": settings.title or title,
        "as_of": settings.as_of.isoformat(),
        "status_quo": status_quo,
        "parties": parties,
        "issues": issues,
        "worth": worth,
    }
    cells = sum(len(rows) for rows in tables.rows.values())
    if cells * 2 > MAX_NODES:
        findings.fault(file, "tables", f"{cells:,} rows", f"give at most {MAX_NODES // 2:,} in all")
    findings.stop()
    scenario = resolved(data, file, "tables", findings)
    findings.settle()
    return scenario


def _twice(table: str, rows: Sequence[Row], findings: Findings) -> None:
    seen: dict[tuple[str, ...], Any] = {}
    for row in rows:
        key = tuple(text(row.get(name)) for name in KEYS[table])
        blank = next((name for name, value in zip(KEYS[table], key, strict=True) if not value), None)
        if blank:
            findings.fault(row["file"], f"line {row['line']}", f"no {blank}", "fill the cell in")
        elif key in seen:
            what = f"{' '.join(key)} stands twice"
            findings.fault(
                row["file"], f"line {row['line']}", what, f"keep one; the first is in line {seen[key]}"
            )
        seen.setdefault(key, row["line"])


def _parties(rows: Sequence[Row], findings: Findings) -> Row:
    found: Row = {}
    for row in rows:
        entry: Row = {}
        if name := text(row.get("name")):
            entry["name"] = name
        if role := text(row.get("role")):
            entry["role"] = role
            if role not in ("principal", "third party"):
                fix = nearest(role, ("principal", "third party"))
                findings.fault(row["file"], f"line {row['line']}", f"role '{role}' is not a choice", fix)
        if (number := _number(row, "no_deal_", findings)) is not None:
            entry["no_deal"] = number
        found[text(row.get("party"))] = entry
    return found


def _issues(rows: Sequence[Row], findings: Findings) -> tuple[Row, str]:
    """Issues, and whether their first options are the status quo: where no column says, they are."""
    found: dict[str, Row] = {}
    marked: dict[str, list[bool]] = {}
    for row in rows:
        name = text(row.get("issue"))
        issue = found.setdefault(name, {"options": []})
        issue["options"].append(text(row.get("option")))
        mark = text(row.get("status_quo")).casefold()
        if mark not in YES + NO:
            findings.fault(row["file"], f"line {row['line']}", f"status_quo '{mark}'", "give yes or no")
        marked.setdefault(name, []).append(mark in YES)
        for key in ("title", "giver"):
            if value := text(row.get(key)):
                issue.setdefault(key, value)
        if via := text(row.get("via")):
            delivers = _number(row, "delivers_", findings)
            if delivers is None:
                findings.fault(
                    row["file"], f"line {row['line']}", f"via '{via}' without delivers", "give its chance"
                )
            issue.setdefault("via", {"party": via, "delivers": 1 if delivers is None else delivers})
    said = any(text(row.get("status_quo")) for row in rows)
    if not said or all(marks[0] for marks in marked.values()):
        status_quo = "first"
    else:
        status_quo = "none"
        if any(any(marks) for marks in marked.values()):
            what = "some issues have a status quo as their first option, some not"
            findings.fault(
                rows[0]["file"], "status_quo", what, "say yes at each issue's first option, or at none"
            )
    return found, status_quo


def _worth(
    rows: Sequence[Row], parties: Mapping[str, Any], issues: Mapping[str, Row], findings: Findings
) -> Row:
    found: Row = {}
    for row in rows:
        party, issue, option = (text(row.get(name)) for name in KEYS["worth"])
        where = f"line {row['line']}"
        if party not in parties:
            findings.fault(row["file"], where, f"unknown party '{party}'", nearest(party, parties))
        if issue not in issues:
            findings.fault(row["file"], where, f"unknown issue '{issue}'", nearest(issue, issues))
        elif option not in issues[issue]["options"]:
            fix = nearest(option, issues[issue]["options"])
            findings.fault(row["file"], where, f"issue '{issue}' has no option '{option}'", fix)
        number = _number(row, "", findings)
        if number is None:
            findings.fault(row["file"], where, "no number", "give mode, or low and high")
        found.setdefault(party, {}).setdefault(issue, {})[option] = number
    return found


def _number(row: Row, prefix: str, findings: Findings) -> Any:
    """A number of a scenario file out of three cells; None where all are blank."""
    where = f"line {row['line']}"
    cells = {name: row.get(prefix + name) for name in ("low", "mode", "high")}
    given = {name: cell for name, cell in cells.items() if text(cell)}
    if not given:
        return None
    mode = text(given.get("mode"))
    if mode.startswith("{") and len(given) == 1:
        try:
            return json.loads(mode)
        except (ValueError, RecursionError):
            findings.fault(row["file"], where, f"{prefix}mode is not JSON", 'give a number, or {"dist": ...}')
            return 0
    if len(given) < 3 and set(given) not in ({"mode"}, {"low", "high"}):
        there = listed(prefix + name for name in given)
        findings.fault(
            row["file"], where, f"{there} alone", f"give {prefix}mode, or {prefix}low and {prefix}high"
        )
        return 0
    parts = [findings.number(cell, row["file"], where, prefix + name) for name, cell in given.items()]
    numbers = [number_in(part) or 0.0 for part in parts]
    return numbers[0] if len(numbers) == 1 else numbers


def checked_columns(
    found: Sequence[str],
    table: str,
    wanted: Sequence[str],
    file: str,
    findings: Findings,
    *,
    needed: Sequence[str] | None = None,
) -> None:
    """Fault columns that are unknown, twice or missing."""
    for place, name in enumerate(found):
        if name and name not in wanted:
            findings.fault(file, f"{table} line 1", f"unknown column '{name[:60]}'", nearest(name, wanted))
        elif name and name in found[:place]:
            findings.fault(file, f"{table} line 1", f"column '{name}' stands twice", "keep one")
    for key in needed or KEYS.get(table, KEYS["worth"]):
        if key not in found:
            findings.fault(
                file, f"{table} line 1", f"no column '{key}'", f"add it; columns are {', '.join(wanted)}"
            )
