"""What other programs' files say, before it becomes a scenario."""

import datetime
from dataclasses import dataclass, field
from typing import Literal

Semantics = Literal["genius", "raw"]
Condition = dict[str, tuple[str, ...]]
MAX_OPTIONS = 2_000


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How to read: the day and title of the scenario, and what the files leave open."""

    as_of: datetime.date
    title: str | None = None
    proposal: str | None = None
    """Which proposal of a table of DEU."""
    semantics: Semantics = "genius"
    """genius: evaluations divided by the issue's largest; raw: as they stand."""
    real_steps: int = 11
    """How many equally spaced options stand for a real issue, 2 to 1,000."""

    def __post_init__(self) -> None:
        if self.semantics not in ("genius", "raw"):
            raise ValueError(f"semantics '{self.semantics}' -> give 'genius' or 'raw'")
        if not 2 <= self.real_steps <= 1000:
            raise ValueError(f"{self.real_steps} steps of a real issue -> give 2 to 1,000")


@dataclass
class Side:
    """A party: what it makes of each option, of options together, and of no deal."""

    worth: dict[str, dict[str, float]] = field(default_factory=dict)
    no_deal: float = 0.0
    patience: float = 1.0
    constant: float = 0.0
    """Worth that every package has."""
    linkages: list[tuple[Condition, float]] = field(default_factory=list)

    def bounds(self) -> tuple[float, float]:
        """Worth of the worst and of the best package, linkages aside."""
        rows = [row.values() for row in self.worth.values() if row]
        return self.constant + sum(map(min, rows)), self.constant + sum(map(max, rows))


@dataclass
class Game:
    """Issues with their options, and parties."""

    title: str
    file: str
    issues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sides: dict[str, Side] = field(default_factory=dict)


def spaced(low: float, high: float, steps: int) -> dict[str, float]:
    """Equally spaced points from low to high, by their names.

    >>> spaced(0, 1, 3)
    {'0': 0.0, '0.5': 0.5, '1': 1.0}
    """
    points = [low + (high - low) * step / (steps - 1) for step in range(steps - 1)] + [high]
    return {f"{point:.10g}": float(point) for point in points}


def whole_numbers(low: int, high: int, steps: int) -> dict[str, float]:
    """Every whole number from low to high, or some of them where there are too many to list."""
    if high - low < MAX_OPTIONS:
        return {str(point): float(point) for point in range(low, high + 1)}
    points = [low + (high - low) * step // (steps - 1) for step in range(steps)]
    return {str(point): float(point) for point in points}
