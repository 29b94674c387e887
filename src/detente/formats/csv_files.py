"""Tables as CSV: one file, or a folder of parties.csv, issues.csv and worth.csv."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from detente.formats.cells import guarded, unguarded
from detente.formats.faults import Findings
from detente.formats.files import content, write_file, write_folder
from detente.formats.game import Settings
from detente.formats.scaling import Export
from detente.formats.tables import (
    COLUMNS,
    FLAT,
    MAX_ROWS,
    Row,
    Tables,
    checked_columns,
    scenario_of,
    unflattened,
)
from detente.formats.tables_export import flattened, lost, tables_of
from detente.formats.text_table import delimiter_of
from detente.nearest import nearest
from detente.scenario import Scenario


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read one table, or the three of a folder.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    if len(files) == 1 and files[0].stem.casefold() not in COLUMNS:
        tables = unflattened(rows_in(files[0], "table", FLAT, findings))
        findings.stop()
        return scenario_of(tables, files[0].stem, str(files[0]), settings, findings)
    tables = Tables()
    by_stem = {file.stem.casefold(): file for file in files}
    for table, columns in COLUMNS.items():
        if table in by_stem:
            tables.rows[table] = rows_in(by_stem[table], table, columns, findings)
        else:
            extra = [file.name for stem, file in by_stem.items() if stem not in COLUMNS]
            fix = nearest(f"{table}.csv", extra, otherwise="add it")
            findings.fault(files[0].parent, "folder", f"no {table}.csv", fix)
    findings.stop()
    folder = files[0].resolve().parent
    return scenario_of(tables, folder.name or "tables", str(files[0].parent), settings, findings)


def rows_in(
    file: Path,
    table: str,
    columns: Sequence[str],
    findings: Findings,
    *,
    needed: Sequence[str] | None = None,
) -> list[Row]:
    """Rows of a table by column, with `file` and `line`; which columns must be there goes by the table."""
    try:
        whole = content(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        findings.fault(file, "file", "not UTF-8 text", "save it as CSV in UTF-8")
        return []
    reader = csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter_of(whole))
    rows: list[Row] = []
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        checked_columns(names, table, columns, str(file), findings, needed=needed)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                row = {
                    name: unguarded(cell.strip()) for name, cell in zip(names, cells, strict=False) if name
                }
                rows.append(row | {"file": str(file), "line": reader.line_num})
            if len(rows) > MAX_ROWS:
                findings.fault(file, "file", f"more than {MAX_ROWS:,} rows", "give a smaller table")
                break
    except csv.Error as error:
        findings.fault(file, f"line {reader.line_num}", f"not CSV: {error}", "save it as CSV again")
    return rows


def write(scenario: Scenario, path: Path, *, force: bool = False) -> list[str]:
    """Write one file where the path ends in .csv, else a folder of three, whole or not at all."""
    export = exported(scenario, one_file=path.suffix.lower() == ".csv")
    if "" in export.files:
        write_file(path, export.files[""], force=force)
    else:
        write_folder(path, export.files, force=force)
    return export.lost


def exported(scenario: Scenario, *, one_file: bool) -> Export:
    """Three files, or one under the name ''."""
    tables = tables_of(scenario)
    if one_file:
        return Export({"": written(flattened(tables), FLAT)}, lost(scenario))
    files = {f"{name}.csv": written(tables.rows[name], columns) for name, columns in COLUMNS.items()}
    return Export(files, lost(scenario))


def written(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    """A table as CSV."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in columns])
    return stream.getvalue().encode()


def _cell(cell: object) -> object:
    return "" if cell is None else repr(cell) if isinstance(cell, float) else guarded(cell)
