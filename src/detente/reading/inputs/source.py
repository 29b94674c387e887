"""What passes between a file and the reader: a place where a document lies, and the document."""

import datetime
from dataclasses import dataclass, field

LARGEST = 50_000_000
"""Bytes of one document; a file of many documents may have any size."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is known of a document besides its text; it wins over what the text says of itself."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    date: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Columns of a table that hold the text, the date and the identity; None: by their usual names."""

    text: str | None = None
    date: str | None = None
    id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where one document lies: in a file of its own, in bytes at hand, or in a row of a table.

    `format` is None where the content tells; `fault` is why the document cannot be read; `size` is its share
    of the input, in bytes.
    """

    doc: str
    path: str | None = None
    data: bytes | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    format: str | None = None
    row: int | None = None
    given: Given = Given()
    fault: str | None = None
    size: int = 0


@dataclass(frozen=True, kw_only=True)
class Document:
    """A text and where it came from.

    `offsets_into` says what the places in its records count: the file as read, the text of a row, or a text
    that was extracted. `digest` is that of the file's bytes (None for a row).
    """

    doc: str
    text: str = field(repr=False)
    format: str
    offsets_into: str
    digest: str | None = None
    row: int | None = None
    given: Given = Given()
