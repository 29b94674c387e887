"""What is wrong in a file, where, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]
_EMPTY = "''"


@dataclass(frozen=True, order=True)
class Fault:
    """One fault, as `check` prints it."""

    file: str
    line: int
    column: int
    code: str
    what: str
    fix: str

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}:{self.column} {self.code} {self.what} -> {self.fix}"
        return "".join(sign if sign.isprintable() else "?" for sign in text)


class ScenarioError(ValueError):
    """A scenario that cannot be used, with every fault found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__(
            f"{len(self.faults)} fault{'s' * (len(self.faults) != 1)} in {self.faults[0].file}\n"
            + "\n".join(f"  {fault}" for fault in self.faults)
        )


def in_words(path: Path) -> str:
    """Show a path as people write it: `worth.US.sanctions`, `deadlines[0].date`."""
    words = ""
    for part in path:
        words += f"[{part}]" if isinstance(part, int) else f".{part or _EMPTY}" if words else str(part)
    return words or "the scenario"
