"""KTAB's scenarios for its Spatial Model of Politics: CSV and XML."""

from collections.abc import Sequence
from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.files import content, single
from detente.formats.game import Settings
from detente.formats.ktab_actors import take_actor
from detente.formats.ktab_export import exported
from detente.formats.ktab_options import tell_options, text_of
from detente.formats.names import numbered
from detente.formats.standing import Standing, settled
from detente.formats.text_table import decoded, rows
from detente.formats.xml_tree import Element, parsed
from detente.scenario import Scenario

__all__ = ["exported", "is_ktab", "read"]

_FIXED = 3  # actor, description, capability


def is_ktab(file: Path) -> bool:
    """Whether a file is KTAB's: XML with dimensions, or a table whose second line heads its columns."""
    if file.suffix.lower() == ".xml":
        return _is_tree(parsed(content(file), file, Findings()))
    lines = [line for line in decoded(file).splitlines()[:10] if line.strip()]
    if len(lines) < 2:
        return False
    first, second = ([cell.strip().casefold() for cell in line.rstrip(", ").split(",")] for line in lines[:2])
    # KTAB reads no names of columns, so they may be others where their number is as promised.
    promised = len(first) >= 4 and first[-2].isdecimal() and first[-1].isdecimal()
    if promised and len(second) == _FIXED + 2 * int(first[-1][:9]):
        return True
    return second[:2] == ["actor", "description"] and len(second) > _FIXED


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
        told = (given[0], given[1], given[2])
        take_actor(told, dimensions, pairs, standing, file, f"line {line}", findings)
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
    told = [cell for cell in names[1:] if cell.isdecimal()][-2:]
    if len(told) < 2:
        what = "it does not end with the numbers of actors and dimensions"
        findings.fault(file, f"line {line}", what, f"write {n_actors}, {n_dimensions}")
    for promised, found, what in zip(told, (n_actors, n_dimensions), ("actors", "dimensions"), strict=False):
        if promised.lstrip("0") != str(found):
            findings.fault(
                file,
                f"line {line}",
                f"{promised[:20]} {what} promised, {found} found",
                f"write {found}, or add what is missing",
            )


def _dimensions(heads: Sequence[str]) -> list[str]:
    """Names of the dimensions from the heads of their positions."""
    return numbered(head.removesuffix("Position").strip() or "position" for head in heads)


def _of_xml(file: Path, findings: Findings) -> Standing:
    root = parsed(content(file), file, findings)
    findings.stop()
    if root is None or not _is_tree(root):
        findings.fault(file, "line 1", "not a scenario of KTAB", "give <Scenario> with <Dimensions>")
        return Standing(title=file.stem)
    standing = Standing(title=text_of(root, "name") or file.stem)
    tell_options(root, file, findings)
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
        told = (text_of(element, "name"), text_of(element, "description"), text_of(element, "capability"))
        take_actor(told, dimensions, pairs, standing, file, where, findings)
    return standing
