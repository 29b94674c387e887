"""A table of yearly levels: one column `year`, the others one level each."""

from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.text_table import table_in
from detente.records.yearly_levels import YearlyLevels

YEAR = "year"
MAX_YEAR = 9999


def read_levels(file: Path) -> YearlyLevels:
    """Read a table such as military budgets by state.

    Parameters
    ----------
    file : Path
        CSV with commas or semicolons; the first line names the columns, one of them `year`.

    Returns
    -------
    YearlyLevels
        In ascending order of years, whatever the order of the rows.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    table = table_in(file, "give a table of yearly levels", findings)
    names = next(table, (1, []))[1]
    _named(names, file, findings)
    findings.stop()
    found: dict[int, dict[str, float]] = {}
    for line, cells in table:
        where = f"line {line}"
        if len(cells) != len(names):
            what = f"{len(cells)} cells under {len(names)} names"
            findings.fault(file, where, what, "give a cell for each column")
            continue
        row = dict(zip(names, cells, strict=True))
        year = _year(row.pop(next(name for name in names if name.casefold() == YEAR)), file, where, findings)
        if year is not None and year in found:
            findings.fault(file, where, f"{year} stands twice", "keep one row a year")
        levels = {name: _level(cell, name, file, where, findings) for name, cell in row.items()}
        if year is not None:
            found.setdefault(year, levels)
    if not found and not findings.faults:
        findings.fault(file, "table", "no rows", "give a row for each year")
    findings.stop()
    years = tuple(sorted(found))
    columns = [name for name in names if name.casefold() != YEAR]
    levels_of = {name: tuple(found[year][name] for year in years) for name in columns}
    return YearlyLevels(name=file.name, years=years, levels=levels_of)


def _named(names: list[str], file: Path, findings: Findings) -> None:
    if YEAR not in [name.casefold() for name in names]:
        findings.fault(file, "line 1", "no column 'year'", "name the columns: year, then one for each side")
    elif len(names) < 3:
        findings.fault(file, "line 1", "fewer than two columns of levels", "give one for each side")
    for place, name in enumerate(names):
        if not name:
            findings.fault(file, "line 1", f"column {place + 1} has no name", "name it, or leave it out")
        elif name in names[:place] or (
            name.casefold() == YEAR and name != next(other for other in names if other.casefold() == YEAR)
        ):
            findings.fault(file, "line 1", f"column '{name[:60]}' stands twice", "keep one")


def _year(cell: str, file: Path, where: str, findings: Findings) -> int | None:
    value = findings.number(cell or None, file, where, YEAR)
    if value is None:
        return None
    if value != int(value) or not 1 <= value <= MAX_YEAR:
        findings.fault(file, where, f"year is {cell[:40]}", "give a year such as 1913")
    return int(value)


def _level(cell: str, name: str, file: Path, where: str, findings: Findings) -> float:
    value = findings.number(cell or None, file, where, name[:60])
    if value is not None and value < 0:
        findings.fault(file, where, f"{name[:60]} is {cell[:40]}, below 0", "give a level of 0 or more")
    return value or 0.0
