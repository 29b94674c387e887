"""A result that has one table and a text report, as a section: the answer, a picture, sentences."""

from collections.abc import Iterable
from typing import Any

from detente.records.result import Result
from detente.report.html.outline import outline
from detente.report.html.section import Block, Section, Table, Text


def answered(
    id: str, title: str, result: Result, *, text: str, shown: Iterable[Block] = (), skip: int = 1
) -> Section:
    """The summary, what is drawn, the text report's sentences without the first few, and the warnings."""
    warnings = (Text(warning, says="warning") for warning in result.warnings)
    blocks = (Text(result.summary(), says="lead"), *shown, outline(text, skip=skip), *warnings)
    return Section(id, title, blocks)


def main_table(result: Result, caption: str, *, folded: bool = False, names: dict[str, str] | None = None) -> Table:
    """The result's rows, numbers to three figures."""
    rows = result.rows()
    columns = tuple(rows[0]) if rows else ()
    return Table(
        caption=caption,
        columns=tuple((names or {}).get(name, name.replace("_", " ")) for name in columns),
        rows=tuple(tuple(map(cell, row.values())) for row in rows),
        numbers=frozenset(
            place
            for place, name in enumerate(columns)
            if place and all(isinstance(row[name], (int, float, type(None))) for row in rows)
        ),
        folded=folded,
    )


def cell(value: Any) -> str:
    """A value as a cell of a table shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.3g}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
