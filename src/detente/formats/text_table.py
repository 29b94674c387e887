"""Tables as other programs write them: any delimiter, any of the usual encodings."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.files import content

MAX_ROWS = 100_000
DELIMITERS = ("\t", ";", ",")
MISSING = ("na", "n/a", ".")
"""How statistics programs write that there is no value."""


def decoded(file: Path) -> str:
    """The text of a file in UTF-8, or else in the encoding of Western Windows."""
    return as_text(content(file))


def as_text(raw: bytes) -> str:
    """Bytes in UTF-8, or else in the encoding of Western Windows."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def table_in(file: Path, fix: str, findings: Findings) -> Iterator[tuple[int, list[str]]]:
    """Rows of a table whose first line says by what its cells are divided; `fix` where there is none.

    Raises
    ------
    FormatError
        Where the file is not there.
    """
    if not file.is_file():
        findings.fault(file, "file", "not there", fix)
        findings.stop()
    text = decoded(file)
    return rows(text, delimiter_of(text), file, findings)


def delimiter_of(text: str) -> str:
    """What stands between the cells of the first line.

    >>> delimiter_of("actor;position\\nArda;0,5")
    ';'
    """
    head = text.lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=head.count)


def rows(
    text: str, delimiter: str, file: Path, findings: Findings, quote: str = '"'
) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with the number of their line, cells without blanks around them."""
    reader = csv.reader(
        io.StringIO(text.replace("\0", ""), newline=""),
        delimiter=delimiter,
        quotechar=quote,
        skipinitialspace=True,
    )
    try:
        for count, cells in enumerate(reader):
            if count >= MAX_ROWS:
                findings.fault(file, "file", f"more than {MAX_ROWS:,} rows", "give a smaller table")
                return
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        findings.fault(file, f"line {reader.line_num}", f"not a table: {error}", "save it again")
