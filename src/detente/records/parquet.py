"""Rows as Parquet, some at a time; imported only when asked for, since it needs the `parquet` extra."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, BinaryIO

from pyarrow import RecordBatch, field, float64, int64, schema, string
from pyarrow.parquet import ParquetWriter

ROW_GROUP = 4_096
_TYPES = {"integer": int64(), "number": float64(), "text": string()}


def write_rows(stream: BinaryIO, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows; the same rows give the same bytes.

    Parameters
    ----------
    stream : binary file
        Open for writing.
    columns : mapping of str to str
        Name and kind of each column: `integer`, `number` or `text`, any of which may be unknown.
    rows : iterable of mapping
        Taken as they are written.
    """
    told = schema([field(name, _TYPES[kind]) for name, kind in columns.items()])
    left = iter(rows)
    with ParquetWriter(stream, told) as writer:
        while some := list(islice(left, ROW_GROUP)):
            writer.write_batch(RecordBatch.from_pylist(some, schema=told))
