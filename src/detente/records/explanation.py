"""Why a probability is what it is, and what would have to be true for another."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from detente.records.result import Result


@dataclass(frozen=True, kw_only=True)
class Quote:
    """An item of evidence as a step of a waterfall shows it."""

    id: str
    says: str
    term: Mapping[str, str]
    quote: str | None
    source: str | None
    author: str | None
    date: str | None
    """When it became known."""
    log_lr: float
    weight: float

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {**asdict(self), "term": dict(self.term)}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step on the way from the base rate, or from an earlier forecast, to a forecast."""

    name: str
    kind: Literal["base", "model", "evidence", "indicator", "time"]
    change: float
    """What it adds, in probability."""
    after: float
    items: tuple[Quote, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "step": self.name,
            "kind": self.kind,
            "change": self.change,
            "after": self.after,
            "items": [item.to_dict() for item in self.items],
        }


@dataclass(frozen=True, kw_only=True)
class Sensitivity:
    """Sobol' indices of one uncertain number, with 80 % intervals."""

    input: str
    share: float
    """First order: of the variation between worlds, what the number explains alone."""
    low: float
    high: float
    total: float
    """Total: what it explains alone and together with others."""
    total_low: float
    total_high: float


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """Something the forecast leans on, and the forecast without it."""

    what: str
    without: str
    """What is assumed in its stead."""
    p: float
    change: float
    """Of the probability, if the assumption falls."""


@dataclass(frozen=True, kw_only=True)
class Needed:
    """What one number would have to be, the others uncertain as they are."""

    input: str
    mode: float
    value: float | None
    """None where no value between its 1st and 99th percentile is enough."""
    p: float | None
    """Probability at that value: beyond what was wanted where the probability jumps there."""
    p_low: float
    """Probability with the number at its 1st percentile."""
    p_high: float


@dataclass(frozen=True, kw_only=True)
class Shift:
    """How far one number is moved in a joint shift."""

    input: str
    deviations: float
    """In standard deviations of its own distribution; negative downwards."""
    median: float
    to: float


@dataclass(frozen=True, kw_only=True)
class Inverse:
    """What would have to be true for a probability."""

    wanted: float
    worlds: int
    p: float
    """The forecast in these worlds."""
    numbers: tuple[Needed, ...]
    """Those that suffice alone first, then by how near they come."""
    length: float | None
    """Of the joint shift, in standard deviations; None where even a long one is not enough."""
    reached: float
    """Probability after the joint shift, or after the longest tried."""
    shifts: tuple[Shift, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return asdict(self) | {
            "numbers": [asdict(number) for number in self.numbers],
            "shifts": [asdict(shift) for shift in self.shifts],
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class Explanation(Result):
    """Why the deal, or a term, is as likely as it is."""

    kind: ClassVar[str] = "explain"

    what: str
    term: Mapping[str, str]
    """Empty for the deal as a whole."""
    as_of: str
    horizon: str
    p: float
    p_given_deal: float | None
    mc_error: float | None
    reference_class: str
    steps: tuple[Step, ...]
    drivers: tuple[Sensitivity, ...]
    assumptions: tuple[Assumption, ...]
    inverse: Inverse | None

    def answer(self) -> dict[str, Any]:
        """The `explain` part of the contract."""
        return {
            "term": dict(self.term),
            "p": self.p,
            "p_given_deal": self.p_given_deal,
            "waterfall": [step.to_dict() for step in self.steps],
            "drivers": [asdict(driver) for driver in self.drivers],
            "assumptions": [asdict(assumption) for assumption in self.assumptions],
            "inverse": None if self.inverse is None else self.inverse.to_dict(),
            "mc_error": self.mc_error,
            "reference_class": self.reference_class,
            "as_of": self.as_of,
            "horizon": self.horizon,
        }

    def summary(self) -> str:
        """One readable paragraph."""
        told = ", ".join(f"{step.name} {100 * step.change:+.1f}" for step in self.steps[1:])
        return f"{self.what} by {self.horizon}: {self.p:.1%} = base rate {self.steps[0].after:.1%}, {told}."

    def rows(self) -> list[dict[str, Any]]:
        """The waterfall, one step a row."""
        return [
            {"step": step.name, "kind": step.kind, "change": step.change, "after": step.after}
            for step in self.steps
        ]
