"""Where issues settle, by every model and by the calibrated forecast; who concedes what to whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from detente.records.fitted_positions import FittedPositions
from detente.records.result import Result

QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True, kw_only=True)
class PositionForecast:
    """The calibrated distribution of where an issue settles."""

    median: float
    quantiles: Mapping[str, float]
    p_at_position: Mapping[str, float]
    """Probability of settling exactly at each held position."""
    interval: tuple[float, float]
    """The central interval that held four fifths of past outcomes."""
    p_option: Mapping[str, float] | None
    """Where two positions are held: the probability of each, if it must be one of them."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "median": self.median,
            "quantiles": dict(self.quantiles),
            "p_at_position": dict(self.p_at_position),
            "interval": list(self.interval),
            "p_option": None if self.p_option is None else dict(self.p_option),
        }


@dataclass(frozen=True, kw_only=True)
class IssuePositions:
    """One issue: who stands where, and where it settles."""

    scale: tuple[float, float]
    models: Mapping[str, Any]
    """By model a point, or its rounds."""
    forecast: PositionForecast | None
    stands: Mapping[str, Mapping[str, float]]
    """By party: position, salience, capability."""
    reference: float | None

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "scale": list(self.scale),
            "models": dict(self.models),
            "forecast": None if self.forecast is None else self.forecast.to_dict(),
            "stands": {name: dict(stand) for name, stand in self.stands.items()},
            "reference": self.reference,
        }


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A deal of the exchange model: each of two gives way on one issue and gains as much on another."""

    round: int
    parties: tuple[str, str]
    issues: tuple[str, str]
    """On which the first and the second give way."""
    gain: float
    """Of each, in hundredths of the scale times salience."""
    moves: Mapping[str, Mapping[str, tuple[float, float]]]
    """By party and issue: where it stood and where it votes."""
    outcomes: Mapping[str, tuple[float, float]]
    """By issue: the outcome before and after, as far as the two know."""
    externalities: Mapping[str, float]
    """By other party: what it gains by the deal, likewise."""
    inner: tuple[str, ...]
    """Those of the others who stand with one of the two on both issues."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "parties": list(self.parties),
            "issues": list(self.issues),
            "gain": self.gain,
            "moves": {
                party: {issue: list(move) for issue, move in moves.items()}
                for party, moves in self.moves.items()
            },
            "outcomes": {issue: list(ends) for issue, ends in self.outcomes.items()},
            "externalities": dict(self.externalities),
            "inner": list(self.inner),
            "round": self.round,
        }


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What one party asks of another in a round, and whether that accepts."""

    issue: str
    model: str
    round: int
    by: str
    to: str
    kind: str
    """Of the expected utility model conflict, compromise or capitulation; of the SMP bargain."""
    move: tuple[float, float]
    """Where the one who is asked stands, and where it would go."""
    own_move: tuple[float, float]
    """The same of the one who asks."""
    accepted: bool
    own_made: bool
    """Whether the one who asks makes its own move; in the expected utility model it never moves."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "issue": self.issue,
            "model": self.model,
            "round": self.round,
            "by": self.by,
            "to": self.to,
            "kind": self.kind,
            "move": list(self.move),
            "own_move": list(self.own_move),
            "accepted": self.accepted,
            "own_made": self.own_made,
        }


@dataclass(frozen=True, kw_only=True)
class Concession:
    """How likely a party gives way to another on an issue in the first round."""

    issue: str
    party: str
    to: str
    p: float
    """Mean over the models; each counts alike, since nothing tells which of them is right."""
    by_model: Mapping[str, float]
    """Share of worlds, or of the one world at the modes."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "issue": self.issue,
            "party": self.party,
            "to": self.to,
            "p": self.p,
            "by_model": dict(self.by_model),
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class PositionsResult(Result):
    """All one-dimensional issues of a scenario."""

    kind: ClassVar[str] = "positions"

    issues: Mapping[str, IssuePositions]
    exchanges: tuple[Exchange, ...] | None
    """None where there are too many to list."""
    offers: tuple[Offer, ...] | None
    """Of the expected utility model and the SMP, round by round; None where there are too many to list."""
    concessions: tuple[Concession, ...]
    """Most probable first."""
    fitted: FittedPositions | None = field(default=None, repr=False)
    """What the forecast rests on."""

    def answer(self) -> dict[str, Any]:
        """The `positions` part of the contract."""
        return {
            "issues": {name: issue.to_dict() for name, issue in self.issues.items()},
            "exchanges": None if self.exchanges is None else [deal.to_dict() for deal in self.exchanges],
            "offers": None if self.offers is None else [offer.to_dict() for offer in self.offers],
            "concessions": [concession.to_dict() for concession in self.concessions],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        parts = []
        for name, issue in self.issues.items():
            told = issue.forecast
            if told is not None:
                low, high = told.interval
                parts.append(f"{name} settles near {told.median:.4g} (80 %: {low:.4g} to {high:.4g})")
            elif "compromise" in issue.models:
                parts.append(f"{name}: compromise {issue.models['compromise']:.4g}")
        return "; ".join(parts) + "."

    def rows(self) -> list[dict[str, Any]]:
        """One issue a row: the forecast, then the models' points."""
        return [_row(name, issue) for name, issue in self.issues.items()]


def _row(name: str, issue: IssuePositions) -> dict[str, Any]:
    told = issue.forecast
    row: dict[str, Any] = {"issue": name}
    if told is not None:
        row |= {"forecast": told.median, "low": told.interval[0], "high": told.interval[1]}
    points = {name: answer for name, answer in issue.models.items() if name != "eum_readings"}
    return row | {name: point_of(name, answer) for name, answer in points.items()}


def point_of(model: str, answer: Any) -> float | None:
    """The point that stands for a model: of the rounds of `eum` the last median, of `smp` the last mean."""
    if isinstance(answer, Mapping):
        last = answer["rounds"][-1]
        found: float | None = last["median" if model == "eum" else "mean"]
        return found
    return float(answer) if answer is not None else None
