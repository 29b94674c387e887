"""The same worlds on another day or with other evidence, without solving them again."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from detente.analysis.calendar import calendar
from detente.forecasting.basis import Basis
from detente.forecasting.hearing import ratios
from detente.forecasting.signing import signed_by
from detente.forecasting.solving import worlds_of
from detente.forecasting.streams import with_streams
from detente.forecasting.weighing import EvidenceSettings, weigh
from detente.forecasting.worlds import Input, Worlds, joined
from detente.records.evidence import EvidenceItem
from detente.scenario import Scenario


def retold(
    basis: Basis,
    scenario: Scenario,
    *,
    seed: int,
    settings: EvidenceSettings,
    sampler: str = "sobol",
    items: Sequence[EvidenceItem] | None = None,
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
    items : sequence of EvidenceItem, optional
        The evidence as it counts; default the scenario's, with what its indicators say.

    Returns
    -------
    Basis
        The very one that `basis_of` would make: which package is struck hangs neither on the day nor on
        evidence, and what is drawn of evidence is drawn apart.
    """
    items = with_streams(scenario, scenario.evidence) if items is None else items
    weighed = weigh(items, as_of=scenario.as_of, settings=settings)
    dates = calendar(scenario)
    apart = tuple(found for found in ratios(weighed) if not found.number.certain)
    worlds = _with_apart(basis.worlds, apart, seed=seed, sampler=sampler)
    solved = replace(
        basis.solved,
        signed_by=signed_by(scenario, worlds, dates),
        horizon=dates.dates.index(dates.horizon),
    )
    return Basis(scenario, dates, worlds, solved, weighed, len(items))


def _with_apart(worlds: Worlds, apart: tuple[Input, ...], *, seed: int, sampler: str) -> Worlds:
    """The same worlds, with these numbers in the place of all that were drawn apart."""
    n_kept = sum(not found.apart for found in worlds.inputs)  # they stand first
    draws = len(worlds.values)
    drawn = joined(list(worlds_of(apart, draws=draws, seed=seed, sampler=sampler)))
    return Worlds(
        inputs=worlds.inputs[:n_kept] + drawn.inputs,
        values=np.hstack([worlds.values[:, :n_kept], drawn.values]),
        spare=worlds.spare,
    )
