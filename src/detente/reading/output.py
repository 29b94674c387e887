"""The file that a long reading writes, and how it goes on where it was stopped."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Protocol, Self

from detente.reading.document import name_of
from detente.reading.fingerprints import fingerprint
from detente.reading.inputs import Source
from detente.reading.storylines import Storylines

_HEAD = b'{"kind": "doc"'


class Destination(Protocol):
    """Where records go: a file of lines, or a folder of Parquet files."""

    path: Path

    def write(self, lines: str) -> None:
        """Take in the lines of one document."""

    def finished(self) -> Iterator[list[dict[str, Any]]]:
        """Records of every document that was there before: its head and its sentences."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave whole documents only, whatever happened."""


class Output:
    """A file of records in which every document stands whole.

    What is written half when the work stops is taken back; what a crash left half is cut off by `resume`.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        if path.exists() and not resume:
            raise ValueError(f"{path}: already there -> --resume goes on with it; else remove it first")
        self._fresh = not path.exists()
        self._whole = 0 if self._fresh else _end_of_whole(path)
        self.path = path
        self._file: BinaryIO = path.open("r+b" if self._whole else "wb")
        self._file.truncate(self._whole)
        self._file.seek(self._whole)

    def write(self, lines: str) -> None:
        """Write the lines of one document."""
        self._file.write(lines.encode("utf-8", "backslashreplace"))
        self._file.flush()
        self._whole = self._file.tell()

    def finished(self) -> Iterator[list[dict[str, Any]]]:
        """Records of every document that stood in the file when it was opened: its head and its sentences."""
        with self.path.open("rb") as file:
            document: list[dict[str, Any]] = []
            left = self._whole
            while left > 0:
                line = file.readline()
                left -= len(line)
                if line.startswith(_HEAD) and document:
                    yield document
                    document = []
                if line.startswith((_HEAD, b'{"kind": "sentence"')):
                    document.append(json.loads(line))
            if document:
                yield document

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._file.close()
        except OSError:  # what did not fit is taken back
            if error is None:
                raise
        finally:
            if error is not None and self._fresh and not self._whole:
                self.path.unlink(missing_ok=True)
            else:
                os.truncate(self.path, self._whole)


def remaining(sources: Iterator[Source], output: Destination, storylines: Storylines) -> Iterator[Source]:
    """The sources behind those that the file already holds, whose storylines are taken up.

    Raises
    ------
    ValueError
        The file holds other documents.
    """

    def replayed() -> Iterator[str]:
        for head, *sentences in output.finished():
            storylines.add(name_of(head), fingerprint(head, sentences))
            yield head["doc"]

    number, digest = _digest(replayed())
    if _digest(source.doc for source in islice(sources, number)) != (number, digest):
        raise ValueError(f"{output.path}: holds other documents -> give the same input as when it was begun")
    return sources


def _digest(names: Iterable[str]) -> tuple[int, str]:
    """Number of some names, and a digest by which two lists of them are told apart."""
    number, digest = 0, hashlib.sha256()
    for name in names:
        digest.update(name.encode("utf-8", "surrogatepass") + b"\n")
        number += 1
    return number, digest.hexdigest()


def _end_of_whole(path: Path) -> int:
    """Where the last document of a file begins: all before it are complete."""
    last = place = 0
    with path.open("rb") as file:
        start = file.read(len(_HEAD))
        if not _HEAD.startswith(start):
            raise ValueError(f"{path}: not lines of detente read -> give another file, or remove it first")
        file.seek(0)
        for line in file:
            if line.startswith(_HEAD) and line.endswith(b"\n"):
                last = place
            place += len(line)
    return last
