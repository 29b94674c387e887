"""Tables as sheets of a workbook: parties, issues and worth."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from detente.formats.cells import guarded, unguarded
from detente.formats.faults import Findings
from detente.formats.files import content, write_file
from detente.formats.game import Settings
from detente.formats.scaling import Export
from detente.formats.tables import (
    COLUMNS,
    MAX_ROWS,
    Row,
    Tables,
    checked_columns,
    scenario_of,
)
from detente.formats.tables_export import lost, tables_of
from detente.nearest import nearest
from detente.scenario import Scenario

MAX_ENTRIES = 200
MAX_INFLATED = 50_000_000
MAX_RATIO = 200
SMALL = 100_000  # bytes below which no ratio is suspicious
MAX_COLUMNS = 50
_NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, struct.error)
# What openpyxl lets through from XML that is not a workbook's.
_BROKEN = (OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError)


def read(files: Sequence[Path], settings: Settings) -> Scenario:
    """Read the sheets of a workbook.

    Raises
    ------
    FormatError
        With every fault found.
    """
    findings = Findings()
    file = files[0]
    if len(files) > 1:
        findings.fault(files[1], "file", "a second workbook", "import one at a time")
    raw = content(file)
    _check(raw, file, findings)
    findings.stop()
    tables = _tables(raw, file, findings)
    findings.stop()
    return scenario_of(tables, file.stem, str(file), settings, findings)


def _check(raw: bytes, file: Path, findings: Findings) -> None:
    """Fault an archive that is none, or that would fill the memory once opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            inflated = sum(entry.file_size for entry in entries)
            packed = max(sum(entry.compress_size for entry in entries), 1)
            if len(entries) > MAX_ENTRIES:
                what = f"{len(entries):,} parts in the archive"
                findings.fault(file, "file", what, f"at most {MAX_ENTRIES} are read")
            elif inflated > MAX_INFLATED:
                what = f"it would unpack to {inflated:,} bytes"
                findings.fault(file, "file", what, f"at most {MAX_INFLATED:,} are read")
            elif inflated > SMALL and inflated / packed > MAX_RATIO:
                what = f"it would unpack to {inflated // packed:,} times its size"
                findings.fault(file, "file", what, f"at most {MAX_RATIO} times are read; save it again")
            elif "[Content_Types].xml" not in names:
                findings.fault(file, "file", "a zip archive, not a workbook", "save it as .xlsx")
            else:
                _refuse_types(archive, entries, file, findings)
    except _NO_ARCHIVE:
        findings.fault(file, "file", "not a workbook", "save it as .xlsx")


def _refuse_types(
    archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], file: Path, findings: Findings
) -> None:
    """Fault parts that are larger than they say, or that declare document types."""
    for entry in entries:
        with archive.open(entry) as stream:
            part = stream.read(entry.file_size + 1)
        if len(part) > entry.file_size or b"<!DOCTYPE" in part.replace(b"\0", b"").upper():
            findings.fault(file, entry.filename[:60], "not a plain workbook", "save it as .xlsx again")
            return


def _tables(raw: bytes, file: Path, findings: Findings) -> Tables:
    tables = Tables()
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (*_BROKEN, InvalidFileException):
        findings.fault(file, "file", "not a workbook", "save it as .xlsx")
        return tables
    sheets = {name.strip().casefold(): name for name in book.sheetnames}
    for table, columns in COLUMNS.items():
        if table not in sheets:
            fix = nearest(
                table,
                [name for name in book.sheetnames if name.casefold() not in COLUMNS],
                otherwise="add it",
            )
            findings.fault(file, "workbook", f"no sheet '{table}'", fix)
            continue
        try:
            tables.rows[table] = _rows(book[sheets[table]], table, columns, file, findings)
        except _BROKEN:
            findings.fault(file, f"sheet '{table}'", "cannot be read", "save it as .xlsx again")
    book.close()
    return tables


def _rows(sheet: Any, table: str, columns: Sequence[str], file: Path, findings: Findings) -> list[Row]:
    rows: list[Row] = []
    names: list[str] | None = None
    for line, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), start=1):
        if line > MAX_ROWS:
            findings.fault(file, f"sheet '{table}'", f"more than {MAX_ROWS:,} rows", "give a smaller table")
            break
        if names is None:
            names = [str(cell or "").strip().casefold() for cell in cells]
            checked_columns(names, table, columns, str(file), findings)
        elif any(cell is not None and str(cell).strip() for cell in cells):
            row = {name: _read(cell) for name, cell in zip(names, cells, strict=False) if name}
            rows.append(row | {"file": str(file), "line": f"{line} of {table}"})
    if names is None:
        findings.fault(file, f"sheet '{table}'", "it is empty", f"give the columns {', '.join(columns)}")
    return rows


def _read(cell: Any) -> Any:
    return unguarded(cell.strip()) if isinstance(cell, str) else cell


def write(scenario: Scenario, file: Path, *, force: bool = False) -> list[str]:
    """Write a workbook, whole or not at all; say what is lost."""
    export = exported(scenario)
    write_file(file, export.files[""], force=force)
    return export.lost


def _cell(sheet: Any, value: Any) -> Any:
    """A cell; a number keeps every digit, of which openpyxl would write sixteen."""
    if not isinstance(value, float):
        return guarded(value)
    cell = WriteOnlyCell(sheet, repr(value))
    cell.data_type = "n"
    return cell


def exported(scenario: Scenario) -> Export:
    """One workbook, under the name ''."""
    tables = tables_of(scenario)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, columns in COLUMNS.items():
        sheet = book.create_sheet(name)
        sheet.append(columns)
        for row in tables.rows[name]:
            sheet.append([_cell(sheet, row.get(column)) for column in columns])
        sheet.freeze_panes = "A2"
    stream = io.BytesIO()
    book.save(stream)
    return Export({"": stream.getvalue()}, lost(scenario))
