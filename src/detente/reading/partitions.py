"""A reading as a folder of Parquet files, each of so many documents, that can be gone on with."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pyarrow.parquet import ParquetFile

from detente.records.parquet import write_rows

DOCUMENTS = 500
"""In each file; what a stop may cost."""

COLUMNS = {
    "doc": "text",
    "kind": "text",
    "date": "text",
    "start": "integer",
    "end": "integer",
    "text": "text",
    "record": "text",
}
"""The document and its date, the kind of the record, its sentence's place and text; the whole as JSON."""

_TOLD = ("doc", "sentence")


class Partitions:
    """Files `part-000000.parquet` and so on, each written whole or not at all.

    Raises
    ------
    ValueError
        Where the folder holds anything and is not to be gone on with.
    """

    def __init__(self, path: Path, *, resume: bool) -> None:
        if path.exists() and not resume:
            raise ValueError(f"{path}: already there -> --resume goes on with it; else remove it first")
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._files = sorted(path.glob("part-*.parquet"))
        self._n_there = len(self._files)
        self._n = 0
        self._rows: list[dict[str, Any]] = []

    def write(self, lines: str) -> None:
        """Take in the records of one document, and write a file once there are enough."""
        head, *records = map(json.loads, lines.splitlines())
        self._rows += [_row(head, record) for record in (head, *records)]
        self._n += 1
        if self._n == DOCUMENTS:
            self._close()

    def finished(self) -> Iterator[list[dict[str, Any]]]:
        """Records of every document that was there when the folder was opened: its head and its sentences."""
        for file in self._files[: self._n_there]:
            yield from _documents(file)

    def _close(self) -> None:
        file = self.path / f"part-{len(self._files):06}.parquet"
        scratch = file.with_suffix(".scratch")
        with scratch.open("wb") as stream:
            write_rows(stream, COLUMNS, self._rows)
        os.replace(scratch, file)
        self._files.append(file)
        self._rows, self._n = [], 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._n:
            self._close()


def _row(head: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    place = record if record["kind"] == "sentence" else record.get("sentence") or {}
    return {
        "doc": head["doc"],
        "kind": record["kind"],
        "date": head["date"],
        "start": place.get("start"),
        "end": place.get("end"),
        "text": place.get("text"),
        "record": json.dumps(record, ensure_ascii=False),
    }


def _documents(file: Path) -> Iterator[list[dict[str, Any]]]:
    found: list[dict[str, Any]] = []
    with ParquetFile(file) as table:
        for batch in table.iter_batches(columns=["kind", "record"]):
            for row in batch.to_pylist():
                if row["kind"] == "doc" and found:
                    yield found
                    found = []
                if row["kind"] in _TOLD:
                    found.append(json.loads(row["record"]))
    if found:
        yield found
