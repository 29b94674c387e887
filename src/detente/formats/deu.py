"""The table of Decision-making in the European Union (DEU III): proposals, positions and outcomes."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.formats.council_votes import votes
from detente.formats.faults import Findings
from detente.formats.files import content
from detente.formats.game import Settings
from detente.formats.names import cleaned
from detente.nearest import nearest
from detente.scenario import Scenario, ScenarioError
from detente.scenario.files import resolve
from detente.scenario.source import Source

SCALE = (0.0, 100.0)
UNION = {"COM": "European Commission", "EP": "European Parliament"}
_NEEDED = ("prnr", "isnr", "out")
_MAX_ROWS = 20_000


@dataclass(frozen=True)
class Proposal:
    """One proposal as a scenario, and where its issues settled."""

    id: str
    scenario: Scenario
    outcomes: Mapping[str, float]


def is_deu(head: str) -> bool:
    """Whether the first line of a table names the columns of DEU."""
    return set(_NEEDED) <= {name.strip().casefold() for name in head.split(",")}


def read_proposals(file: Path, settings: Settings) -> tuple[Proposal, ...]:
    """Every proposal of a table, in its order.

    An actor takes part in an issue where it has a position and a salience. Power is the vote in the Council
    under the rules of the time; Commission and Parliament count as the largest state (`council_votes`).

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    rows = _rows(file, findings)
    findings.stop()
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["prnr"], []).append(row)
    proposals = [_proposal(name, issues, file, settings, findings) for name, issues in grouped.items()]
    findings.stop()
    return tuple(proposal for proposal in proposals if proposal is not None)


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """One proposal of a table: the one that is called as the title asks, or the only one.

    Raises
    ------
    FormatError
        Where the table is faulty, or holds several proposals and none is asked for.
    """
    proposals = {proposal.id: proposal for proposal in read_proposals(files[0], settings)}
    if len(proposals) == 1:
        return next(iter(proposals.values())).scenario
    if settings.title in proposals:
        return proposals[settings.title].scenario
    findings = Findings()
    fix = f"--title {nearest(settings.title or '', proposals, otherwise=next(iter(proposals), 'NUMBER'))}"
    findings.fault(files[0], "table", f"{len(proposals)} proposals, and a scenario holds one", fix)
    findings.stop()
    raise AssertionError


def _rows(file: Path, findings: Findings) -> list[dict[str, str]]:
    try:
        whole = content(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        findings.fault(file, "file", "not UTF-8 text", "save it as CSV in UTF-8")
        return []
    reader = csv.reader(io.StringIO(whole, newline=""))
    rows: list[dict[str, str]] = []
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        missing = [name for name in _NEEDED if name not in names]
        if missing:
            findings.fault(file, "line 1", f"no column '{missing[0]}'", f"name {', '.join(_NEEDED)}")
            return []
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                what = f"{len(cells)} cells under {len(names)} names"
                findings.fault(file, f"line {reader.line_num}", what, "give a cell for each column")
            rows.append(dict(zip(names, map(str.strip, cells), strict=False)))
            if len(rows) > _MAX_ROWS:
                findings.fault(file, "file", f"more than {_MAX_ROWS:,} rows", "give a smaller table")
                break
    except csv.Error as error:
        findings.fault(file, f"line {reader.line_num}", f"not CSV: {error}", "save it as CSV again")
    return rows


def _proposal(
    name: str, issues: Sequence[dict[str, str]], file: Path, settings: Settings, findings: Findings
) -> Proposal | None:
    present = {actor for row in issues for actor in _actors(row) if row[f"p{actor.lower()}"]}
    power = votes(present - UNION.keys())
    continua: dict[str, Any] = {}
    outcomes = {}
    for row in issues:
        element = f"issue {row['isnr'][:40]}"
        stands = _stands(row, power, file, element, findings)
        if stands:
            continua[row["isnr"]] = {"scale": list(SCALE), "parties": stands}
            if row.get("rp"):
                continua[row["isnr"]]["reference"] = findings.number(row["rp"], file, element, "rp")
            if row["out"]:
                outcomes[row["isnr"]] = findings.number(row["out"], file, element, "out")
    if not continua or findings.faults:
        return None
    parties = {actor for continuum in continua.values() for actor in continuum["parties"]}
    titled = issues[0].get("prname") or name
    data = {
        "detente": 1,
        "title": next(iter(cleaned([titled]).values())),
        "as_of": settings.as_of.isoformat(),
        "parties": {actor: {"name": UNION.get(actor, actor)} for actor in sorted(parties)},
        "positions": continua,
    }
    try:
        scenario = resolve(Source(str(file), data))
    except ScenarioError as error:
        for fault in error.faults:
            findings.fault(file, f"proposal {name[:40]}", fault.what, fault.fix)
        return None
    return Proposal(name, scenario, {issue: out for issue, out in outcomes.items() if out is not None})


def _actors(row: Mapping[str, str]) -> Iterable[str]:
    return (
        name[1:].upper()
        for name in row
        if name[0] == "p" and (len(name) == 3 or name == "pcom") and f"s{name[1:]}" in row
    )


def _stands(
    row: Mapping[str, str], power: Mapping[str, float], file: Path, element: str, findings: Findings
) -> dict[str, Any]:
    stands = {}
    for actor in _actors(row):
        position, salience = row[f"p{actor.lower()}"], row[f"s{actor.lower()}"]
        if position and salience:
            at = findings.number(position, file, element, f"p{actor.lower()}")
            share = findings.number(salience, file, element, f"s{actor.lower()}")
            if at is not None and share is not None:
                capability = 1.0 if actor in UNION else power.get(actor, 0.0)
                stands[actor] = {"position": at, "salience": share / 100, "capability": capability}
    return stands
