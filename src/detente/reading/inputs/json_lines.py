"""JSON lines: one object, one document a line."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from detente.reading.inputs.rows import bad_row, chosen, row_source
from detente.reading.inputs.source import LARGEST, Columns, Source
from detente.reading.inputs.text import repaired

_CHUNK = 1_000_000
_HALF = re.compile(r"[\ud800-\udfff]")


def documents(stream: BinaryIO, *, file: str, columns: Columns) -> Iterator[Source]:
    """A source for every line that is not blank; lines that are no document have a `fault`."""
    for row, (line, size) in enumerate(_lines(stream), start=1):
        if line is None:
            yield bad_row(file, row, f"has more than {LARGEST:,} bytes", size)
        elif line.strip():
            yield _document(line, row, file, columns)


def _document(line: bytes, row: int, file: str, columns: Columns) -> Source:
    text = repaired(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape"))
    try:
        fields: Any = json.loads(text)
    except (ValueError, RecursionError):
        return bad_row(file, row, "is not a line of JSON", len(line))
    if not isinstance(fields, dict):
        return bad_row(file, row, "is not a JSON object", len(line))
    try:
        names = chosen(fields, columns)
    except KeyError as fault:
        return bad_row(file, row, f"has {fault.args[0]}", len(line))
    fields = {name: _whole(fields[name]) for name in names.values()}
    return row_source(fields, names, file=file, form="jsonl", row=row, size=len(line))


def _whole(value: Any) -> Any:
    """A text without halves of signs, which JSON can escape and nothing can write."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def _lines(stream: BinaryIO) -> Iterator[tuple[bytes | None, int]]:
    """Lines and their lengths; a line longer than a document may be is passed over in pieces."""
    while line := stream.readline(LARGEST + 1):
        size = len(line)
        if size <= LARGEST:
            yield line, size
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
            size += len(line)
        yield None, size
