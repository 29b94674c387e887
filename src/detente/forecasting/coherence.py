"""Whether the probabilities of a forecast can all be true at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from detente.analysis.any_of import any_of
from detente.forecasting.answers import holds_anyway
from detente.records.forecast import NONE, Forecast, QuestionForecast
from detente.records.result import Result
from detente.records.what_if_forecast import BranchForecast, Conditional, WhatIf
from detente.scenario import Scenario

Answer = TypeVar("Answer", bound=Result)

ROUNDING = 1e-9


def warned(result: Answer, faults: Sequence[str]) -> Answer:
    """A result with a warning of each contradiction; the very same where there is none."""
    told = tuple(f"a fault of this program: {what}" for what in faults)
    return replace(result, warnings=(*result.warnings, *told)) if told else result


def incoherences(scenario: Scenario, forecast: Forecast) -> list[str]:
    """What contradicts itself in a forecast; empty unless there is a fault in the program.

    Checked are: probabilities from 0 to 1, each within its band; packages sum to 1; no term, and no
    package, is likelier than a deal; the terms of an issue together are no likelier than a deal; no later
    date is less likely; and the answers to questions agree with the deal, with the terms (Fréchet's bounds)
    and with time.

    Parameters
    ----------
    scenario : Scenario
        What was forecast.
    forecast : Forecast
        Its forecast.

    Returns
    -------
    list of str
        One line each.
    """
    return [
        *_of_deal(forecast),
        *_of_terms(forecast),
        *_of_questions(scenario, forecast),
    ]


def incoherences_given(result: WhatIf) -> list[str]:
    """The same for what would follow from something: total probability and Fréchet's bounds of every pair."""
    found = []
    for branch in result.branches:
        found += [f"{branch.name}: {what}" for what in (*_later(_by(branch)), *_given(branch.conditional))]
    return found


def frechet(p_a: float, p_b: float, p_both: float) -> bool:
    """Whether two things and both together can be so likely.

    `max(0, p_a + p_b - 1) <= p_both <= min(p_a, p_b)` (Fréchet 1935).
    """
    return max(0.0, p_a + p_b - 1) - ROUNDING <= p_both <= min(p_a, p_b) + ROUNDING


def _of_deal(forecast: Forecast) -> Iterator[str]:
    chances = {"a deal": forecast.p_deal, **{f"a deal by {day}": c for day, c in forecast.by.items()}}
    for what, chance in chances.items():
        if not 0 <= chance.low <= chance.p <= chance.high <= 1 + ROUNDING:
            yield f"{what}: {chance.p} lies outside its band or outside 0 to 1"
    yield from _later({day: chance.p for day, chance in forecast.by.items()})
    total = sum(package.p for package in forecast.packages)
    if abs(total - 1) > ROUNDING:
        yield f"packages sum to {total}"
    none = sum(package.p for package in forecast.packages if package.package == NONE)
    if abs(none + forecast.p_deal.p - 1) > ROUNDING:
        yield f"a deal {forecast.p_deal.p} and none {none} do not sum to 1"
    if forecast.p_in_force is not None and forecast.p_in_force.p > forecast.p_deal.p + ROUNDING:
        yield f"in force {forecast.p_in_force.p} is likelier than signed"


def _of_terms(forecast: Forecast) -> Iterator[str]:
    of_issue: dict[str, float] = {}
    for term in forecast.terms:
        of_issue[term.issue] = of_issue.get(term.issue, 0.0) + term.p
        if abs((term.p_given_deal or 0.0) * forecast.p_deal.p - term.p) > ROUNDING:
            yield f"{term.issue}={term.option}: {term.p} is not the deal's chance times its own given a deal"
    for issue, p in of_issue.items():
        if not -ROUNDING <= p <= forecast.p_deal.p + ROUNDING:
            yield f"{issue}: some term of it ({p}) is likelier than a deal ({forecast.p_deal.p})"


def _of_questions(scenario: Scenario, forecast: Forecast) -> Iterator[str]:
    asked = {question.id: question for question in scenario.questions}
    through_deal = [
        (found, asked[found.id].term)
        for found in forecast.questions
        if not asked[found.id].delivered
        and asked[found.id].without_deal.mode == 0
        and not holds_anyway(scenario, asked[found.id].term)
    ]
    for found, term in through_deal:
        of_deal = forecast.by.get(found.by)
        if of_deal is not None and found.chance.p > of_deal.p + ROUNDING:
            yield f"{found.id}: {found.chance.p} is likelier than a deal by then ({of_deal.p})"
        if found.by == forecast.horizon and term:
            yield from _bounds(forecast, found, term)
    same: dict[str, dict[str, float]] = {}
    for found, term in through_deal:
        same.setdefault(repr(sorted(term.items())), {})[found.by] = found.chance.p
    for by in same.values():
        yield from _later(dict(sorted(by.items())))


def _bounds(
    forecast: Forecast, found: QuestionForecast, term: Mapping[str, str | tuple[str, ...]]
) -> Iterator[str]:
    """A package of terms, given a deal, against each term by itself."""
    p_deal = forecast.p_deal.p
    if not p_deal:
        return
    each = [_of_issue(forecast, issue, options) / p_deal for issue, options in term.items()]
    low, high = max(0.0, sum(each) - (len(each) - 1)), min(each)
    if not low - ROUNDING <= found.chance.p / p_deal <= high + ROUNDING:
        yield f"{found.id}: {found.chance.p / p_deal} given a deal lies outside {low} to {high} of its terms"


def _of_issue(forecast: Forecast, issue: str, options: str | tuple[str, ...]) -> float:
    """Chance of a deal with one of some options of an issue."""
    terms = {term.option: term.p for term in forecast.terms if term.issue == issue}
    unchanged = forecast.p_deal.p - sum(terms.values())
    return sum(terms.get(option, unchanged) for option in any_of(options))


def _given(told: Conditional | None) -> Iterator[str]:
    if told is None:
        return
    for pair in told.pairs:
        both = told.p * pair.if_so
        if abs(pair.whole - both - (1 - told.p) * (pair.if_not or 0.0)) > ROUNDING:
            yield f"{pair.what}: {pair.whole} is not the sum over the condition and its opposite"
        if not frechet(told.p, pair.whole, both):
            yield f"{pair.what}: {both} together with the condition lies outside Fréchet's bounds"


def _by(branch: BranchForecast) -> dict[str, float]:
    return {day: chance.p for day, chance in branch.by.items()}


def _later(by: Mapping[str, float]) -> list[str]:
    """Days on which less is likely than on the day before."""
    return [
        f"{here[1]} by {here[0]} and {there[1]} by {there[0]}: less likely later"
        for here, there in pairwise(by.items())
        if there[1] < here[1] - ROUNDING
    ]
