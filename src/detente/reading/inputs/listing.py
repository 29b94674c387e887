"""Files, folders, patterns and tables as a stream of sources, always in the same order."""

import glob
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from detente.reading.errors import ReadingError
from detente.reading.inputs import delimited, json_lines
from detente.reading.inputs.formats import MANY, extra, format_of_name
from detente.reading.inputs.source import LARGEST, Columns, Source

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Listing:
    """What there is to read: paths, folders and patterns, and how to read tables among them.

    `form` is the format of everything where it is not to be told by name and content; `without` is a file or
    folder to pass over, such as the one that is being written.
    """

    inputs: tuple[str, ...]
    columns: Columns
    form: str | None = None
    without: str | None = None

    def size(self) -> int:
        """Bytes of all files; standard input counts for none."""
        return sum(_size(path) for path, _ in self._files() if path != STANDARD_INPUT)

    def sources(self, stdin: BinaryIO) -> Iterator[Source]:
        """Every document, in the order of the inputs; within a folder, by name."""
        for path, name in self._files():
            form = self.form or format_of_name(path)
            if form in MANY:
                yield from self._rows(path, name, form, stdin)
            elif path == STANDARD_INPUT:
                yield Source(doc=name, data=stdin.read(LARGEST + 1), format=self.form)
            else:
                yield Source(doc=name, path=path, format=self.form, size=_size(path))

    def _files(self) -> Iterator[tuple[str, str]]:
        """Every file and the name that its records bear."""
        without = self.without and os.path.realpath(self.without)
        return ((path, name) for path, name in self._named() if not _inside(path, without))

    def _named(self) -> Iterator[tuple[str, str]]:
        for given in self.inputs:
            if given == STANDARD_INPUT:
                yield given, "<stdin>"
            elif os.path.lexists(given):
                yield from _below(given)
            else:
                for found in sorted(glob.glob(given, recursive=True)):
                    yield from _below(found)

    def _rows(self, path: str, name: str, form: str, stdin: BinaryIO) -> Iterator[Source]:
        """Documents of one table; a table that cannot be read, or not to its end, is one fault more."""
        try:
            if path == STANDARD_INPUT:
                yield from self._documents(stdin, name, form, 0)
            elif not Path(path).is_file():
                yield Source(doc=name, fault="not a plain file")
            else:
                with Path(path).open("rb") as stream:
                    yield from self._documents(stream, name, form, _size(path))
        except (ReadingError, OSError) as fault:
            yield Source(doc=name, fault=str(fault).removeprefix(f"{name}: "))

    def _documents(self, stream: BinaryIO, name: str, form: str, size: int) -> Iterator[Source]:
        if form == "jsonl":
            return json_lines.documents(stream, file=name, columns=self.columns)
        if form == "parquet":
            if not stream.seekable():
                stream = io.BytesIO(stream.read())
            module = extra("parquet", name, "parquet")
            found: Iterator[Source] = module.documents(stream, file=name, columns=self.columns, size=size)
            return found
        return delimited.documents(stream, file=name, form=form, columns=self.columns)


def listing(
    inputs: Sequence[str],
    *,
    columns: Columns | None = None,
    form: str | None = None,
    without: str | None = None,
) -> Listing:
    """What there is to read.

    Parameters
    ----------
    inputs : sequence of str
        Files, folders (read to any depth, hidden files left out), patterns such as `news/**/*.html`, and `-`
        for standard input.
    columns : Columns, optional
        Columns of tables; by their usual names where they are not given.
    form : str, optional
        One of `FORMATS`, for everything.
    without : str, optional
        A file or folder to pass over.

    Raises
    ------
    ValueError
        One of them does not exist.
    """
    for given in inputs:
        if given != STANDARD_INPUT and not os.path.lexists(given) and not glob.glob(given, recursive=True):
            raise ValueError(f"{given}: no such file -> give text files, folders or patterns")
    return Listing(tuple(inputs), columns or Columns(), form, without)


def _inside(path: str, without: str | None) -> bool:
    """Whether a file is the one to pass over, or lies in that folder."""
    return bool(without) and f"{os.path.realpath(path)}{os.sep}".startswith(f"{without}{os.sep}")


def _below(given: str) -> Iterator[tuple[str, str]]:
    """A file itself; of a folder every file, named by its path from there."""
    if not os.path.isdir(given):
        yield given, os.path.basename(given)
        return
    for folder, folders, files in os.walk(given):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            if not file.startswith("."):
                path = os.path.join(folder, file)
                yield path, Path(path).relative_to(given).as_posix()


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
