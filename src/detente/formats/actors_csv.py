"""The literature's usual table of actors: who stands where, how much it cares and what it can do.

A row for each actor, or for each actor and issue. Columns are found by what they are called, in any order.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from detente.formats.cells import unguarded
from detente.formats.csv_files import written
from detente.formats.faults import Findings, listed
from detente.formats.files import single
from detente.formats.game import Settings
from detente.formats.scaling import Export
from detente.formats.standing import Standing, n_at_their_modes, positions_of, salience_as_shares, settled
from detente.formats.text_table import MISSING, decoded, delimiter_of, rows
from detente.scenario import Scenario

# What a column says, and what it is called.
_CALLED = {
    "actor": ("actor", "name", "player", "stakeholder", "party", "country"),
    "position": ("position", "pos"),
    "salience": ("salience", "saliency", "sal"),
    "capability": ("capability", "capabilities", "influence", "power", "resources", "resource", "clout"),
    "issue": ("issue", "dimension"),
}
NUMBERS = ("position", "salience", "capability")
NEEDED = ("actor", *NUMBERS)
COLUMNS = ("actor", "issue", *NUMBERS)
PERCENTAGES = (0.0, 100.0)


def is_actors(file: Path) -> bool:
    """Whether the first line of a table names an actor, its position, salience and capability."""
    head = decoded(file).lstrip().partition("\n")[0]
    names = [name.strip(' "') for name in head.split(delimiter_of(head))]
    return set(NEEDED) <= {_said(name) for name in names}


def _said(name: str) -> str | None:
    return next((kind for kind, called in _CALLED.items() if name.strip().casefold() in called), None)


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read one table.

    Without a column `issue` there is one issue, called as the file is. A scale runs from the least to the
    largest position, or from 0 to 100 where saliences are percentages and positions may be. An actor whose
    position is NA is left out.

    Raises
    ------
    FormatError
        With every fault found.
    """
    file, findings = single(files, "tables"), Findings()
    text = decoded(file)
    table = rows(text, delimiter_of(text), file, findings)
    line, names = next(table, (1, []))
    places = _places(names, file, f"line {line}", findings)
    findings.stop()
    standing = Standing(title=file.stem)
    for line, cells in table:
        if any(cells[len(names) :]):
            what = f"{len(cells)} cells under {len(names)} names"
            findings.fault(file, f"line {line}", what, "give a cell for each column")
            continue
        row = {kind: unguarded(cells[at]) if at < len(cells) else "" for kind, at in places.items()}
        _stand({"issue": file.stem} | row, standing, file, f"line {line}", findings)
    findings.stop()
    percentages = salience_as_shares(standing, findings)
    for issue, stands in standing.stands.items():
        low, high = _scale(issue, [stand[0] for stand in stands.values()], percentages, findings)
        if low == high:
            what = f"every position on '{issue[:40]}' is {low:g}"
            findings.fault(file, "table", what, "give two that differ, as a scale runs between them")
        standing.scales[issue] = (low, high)
    return settled(standing, file, settings, findings)


def _places(names: Sequence[str], file: Path, where: str, findings: Findings) -> dict[str, int]:
    """The place of each column that is read."""
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        kind = _said(name)
        if kind is None and name:
            findings.remark("columns left out: {who}", f"'{name[:40]}'")
        elif kind in places:
            what = f"'{names[places[kind]][:40]}' and '{name[:40]}' both say the {kind}"
            findings.fault(file, where, what, "keep one")
        elif kind is not None:
            places[kind] = place
    for kind in NEEDED:
        if kind not in places:
            fix = f"call one {' or '.join(_CALLED[kind])}"
            findings.fault(file, where, f"no column for the {kind}", fix)
    return places


def _stand(row: Mapping[str, str], standing: Standing, file: Path, where: str, findings: Findings) -> None:
    actor, issue = row["actor"], row["issue"]
    for name, kind in ((actor, "actor"), (issue, "issue")):
        if not name:
            findings.fault(file, where, f"the {kind} is missing", "name it")
            return
    if actor in standing.stands.get(issue, {}):
        what = f"a second position of '{actor[:40]}' on '{issue[:40]}'"
        findings.fault(file, where, what, "give each actor its own name, and one row on each issue")
        return
    standing.actors[actor] = ""
    if row["position"].casefold() in MISSING:
        return
    numbers = [findings.number(row[kind] or None, file, where, f"the {kind}") for kind in NUMBERS]
    position, salience, capability = numbers
    if position is not None and salience is not None and capability is not None:
        standing.stands.setdefault(issue, {})[actor] = (position, salience, capability)


def _scale(
    issue: str, positions: Sequence[float], percentages: bool, findings: Findings
) -> tuple[float, float]:
    """The ends of an issue's scale, which the table does not say."""
    least, largest = min(positions), max(positions)
    if percentages and least >= 0 and 1 < largest <= 100:
        findings.remark("scale taken to be 0 to 100, as saliences are percentages: {who}", f"'{issue[:40]}'")
        return PERCENTAGES
    who = f"'{issue[:40]}' {least:g} to {largest:g}"
    findings.remark("scale taken to run from the least to the largest position: {who}", who)
    return least, largest


def exported(scenario: Scenario) -> Export:
    """One table with a row for each actor and issue, at the modes of uncertain numbers.

    Raises
    ------
    ValueError
        Where the scenario has no positions.
    """
    table = [
        {"actor": party, "issue": issue} | {kind: getattr(stand, kind).mode for kind in NUMBERS}
        for issue, line in positions_of(scenario).items()
        for party, stand in line.parties.items()
    ]
    return Export({"actors.csv": written(table, COLUMNS)}, _lost(scenario))


def _lost(scenario: Scenario) -> list[str]:
    uncertain = n_at_their_modes(scenario)
    wider = [
        issue
        for issue, line in scenario.positions.items()
        if set(line.scale) - {stand.position.mode for stand in line.parties.values()}
    ]
    references = [issue for issue, line in scenario.positions.items() if line.reference is not None]
    named = [name for name, party in scenario.parties.items() if party.name not in (None, name)]
    lines = {
        "ranges": f"{uncertain} stand at their modes" * bool(uncertain),
        "scale": f"ends beyond all positions are not said: {listed(wider)}" * bool(wider),
        "reference": f"not said: {listed(references)}" * bool(references),
        "names": f"ids alone are said: {listed(named)}" * bool(named),
    }
    return [f"{what}: {line}" for what, line in lines.items() if line]
