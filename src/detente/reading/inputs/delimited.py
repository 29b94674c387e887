"""CSV and TSV tables: one document a row."""

import csv
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from detente.reading.errors import ReadingError
from detente.reading.inputs.rows import bad_row, chosen, row_source
from detente.reading.inputs.source import Columns, Source
from detente.reading.inputs.text import encoding_of, repaired

LONGEST_FIELD = 10_000_000
_SAMPLE = 65_536
_DELIMITERS = ",;\t|"


def documents(stream: BinaryIO, *, file: str, form: str, columns: Columns) -> Iterator[Source]:
    """A source for every row; rows that have not as many fields as the header have a `fault`.

    Raises
    ------
    ReadingError
        There is no header, or it lacks the column of the text.
    """
    sample = stream.read(_SAMPLE)
    encoding = encoding_of(sample[: sample.rfind(b"\n") + 1] or sample, name=file)
    counted = _Counted(stream, sample)
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    lines = io.TextIOWrapper(io.BufferedReader(counted), encoding=encoding, errors=errors, newline="")
    csv.field_size_limit(LONGEST_FIELD)
    rows = _rows(csv.reader(lines, delimiter=_delimiter(sample, form), strict=True))
    header = next(rows, None)
    if not header or isinstance(header, str):
        raise ReadingError(f"{file}: no header; give a first row with the names of the columns")
    names = [repaired(name).removeprefix("\ufeff").strip() for name in header]
    try:
        columns_of = chosen(names, columns)
    except KeyError as fault:
        raise ReadingError(f"{file}: {fault.args[0]}") from None
    before = 0
    for row, fields in enumerate(rows, start=1):
        size, before = counted.taken - before, counted.taken
        if isinstance(fields, str):
            yield bad_row(
                file, row, f"is no row of {form.upper()} ({fields}); is a quotation mark left open?", size
            )
        elif len(fields) != len(names):
            what = f"has {len(fields)} fields, the header {len(names)}; is a quotation mark left open?"
            yield bad_row(file, row, what, size)
        else:
            named = dict(zip(names, map(repaired, fields), strict=True))
            yield row_source(named, columns_of, file=file, form=form, row=row, size=size)


def _rows(reader: Iterator[list[str]]) -> Iterator[list[str] | str]:
    """Rows that are not empty; of a row that is none, what is wrong with it."""
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield str(fault)
            continue
        if row:
            yield row


def _delimiter(sample: bytes, form: str) -> str:
    """Tab for TSV; else the likeliest delimiter that stands most often in the header."""
    if form == "tsv":
        return "\t"
    header = sample.replace(b"\0", b"").split(b"\n", 1)[0].decode("utf-8", "replace")
    return max(_DELIMITERS, key=lambda mark: (header.count(mark), mark == ","))


class _Counted(io.RawIOBase):
    """A stream that counts what is taken from it, with the sample that was read before put back."""

    def __init__(self, stream: BinaryIO, sample: bytes) -> None:
        self._stream, self._sample, self.taken = stream, memoryview(sample), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = memoryview(buffer).cast("B")
        piece = self._sample[: len(room)] or self._stream.read(len(room))
        self._sample = self._sample[len(room) :]
        room[: len(piece)] = piece
        self.taken += len(piece)
        return len(piece)
