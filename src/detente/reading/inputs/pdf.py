"""PDF files; needs the `documents` extra."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from pypdf import PdfReader

from detente.reading.errors import ReadingError
from detente.reading.inputs.source import LARGEST

logging.getLogger("pypdf").addHandler(logging.NullHandler())

MOST_PAGES = 5_000
_FULL = 0.75
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_DIGITS = re.compile(r"\d+")


def pages_text(data: bytes, name: str) -> str:
    """Text of a PDF file, page after page, without the lines that stand at the head or foot of most pages."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadingError(f"{name}: this PDF file is locked by a password; save it without")
    if len(reader.pages) > MOST_PAGES:
        raise ReadingError(f"{name}: {len(reader.pages):,} pages; at most {MOST_PAGES:,} are read")
    pages: list[list[str]] = []
    n_chars = 0
    for page in reader.pages:
        text = page.extract_text()
        n_chars += len(text)
        if n_chars > LARGEST:
            raise ReadingError(f"{name}: more than {LARGEST:,} characters; split it")
        pages.append([line for line in text.splitlines() if line.strip()])
    lines = list(chain.from_iterable(_without_running_heads(pages)))
    if not any(line.strip() for line in lines):
        raise ReadingError(f"{name}: no text in this PDF file (scanned pages?); run text recognition first")
    return "\n\n".join(_paragraphs(lines))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Paragraphs out of lines of print: one ends at an empty line, or at a line that is left short."""
    lengths = sorted(len(line) for line in lines if line.strip())
    full = _FULL * lengths[9 * len(lengths) // 10]
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line.strip())
        if paragraph and len(line) < full:
            yield _BROKEN_WORD.sub("", "\n".join(paragraph)).replace("\n", " ")
            paragraph = []


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without first and last lines that most of them share, numbers apart."""
    edges = Counter(chain.from_iterable({_key(line) for line in (*p[:1], *p[-1:])} for p in pages))
    shared = {line for line, count in edges.items() if count >= max(3, len(pages) / 2)}
    kept = []
    for page in pages:
        start = 1 if page and _key(page[0]) in shared else 0
        end = -1 if len(page) > start and _key(page[-1]) in shared else None
        kept.append(page[start:end])
    return kept


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.strip())
