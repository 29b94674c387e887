"""The unfinished sweep: a folder beside the file that it will be, one part for each group of variants."""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from detente.formats.files import made, write_file
from detente.records.sweep import Row

_PLAN = "plan.json"


class Parts:
    """Groups of rows that are done, each in a file that is written whole or not at all.

    Raises
    ------
    ValueError
        Where an unfinished sweep stands there and is not to be gone on with, or was of something else.
    """

    def __init__(self, output: Path, plan: Mapping[str, Any], *, resume: bool) -> None:
        self.folder = output.with_name(f"{output.name}.parts")
        said = json.dumps(plan, sort_keys=True, ensure_ascii=False, indent=1)
        file = self.folder / _PLAN
        if file.exists() and not resume:
            raise ValueError(f"{self.folder}: unfinished sweep -> --resume goes on with it, or remove it")
        if file.exists() and file.read_text(encoding="utf-8") != said:
            raise ValueError(f"{self.folder}: of another sweep -> repeat that call, or remove it")
        if not file.exists():
            with made(self.folder, for_=output):
                self._write(file, said)

    def __bool__(self) -> bool:
        """Whether any part is kept."""
        return any(file.name != _PLAN for file in self.folder.glob("*.json"))

    def missing(self, n: int) -> list[int]:
        """Groups that are still to be done, of so many."""
        return [group for group in range(n) if not self._file(group).exists()]

    def keep(self, group: int, rows: list[Row]) -> None:
        """Write the rows of a group."""
        self._write(self._file(group), json.dumps(rows, ensure_ascii=False, allow_nan=False))

    def rows(self, n: int) -> Iterator[Row]:
        """All rows of so many groups, in their order."""
        for group in range(n):
            yield from json.loads(self._file(group).read_text(encoding="utf-8"))

    def remove(self) -> None:
        """Take the folder away, once its rows stand elsewhere."""
        shutil.rmtree(self.folder)

    def _file(self, group: int) -> Path:
        return self.folder / f"{group:06}.json"

    def _write(self, file: Path, text: str) -> None:
        write_file(file, text.encode(), force=True)
