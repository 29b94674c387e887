"""From the bytes of a file to its text."""

import codecs
import re
from pathlib import Path

from detente.reading.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF file",
}
_HTML = re.compile(
    r"\s*(?:(?:<\?xml[^>]*>|<!--.*?-->)\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_LAYOUT = b"\t\n\r\x0b\x0c\x1b\x85"


def open_text(path: str | Path) -> str:
    """Text of a file, decoded; its line ends are kept, a byte order mark is not."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise ReadingError(f"{path.name}: {fault.strerror or fault}") from fault
    return decode(data, name=path.name)


def decode(data: bytes, *, name: str = "text") -> str:
    """Text of some bytes: by their mark, else UTF-8, else UTF-16 by its zeros, else Windows-1252.

    >>> decode("Élysée".encode("latin-1"))
    'Élysée'
    """
    for start, what in _NOT_TEXT.items():
        if data.startswith(start):
            raise ReadingError(f"{name}: this is {what}, not text; save it as plain text first")
    encoding = next((code for mark, code in _MARKS if data.startswith(mark)), None) or _unmarked(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("latin-1" if encoding == "cp1252" else encoding, errors="replace")
    if _HTML.match(text):
        raise ReadingError(
            f"{name}: this is an HTML page, and HTML is not read yet; save it as plain text first"
        )
    return text


def _unmarked(data: bytes, name: str) -> str:
    sample = data[:4096]
    zeros = sample.count(0)
    if zeros:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if zeros > len(sample) / 4 and min(even, odd) <= zeros / 20:
            return "utf-16-be" if even > odd else "utf-16-le"
        raise ReadingError(f"{name}: this is a binary file (a zero byte at {sample.index(0)}), not text")
    control = sum(byte < 32 and byte not in _LAYOUT for byte in sample)
    if control > len(sample) / 20:
        raise ReadingError(f"{name}: this is a binary file ({control} control bytes at its start), not text")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
