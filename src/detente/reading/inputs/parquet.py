"""Parquet tables: one document a row; needs the `parquet` extra."""

from collections.abc import Iterator
from typing import BinaryIO

import pyarrow
from pyarrow.parquet import ParquetFile

from detente.reading.errors import ReadingError
from detente.reading.inputs.rows import chosen, row_source
from detente.reading.inputs.source import Columns, Source

_BATCH = 256


def documents(stream: BinaryIO, *, file: str, columns: Columns, size: int) -> Iterator[Source]:
    """A source for every row, read a few hundred rows at a time.

    Raises
    ------
    ReadingError
        It is no Parquet file, it lacks the column of the text, or a part of it is damaged.
    """
    try:
        table = ParquetFile(stream)
        names = chosen(table.schema_arrow.names, columns)
        share = size // max(table.metadata.num_rows, 1)
        row = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=list(dict.fromkeys(names.values()))):
            for fields in batch.to_pylist():
                row += 1
                yield row_source(fields, names, file=file, form="parquet", row=row, size=share)
    except KeyError as fault:
        raise ReadingError(f"{file}: {fault.args[0]}") from None
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as fault:
        raise ReadingError(f"{file}: not a sound Parquet file ({str(fault).splitlines()[0][:120]})") from None
