"""A result that has one table and a text report, as a section: the answer, a picture, sentences."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from detente.records.result import Result
from detente.report.html.outline import sentences
from detente.report.html.section import Block, Section, Table, Text

MAX_COLUMNS = 8


def answered(
    id: str,
    title: str,
    result: Result,
    *,
    lines: Iterable[str],
    shown: Iterable[Block] = (),
    lead: str | None = None,
) -> Section:
    """The answer, what is drawn, the text report's sentences without its title, and the warnings.

    The answer is the result's summary unless there is a better one.
    """
    warnings = (Text(warning, says="warning") for warning in result.warnings)
    blocks = (Text(lead or result.summary(), says="lead"), *shown, sentences(lines, skip=1), *warnings)
    return Section(id, title, blocks)


def listed(result: Result) -> Section:
    """The answer and its table, for a kind of result that has no picture."""
    lead, table = Text(result.summary(), says="lead"), main_table(result, result.title)
    return Section(result.kind, result.title, (lead, table))


def main_table(
    result: Result, caption: str, *, folded: bool = False, names: Mapping[str, str] = MappingProxyType({})
) -> Table:
    """The result's rows, numbers to three figures; one with many columns lies on its side."""
    rows = result.rows()
    columns = list(rows[0]) if rows else []
    heads = [names.get(name, name.replace("_", " ")) for name in columns]
    cells = [[cell(row[name]) for name in columns] for row in rows]
    if len(columns) > MAX_COLUMNS > len(rows):
        table = [list(told) for told in zip(heads, *cells, strict=True)]
        heads, cells = table[0], table[1:]
        numbers = frozenset(range(1, len(heads)))
    else:
        numbers = frozenset(place for place, name in enumerate(columns) if place and _number(rows, name))
    return Table(
        caption=caption, columns=tuple(heads), rows=tuple(map(tuple, cells)), numbers=numbers, folded=folded
    )


def _number(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    return all(isinstance(row[name], (int, float, type(None))) for row in rows)


def cell(value: Any) -> str:
    """A value as a cell of a table shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (
        f"{value:.3g}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
    )
