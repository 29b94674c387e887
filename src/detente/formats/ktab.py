"""KTAB's scenarios for its Spatial Model of Politics: CSV and XML."""

from collections.abc import Sequence
from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.files import content, single
from detente.formats.game import Settings
from detente.formats.names import numbered
from detente.formats.scaling import Export
from detente.formats.standing import Standing, percent, plain_cell, settled
from detente.formats.text_table import decoded, rows
from detente.formats.xml_tree import Element, parsed
from detente.scenario import Scenario

SCALE = (0.0, 100.0)
_FIXED = 3  # actor, description, capability


def is_ktab(file: Path) -> bool:
    """Whether a file is KTAB's: XML with dimensions, or a table whose second line heads its columns."""
    if file.suffix.lower() == ".xml":
        return _is_tree(parsed(content(file), file, Findings()))
    lines = [line for line in decoded(file).splitlines()[:10] if line.strip()]
    if len(lines) < 2:
        return False
    first, second = ([cell.strip().casefold() for cell in line.rstrip(", ").split(",")] for line in lines[:2])
    return second[:2] == ["actor", "description"] and len(first) >= 4 and first[-1].isdigit()


def _is_tree(root: Element | None) -> bool:
    return root is not None and root.tag == "scenario" and root.first("dimensions") is not None


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read one scenario; a final comma may stand at the end of a row or be left out.

    Raises
    ------
    FormatError
        With every fault found.
    """
    file, findings = single(files, "files"), Findings()
    standing = _of_xml(file, findings) if file.suffix.lower() == ".xml" else _of_csv(file, findings)
    return settled(standing, file, settings, findings)


def _of_csv(file: Path, findings: Findings) -> Standing:
    table = list(rows(decoded(file), ",", file, findings))
    if len(table) < 3:
        findings.fault(file, "file", "no actors", "give two heading lines and a row for each actor")
        return Standing(title=file.stem)
    names, actors = table[0][1], table[2:]
    heads = _bare(table[1][1])
    standing = Standing(title=names[0] or file.stem)
    n_dimensions = max((len(heads) - _FIXED) // 2, 0)
    dimensions = _dimensions(heads[_FIXED::2][:n_dimensions])
    _counted(names, len(actors), n_dimensions, file, table[0][0], findings)
    for line, cells in actors:
        given = _bare(cells)
        if len(given) != _FIXED + 2 * n_dimensions:
            what = f"{len(given)} cells for {_FIXED + 2 * n_dimensions} columns"
            fix = "give actor, description, capability, then position and salience of each dimension"
            findings.fault(file, f"line {line}", what, fix)
            continue
        pairs = list(zip(given[_FIXED::2], given[_FIXED + 1 :: 2], strict=True))
        _actor(given[0], given[1], given[2], dimensions, pairs, standing, file, f"line {line}", findings)
    return standing


def _bare(cells: list[str]) -> list[str]:
    """Cells without the empty ones that final commas make."""
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _counted(
    names: list[str], n_actors: int, n_dimensions: int, file: Path, line: int, findings: Findings
) -> None:
    """Compare the numbers that the first line promises with what follows."""
    told = [cell for cell in names[1:] if cell.isdigit()][-2:]
    for promised, found, what in zip(told, (n_actors, n_dimensions), ("actors", "dimensions"), strict=False):
        if int(promised) != found:
            findings.fault(
                file,
                f"line {line}",
                f"{promised[:20]} {what} promised, {found} found",
                f"write {found}, or add what is missing",
            )


def _dimensions(heads: Sequence[str]) -> list[str]:
    """Names of the dimensions from the heads of their positions."""
    return numbered(head.removesuffix("Position").strip() or "position" for head in heads)


def _actor(
    name: str,
    description: str,
    capability: str,
    dimensions: Sequence[str],
    pairs: Sequence[tuple[str, str]],
    standing: Standing,
    file: Path,
    where: str,
    findings: Findings,
) -> None:
    if name in standing.actors:
        findings.fault(file, where, f"actor '{name[:40]}' stands twice", "give each its own name")
        return
    standing.actors[name] = description
    power = findings.number(capability, file, where, "the capability")
    total = 0.0
    for dimension, (at, weight) in zip(dimensions, pairs, strict=True):
        standing.scales[dimension] = SCALE
        position = findings.number(at, file, where, f"the position on '{dimension[:30]}'")
        salience = findings.number(weight, file, where, f"the salience of '{dimension[:30]}'")
        if position is not None and salience is not None and power is not None:
            total += salience
            standing.stands.setdefault(dimension, {})[name] = (position, salience / 100, power)
    if total > 100 + 1e-6:
        findings.fault(file, where, f"saliences sum to {total:g}", "give at most 100 in all")


def _of_xml(file: Path, findings: Findings) -> Standing:
    root = parsed(content(file), file, findings)
    findings.stop()
    if root is None or not _is_tree(root):
        findings.fault(file, "line 1", "not a scenario of KTAB", "give <Scenario> with <Dimensions>")
        return Standing(title=file.stem)
    standing = Standing(title=_text(root, "name") or file.stem)
    dimensions = numbered(element.text.strip() or "dimension" for element in root.every("dname"))
    for element in root.every("actor"):
        where = f"line {element.line}"
        at = [place.text.strip() for place in element.every("dcoord")]
        weights = [place.text.strip() for place in element.every("dsal")]
        if not len(at) == len(weights) == len(dimensions):
            what = f"{len(at)} positions and {len(weights)} saliences for {len(dimensions)} dimensions"
            findings.fault(file, where, what, "give one of each for every <dName>")
            continue
        pairs = list(zip(at, weights, strict=True))
        name, description, capability = (_text(element, tag) for tag in ("name", "description", "capability"))
        _actor(name, description, capability, dimensions, pairs, standing, file, where, findings)
    return standing


def _text(element: Element, tag: str) -> str:
    found = element.own(tag)
    return found[0].text.strip() if found else ""


def exported(scenario: Scenario) -> Export:
    """One CSV file, at the modes of uncertain numbers; scales become 0 to 100.

    Raises
    ------
    ValueError
        Where the scenario has no positions, or an actor has none on some issue.
    """
    if not scenario.positions:
        raise ValueError("this scenario has no `positions` block -> see docs/scenario.md#positions")
    parties = [
        name for name in scenario.parties if any(name in line.parties for line in scenario.positions.values())
    ]
    for issue, continuum in scenario.positions.items():
        for name in parties:
            if name not in continuum.parties:
                raise ValueError(f"'{name}' has no position on '{issue}', and KTAB asks for one -> give one")
    lines = [
        [
            plain_cell(scenario.title),
            plain_cell(scenario.title),
            str(len(parties)),
            str(len(scenario.positions)),
        ],
        ["Actor", "Description", "Power"],
    ]
    for issue in scenario.positions:
        lines[1] += [f"{plain_cell(issue)} Position", f"{plain_cell(issue)} Salience"]
    for name in parties:
        stands = [(line.parties[name], line.scale) for line in scenario.positions.values()]
        attention = max(sum(stand.salience.mode for stand, _ in stands), 1.0)
        row = [
            plain_cell(name),
            plain_cell(scenario.parties[name].name or name),
            repr(stands[0][0].capability.mode),
        ]
        for stand, (low, high) in stands:
            row += [
                percent((stand.position.mode - low) / (high - low)),
                percent(stand.salience.mode / attention),
            ]
        lines.append(row)
    return Export(
        {"scenario.csv": "".join(",".join(line) + ",\n" for line in lines).encode()}, _lost(scenario, parties)
    )


def _lost(scenario: Scenario, parties: Sequence[str]) -> list[str]:
    lost = []
    uncertain = sum(
        1 for path, number in scenario.numbers() if path.startswith("positions.") and not number.certain
    )
    if uncertain:
        lost.append(f"{uncertain} ranges stand at their modes")
    for name in parties:
        if len({line.parties[name].capability.mode for line in scenario.positions.values()}) > 1:
            lost.append(f"'{name}' has other capabilities on other issues; the first issue's stands")
    beyond = sum(
        sum(line.parties[name].salience.mode for line in scenario.positions.values()) > 1 + 1e-9
        for name in parties
    )
    if beyond:
        lost.append(f"actors whose saliences summed to more than KTAB's 100, rescaled to it: {beyond}")
    return lost
