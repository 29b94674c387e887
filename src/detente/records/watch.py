"""What to look for next: what would teach most about the deal, and when it can be known."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from detente.records.result import Result

Kind = Literal["number", "question", "deadline", "news", "indicator"]


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """Something that is open, and what knowing it would be worth."""

    what: str
    kind: Kind
    by: str | None
    """When it is settled; None where it can be known at any time."""
    in_time: bool
    """Whether it can be known by the next deadline."""
    p: float | None
    """Probability that it comes about; None for a number."""
    if_high: float
    """Probability of a deal if it comes about; of a number, in the quarter of worlds where it is highest."""
    if_low: float
    """If it does not; of a number, where it is lowest."""
    value: float
    """Expected reduction of the Brier score: variance of the deal's probability over what may be learnt."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Registered:
    """An indicator that was registered: whether it has been seen, and what that or its silence says."""

    id: str
    watch: str
    term: Mapping[str, str]
    since: str
    until: str | None
    days: int
    tripped: tuple[str, ...]
    """Items that are sightings of it, with the day on which each became known."""
    log_lr: float

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return asdict(self) | {"term": dict(self.term), "tripped": list(self.tripped)}


@dataclass(frozen=True, kw_only=True, repr=False)
class Watch(Result):
    """Open indicators, ranked by the value of what they would tell."""

    kind: ClassVar[str] = "watch"

    as_of: str
    horizon: str
    next_deadline: str
    event: str
    p: float
    """Of a deal by the horizon."""
    indicators: tuple[Indicator, ...]
    """Those that can be known by the next deadline first, each kind of both by value."""
    registered: tuple[Registered, ...] = ()
    """Indicators of the scenario, in its order."""

    @property
    def uncertainty(self) -> float:
        """Expected Brier score of the forecast as it stands, p (1 - p): what full knowledge would save."""
        return self.p * (1 - self.p)

    def answer(self) -> dict[str, Any]:
        """The `watch` part of the contract."""
        return {
            "p_deal": self.p,
            "uncertainty": self.uncertainty,
            "next_deadline": self.next_deadline,
            "event": self.event,
            "indicators": [indicator.to_dict() for indicator in self.indicators],
            "as_of": self.as_of,
            "horizon": self.horizon,
            "registered": [each.to_dict() for each in self.registered],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        first = self.indicators[0].what if self.indicators else "nothing"
        return (
            f"A deal by {self.horizon}: {self.p:.1%}. What would teach most by {self.next_deadline}: {first}."
        )

    def rows(self) -> list[dict[str, Any]]:
        """The indicators, one a row."""
        return [indicator.to_dict() for indicator in self.indicators]
