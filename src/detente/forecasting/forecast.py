"""How likely: the whole chain from a scenario and its evidence to a forecast."""

import datetime
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calendar import Calendar, base_record, calendar, deadline_events
from detente.forecasting.answers import (
    by_solution,
    chance,
    packages,
    questions,
    terms,
)
from detente.forecasting.explaining import drivers, evidence_weights, obstacles
from detente.forecasting.hearing import hear, ratios
from detente.forecasting.keeping import kept
from detente.forecasting.posterior import Posterior
from detente.forecasting.solving import Progress, inputs_of, short_of, solve
from detente.forecasting.striking import POOLED
from detente.forecasting.weighing import EvidenceSettings, weigh
from detente.forecasting.worlds import BLOCK
from detente.nearest import nearest
from detente.records.evidence import EvidenceItem
from detente.records.forecast import (
    Forecast,
    Foundations,
)
from detente.scenario import Scenario, caveats

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def forecast(
    scenario: Scenario,
    *,
    draws: int,
    seed: int,
    evidence: Iterable[EvidenceItem] = (),
    as_of: datetime.date | None = None,
    settings: EvidenceSettings | None = None,
    sampler: str = "sobol",
    progress: Progress = lambda done, total: None,
) -> Forecast:
    """Forecast a deal, its terms, packages and questions.

    Parameters
    ----------
    scenario : Scenario
        With issues and at least one principal.
    draws : int
        Number of worlds, at least 1.
    seed : int
        0 or more; the same seed gives the same forecast.
    evidence : iterable of EvidenceItem
        Added to the scenario's own; an item with an id already there must be the same item.
    as_of : date, optional
        Day of the forecast; nothing known later is used. Default the scenario's.
    settings : EvidenceSettings, optional
        How reports are discounted.
    sampler : str
        `sobol` or `plain`.
    progress : callable
        Called with worlds done and worlds in all.

    Returns
    -------
    Forecast

    Raises
    ------
    ValueError
        Where the scenario cannot be forecast or an argument is out of range.
    """
    if draws < 1 or seed < 0:
        raise ValueError("draws is at least 1 and seed at least 0")
    settings = settings or EvidenceSettings()
    digest = scenario.digest
    if as_of is not None:
        scenario = scenario.model_copy(update={"as_of": as_of})
    items = _all_items(scenario, evidence)
    weighed = weigh(items, as_of=scenario.as_of, settings=settings)
    dates = calendar(scenario)
    inputs = inputs_of(scenario)
    inputs += tuple(found for found in ratios(weighed) if not found.number.certain)
    solved, worlds = solve(
        scenario, dates, inputs, draws=draws, seed=seed, sampler=sampler, progress=progress
    )
    heard = hear(scenario, solved, weighed, worlds)
    posterior = heard.posterior(solved)
    prior = Posterior(solved, np.ones(solved.places.shape))
    record = base_record(scenario, dates)
    listed = kept(scenario, posterior, worlds, packages(scenario, posterior), seed=seed)
    return Forecast(
        title=scenario.title,
        digest=digest,
        settings={
            "draws": draws,
            "seed": seed,
            "sampler": sampler,
            "as_of": scenario.as_of.isoformat(),
            "solutions": [solution.__name__ for solution in POOLED],
            "evidence": settings.to_dict(),
        },
        warnings=(*_warnings(scenario, dates, len(weighed), len(items)), *listed.remarks),
        as_of=scenario.as_of.isoformat(),
        horizon=dates.horizon.isoformat(),
        p_deal=chance(posterior, posterior.by(solved.horizon), solved.horizon),
        by={
            day.isoformat(): chance(posterior, posterior.by(date), date)
            for date, day in enumerate(dates.dates)
            if day in dates.deadlines
        },
        events=deadline_events(scenario, dates),
        terms=terms(scenario, posterior, weighed),
        packages=listed.packages,
        questions=questions(scenario, dates, posterior, worlds),
        drivers=drivers(
            [*(found.path for found in inputs), "base_rate"],
            np.hstack([worlds.values, worlds.spare]),
            posterior,
        ),
        evidence=evidence_weights(heard, posterior),
        without_evidence=prior.p_deal(),
        models=by_solution(posterior),
        obstacles=obstacles(scenario, solved, short_of(scenario, worlds, solved), weighed),
        rests_on=Foundations(
            worlds=draws,
            judgements=sum(1 for _, number in scenario.numbers() if number.because is None),
            evidenced=sum(1 for _, number in scenario.numbers() if number.because is not None),
            base_rate=record.signed_by(float(np.diff(dates.since_start(dates.as_of, dates.horizon))[0])),
            reference_class=record.name,
            mc_error=posterior.mc_error(BLOCK),
            exact=solved.candidates.exact,
        ),
        names={name: party.name or name for name, party in scenario.parties.items()},
        status_quo=scenario.status_quo_options,
    )


def _all_items(scenario: Scenario, more: Iterable[EvidenceItem]) -> list[EvidenceItem]:
    items = {item.id: item for item in scenario.evidence}
    for item in more:
        if items.setdefault(item.id, item) != item:
            raise ValueError(f"evidence '{item.id}' differs from another of that id -> give it its own id")
        _check_item(scenario, item)
    return list(items.values())


def _check_item(scenario: Scenario, item: EvidenceItem) -> None:
    for issue, option in item.term.items():
        if issue not in scenario.issues:
            fix = nearest(issue, scenario.issues)
            raise ValueError(f"evidence '{item.id}' speaks of unknown issue '{issue}' -> {fix}")
        if option not in scenario.issues[issue].options:
            fix = nearest(option, scenario.issues[issue].options)
            raise ValueError(f"evidence '{item.id}': issue '{issue}' has no option '{option}' -> {fix}")


def _warnings(scenario: Scenario, dates: Calendar, n_used: int, n_items: int) -> list[str]:
    told = caveats(scenario)
    passed = [question.id for question in scenario.questions if question.by and question.by < dates.as_of]
    if passed:
        told.append(f"not answered, since their date is before {dates.as_of}: {', '.join(passed)}")
    if n_used < n_items:
        told.append(
            f"{n_items - n_used} of {n_items} items of evidence became known after {dates.as_of}: left out"
        )
    if scenario.base_rate is None and (scenario.timing is None or scenario.timing.a is None):
        told.append("no base_rate block: half a signature in a year of talks is assumed")
    if not any(deadline.date >= scenario.as_of for deadline in scenario.deadlines):
        told.append("no deadline lies ahead: the forecast runs for a year")
    return told
