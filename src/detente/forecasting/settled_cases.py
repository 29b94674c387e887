"""A case that has turned out, forecast as of its day under any settings of the pool."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calendar import base_rate
from detente.forecasting.answers import by_deadline, questions
from detente.forecasting.basis import Basis, basis_of
from detente.forecasting.claims import claims
from detente.forecasting.pooling import Families, pooled
from detente.forecasting.posterior import Posterior
from detente.forecasting.pundits import pundits
from detente.forecasting.weighing import EvidenceSettings, weigh
from detente.models.scores.proper import CLIPPED
from detente.records.case_backtest import Written
from detente.records.evidence import EvidenceItem
from detente.records.forecast import Chance, QuestionForecast
from detente.records.ledger import Claim
from detente.records.outcome import Outcome
from detente.records.pooling import Options, Pooling
from detente.scenario import Scenario

Floats = NDArray[np.float64]

ALONE = Pooling(pool="linear", weights={"packages": 1.0})
CANARY_RATIO = 1000.0


@dataclass(frozen=True)
class SettledCase:
    """A case and how it turned out.

    Attributes
    ----------
    name : str
    scenario : Scenario
        As it was on its day.
    evidence : tuple of EvidenceItem
        Beside the scenario's own; what became known after its day is not used.
    outcomes : mapping of claim to Outcome
        By the id of a question, `deal-by-DATE`, or an issue of `positions`.
    written : str
        `blind` where it was sealed before the first outcome, else `hindsight`.
    others : mapping of family to issue to option to float
        What other families of models say of its terms.
    """

    name: str
    scenario: Scenario
    evidence: tuple[EvidenceItem, ...]
    outcomes: Mapping[str, Outcome]
    written: Written
    others: Mapping[str, Options] = field(default_factory=dict)


@dataclass(frozen=True)
class _Answers:
    as_of: str
    by: Mapping[str, Chance]
    questions: tuple[QuestionForecast, ...]


@dataclass(frozen=True)
class Foretold:
    """A settled case with its worlds drawn and solved once.

    Attributes
    ----------
    case : SettledCase
    basis : Basis
        Its worlds.
    """

    case: SettledCase
    basis: Basis

    @cached_property
    def settled(self) -> tuple[Claim, ...]:
        """The claims that turned out yes, no or in part, as the packages alone foretell them."""
        return tuple(
            claim
            for claim in self._claims(ALONE)
            if claim.question in self.case.outcomes and self.case.outcomes[claim.question].value is not None
        )

    @property
    def outcome(self) -> Floats:
        """(n_claims,) from 0 to 1."""
        return np.array([self.case.outcomes[claim.question].value for claim in self.settled], dtype=float)

    def under(self, pooling: Pooling) -> Floats:
        """(n_claims,) probabilities under some settings, as they are scored."""
        told = {claim.question: claim.p for claim in self._claims(pooling)}
        return _scored([told[claim.question] for claim in self.settled])

    def families(self) -> tuple[str, ...]:
        """Those that speak of the case."""
        return ("packages", "base rate", *self.case.others)

    def reference(self, name: str) -> Floats:
        """(n_claims,) what one says who knows no more; NaN where that says nothing of a claim."""
        told = [self._said_by(name, claim) for claim in self.settled]
        return _scored([np.nan if p is None else p for p in told])

    def _said_by(self, name: str, claim: Claim) -> float | None:
        if name != "pundits":
            return claim.base_rate if name == "base rate" else claim.status_quo
        items = [item.item for item in self.basis.weighed]
        return pundits(self.case.scenario, items, claim.question, as_of=self.case.scenario.as_of)

    def _claims(self, pooling: Pooling) -> tuple[Claim, ...]:
        families = Families(pooling, self.case.others)
        scenario, dates = self.basis.scenario, self.basis.dates
        base = base_rate(scenario, dates, dates.horizon)
        settings = families.of_evidence(EvidenceSettings())
        posterior, _ = pooled(scenario, self._posterior(settings), base, families)
        return claims(scenario, _answers(self.basis, posterior))

    def _posterior(self, settings: EvidenceSettings) -> Posterior:
        """The same worlds, their evidence weighed by other discounts."""
        if settings not in self._weighed:
            items = [item.item for item in self.basis.weighed]
            weighed = weigh(items, as_of=self.basis.scenario.as_of, settings=settings)
            self._weighed[settings] = replace(self.basis, weighed=weighed).posterior
        return self._weighed[settings]

    @cached_property
    def _weighed(self) -> dict[EvidenceSettings, Posterior]:
        return {}


def foretold(case: SettledCase, *, draws: int, seed: int) -> Foretold:
    """Draw and solve the worlds of a case.

    Raises
    ------
    ValueError
        Where it cannot be forecast, an outcome was known on its day, or nothing was asked of that name.
    """
    found = Foretold(case, _basis(case, case.evidence, draws, seed))
    asked = {claim.question for claim in found._claims(ALONE)} | set(case.scenario.positions)
    for name, outcome in case.outcomes.items():
        if outcome.resolved <= case.scenario.as_of:
            what = f"'{name}' was settled on {outcome.resolved}, and the forecast is of {case.scenario.as_of}"
            raise ValueError(f"{case.name}: {what} -> an outcome comes after the day of the forecast")
        if name not in asked:
            what = f"'{name}' is no question of the scenario and no deal by a deadline"
            raise ValueError(f"{case.name}: {what} -> name one of {', '.join(sorted(asked))[:300]}")
    return found


def canary_moves(found: Foretold, *, draws: int, seed: int) -> bool:
    """Whether news from the day after would change the forecast of a case; a fault of the program if so.

    Planted are an item on the deal and one on every term, each a thousand times likelier if it comes about.
    """
    case = found.case
    later = case.scenario.as_of + datetime.timedelta(days=1)
    terms: list[dict[str, str]] = [{}, *({issue: option} for issue, option in case.scenario.terms())]
    planted = [
        EvidenceItem(id=f"canary-{n}", says="event", term=term, date=later, lr=CANARY_RATIO)
        for n, term in enumerate(terms)
    ]
    again = Foretold(case, _basis(case, (*case.evidence, *planted), draws, seed))
    return again._claims(ALONE) != found._claims(ALONE)


def _scored(p: list[float]) -> Floats:
    return np.asarray(np.clip(np.array(p, dtype=float), *CLIPPED))


def _basis(case: SettledCase, items: Iterable[EvidenceItem], draws: int, seed: int) -> Basis:
    try:
        return basis_of(case.scenario, draws=draws, seed=seed, evidence=items, settings=EvidenceSettings())
    except ValueError as error:
        raise ValueError(f"{case.name}: {error}") from None


def _answers(basis: Basis, posterior: Posterior) -> _Answers:
    dates = basis.dates
    return _Answers(
        as_of=basis.scenario.as_of.isoformat(),
        by=by_deadline(dates, posterior),
        questions=questions(basis.scenario, dates, posterior, basis.worlds),
    )
