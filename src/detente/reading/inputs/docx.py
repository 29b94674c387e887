"""Word documents (.docx); needs the `documents` extra."""

import io
import zipfile

import docx
from docx.table import Table

from detente.reading.errors import ReadingError

MOST_PARTS = 2_000
MOST_INFLATED = 200_000_000
MOST_RATIO = 100
_SMALL = 1_000_000


def paragraphs_text(data: bytes, name: str) -> str:
    """Text of a Word document: its paragraphs and the rows of its tables, each a paragraph."""
    _check_parts(data, name)
    found: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            found += [" | ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
        else:
            found.append(block.text)
    text = "\n\n".join(line for line in found if line.strip())
    if not text:
        raise ReadingError(f"{name}: no text in this Word document")
    return text


def _check_parts(data: bytes, name: str) -> None:
    """Refuse an archive that would fill the memory, before anything of it is inflated.

    A part inflates to no more than the size it declares, so the declared sizes are a bound.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    inflated = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    dense = any(p.file_size > _SMALL and p.file_size > MOST_RATIO * p.compress_size for p in parts)
    if len(parts) > MOST_PARTS or inflated > MOST_INFLATED or dense or packed > len(data):
        raise ReadingError(
            f"{name}: a zip bomb? {len(parts):,} parts, {inflated:,} bytes when inflated; "
            f"at most {MOST_PARTS:,} parts, {MOST_INFLATED:,} bytes and {MOST_RATIO} to 1 are read"
        )
