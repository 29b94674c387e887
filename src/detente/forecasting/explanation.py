"""Why: the chain of reasons behind the probability of a deal or a term."""

import datetime
from collections.abc import Iterable

from detente.analysis.calendar import base_record
from detente.forecasting.assumptions import assumptions
from detente.forecasting.basis import Basis, basis_of
from detente.forecasting.conditional import named_term
from detente.forecasting.forecast import warnings_of
from detente.forecasting.inverse import inverse
from detente.forecasting.sensitivity import sensitivities
from detente.forecasting.solving import Progress
from detente.forecasting.waterfall import p_of, waterfall
from detente.forecasting.weighing import EvidenceSettings
from detente.forecasting.worlds import BLOCK
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.records.explanation import Explanation
from detente.records.forecast import DEAL
from detente.scenario import Scenario


def explain(
    scenario: Scenario,
    term: str = DEAL,
    *,
    draws: int,
    seed: int,
    wanted: float | None = None,
    evidence: Iterable[EvidenceItem] = (),
    as_of: datetime.date | None = None,
    settings: EvidenceSettings | None = None,
    basis: Basis | None = None,
    progress: Progress = lambda done, total: None,
    workers: Workers = ALONE,
) -> Explanation:
    """Why a deal, or a term, is as likely as `detente.forecast` says.

    Parameters
    ----------
    scenario : Scenario
        With issues and at least one principal.
    term : str
        `deal`, `ISSUE=OPTION`, or `ISSUE` where it has one term.
    draws, seed, evidence, as_of, settings
        See `detente.forecast`.
    wanted : float, optional
        Also what would have to be true for this probability.
    basis : Basis, optional
        What `basis_of` makes of the same arguments, where it is at hand already.
    progress : callable
        Called with worlds done and worlds in all; then with numbers tried for `wanted`.
    workers : Workers
        Who solves the worlds; the answer does not depend on it.

    Returns
    -------
    Explanation

    Raises
    ------
    ValueError
        Where nothing is so called, or the scenario cannot be forecast.
    """
    named = named_term(scenario, term)
    for issue, option in named.items():
        if scenario.status_quo_options.get(issue) == option:
            others = ", ".join(f"'{issue}={other}'" for other in scenario.issues[issue].options[1:])
            raise ValueError(f"'{option}' is the status quo of {issue} -> explain one of {others}")
    if wanted is not None and not 0 < wanted < 1:
        raise ValueError(f"--for {wanted:g} -> give a probability between 0 and 1, such as 0.5")
    settings = settings or EvidenceSettings()
    basis = basis or basis_of(
        scenario,
        draws=draws,
        seed=seed,
        evidence=evidence,
        as_of=as_of,
        settings=settings,
        progress=progress,
        workers=workers,
    )
    p, p_deal = p_of(basis, named), p_of(basis, {})
    return Explanation(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "draws": draws,
            "seed": seed,
            "as_of": basis.scenario.as_of.isoformat(),
            "term": term,
            "for": wanted,
            "evidence": settings.to_dict(),
        },
        warnings=tuple(warnings_of(basis)),
        what=", ".join(f"{issue}: {option}" for issue, option in named.items()) or "a deal",
        term=named,
        as_of=basis.scenario.as_of.isoformat(),
        horizon=basis.dates.horizon.isoformat(),
        p=p,
        p_given_deal=p / p_deal if named and p_deal else None,
        mc_error=basis.posterior.mc_error(BLOCK) if not named else None,
        reference_class=base_record(basis.scenario, basis.dates).name,
        steps=waterfall(basis, named),
        drivers=sensitivities(basis, named, seed=seed),
        assumptions=assumptions(basis, named),
        inverse=None if wanted is None else inverse(basis, named, wanted=wanted, progress=progress),
    )
