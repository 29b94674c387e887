"""Rows as Parquet, a group of rows at a time; needs the `parquet` extra."""

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pyarrow import RecordBatch, Schema, field, float64, schema, string
from pyarrow.parquet import ParquetWriter

ROW_GROUP = 4_096
_TYPES = {"number": float64(), "text": string()}


def schema_of(columns: Mapping[str, str]) -> Schema:
    """The columns' types: 64-bit floats and UTF-8 text, any of which may be unknown."""
    return schema([field(name, _TYPES[kind]) for name, kind in columns.items()])


def write_rows(file: Path, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows; the same rows give the same bytes."""
    told = schema_of(columns)
    left = iter(rows)
    with ParquetWriter(file, told) as writer:
        while some := list(islice(left, ROW_GROUP)):
            writer.write_batch(RecordBatch.from_pylist(some, schema=told))
