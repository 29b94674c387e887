"""What is wrong in another program's file, and what could not be carried over exactly."""

import math
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

MAX_SIZE = 10**12
MAX_NAMED = 4
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?")


@dataclass(frozen=True)
class Fault:
    """One fault: in which file, at which element, what is wrong, what would be right."""

    file: str
    element: str
    what: str
    fix: str

    def __str__(self) -> str:
        return _shown(f"{self.file}: {self.element}: {self.what} -> {self.fix}")


def _shown(text: str) -> str:
    """Text of strangers with nothing in it that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


class FormatError(ValueError):
    """Files that cannot be read or written, with every fault found in them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(dict.fromkeys(faults))
        lines = [f"  {fault}" for fault in self.faults]
        many = len(lines) > 1
        super().__init__("\n".join([f"{len(lines)} faults", *lines]) if many else str(self.faults[0]))

    @property
    def in_one_line(self) -> str:
        """The first fault, and how many more there are."""
        more = len(self.faults) - 1
        return f"{self.faults[0]}{f' (and {more} more)' * bool(more)}"


class FormatWarning(UserWarning):
    """Something that a scenario or the other program cannot carry exactly."""


class Findings:
    """Faults and remarks on the way; `settle` raises the former all at once, then warns of the latter."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._remarks: dict[str, dict[str, None]] = {}

    def fault(self, file: Path | str, element: str, what: str, fix: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(str(file), element, what, fix))

    def remark(self, text: str, who: str = "") -> None:
        """Note a remark; the same remark on several is told once, with `{who}` as all of them."""
        self._remarks.setdefault(text, {})[who] = None

    def number(self, raw: object, file: Path | str, element: str, what: str) -> float | None:
        """A finite number of sane size, or a fault that says which is not."""
        value = number_in(raw)
        if value is None:
            comma = isinstance(raw, str) and number_in(raw.replace(",", ".")) is not None
            fix = (
                f"write {raw.replace(',', '.')}" if comma and isinstance(raw, str) else "give a finite number"
            )
            shown = "missing" if raw is None else f"{str(raw)[:40]!r} and not a number"
            self.fault(file, element, f"{what} is {shown}", fix)
        return value

    def stop(self) -> None:
        """Raise every fault noted so far."""
        if self.faults:
            raise FormatError(self.faults)

    def settle(self) -> None:
        """Raise every fault, or else give every remark as a warning."""
        self.stop()
        for text, names in self._remarks.items():
            warnings.warn(_shown(text.replace("{who}", listed(names))), FormatWarning, stacklevel=3)


def number_in(raw: object) -> float | None:
    """A number written in any of the ways files have, or none."""
    if isinstance(raw, str):
        raw = raw.strip()
        return number_in(float(raw)) if _NUMBER.fullmatch(raw) else None
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        return None
    try:
        value = float(raw)
    except (OverflowError, ValueError):
        return None
    return value + 0.0 if math.isfinite(value) and abs(value) <= MAX_SIZE else None


def listed(names: Iterable[str]) -> str:
    """The first few of many names."""
    every = list(names)
    more = len(every) - MAX_NAMED
    return ", ".join(every[:MAX_NAMED]) + (f" and {more} more" if more > 0 else "")
