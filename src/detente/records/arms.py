"""Arms race or cap: where a race leads, and what limiting it saves."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from detente.records.reference_class import ReferenceClass
from detente.records.result import Result

ByParty = Mapping[str, float | None]
_NOTHING = 1e-9


@dataclass(frozen=True, kw_only=True)
class Capped:
    """The same race under a cap."""

    level: ByParty
    """At the end of the horizon."""
    spent: ByParty
    saved: ByParty
    """Less spent than without the cap, over the horizon."""

    @property
    def binds(self) -> bool:
        """Whether it is ever reached."""
        return any(abs(x) > _NOTHING for x in self.saved.values() if x is not None)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "level": dict(self.level),
            "spent": dict(self.spent),
            "saved": dict(self.saved),
            "binds": self.binds,
        }


@dataclass(frozen=True, kw_only=True)
class ArmsOutcome:
    """A race in one world."""

    stable: bool
    equilibrium: ByParty
    """Levels at which nothing changes; None where there is no such point."""
    half_life: float | None
    """Years in which a stable race halves its distance from there."""
    doubling_time: float | None
    """Years in which a race that runs away doubles it."""
    growth: float
    """The larger eigenvalue, per year."""
    level: ByParty
    """At the end of the horizon; None where the start is not told."""
    spent: ByParty
    """Over the horizon."""
    capped: Capped | None

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, in the contract's order."""
        held = {each.name: getattr(self, each.name) for each in fields(self)}
        plain = {name: dict(inner) if isinstance(inner, Mapping) else inner for name, inner in held.items()}
        return plain | {"capped": None if self.capped is None else self.capped.to_dict()}


@dataclass(frozen=True, kw_only=True)
class Coefficients:
    """How one side moves."""

    reaction: float
    fatigue: float
    grievance: float

    def to_dict(self) -> dict[str, float]:
        """JSON-ready."""
        return {"reaction": self.reaction, "fatigue": self.fatigue, "grievance": self.grievance}


@dataclass(frozen=True, kw_only=True)
class SideEstimate:
    """One side's coefficients by least squares without bounds, with their standard errors."""

    free: Coefficients
    errors: Mapping[str, float | None]
    r_squared: float | None
    degrees: int
    """Degrees of freedom left."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "free": self.free.to_dict(),
            "errors": dict(self.errors),
            "r_squared": self.r_squared,
            "degrees": self.degrees,
        }


@dataclass(frozen=True, kw_only=True)
class ArmsEstimate:
    """What a table of yearly levels says of the coefficients."""

    table: str
    years: tuple[int, int]
    sides: Mapping[str, SideEstimate]
    slope: float
    """Of the yearly change of both sides' sum in that sum."""
    slope_error: float | None
    zero: float | None
    """The sum at which nothing changes."""
    r_squared: float | None

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "table": self.table,
            "years": list(self.years),
            "sides": {party: side.to_dict() for party, side in self.sides.items()},
            "sum": {
                "slope": self.slope,
                "slope_error": self.slope_error,
                "zero": self.zero,
                "r_squared": self.r_squared,
            },
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class ArmsResult(Result):
    """An arms race at the modes of its numbers, or at what a table gives."""

    kind: ClassVar[str] = "arms"

    parties: tuple[str, str]
    """x, then y."""
    unit: str | None
    outcome: ArmsOutcome
    coefficients: Mapping[str, Coefficients]
    start: ByParty
    path: tuple[tuple[float, float], ...] | None
    """Levels of x and y now and at the end of each year; None where the start is not told."""
    capped_path: tuple[tuple[float, float], ...] | None
    first_year: int
    estimate: ArmsEstimate | None
    base_rates: tuple[ReferenceClass, ...]
    """How arms races have ended elsewhere."""

    def answer(self) -> dict[str, Any]:
        """The `arms` part of the contract."""
        return self.outcome.to_dict() | {
            "parties": list(self.parties),
            "unit": self.unit,
            "coefficients": {party: found.to_dict() for party, found in self.coefficients.items()},
            "start": dict(self.start),
            "first_year": self.first_year,
            "path": None if self.path is None else [list(levels) for levels in self.path],
            "capped_path": None if self.capped_path is None else [list(one) for one in self.capped_path],
            "estimate": None if self.estimate is None else self.estimate.to_dict(),
            "base_rates": [each.to_dict() for each in self.base_rates],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        told, pair = self.outcome, " and ".join(self.parties)
        if told.stable:
            return f"The race between {pair} is stable: it halves its distance in {told.half_life:.3g} years."
        if told.doubling_time is None:
            return f"The race between {pair} neither settles nor doubles: it is on the edge."
        return f"The race between {pair} runs away: it doubles in {told.doubling_time:.3g} years."

    def rows(self) -> list[dict[str, Any]]:
        """One row a side."""
        told = self.outcome
        return [
            {
                "party": party,
                **self.coefficients[party].to_dict(),
                "start": self.start[party],
                "equilibrium": told.equilibrium[party],
                "level": told.level[party],
                "spent": told.spent[party],
                "saved": None if told.capped is None else told.capped.saved[party],
            }
            for party in self.parties
        ]
