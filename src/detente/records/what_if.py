"""What would have to change for a verdict on a state to change."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Turned:
    """A pair of states that a party comes to order the other way."""

    party: str
    liked: int
    """The state that it liked better."""
    likes: int
    """The state that it now likes better than that one."""


@dataclass(frozen=True, kw_only=True)
class Frail:
    """The smallest change of rankings by which a state stops being an equilibrium."""

    swaps: int | None
    """Swaps of neighbouring ranks, over all parties; 0 where it is none, None where no change tried does."""
    ways: int
    """How many changes of that size end it."""
    change: tuple[Turned, ...]
    """The first of them."""
    tried: int
    """All changes of up to so many swaps were tried."""
    complete: bool
    """Whether every change there is was tried, if need be."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return asdict(self) | {"change": [asdict(turned) for turned in self.change]}


@dataclass(frozen=True, kw_only=True)
class Reordered:
    """The smallest change of what one party says it prefers by which a state becomes an equilibrium."""

    party: str
    swaps: int | None
    """Swaps of neighbouring statements; None where no order tried does it."""
    orders: tuple[tuple[str, ...], ...]
    """All orders that do it with so few, each of all its statements, the most important first."""
    drops: tuple[str, ...]
    """Statements each of which, dropped alone, does it."""
    complete: bool
    """Whether every order was tried, if need be."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return asdict(self) | {"orders": [list(order) for order in self.orders], "drops": list(self.drops)}


@dataclass(frozen=True, kw_only=True)
class Foresight:
    """What is stable where two parties look some moves ahead."""

    horizon: int
    stable: Mapping[str, tuple[int, ...]]
    """By party: states that it does not leave."""
    equilibria: tuple[int, ...]
    non_myopic: tuple[int, ...]
    """Stable for both from some horizon on, however far they look."""
    ends: Mapping[str, int] | None
    """By party that moves first: where the conflict would end from the judged state; None without one."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "horizon": self.horizon,
            "stable": {party: list(states) for party, states in self.stable.items()},
            "equilibria": list(self.equilibria),
            "non_myopic": list(self.non_myopic),
            "ends": None if self.ends is None else dict(self.ends),
        }


@dataclass(frozen=True, kw_only=True)
class Addition:
    """Terms not in a deal that would make it hold."""

    terms: Mapping[str, str]
    """Issue and option; empty where nothing tried does it."""
    cost: Mapping[str, float]
    """By principal: what it gives up by them, where it does."""
    margin: Mapping[str, float | None]
    """By party: what it could then lose and still stay; None where it has no move."""
    tried: int
    """How many additions were tried, the cheapest first."""
    complete: bool
    """Whether every one and every two unused terms that fit were tried, if need be."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return asdict(self)
