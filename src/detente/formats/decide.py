"""The input files of the exchange model's program: rows of actors, issues, scale points and stands.

`#A` names an actor, `#P` an issue, `#M` a point of an issue's scale, `#D` an actor's position, salience and
power on an issue; `#O` and `#/` are comments. Columns stand apart by tabs, semicolons or commas.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.files import single
from detente.formats.game import Settings
from detente.formats.scaling import Export
from detente.formats.standing import Standing, n_at_their_modes, positions_of, salience_as_shares, settled
from detente.formats.text_table import decoded, delimiter_of, rows
from detente.nearest import nearest
from detente.scenario import Scenario

_COMMENTS = ("#O", "#/", "#N")
DEFAULT_SCALE = (0.0, 100.0)


def is_decide(file: Path) -> bool:
    """Whether a file begins as the program's input files do."""
    return decoded(file).lstrip().lstrip("'\"").startswith(("#A", "#P", "#M", "#D", "#O", "#/", "#N"))


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read one file.

    Raises
    ------
    FormatError
        With every fault found.
    """
    file, findings = single(files, "files"), Findings()
    text = decoded(file)
    standing, points = Standing(title=file.stem), dict[str, list[float]]()
    quote = "'" if text.lstrip().startswith("'") else '"'
    for line, cells in rows(text, delimiter_of(text), file, findings, quote):
        _take(line, cells, standing, points, file, findings)
    for issue in standing.scales:
        ends = points.get(issue) or DEFAULT_SCALE
        standing.scales[issue] = (min(ends), max(ends))
    salience_as_shares(standing, findings)
    return settled(standing, file, settings, findings)


def _take(
    line: int,
    cells: list[str],
    standing: Standing,
    points: dict[str, list[float]],
    file: Path,
    findings: Findings,
) -> None:
    mark, name = cells[0], cells[1] if len(cells) > 1 else ""
    where = f"line {line}"
    if mark in ("#A", "#P"):
        known: Mapping[str, object] = standing.actors if mark == "#A" else standing.scales
        if name in known:
            what = f"{'actor' if mark == '#A' else 'issue'} '{name[:40]}' stands twice"
            findings.fault(file, where, what, "give each its own name")
        elif mark == "#A":
            standing.actors[name] = cells[2] if len(cells) > 2 else ""
        else:
            standing.scales[name] = DEFAULT_SCALE
    elif mark == "#M":
        point = findings.number(cells[2] if len(cells) > 2 else None, file, where, "the point of the scale")
        if point is not None:
            points.setdefault(name, []).append(point)
    elif mark == "#D":
        _stand(cells, standing, file, where, findings)
    elif mark not in _COMMENTS:
        findings.fault(file, where, f"'{mark[:40]}' where a mark belongs", "begin with #A, #P, #M or #D")


def _stand(cells: list[str], standing: Standing, file: Path, where: str, findings: Findings) -> None:
    actor, issue, *numbers = [*cells[1:6], "", "", "", "", ""][:5]
    for name, known, what in ((actor, standing.actors, "actor"), (issue, standing.scales, "issue")):
        if name not in known:
            findings.fault(file, where, f"unknown {what} '{name[:40]}'", nearest(name, known))
    if issue in standing.scales and actor in standing.stands.get(issue, {}):
        what = f"a second position of '{actor[:40]}' on '{issue[:40]}'"
        findings.fault(file, where, what, "give one")
    labels = ("position", "salience", "power")
    values = [
        findings.number(raw or None, file, where, label) for raw, label in zip(numbers, labels, strict=True)
    ]
    position, salience, power = values
    if position is not None and salience is not None and power is not None:
        standing.stands.setdefault(issue, {})[actor] = (position, salience, power)


def exported(scenario: Scenario) -> Export:
    """One tab-separated file, at the modes of uncertain numbers.

    Raises
    ------
    ValueError
        Where the scenario has no positions.
    """
    positions = positions_of(scenario)
    lines = [["#A", name, party.name or name, ""] for name, party in scenario.parties.items()]
    for issue, continuum in positions.items():
        lines.append(["#P", issue, issue, ""])
        lines += [["#M", issue, repr(float(end))] for end in continuum.scale]
    for issue, continuum in positions.items():
        for party, stand in continuum.parties.items():
            numbers = (stand.position.mode, stand.salience.mode, stand.capability.mode)
            lines.append(["#D", party, issue, *map(repr, numbers)])
    text = "".join("\t".join(_quoted(cell) for cell in line) + "\n" for line in lines)
    uncertain = n_at_their_modes(scenario)
    lost = [f"{uncertain} ranges stand at their modes"] if uncertain else []
    return Export({"positions.txt": text.encode()}, lost)


def _quoted(cell: str) -> str:
    try:
        float(cell)
    except ValueError:
        return "'" + " ".join(cell.replace("'", "’").split()) + "'"
    return cell
