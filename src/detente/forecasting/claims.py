"""What of a forecast will be scored, beside what those would say who know no more than history."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Protocol

from detente.analysis.calendar import base_rate, calendar
from detente.forecasting.answers import holds_anyway
from detente.records.forecast import Chance, QuestionForecast
from detente.records.ledger import Claim
from detente.scenario import Scenario


class Dated(Protocol):
    """What of a forecast will turn out: a deal by its dates, and its questions."""

    @property
    def as_of(self) -> str:
        """Day of the forecast."""

    @property
    def by(self) -> Mapping[str, Chance]:
        """Chance of a deal by each deadline."""

    @property
    def questions(self) -> tuple[QuestionForecast, ...]:
        """Answers to the open questions."""


def claims(scenario: Scenario, forecast: Dated) -> tuple[Claim, ...]:
    """The scenario's questions, and a deal by each of its dates as `deal-by-DATE`.

    Parameters
    ----------
    scenario : Scenario
        What was forecast.
    forecast : Forecast
        Its forecast, or the dates and questions of one.

    Returns
    -------
    tuple of Claim
        With the base rate where the claim is a deal, and with what holds if nothing changes.
    """
    scenario = scenario.model_copy(update={"as_of": datetime.date.fromisoformat(forecast.as_of)})
    found = {claim.question: claim for claim in _deals(scenario, forecast)}
    return tuple((found | {claim.question: claim for claim in _questions(scenario, forecast)}).values())


def _deals(scenario: Scenario, forecast: Dated) -> Iterator[Claim]:
    for day, chance in forecast.by.items():
        yield Claim(
            question=f"deal-by-{day}",
            ask=f"Is a deal signed by {day}?",
            by=day,
            base_rate=_base_rate(scenario, day),
            **chance.to_dict(),
        )


def _questions(scenario: Scenario, forecast: Dated) -> Iterator[Claim]:
    terms = {question.id: question.term for question in scenario.questions}
    for question in forecast.questions:
        term = terms[question.id]
        yield Claim(
            question=question.id,
            ask=question.ask,
            by=question.by,
            base_rate=None if term else _base_rate(scenario, question.by),
            status_quo=float(holds_anyway(scenario, term)),
            **question.chance.to_dict(),
        )


def _base_rate(scenario: Scenario, day: str) -> float:
    return base_rate(scenario, calendar(scenario), datetime.date.fromisoformat(day))
