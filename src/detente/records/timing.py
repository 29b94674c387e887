"""When would it be signed: chances by date, shares under a deadline, and whether promises can be kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.result import Result


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A deadline, and what it does to the date of signature and to the bargain."""

    event: str
    last_month: float | None
    """Share of the signatures by then that fall in its last month; None where it is less than a month off."""
    without_pull: float
    """p_by if no deadline pulled."""
    offers: int
    """Offers that can still be made before it."""
    first_offer: Mapping[str, float]
    """What each keeps of one pie if it makes the first of them; empty unless two sign."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "event": self.event,
            "last_month": self.last_month,
            "without_pull": self.without_pull,
            "offers": self.offers,
            "first_offer": dict(self.first_offer),
        }


@dataclass(frozen=True, kw_only=True)
class Turn:
    """An event, and what it does to the chance of a signature by the horizon."""

    event: str
    date: str
    until: str | None
    shift: float
    moved: float
    """p_by at the horizon less the same without the event."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "event": self.event,
            "date": self.date,
            "until": self.until,
            "shift": self.shift,
            "moved": self.moved,
        }


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """Whether a bargain lasts although one side will be stronger later."""

    decliner: str
    riser: str
    holds: bool
    gap: float
    """How far the shift is beyond what a bargain can bear; below 0, what is to spare."""
    p_now: float
    p_next: float
    most: float | None
    """The riser's chance next period up to which a bargain holds, which may be above 1; None where all do."""
    range_now: tuple[float, float]
    """Shares of the riser that both prefer to a conflict now."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "decliner": self.decliner,
            "riser": self.riser,
            "holds": self.holds,
            "gap": self.gap,
            "p_now": self.p_now,
            "p_next": self.p_next,
            "most": self.most,
            "range_now": list(self.range_now),
        }


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A reference class from published data."""

    name: str
    n: int | None
    median_days: int | None
    by_days: Mapping[int, float]
    source: str

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "name": self.name,
            "n": self.n,
            "median_days": self.median_days,
            "by_days": {str(days): share for days, share in self.by_days.items()},
            "source": self.source,
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class TimingResult(Result):
    """When a package that all accept would be signed."""

    kind: ClassVar[str] = "timing"

    p_by: Mapping[str, float]
    """Probability of a signature by each deadline ahead, by ISO date."""
    median: str | None
    """First day by which it is as likely signed as not; None where that is further off than is looked."""
    months_to_median: float | None
    as_of: str
    horizon: str
    reference_class: str | None
    """None where the file gives the hazard itself."""
    base_rate: float | None
    """p_by at the horizon from the reference class alone."""
    deadlines: Mapping[str, Deadline]
    events: tuple[Turn, ...]
    step_months: float
    """Months from one offer to the next."""
    first_offer: Mapping[str, float]
    """What each keeps of one pie if it makes the first offer and no deadline ends the talks."""
    commitment: Mapping[str, Commitment]
    recorded: tuple[Recorded, ...]

    def answer(self) -> dict[str, Any]:
        """The `timing` part of the contract."""
        return {
            "p_by": dict(self.p_by),
            "median": self.median,
            "months_to_median": self.months_to_median,
            "as_of": self.as_of,
            "horizon": self.horizon,
            "reference_class": self.reference_class,
            "base_rate": self.base_rate,
            "deadlines": {date: found.to_dict() for date, found in self.deadlines.items()},
            "events": [turn.to_dict() for turn in self.events],
            "step_months": self.step_months,
            "first_offer": dict(self.first_offer),
            "commitment": {name: found.to_dict() for name, found in self.commitment.items()},
            "recorded": [found.to_dict() for found in self.recorded],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        told = ", ".join(f"{p:.0%} by {date}" for date, p in self.p_by.items())
        even = f" As likely as not by {self.median}." if self.median else ""
        return f"A package that all accept is signed: {told}.{even}"

    def rows(self) -> list[dict[str, Any]]:
        """The deadlines, one a row."""
        return [
            {"date": date, "p_by": p} | {"event": self.deadlines[date].event} for date, p in self.p_by.items()
        ]
