"""Event records out of a stream and into lines; faulty rows are reported and skipped."""

import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from detente.reading.event_tables import gdelt, icews, plover, polecat
from detente.reading.event_tables.record import own_row

TABLES = ("plover", "polecat", "icews", "gdelt")
"""Formats of event tables."""
LONGEST_LINE = 1_000_000
"""Bytes after which a line is no row: it is reported and skipped."""
Row = dict[str, str]
_WITH_HEADER = {
    "icews": (icews.COLUMNS, icews.from_row, icews.to_row, ("Event Date", "CAMEO Code")),
    "polecat": (polecat.COLUMNS, polecat.from_row, polecat.to_row, ("Event Date", "Event Type")),
}
_BRACES = re.compile(r'"(?:[^"\\]|\\.)*"|[{}]')
_ALSO_CALLED = {"Event Intensity": "Intensity", "Source Sector": "Source Sectors", "CAMEO": "CAMEO Code"}


def read_events(
    stream: IO[bytes], format: str, *, doc: str, fault: Callable[[int, str], None]
) -> Iterator[dict[str, Any]]:
    """Event records of a table, one at a time, whatever its length.

    Parameters
    ----------
    stream : binary file
        UTF-8.
    format : str
        One of `TABLES`.
    doc : str
        Name of the table, repeated in every record.
    fault : callable
        Told of every row that is skipped: its line number (from 1) and what is wrong.

    Yields
    ------
    dict
        As :func:`detente.reading.read_text` gives events, with the row itself under `table`.

    Raises
    ------
    ValueError
        The header of an ICEWS or POLECAT table names no date or no event.
    """
    lines = _lines(stream, fault)
    if format == "gdelt":
        yield from _made(
            ((n, line) for n, line in lines if line), lambda line: gdelt.from_row(doc, line), fault
        )
    elif format == "plover":
        objects = _objects(lines, fault)
        yield from _made(objects, lambda entry: plover.from_object(doc, entry), fault)
    else:
        columns, make, _, needed = _WITH_HEADER[format]
        rows = _rows(lines, columns, needed, fault)
        yield from _made(rows, lambda cells: make(doc, cells), fault)


def write_events(
    records: Iterable[dict[str, Any]], format: str, *, left_out: Callable[[str], None]
) -> Iterator[str]:
    """Lines of a table out of event records, without the line's end.

    Parameters
    ----------
    records : iterable of dict
        Records of any kind; those of other kinds than `event` are passed over.
    format : str
        One of `TABLES`.
    left_out : callable
        Told why an event does not fit the table: no day, or it did not occur.
    """
    if format in _WITH_HEADER:
        yield "\t".join(_WITH_HEADER[format][0])
    for record in records:
        if record.get("kind") != "event":
            continue
        try:
            yield _line(record, format)
        except ValueError as error:
            left_out(str(error))


def _line(record: dict[str, Any], format: str) -> str:
    if format == "plover":
        return json.dumps(plover.to_object(record), ensure_ascii=False, allow_nan=False)
    if format == "gdelt":
        return gdelt.to_row(record)
    columns, _, make, _ = _WITH_HEADER[format]
    cells = make(record)
    kept = own_row(record, format) is not None
    return "\t".join(cells[name] if kept else _plain(cells[name]) for name in columns if name in cells)


def _plain(cell: str) -> str:
    return " ".join(cell.split())


def _made(
    rows: Iterable[tuple[int, Any]], make: Callable[[Any], dict[str, Any]], fault: Callable[[int, str], None]
) -> Iterator[dict[str, Any]]:
    for number, row in rows:
        try:
            record = make(row)
        except ValueError as error:
            fault(number, str(error))
            continue
        yield record


def _lines(stream: IO[bytes], fault: Callable[[int, str], None]) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; a line that is too long or not UTF-8 is reported and skipped."""
    number = 0
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            fault(number, f"over {LONGEST_LINE:,} bytes long")
            continue
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            fault(number, "not UTF-8")
            continue
        yield number, text.rstrip("\r\n")


def _rows(
    lines: Iterator[tuple[int, str]],
    columns: tuple[str, ...],
    needed: tuple[str, ...],
    fault: Callable[[int, str], None],
) -> Iterator[tuple[int, Row]]:
    """Rows by column; the header may name the columns in any order and add some."""
    _, first = next(lines, (0, ""))
    header = [
        _ALSO_CALLED.get(name.strip().strip('"'), name.strip().strip('"')) for name in first.split("\t")
    ]
    missing = [name for name in needed if name not in header]
    if missing:
        raise ValueError(f"no column {', '.join(missing)} -> the first line names the columns, between tabs")
    for number, line in lines:
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            fault(number, f"{len(cells)} columns -> the header has {len(header)}")
            continue
        yield number, dict.fromkeys(columns, "") | dict(zip(header, cells, strict=True))


def _objects(
    lines: Iterator[tuple[int, str]], fault: Callable[[int, str], None]
) -> Iterator[tuple[int, Any]]:
    """JSON objects: those of a list where the file begins with a bracket, else one a line."""
    pieces = ((number, line) for number, line in lines if line.strip())
    number, first = next(pieces, (0, ""))
    whole = _of_list if first.lstrip().startswith("[") else _of_lines
    for begun, text in whole(itertools.chain([(number, first)], pieces) if first else pieces):
        try:
            entry = json.loads(text)
        except (ValueError, RecursionError):
            fault(begun, "no JSON object")
            continue
        if not (isinstance(entry, dict) and entry.get("event") == "DOCUMENT"):
            yield begun, entry


def _of_lines(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    return ((number, line.strip().rstrip(",")) for number, line in lines)


def _of_list(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Texts of the objects of a list, by their outermost braces; an unclosed one is given as it stands."""
    depth, begun = 0, 0
    text: list[str] = []
    size = 0
    for number, line in lines:
        at = 0
        for brace in _BRACES.finditer(line):
            if brace.group() == "{":
                if depth == 0:
                    begun, at, text, size = number, brace.start(), [], 0
                depth += 1
            elif brace.group() == "}" and depth:
                depth -= 1
                if depth == 0:
                    yield begun, "\n".join([*text, line[at : brace.end()]])
        if depth:
            text.append(line[at:])
            size += len(line)
        if size > LONGEST_LINE:
            yield begun, ""
            depth, text, size = 0, [], 0
    if depth:
        yield begun, "\n".join(text)
