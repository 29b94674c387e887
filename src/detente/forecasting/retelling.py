"""The same worlds on another day or with other evidence, without solving them again."""

from dataclasses import replace

from detente.analysis.calendar import calendar
from detente.forecasting.basis import Basis
from detente.forecasting.hearing import ratios
from detente.forecasting.signing import signed_by
from detente.forecasting.solving import inputs_of, worlds_of
from detente.forecasting.streams import with_streams
from detente.forecasting.weighing import EvidenceSettings, weigh
from detente.forecasting.worlds import joined
from detente.scenario import Scenario


def retold(
    basis: Basis, scenario: Scenario, *, seed: int, settings: EvidenceSettings, sampler: str = "sobol"
) -> Basis:
    """The basis of a scenario that differs from another in its day, its dates and its evidence alone.

    Parameters
    ----------
    basis : Basis
        Of the other, made with the same seed and sampler.
    scenario : Scenario
        With the same parties, issues, worths and uncertain numbers.
    seed, settings, sampler
        See `detente.forecasting.forecast.forecast`.

    Returns
    -------
    Basis
        The very one that `basis_of` would make: which package is struck hangs neither on the day nor on
        evidence, and what is drawn of evidence is drawn apart.
    """
    items = with_streams(scenario, scenario.evidence)
    weighed = weigh(items, as_of=scenario.as_of, settings=settings)
    dates = calendar(scenario)
    inputs = inputs_of(scenario) + tuple(found for found in ratios(weighed) if not found.number.certain)
    worlds = joined(list(worlds_of(inputs, draws=len(basis.worlds.values), seed=seed, sampler=sampler)))
    solved = replace(
        basis.solved,
        signed_by=signed_by(scenario, worlds, dates),
        horizon=dates.dates.index(dates.horizon),
    )
    return Basis(scenario, dates, worlds, solved, weighed, len(items))
