"""A report as data for its Typst template, which draws text as it is and never reads it as markup."""

import json
from typing import Any

from detente.report.document import Document
from detente.report.html.chart import drawn
from detente.report.html.section import Block, Figure, Quote, Quotes, Section, Table, Text, Told, Words

_WIDEST = 80


def as_data(document: Document) -> str:
    """What `report.typ` draws, as JSON; the same text for the same document."""
    return json.dumps(
        {
            "title": document.title,
            "subtitle": document.subtitle,
            "handling": document.handling,
            "foot": document.foot,
            "sections": [_section(section) for section in document.sections],
            "left_out": document.left_out,
        },
        ensure_ascii=False,
    ).replace(" %", "\u00a0%")


def _section(section: Section) -> dict[str, Any]:
    return {"title": section.title, "blocks": [_block(block, section.id) for block in section.blocks]}


def _block(block: Block, section: str) -> dict[str, Any]:
    match block:
        case Text():
            return {"kind": block.says, "text": block.text}
        case Told():
            return {"kind": block.kind, "lines": block.lines}
        case Table():
            return {"kind": block.kind, **_table(block)}
        case Figure():
            svg = drawn(block, f"{section}-{block.name}")
            return {"kind": block.kind, "svg": svg, "caption": block.caption, "table": _table(block.table)}
        case Quotes():
            return {"kind": block.kind, "title": block.title, "quotes": [_quote(it) for it in block.quotes]}
        case Words():
            return {"kind": block.kind, "title": block.title, "text": block.text}


def _table(table: Table) -> dict[str, Any]:
    """A table, with the letters of each column's longest cell, from which its width follows."""
    cells = zip(table.columns, *table.rows, strict=True)
    return {
        "caption": table.caption,
        "columns": table.columns,
        "rows": table.rows,
        "numbers": sorted(table.numbers),
        "widths": [min(max(map(len, column)), _WIDEST) for column in cells],
    }


def _quote(quote: Quote) -> dict[str, str]:
    where = " · ".join(filter(None, (quote.about, quote.where, quote.date)))
    return {"text": quote.text, "sign": quote.sign, "where": where}
