"""The table of Decision-making in the European Union (DEU III): proposals, positions and outcomes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.formats.council_votes import votes
from detente.formats.faults import Fault, Findings, FormatError, listed
from detente.formats.files import single
from detente.formats.game import Settings
from detente.formats.scaling import Export
from detente.formats.standing import Standing, assembled, percent, plain_cell, positions_of
from detente.formats.text_table import MISSING, decoded, delimiter_of
from detente.formats.text_table import rows as table_rows
from detente.nearest import nearest
from detente.scenario import Scenario

SCALE = (0.0, 100.0)
UNION = {"COM": "European Commission", "EP": "European Parliament"}
_NEEDED = ("prnr", "isnr", "out")


@dataclass(frozen=True)
class Proposal:
    """One proposal as a scenario, and where its issues settled."""

    id: str
    scenario: Scenario
    outcomes: Mapping[str, float]


def is_deu(file: Path) -> bool:
    """Whether the first line of a table names the columns of DEU."""
    head = decoded(file).partition("\n")[0]
    return set(_NEEDED) <= {name.strip(' "\r').casefold() for name in head.split(delimiter_of(head))}


def read_proposals(file: Path, settings: Settings) -> tuple[Proposal, ...]:
    """Every proposal of a table, in its order.

    An actor takes part in an issue where it has a position and a salience; an empty cell, `NA` and `.` say
    that there is none. Power is the vote in the Council under the rules of the time; Commission and
    Parliament count as the largest state (`council_votes`).

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
    """One proposal of a table: the one that is asked for, or the only one.

    Raises
    ------
    FormatError
        Where the table is faulty, or lacks the proposal, or holds several and none is asked for.
    """
    file = single(files, "tables")
    proposals = {proposal.id: proposal for proposal in read_proposals(file, settings)}
    if settings.proposal is None and len(proposals) == 1:
        return next(iter(proposals.values())).scenario
    if settings.proposal in proposals:
        return proposals[settings.proposal].scenario
    if settings.proposal is not None:
        what = f"no proposal '{settings.proposal[:40]}'"
        fix = nearest(settings.proposal, proposals, otherwise=f"--proposal, such as {listed(proposals)}")
    else:
        what = f"{len(proposals)} proposals, and a scenario holds one"
        fix = f"--proposal NUMBER, such as {listed(proposals)}"
    raise FormatError([Fault(str(file), "table", what, fix)])


def _rows(file: Path, findings: Findings) -> list[dict[str, str]]:
    text = decoded(file)
    table = table_rows(text, delimiter_of(text), file, findings)
    names = [name.casefold() for name in next(table, (1, []))[1]]
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        findings.fault(file, "line 1", f"no column '{missing[0]}'", f"name {', '.join(_NEEDED)}")
        return []
    rows = []
    for line, cells in table:
        if len(cells) != len(names):
            what = f"{len(cells)} cells under {len(names)} names"
            findings.fault(file, f"line {line}", what, "give a cell for each column")
        known = ("" if cell.casefold() in MISSING else cell for cell in cells)
        rows.append(dict(zip(names, known, strict=False)))
        findings.faults += [
            Fault(str(file), f"line {line}", f"{column} is missing", "number each proposal and each issue")
            for column in ("prnr", "isnr")
            if not rows[-1].get(column)
        ]
    return rows


def _proposal(
    name: str, issues: Sequence[dict[str, str]], file: Path, settings: Settings, findings: Findings
) -> Proposal | None:
    present = {actor for row in issues for actor in _actors(row) if row[f"p{actor.lower()}"]}
    power = votes(present - UNION.keys())
    standing = Standing(title=issues[0].get("prname") or name)
    standing.actors = {actor: UNION.get(actor, actor) for actor in sorted(present)}
    outcomes: dict[str, float] = {}
    before = len(findings.faults)
    for row in issues:
        issue, element = row["isnr"], f"issue {row['isnr'][:40]}"
        if issue in standing.scales:
            findings.fault(
                file, element, f"stands twice in proposal {name[:40]}", "give each row its own isnr"
            )
            continue
        stands = _stands(row, power, file, element, findings)
        if not stands:
            continue
        standing.scales[issue], standing.stands[issue] = SCALE, stands
        if row.get("rp"):
            reference = _percentage(row["rp"], "rp", file, element, findings)
            if reference is not None:
                standing.references[issue] = reference
        if row["out"]:
            outcome = findings.number(row["out"], file, element, "out")
            if outcome is not None:
                outcomes[issue] = outcome
    if len(findings.faults) > before or not standing.stands:
        return None
    scenario = assembled(standing, file, settings, findings, within=f"proposal {name[:40]}")
    return None if scenario is None else Proposal(name, scenario, outcomes)


def _actors(row: Mapping[str, str]) -> Iterable[str]:
    return (
        name[1:].upper()
        for name in row
        if name[:1] == "p" and (len(name) == 3 or name == "pcom") and f"s{name[1:]}" in row
    )


def _stands(
    row: Mapping[str, str], power: Mapping[str, float], file: Path, element: str, findings: Findings
) -> dict[str, tuple[float, float, float]]:
    stands = {}
    for actor in _actors(row):
        raw_position, raw_salience = row[f"p{actor.lower()}"], row[f"s{actor.lower()}"]
        if raw_position and raw_salience:
            position = _percentage(raw_position, f"p{actor.lower()}", file, element, findings)
            salience = _percentage(raw_salience, f"s{actor.lower()}", file, element, findings)
            if position is not None and salience is not None:
                stands[actor] = (position, salience / 100, 1.0 if actor in UNION else power.get(actor, 0.0))
    return stands


def _percentage(raw: str, column: str, file: Path, element: str, findings: Findings) -> float | None:
    """A number from 0 to 100, or a fault."""
    value = findings.number(raw, file, element, column)
    if value is not None and not SCALE[0] <= value <= SCALE[1]:
        findings.fault(file, element, f"{column} is {value:g}", "give a number from 0 to 100")
        return None
    return value


def exported(scenario: Scenario) -> Export:
    """One table of one proposal, at the modes of uncertain numbers; scales become 0 to 100.

    Raises
    ------
    ValueError
        Where the scenario has no positions, or a party that is not named as the table names actors.
    """
    present = {name for line in positions_of(scenario).values() for name in line.parties}
    actors = [name for name in scenario.parties if name in present]
    for name in actors:
        if name != "COM" and not (len(name) == 2 and name.isalpha() and name.isupper()):
            raise ValueError(f"party '{name}' cannot be a column of DEU -> call it COM, or by two capitals")
    columns = [f"{kind}{name.lower()}" for kind in "ps" for name in actors]
    lines = [["prnr", "prname", "isnr", *columns, "rp", "out"]]
    for issue, line in scenario.positions.items():
        low, high = line.scale
        cells = {}
        for name, stand in line.parties.items():
            cells[f"p{name.lower()}"] = percent((stand.position.mode - low) / (high - low))
            cells[f"s{name.lower()}"] = percent(stand.salience.mode)
        reference = "" if line.reference is None else percent((line.reference.mode - low) / (high - low))
        row = [cells.get(column, "") for column in columns]
        lines.append(
            [plain_cell(scenario.title), plain_cell(scenario.title), plain_cell(issue), *row, reference, ""]
        )
    text = "".join(",".join(line) + "\n" for line in lines)
    return Export({"proposal.csv": text.encode()}, ["capabilities: the table has none"])
