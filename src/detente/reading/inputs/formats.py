"""Which format a document has, and how each becomes text."""

import hashlib
import importlib
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from detente.extras import lacking
from detente.reading.errors import ReadingError
from detente.reading.inputs import markdown
from detente.reading.inputs.source import LARGEST, Document, Given, Source
from detente.reading.inputs.text import decode

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}
FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))
MANY = ("jsonl", "csv", "tsv", "parquet")
"""Formats of which one file holds many documents."""

_NOT_READ = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"PK": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF file",
    b"PAR1": "a Parquet file",
}
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)\s*){0,20}"
    rb"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
Extracted = tuple[str, Given]


def format_of_name(path: str) -> str | None:
    """Format by the end of a file's name; None where it says nothing."""
    return SUFFIXES.get(Path(path).suffix.lower())


def open_source(source: Source) -> Document:
    """The document of a source.

    Raises
    ------
    ReadingError
        It cannot be read; the message is one line.
    """
    if source.fault:
        raise ReadingError(f"{source.doc}: {source.fault}")
    if source.text is not None:
        return Document(
            doc=source.doc,
            text=source.text,
            format=source.format or "text",
            offsets_into="text of the row",
            row=source.row,
            given=source.given,
        )
    data = source.data if source.data is not None else _content(Path(source.path or ""))
    if len(data) > LARGEST:
        raise ReadingError(
            f"{source.doc}: more than {LARGEST:,} bytes; split it, or give one document a line"
        )
    form = source.format or _format_of_content(data, source.doc)
    text, given = _extracted(form, data, source.doc)
    return Document(
        doc=source.doc,
        text=text,
        format=form,
        offsets_into="file as read" if form in ("text", "markdown") else "extracted text",
        digest=hashlib.sha256(data).hexdigest(),
        given=given,
    )


def extra(module: str, name: str, extra_name: str) -> ModuleType:
    """Import a module that needs an extra, or say which."""
    try:
        return importlib.import_module(f"detente.reading.inputs.{module}")
    except ModuleNotFoundError:
        raise ReadingError(f"{name}: {lacking(extra_name)}") from None


def _extracted(form: str, data: bytes, name: str) -> Extracted:
    try:
        return _TO_TEXT[form](data, name)
    except ReadingError:
        raise
    except Exception as fault:  # in a damaged file the libraries stumble over anything
        what = str(fault).split("\n", 1)[0][:120] or type(fault).__name__
        raise ReadingError(f"{name}: not a sound {form} file ({what})") from fault


def _format_of_content(data: bytes, name: str) -> str:
    """By what the bytes begin with, else by the name, else text."""
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/" in data:
        return "docx"
    for start, what in _NOT_READ.items():
        if data.startswith(start):
            raise ReadingError(f"{name}: this is {what}, not text; save it as plain text first")
    named = format_of_name(name)
    if named != "markdown" and _HTML.match(data[:20_000]):
        return "html"
    return named if named in _TO_TEXT else "text"


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ReadingError(f"{path.name}: not a plain file")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as fault:
        raise ReadingError(f"{path.name}: {fault.strerror or fault}") from fault


def _text(data: bytes, name: str) -> Extracted:
    return decode(data, name=name), Given()


def _markdown(data: bytes, name: str) -> Extracted:
    text = decode(data, name=name)
    return markdown.prose(text), markdown.front_matter(text)


def _html(data: bytes, name: str) -> Extracted:
    found: Extracted = extra("html", name, "documents").article(data, name)
    return found


def _pdf(data: bytes, name: str) -> Extracted:
    return extra("pdf", name, "documents").pages_text(data, name), Given()


def _docx(data: bytes, name: str) -> Extracted:
    return extra("docx", name, "documents").paragraphs_text(data, name), Given()


_TO_TEXT: dict[str, Callable[[bytes, str], Extracted]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
}
