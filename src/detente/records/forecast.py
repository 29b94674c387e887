"""How likely: a deal, each term, each package, each question; and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.pooling import Pooled
from detente.records.result import Result

DEAL = "deal"
NONE = "none"
OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Chance:
    """A probability with its 80 % band over the worlds."""

    p: float
    low: float
    high: float

    def to_dict(self) -> dict[str, float]:
        """As `--json` prints it."""
        return {"p": self.p, "low": self.low, "high": self.high}


@dataclass(frozen=True, kw_only=True)
class TermForecast:
    """One option of one issue: who gives it, how likely it is, what speaks for it."""

    issue: str
    option: str
    title: str
    giver: str | None
    via: str | None
    p: float
    p_given_deal: float | None
    evidence: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "issue": self.issue,
            "option": self.option,
            "p": self.p,
            "p_given_deal": self.p_given_deal,
            "title": self.title,
            "giver": self.giver,
            "via": self.via,
            "evidence": list(self.evidence),
        }


@dataclass(frozen=True, kw_only=True)
class PackageForecast:
    """A whole package, `none` or `other`, and its probability."""

    package: Mapping[str, str] | str
    p: float
    p_holds: float | None = None
    """Share of its worlds in which nobody would leave it once signed; None where not looked at."""
    margin: float | None = None
    """What the party nearest to leaving could still lose, in its points: the median over these worlds."""
    p_in_force: float | None = None
    """Probability that it is signed and ratified at home; None where no home is asked."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "package": self.package if isinstance(self.package, str) else dict(self.package),
            "p": self.p,
            "p_holds": self.p_holds,
            "margin": self.margin,
            "p_in_force": self.p_in_force,
        }


@dataclass(frozen=True, kw_only=True)
class QuestionForecast:
    """A question of the scenario and its answer."""

    id: str
    ask: str
    by: str
    chance: Chance

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"id": self.id, **self.chance.to_dict(), "ask": self.ask, "by": self.by}


@dataclass(frozen=True, kw_only=True)
class EvidenceWeight:
    """What one item says by itself, what of it counts, and what the forecast would be without it."""

    id: str
    says: str
    term: Mapping[str, str]
    quote: str | None
    source: str | None
    log_lr: float
    weight: float
    moved_deal: float
    moved_term: float | None

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "id": self.id,
            "log_lr": self.log_lr,
            "weight": self.weight,
            "says": self.says,
            "term": dict(self.term),
            "moved": {"deal": self.moved_deal, "term": self.moved_term},
            "quote": self.quote,
            "source": self.source,
        }


@dataclass(frozen=True, kw_only=True)
class Driver:
    """An uncertain number and the share of the forecast's variation over worlds that it accounts for."""

    input: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Obstacles:
    """What stands against a deal."""

    no_package: float
    not_in_time: float
    short: Mapping[str, float]
    deliveries: Mapping[str, float]
    counter_evidence: tuple[str, ...]
    not_weighed: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "no_package": self.no_package,
            "not_in_time": self.not_in_time,
            "short": dict(self.short),
            "deliveries": dict(self.deliveries),
            "counter_evidence": list(self.counter_evidence),
            "not_weighed": list(self.not_weighed),
        }


@dataclass(frozen=True, kw_only=True)
class Foundations:
    """What a forecast rests on."""

    worlds: int
    judgements: int
    """Numbers without a reason in the file."""
    evidenced: int
    """Numbers with one, `drafted` among them."""
    base_rate: float
    reference_class: str
    mc_error: float | None
    exact: bool
    drafted: int = 0
    """Numbers that `detente draft` put there and nobody has judged since."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "worlds": self.worlds,
            "judgements": self.judgements,
            "evidenced": self.evidenced,
            "drafted": self.drafted,
            "base_rate": self.base_rate,
            "reference_class": self.reference_class,
            "mc_error": self.mc_error,
            "exact": self.exact,
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class Forecast(Result):
    """The forecast of a scenario."""

    kind: ClassVar[str] = "forecast"

    as_of: str
    horizon: str
    p_deal: Chance
    by: Mapping[str, Chance]
    events: Mapping[str, str]
    terms: tuple[TermForecast, ...]
    packages: tuple[PackageForecast, ...]
    questions: tuple[QuestionForecast, ...]
    drivers: tuple[Driver, ...]
    evidence: tuple[EvidenceWeight, ...]
    without_evidence: float
    models: Mapping[str, float]
    obstacles: Obstacles
    rests_on: Foundations
    names: Mapping[str, str]
    """Full names of the parties, by id."""
    status_quo: Mapping[str, str]
    """First option of each issue; empty where the scenario has no status quo."""
    p_in_force: Chance | None = None
    """Signed by the horizon and ratified at home; None where no home is asked."""
    pooled: Pooled | None = None
    """What other families of models said; None where the packages speak alone."""

    @property
    def p_holds(self) -> float | None:
        """Whether a deal holds once signed: over the packages of which it is known, by their probability."""
        known = [(package.p, package.p_holds) for package in self.packages if package.p_holds is not None]
        told = sum(p for p, _ in known)
        return sum(p * holds for p, holds in known) / told if told > 0 else None

    def answer(self) -> dict[str, Any]:
        """The `forecast` part of the contract."""
        return {
            "p_deal": self.p_deal.to_dict(),
            "p_holds": self.p_holds,
            "p_in_force": self.p_in_force and self.p_in_force.to_dict(),
            "by": {date: chance.to_dict() for date, chance in self.by.items()},
            "terms": [term.to_dict() for term in self.terms],
            "packages": [package.to_dict() for package in self.packages],
            "questions": [question.to_dict() for question in self.questions],
            "drivers": [{"input": driver.input, "share": driver.share} for driver in self.drivers],
            "evidence": [item.to_dict() for item in self.evidence],
            "rests_on": self.rests_on.to_dict(),
            "as_of": self.as_of,
            "horizon": self.horizon,
            "events": dict(self.events),
            "without_evidence": self.without_evidence,
            "models": dict(self.models),
            "against": self.obstacles.to_dict(),
            "names": dict(self.names),
            "status_quo": dict(self.status_quo),
        } | ({} if self.pooled is None else {"pooled": self.pooled.to_dict()})

    def summary(self) -> str:
        """One readable paragraph."""
        likely = sorted((t for t in self.terms if t.p_given_deal), key=lambda t: -(t.p_given_deal or 0))[:4]
        contours = "; ".join(f"{t.title}: {t.option} {t.p_given_deal or 0:.0%}" for t in likely)
        chance = f"{self.p_deal.p:.1%} (80 % band {self.p_deal.low:.1%} to {self.p_deal.high:.1%})"
        return f"A deal by {self.horizon}: {chance}. Given a deal: {contours or 'no terms'}."

    def rows(self) -> list[dict[str, Any]]:
        """The terms, one a row."""
        names = ("issue", "option", "giver", "via", "p", "p_given_deal")
        return [{name: getattr(term, name) for name in names} for term in self.terms]
