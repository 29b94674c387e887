"""How likely: the whole chain from a scenario and its evidence to a forecast."""

import datetime
from collections.abc import Iterable

import numpy as np

from detente.analysis.calendar import base_rate, base_record, deadline_events
from detente.forecasting.answers import (
    by_deadline,
    by_solution,
    deal_chance,
    packages,
    questions,
    terms,
)
from detente.forecasting.basis import Basis, basis_of
from detente.forecasting.coherence import incoherences, warned
from detente.forecasting.explaining import drivers, evidence_weights, obstacles
from detente.forecasting.keeping import kept
from detente.forecasting.pooling import Families, pooled
from detente.forecasting.ratifying import in_force
from detente.forecasting.solving import Progress, short_of
from detente.forecasting.striking import POOLED
from detente.forecasting.weighing import EvidenceSettings
from detente.forecasting.worlds import BLOCK
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.records.forecast import Forecast, Foundations
from detente.scenario import Scenario, caveats
from detente.scenario.caveats import drafted_numbers

FEWEST_FOR_BANDS = 10
"""Worlds of which a tenth is one."""


def forecast(
    scenario: Scenario,
    *,
    draws: int,
    seed: int,
    evidence: Iterable[EvidenceItem] = (),
    as_of: datetime.date | None = None,
    settings: EvidenceSettings | None = None,
    sampler: str = "sobol",
    families: Families | None = None,
    basis: Basis | None = None,
    progress: Progress = lambda done, total: None,
    workers: Workers = ALONE,
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
    families : Families, optional
        What other families of models say, and how they are pooled; without it the packages speak alone.
    basis : Basis, optional
        What `basis_of` makes of the same arguments, where it is at hand already.
    progress : callable
        Called with worlds done and worlds in all.
    workers : Workers
        Who solves the worlds; the forecast does not depend on it.

    Returns
    -------
    Forecast

    Raises
    ------
    ValueError
        Where the scenario cannot be forecast or an argument is out of range.
    """
    settings = settings or EvidenceSettings()
    if families is not None:
        settings = families.of_evidence(settings)
    digest = scenario.digest
    basis = basis or basis_of(
        scenario,
        draws=draws,
        seed=seed,
        evidence=evidence,
        as_of=as_of,
        settings=settings,
        sampler=sampler,
        progress=progress,
        workers=workers,
    )
    scenario, dates, weighed = basis.scenario, basis.dates, basis.weighed
    solved, worlds, posterior = basis.solved, basis.worlds, basis.posterior
    base = base_rate(scenario, dates, dates.horizon)
    pool = None
    if families is not None:
        posterior, pool = pooled(scenario, posterior, base, families)
    listed = kept(scenario, posterior, worlds, packages(scenario, posterior), seed=seed)
    passed = in_force(scenario, posterior, worlds, listed.packages, seed=seed)
    result = Forecast(
        title=scenario.title,
        digest=digest,
        settings={
            "draws": draws,
            "seed": seed,
            "sampler": sampler,
            "as_of": scenario.as_of.isoformat(),
            "solutions": [solution.__name__ for solution in POOLED],
            "evidence": settings.to_dict(),
            **({} if families is None else {"pooling": families.to_dict()}),
        },
        warnings=(*warnings_of(basis), *listed.remarks, *passed.remarks),
        as_of=scenario.as_of.isoformat(),
        horizon=dates.horizon.isoformat(),
        p_deal=deal_chance(posterior),
        by=by_deadline(dates, posterior),
        events=deadline_events(scenario, dates),
        terms=terms(scenario, posterior, weighed),
        p_in_force=passed.p,
        packages=passed.packages,
        questions=questions(scenario, dates, posterior, worlds),
        drivers=drivers(
            [*(found.path for found in worlds.inputs), "base_rate"],
            np.hstack([worlds.values, worlds.spare]),
            posterior,
        ),
        evidence=evidence_weights(basis.heard, posterior),
        without_evidence=basis.prior.p_deal(),
        models=by_solution(basis.posterior),
        pooled=pool,
        obstacles=obstacles(scenario, solved, short_of(scenario, worlds, solved), weighed),
        rests_on=Foundations(
            worlds=draws,
            judgements=sum(1 for _, number in scenario.numbers() if number.because is None),
            evidenced=sum(1 for _, number in scenario.numbers() if number.because is not None),
            base_rate=base,
            reference_class=base_record(scenario, dates).name,
            mc_error=posterior.mc_error(BLOCK),
            exact=solved.candidates.exact,
            drafted=drafted_numbers(scenario),
        ),
        names={name: party.name or name for name, party in scenario.parties.items()},
        status_quo=scenario.status_quo_options,
    )
    return warned(result, incoherences(scenario, result))


def warnings_of(basis: Basis) -> list[str]:
    """What a reader must know: defaults that stand in, questions and evidence left out."""
    scenario, dates = basis.scenario, basis.dates
    n_used, n_items = len(basis.weighed), basis.n_items
    told = caveats(scenario)
    n_worlds = len(basis.worlds.values)
    if n_worlds < FEWEST_FOR_BANDS:
        told.append(f"draws is {n_worlds}: bands of fewer than {FEWEST_FOR_BANDS} worlds are too narrow")
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
