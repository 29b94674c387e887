"""A part of a report as data: what is said, drawn and listed, before it is HTML or Markdown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Says = Literal["lead", "plain", "note", "warning"]
Sign = Literal["for", "against"]


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    kind: ClassVar[str] = "text"

    text: str
    says: Says = "plain"


@dataclass(frozen=True)
class Told:
    """Sentences one below the other, each with its depth; those at depth 0 are paragraphs."""

    kind: ClassVar[str] = "told"

    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of cells as people read them; the first cell names its row."""

    kind: ClassVar[str] = "table"

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """Places of the columns that are set to the right."""
    folded: bool = False
    """Whether a reader of the page unfolds it; print always shows it."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A chart or a picture, what it shows in a sentence, and the same numbers as a table."""

    kind: ClassVar[str] = "figure"

    name: str
    """Unique in its section; the ids inside the picture begin with it."""
    title: str
    caption: str
    table: Table
    spec: Mapping[str, Any] | None = None
    """A Vega-Lite specification."""
    picture: str | None = None
    """SVG of our own, where there is no specification."""


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A sentence somebody wrote, and where."""

    text: str
    sign: Sign
    about: str
    where: str
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Quotes:
    """What something rests on."""

    kind: ClassVar[str] = "quotes"

    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Words:
    """The text report of the command line, folded."""

    kind: ClassVar[str] = "words"

    text: str
    title: str = "The whole answer in words"


Block = Text | Told | Table | Figure | Quotes | Words


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    id: str
    title: str
    blocks: tuple[Block, ...]
