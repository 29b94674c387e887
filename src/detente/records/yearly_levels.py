"""Yearly levels of arms, as a table gives them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class YearlyLevels:
    """Levels by name of a column, all of the same years."""

    name: str
    """What the table is called."""
    years: tuple[int, ...]
    """Ascending."""
    levels: Mapping[str, tuple[float, ...]]
