"""A report as Markdown: the same sections, its figures as their captions and tables."""

import re
from collections.abc import Iterator

from detente.report.document import Document
from detente.report.html.section import Block, Figure, Quotes, Section, Table, Text, Told, Words

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def as_markdown(document: Document) -> str:
    """The whole file; the same bytes for the same document."""
    return "\n\n".join(_document(document)) + "\n"


def _document(document: Document) -> Iterator[str]:
    if document.handling:
        yield f"**{_plain(document.handling)}**"
    yield f"# {_plain(document.title)}"
    yield _plain(document.subtitle)
    for section in document.sections:
        yield from _section(section)
    if document.left_out:
        yield "## Left out"
        yield "\n".join(f"- {_plain(part)}: {_plain(reason)}" for part, reason in document.left_out)
    yield "---"
    yield " · ".join(_plain(line) for line in (document.handling, document.foot) if line)


def _section(section: Section) -> Iterator[str]:
    yield f"## {_plain(section.title)}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Text(says="warning"):
            yield f"> **Note:** {_plain(block.text)}"
        case Text(says="lead"):
            yield f"**{_plain(block.text)}**"
        case Text():
            yield _plain(block.text)
        case Told():
            yield "\n".join(f"{'  ' * max(depth - 1, 0)}- {_plain(line)}" for depth, line in block.lines)
        case Table():
            yield _table(block)
        case Figure():
            yield _table(block.table)
            yield f"*{_plain(block.caption)}*"
        case Quotes():
            yield f"### {_plain(block.title)}"
            for quote in block.quotes:
                sign = "+" if quote.sign == "for" else "−"
                where = ", ".join(filter(None, (quote.about, quote.where, quote.date)))
                yield f"> {sign} {_plain(quote.text)}\n> ({_plain(where)})"
        case Words():
            yield f"### {_plain(block.title)}"
            yield "\n".join(f"    {line}".rstrip() for line in block.text.splitlines())


def _table(table: Table) -> str:
    rule = ["---:" if place in table.numbers else "---" for place in range(len(table.columns))]
    rows = [table.columns, *table.rows]
    lines = ["| " + " | ".join(map(_plain, row)) + " |" for row in rows]
    return "\n".join([lines[0], f"| {' | '.join(rule)} |", *lines[1:]])


def _plain(text: str) -> str:
    """Text that Markdown takes as it is."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
