"""Ties or votes of actors, as a table gives them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Portfolios:
    """What each actor does towards each item, such as its alliance with a state or its vote."""

    name: str
    """What the table is called."""
    held: Mapping[str, tuple[float, ...]]
    """By actor, one number an item; NaN where it is not known."""
    weights: tuple[float, ...]
    """What each item counts for."""

    @property
    def span(self) -> float:
        """Largest difference in the whole table."""
        known = [number for row in self.held.values() for number in row if number == number]
        return max(known) - min(known) if known else 0.0
