"""What the models of positions say in some worlds, to be gathered with what they say in others."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis import concessions
from detente.analysis.exchange_deals import exchange_rounds
from detente.analysis.position_arrays import PositionArrays, position_arrays
from detente.analysis.position_models import Played, answers, every_eum
from detente.analysis.position_options import PositionOptions
from detente.analysis.smp_issues import SmpIssue, how_played, smp_issues
from detente.forecasting.drawing import Drawing
from detente.forecasting.position_forecasts import InWorlds, in_worlds
from detente.models.spatial.compromise import compromise
from detente.records.fitted_positions import FittedPositions
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MAX_STEPS = 2**22
"""Of the SMP over all worlds: actors cubed, by issue."""
MAX_PAIRS = 2**26
"""Of exchanges over all worlds and rounds: actors times issues, squared."""
LEAST_WORLDS = 100
FORECAST_WORLDS = 1024
_SEEDS = 2**52


@dataclass(frozen=True)
class Shares:
    """In how many worlds each model is run: the heavier ones in the first of them only."""

    all: int
    smp: int
    exchange: int
    forecast: int

    @classmethod
    def of(cls, draws: int, arrays: PositionArrays, exchange_rounds: int) -> "Shares":
        """By the size of the scenario, so that the same scenario always gives the same worlds."""
        n_issues, n_parties = arrays.takes_part.shape
        actors = int((arrays.takes_part.sum(axis=1) ** 3).sum())
        smp = max(LEAST_WORLDS, MAX_STEPS // actors)
        exchange = max(LEAST_WORLDS, MAX_PAIRS // ((n_issues * n_parties) ** 2 * exchange_rounds))
        forecast = max(LEAST_WORLDS, min(FORECAST_WORLDS // n_issues, smp))
        return cls(draws, min(draws, smp), min(draws, exchange), min(draws, forecast))


@dataclass(frozen=True)
class Part:
    """What some worlds say.

    Attributes
    ----------
    trees : list of dict
        By issue every model's answer, see `position_models.answers`; numbers are (n_worlds,) arrays, shorter
        where a model is run in the first worlds only.
    values : (n_worlds, n_inputs) float array
        Draws.
    gives : dict of model to (n_issues, n_parties, n_parties) float array
        In how many of the worlds the party of the row gives way to that of the column.
    exchanged : (n_worlds, n_issues) float array or None
        Outcomes of the exchange model, on the issues' scales.
    forecasts : InWorlds
        The calibrated forecast by issue and world; no worlds where there is none.
    """

    trees: list[dict[str, Any]]
    values: Floats
    gives: dict[str, Floats]
    exchanged: Floats | None
    forecasts: InWorlds


@dataclass(frozen=True)
class Playing:
    """Runs the models in a part of the worlds, by its number."""

    scenario: Scenario
    fitted: FittedPositions | None
    options: PositionOptions
    at_modes: PositionArrays
    shares: Shares
    drawing: Drawing

    def __call__(self, number: int) -> Part:
        worlds, first = self.drawing.part(number), self.drawing.first(number)
        n = len(worlds.spare)
        chances = (worlds.spare[:, 0] * _SEEDS).astype(np.int64)
        arrays = position_arrays(self.scenario, values=worlds.by_path(), n_worlds=n)
        few = arrays.part(slice(0, max(0, self.shares.smp - first)))
        some = arrays.part(slice(0, max(0, self.shares.exchange - first)))
        how = how_played(self.at_modes, self.options)
        eum = every_eum(arrays, self.options)
        gives = self._given("eum", [concessions.in_rounds(rounds) for rounds in eum], arrays)
        smp: tuple[SmpIssue, ...] = ()
        if few.n_worlds[0]:
            seeds = chances[: few.n_worlds[0]]
            smp = smp_issues(few, self.options, how, seeds=seeds)
            first_turn = smp_issues(few, self.options, how, most_turns=1, seeds=seeds, keep_bargains=True)
            bargains = [concessions.in_bargains(found) for found in first_turn]
            gives |= self._given("smp", bargains, arrays, [found.parties for found in first_turn])
        exchanged, swapped = self._exchanged(some, chances) if some.n_worlds[0] else (None, {})
        forecast = arrays.part(slice(0, max(0, self.shares.forecast - first)))
        return Part(
            trees=answers(Played(arrays, eum, smp, how), exchanged, self.options),
            values=worlds.values,
            gives=gives | swapped,
            exchanged=exchanged,
            forecasts=[] if self.fitted is None else in_worlds(forecast, self.at_modes, self.fitted),
        )

    def _exchanged(
        self, arrays: PositionArrays, seeds: NDArray[np.int64]
    ) -> tuple[Floats, dict[str, Floats]]:
        """(n_worlds, n_issues) outcomes on the issues' scales, and who gives way to whom."""
        if len(arrays.issues) == 1:
            return compromise(arrays.positions, arrays.weights), {}
        outcomes = []
        gives = np.zeros((len(arrays.issues), len(arrays.parties), len(arrays.parties)))
        for world in range(arrays.n_worlds[0]):
            made = exchange_rounds(
                arrays.part(world),
                self.options.exchange_rounds,
                randomness=self.options.random,
                seed=int(seeds[world]),
            )
            outcomes.append(made[-1][1].after)
            gives += concessions.in_exchanges(made[0][1])
        told = {"exchange": gives} if self.options.asks("exchange") else {}
        return arrays.on_scale(np.array(outcomes) / 100), told

    def _given(
        self,
        model: str,
        found: list[Bools],
        arrays: PositionArrays,
        parties: list[tuple[str, ...]] | None = None,
    ) -> dict[str, Floats]:
        if not self.options.asks(model):
            return {}
        named = parties or [arrays.stands(place).parties for place in range(len(arrays.issues))]
        counts = [
            concessions.spread(arrays, names, pairs).sum(axis=0)
            for names, pairs in zip(named, found, strict=True)
        ]
        return {model: np.stack(counts)}
