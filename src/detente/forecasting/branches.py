"""What if: the same forecast with values changed, in the same worlds, side by side."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from detente.analysis.race import race
from detente.forecasting import race_bands
from detente.forecasting.answers import by_deadline, deal_chance, packages, questions, terms
from detente.forecasting.bands import over_worlds
from detente.forecasting.basis import Basis, basis_of
from detente.forecasting.changes import changes
from detente.forecasting.coherence import incoherences_given, warned
from detente.forecasting.conditional import Joint, open_questions
from detente.forecasting.forecast import warnings_of
from detente.forecasting.posterior import standard_error
from detente.forecasting.solving import Progress
from detente.forecasting.weighing import EvidenceSettings
from detente.forecasting.worlds import BLOCK
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.records.forecast import DEAL
from detente.records.what_if_forecast import BASE, BranchForecast, Conditional, Pair, WhatIf
from detente.scenario import Scenario

RACE_WORLDS = 256


def what_if(
    scenario: Scenario,
    branches: Mapping[str, Scenario],
    *,
    draws: int,
    seed: int,
    given: Sequence[str] = (),
    given_not: Sequence[str] = (),
    evidence: Iterable[EvidenceItem] = (),
    as_of: datetime.date | None = None,
    settings: EvidenceSettings | None = None,
    progress: Progress = lambda done, total: None,
    workers: Workers = ALONE,
) -> WhatIf:
    """Forecast a scenario and its branches in the same worlds.

    Parameters
    ----------
    scenario : Scenario
        The base.
    branches : mapping of name to Scenario
        The same with something changed; numbers that it shares with the base are drawn alike.
    draws, seed, evidence, as_of, settings
        See `detente.forecast`; the base is what that answers.
    given, given_not : sequence of str
        What is assumed to come about, all of it, and not to: `deal`, `ISSUE=OPTION` or a question's id.
    progress : callable
        Called with worlds done and worlds in all.
    workers : Workers
        Who solves the worlds; the answer does not depend on it.

    Returns
    -------
    WhatIf

    Raises
    ------
    ValueError
        Where a branch cannot be forecast, or what is given cannot come about.
    """
    if BASE in branches:
        raise ValueError(f"a branch is called '{BASE}' -> give it another name")
    settings = settings or EvidenceSettings()
    evidence = tuple(evidence)
    found: dict[str, Basis] = {}
    for number, (name, other) in enumerate([(BASE, scenario), *branches.items()]):
        found[name] = basis_of(
            other,
            draws=draws,
            seed=seed,
            evidence=evidence,
            as_of=as_of,
            settings=settings,
            like=found[BASE].worlds.inputs if found else (),
            progress=_part(progress, number, 1 + len(branches)),
            workers=workers,
        )
    return side_by_side(
        found,
        {BASE: scenario, **branches},
        given=given,
        given_not=given_not,
        settings={"draws": draws, "seed": seed, "evidence": settings.to_dict()},
    )


def side_by_side(
    found: Mapping[str, Basis],
    scenarios: Mapping[str, Scenario],
    *,
    given: Sequence[str],
    given_not: Sequence[str],
    settings: Mapping[str, Any],
    raced: bool = True,
) -> WhatIf:
    """Branches told from worlds that stand.

    Parameters
    ----------
    found : mapping of name to Basis
        The base first; the others in the same worlds.
    scenarios : mapping of name to Scenario
        What each is of.
    given, given_not
        See `what_if`.
    settings : mapping
        `draws`, `seed` and `evidence`, as the result keeps them.
    raced : bool
        Whether to tell who settles first, which takes worlds of its own.
    """
    base, scenario = found[BASE], scenarios[BASE]
    raced = raced and scenario.race is not None
    told = warnings_of(base) + [
        f"{name}: {line}"
        for name, basis in found.items()
        for line in warnings_of(basis)
        if line not in warnings_of(base)
    ]
    result = WhatIf(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "draws": settings["draws"],
            "seed": settings["seed"],
            "as_of": base.scenario.as_of.isoformat(),
            "race_worlds": RACE_WORLDS if raced else None,
            "evidence": settings["evidence"],
        },
        warnings=tuple(told),
        as_of=base.scenario.as_of.isoformat(),
        horizon=base.dates.horizon.isoformat(),
        condition=(*given, *(f"not {text}" for text in given_not)),
        branches=tuple(
            _branch(name, found, scenarios, settings["seed"] if raced else None, given, given_not)
            for name in found
        ),
    )
    return warned(result, incoherences_given(result))


def _part(progress: Progress, number: int, parts: int) -> Progress:
    return lambda done, total: progress(number * total + done, parts * total)


def _branch(
    name: str,
    found: Mapping[str, Basis],
    scenarios: Mapping[str, Scenario],
    seed: int | None,
    given: Sequence[str],
    given_not: Sequence[str],
) -> BranchForecast:
    basis, base, scenario = found[name], found[BASE], scenarios[name]
    dates, posterior = basis.dates, basis.posterior
    return BranchForecast(
        name=name,
        title=scenario.title,
        digest=scenario.digest,
        horizon=dates.horizon.isoformat(),
        changes=changes(scenarios[BASE], scenario),
        p_deal=deal_chance(posterior),
        difference=posterior.p_deal() - base.posterior.p_deal(),
        error=standard_error(posterior.residuals() - base.posterior.residuals(), BLOCK),
        by=by_deadline(dates, posterior),
        terms=terms(basis.scenario, posterior, basis.weighed),
        questions=questions(basis.scenario, dates, posterior, basis.worlds),
        packages=packages(basis.scenario, posterior),
        first=None if seed is None else _first(scenario, seed),
        conditional=conditional(basis, given, given_not, name=name) if given or given_not else None,
    )


def conditional(basis: Basis, given: Sequence[str], given_not: Sequence[str], *, name: str) -> Conditional:
    """The deal, each term and open question, if all that is given holds and if not.

    Raises
    ------
    ValueError
        Where what is given is unknown or cannot come about; `name` says in which branch.
    """
    whole = Joint.of(basis)
    together = whole.by(len(whole.mass))
    for text in given:
        together = together * whole.named(text)
    for text in given_not:
        together = together * (1 - whole.named(text))
    so, not_so = whole.given(together), whole.given(1 - together)
    if not so.possible:
        said = " and ".join([*given, *(f"not {text}" for text in given_not)])
        raise ValueError(f"{name}: '{said}' comes about in no world -> give something that may come about")
    events = {DEAL: whole.deal()}
    for issue, option in basis.scenario.terms():
        events[f"{issue}={option}"] = whole.term({issue: option})
    for question in open_questions(basis):
        # Given its own answer a question is settled, which cells with a chance of it do not know.
        if question not in (*given, *given_not):
            events[question] = whole.named(question)
    return Conditional(
        p=whole.p(together),
        pairs=tuple(
            Pair(
                what=what,
                if_so=so.p(event),
                if_not=not_so.p(event) if not_so.possible else None,
                whole=whole.p(event),
            )
            for what, event in events.items()
        ),
    )


def _first(scenario: Scenario, seed: int) -> dict[str, float] | None:
    """Who settles with the pivot first, on average over a sub-sample of worlds."""
    if scenario.race is None:
        return None
    raced = over_worlds(scenario, ask=race, draws=RACE_WORLDS, seed=seed, plan=race_bands.plan)
    return dict(raced.bands["first"]) if raced.bands else None
