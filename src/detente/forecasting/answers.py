"""The parts of a forecast, read off the posterior: terms, packages, questions, dates."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.analysis.any_of import any_of
from detente.analysis.arrays import condition
from detente.analysis.calendar import Calendar
from detente.forecasting.posterior import Posterior, Solved, band
from detente.forecasting.striking import POOLED, Candidates
from detente.forecasting.weighing import Weighed
from detente.forecasting.worlds import Worlds
from detente.models.grid import holds
from detente.records.forecast import NONE, OTHER, Chance, PackageForecast, QuestionForecast, TermForecast
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

N_PACKAGES = 10


def having(scenario: Scenario, candidates: Candidates, term: Mapping[str, str | tuple[str, ...]]) -> Bools:
    """Which candidate packages have every term; all of them for the deal as a whole."""
    return holds(condition(scenario, term), candidates.packages)


def chance(posterior: Posterior, mass: Floats, date: int) -> Chance:
    """Probability and band of something whose mass by a date in each world is given."""
    p, whole = posterior.p(mass, date), posterior.world_mass(date)
    low, high = band(mass / whole, whole, p)
    return Chance(p=p, low=low, high=high)


def deal_chance(posterior: Posterior) -> Chance:
    """Probability and band of a deal by the horizon."""
    horizon = posterior.solved.horizon
    return chance(posterior, posterior.by(horizon), horizon)


def by_deadline(dates: Calendar, posterior: Posterior) -> dict[str, Chance]:
    """Probability and band of a deal by each deadline still ahead, by ISO date."""
    return {
        day.isoformat(): chance(posterior, posterior.by(date), date)
        for date, day in enumerate(dates.dates)
        if day in dates.deadlines
    }


def terms(scenario: Scenario, posterior: Posterior, weighed: tuple[Weighed, ...]) -> tuple[TermForecast, ...]:
    """Every term with its probability, whether or not anything speaks for it."""
    found = []
    by_package = posterior.of_packages()
    for name, option in scenario.terms():
        issue = scenario.issues[name]
        has_it = having(scenario, posterior.solved.candidates, {name: option})
        found.append(
            TermForecast(
                issue=name,
                option=option,
                title=issue.title or name,
                giver=issue.giver,
                via=issue.via.party if issue.via else None,
                p=float(by_package[has_it].sum()),
                p_given_deal=posterior.given_deal(has_it) if by_package.sum() else None,
                evidence=tuple(item.item.id for item in weighed if item.item.term.get(name) == option),
            )
        )
    return tuple(found)


def packages(scenario: Scenario, posterior: Posterior) -> tuple[PackageForecast, ...]:
    """The likeliest packages, no deal among them by its probability, and what is left."""
    by_package = posterior.of_packages()
    candidates = posterior.solved.candidates.packages
    top = [place for place in np.argsort(-by_package, kind="stable")[:N_PACKAGES] if by_package[place] > 0]
    listed = [
        PackageForecast(
            package={
                name: issue.options[place]
                for (name, issue), place in zip(scenario.issues.items(), candidates[row], strict=True)
            },
            p=float(by_package[row]),
        )
        for row in top
    ]
    listed.append(PackageForecast(package=NONE, p=float(1 - by_package.sum())))
    listed.sort(key=lambda package: -package.p)
    return (
        *listed,
        PackageForecast(package=OTHER, p=float(max(by_package.sum() - by_package[top].sum(), 0))),
    )


def questions(
    scenario: Scenario, dates: Calendar, posterior: Posterior, worlds: Worlds
) -> tuple[QuestionForecast, ...]:
    """Answers to the questions that have not run out: through the deal, or although there is none."""
    drawn = worlds.by_path()
    found = []
    for place, question in enumerate(scenario.questions):
        by = question.by or dates.horizon
        if by < scenario.as_of:
            continue
        date = dates.dates.index(by)
        has_it = having(scenario, posterior.solved.candidates, question.term)
        no_deal_yet = posterior.world_mass(date) - posterior.by(date)
        struck = posterior.by(date, among=has_it)
        if question.delivered:
            struck = struck * delivery(scenario, question.term, drawn)
        mass = struck + no_deal_yet * otherwise(scenario, place, drawn)
        found.append(
            QuestionForecast(
                id=question.id, ask=question.ask, by=by.isoformat(), chance=chance(posterior, mass, date)
            )
        )
    return tuple(found)


def otherwise(scenario: Scenario, place: int, drawn: Mapping[str, Floats]) -> Floats | float:
    """Probability in each world that a question is answered yes although no deal is signed by its date."""
    question = scenario.questions[place]
    if "without_deal" not in question.model_fields_set and holds_anyway(scenario, question.term):
        return 1.0
    return drawn.get(f"questions[{place}].without_deal", question.without_deal.mode)


def holds_anyway(scenario: Scenario, term: Mapping[str, str | tuple[str, ...]]) -> bool:
    """Whether terms hold where nothing is signed, since they name the status quo."""
    quo = scenario.status_quo_options
    return bool(term) and all(quo.get(issue) in any_of(options) for issue, options in term.items())


def delivery(
    scenario: Scenario, term: Mapping[str, str | tuple[str, ...]], drawn: Mapping[str, Floats]
) -> Floats | float:
    """Probability in each world that every third party delivers what the terms ask of it."""
    each: Floats | float = 1.0
    for name in term:
        via = scenario.issues[name].via
        if via is not None:
            each = each * drawn.get(f"issues.{name}.via.delivers", via.delivers.mode)
    return each


def by_solution(posterior: Posterior) -> dict[str, float]:
    """Probability of a deal by the horizon as each pooled solution alone would give it."""
    solved = posterior.solved
    found = {}
    for row, solution in enumerate(POOLED):
        alone = Posterior(
            Solved(solved.candidates, solved.places[row : row + 1], solved.signed_by, solved.horizon),
            posterior.ratio[row : row + 1],
        )
        found[solution.__name__] = alone.p_deal()
    return found
