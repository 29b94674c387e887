"""Who settles with the pivot first, who is left out, and who pays whom."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from detente.records.result import Result

ByRival = Mapping[str, float | None]

MAX_PERIODS = 10_000


@dataclass(frozen=True)
class Dealt:
    """What stands when exactly these have dealt."""

    settled: tuple[str, ...]
    p: float
    """Chance that this comes about."""
    flow: Mapping[str, float]
    """Per period, by player."""
    value: Mapping[str, float]
    """From the next period on, by player."""
    meetings: Mapping[str, Mapping[str, Any]]
    """By rival that has not dealt: `surplus` to the two who meet, `pays` to the pivot, `settles`."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "settled": list(self.settled),
            "p": self.p,
            "flow": dict(self.flow),
            "value": dict(self.value),
            "meetings": {rival: dict(told) for rival, told in self.meetings.items()},
        }


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A race in one world; by rival null where there is nothing to tell."""

    value: Mapping[str, float]
    """By player, at the start."""
    first_mover_premium: ByRival
    odd_man_out_loss: ByRival
    p_first: ByRival
    order: tuple[str, ...]
    """In which offers bring the pivot most."""
    charges: ByRival
    """Per period, in that order."""
    alone: ByRival
    """What the deal brings it per period if nobody else settles."""
    p_none: float
    """Chance that nobody ever settles."""
    p_last: ByRival
    """Chance that all others settle before it, or without it."""
    p_settles: ByRival
    expected_period: ByRival
    first_period: float | None
    odd_man_out: str | None
    if_first: ByRival
    """Value once it has settled first."""
    if_another_first: ByRival
    """Value once another has."""
    pays: Mapping[str, Mapping[str, float | None]]
    """To the pivot: `first`, `last` (all others settled), `apart` (if no deal touched another)."""
    settles: Mapping[str, Mapping[str, bool]]
    """Whether it settles if it meets the pivot now: `first`, `last`."""
    settles_from: Mapping[str, int | None]
    """First period in which it would settle before the others; null where it waits for one of them."""
    worst_order: tuple[str, ...]
    totals: Mapping[str, float]
    """What the pivot can charge per period in all: in the `best` order and in the `worst`."""
    tracks: Mapping[str, Mapping[str, Any]]
    """By rival with a track: `able` (whether the talks come to something), `package`, `gain`, `worth`."""
    converged: bool

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, in the contract's order."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}


@dataclass(frozen=True, kw_only=True, repr=False)
class RaceResult(Result):
    """A race at the modes of its numbers."""

    kind: ClassVar[str] = "race"

    pivot: str
    rivals: tuple[str, ...]
    period_months: float | None
    discount: float
    outcome: Outcome
    sets: tuple[Dealt, ...] | None
    """By who has dealt, the empty set first; None where there are too many to list."""

    def answer(self) -> dict[str, Any]:
        """The `race` part of the contract."""
        return self.outcome.to_dict() | {
            "pivot": self.pivot,
            "rivals": list(self.rivals),
            "period_months": self.period_months,
            "discount": self.discount,
            "sets": None if self.sets is None else [each.to_dict() for each in self.sets],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        told = self.outcome
        firsts = ", ".join(f"{rival} {p:.0%}" for rival, p in told.p_first.items() if p is not None)
        left = f" The odd man out is {told.odd_man_out}." if told.odd_man_out else ""
        return f"Who settles with {self.pivot} first: {firsts}, nobody {told.p_none:.0%}.{left}"

    def rows(self) -> list[dict[str, Any]]:
        """One row a rival."""
        told = self.outcome
        return [
            {
                "rival": rival,
                "p_first": told.p_first[rival],
                "p_settles": told.p_settles[rival],
                "expected_period": told.expected_period[rival],
                "if_first": told.if_first[rival],
                "if_another_first": told.if_another_first[rival],
                "first_mover_premium": told.first_mover_premium[rival],
                "odd_man_out_loss": told.odd_man_out_loss[rival],
                "pays_first": told.pays[rival]["first"],
                "pays_last": told.pays[rival]["last"],
                "charge": told.charges[rival],
            }
            for rival in self.rivals
        ]


def _plain(held: Any) -> Any:
    if isinstance(held, Mapping):
        return {key: _plain(inner) for key, inner in held.items()}
    return list(held) if isinstance(held, tuple) else held
