"""Rows as Parquet; loaded where they are asked for, since it needs the `parquet` extra."""

from typing import Any

from pyarrow import BufferOutputStream, Table
from pyarrow.parquet import write_table


def as_parquet(columns: list[str], records: list[dict[str, Any]]) -> bytes:
    """One table, with the columns in their order."""
    stream = BufferOutputStream()
    table = {column: [record[column] for record in records] for column in columns}
    write_table(Table.from_pydict(table), stream)
    return bytes(stream.getvalue())
