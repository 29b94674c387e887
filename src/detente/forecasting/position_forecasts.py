"""The calibrated forecast in many worlds: bands, and the distribution over all of them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calibrated import Settlement
from detente.analysis.position_arrays import PositionArrays
from detente.analysis.position_forecast import held_positions, of_levels, settled, told
from detente.analysis.settling import SOLVERS, solver_points
from detente.forecasting.folding import Folded
from detente.records.fitted_positions import FittedPositions
from detente.records.positions import PositionForecast

Floats = NDArray[np.float64]


InWorlds = list[list[tuple[Settlement, PositionForecast]]]
"""By issue and world: the distribution, and what is told of it."""


def in_worlds(arrays: PositionArrays, at_modes: PositionArrays, fitted: FittedPositions) -> InWorlds:
    """The calibrated forecast of every issue in some worlds."""
    here = [at_modes.stands(place) for place in range(len(at_modes.issues))]
    found: InWorlds = [[] for _ in here]
    (n_worlds,) = arrays.n_worlds
    points = solver_points(arrays) if n_worlds else {}
    for world in range(n_worlds):
        one = arrays.part(world)
        for place, at_mode in enumerate(here):
            stands = one.stands(place)
            at = {name: float(points[name][world, place]) for name in SOLVERS}
            distribution = settled(stands, at, fitted)
            found[place].append((distribution, told(distribution, held_positions(at_mode, stands))))
    return found


class Forecasts:
    """The calibrated forecast of every issue, world after world."""

    def __init__(self, n_issues: int, fitted: FittedPositions) -> None:
        self._fitted = fitted
        self._found: list[list[Settlement]] = [[] for _ in range(n_issues)]
        self._told: list[list[PositionForecast]] = [[] for _ in range(n_issues)]

    def add(self, worlds: InWorlds) -> None:
        """Take in some more worlds."""
        for place, found in enumerate(worlds):
            self._found[place] += [distribution for distribution, _ in found]
            self._told[place] += [forecast for _, forecast in found]

    def averaged(self) -> list[Settlement]:
        """By issue: the mean of the worlds' distributions."""
        return [_mixture(found, self._fitted.interval_level) for found in self._found]

    def told(self, place: int) -> PositionForecast:
        """What is told of the mean distribution; positions and options are those held in each world."""
        mixture, every = _mixture(self._found[place], self._fitted.interval_level), self._told[place]
        return of_levels(
            mixture,
            p_at_position=_means([one.p_at_position for one in every]),
            p_option=None
            if every[0].p_option is None
            else _means([one.p_option for one in every if one.p_option is not None]),
        )

    def bands(self, place: int) -> Any:
        """Bands of what is told in the worlds."""
        every = self._told[place]
        folded = Folded(every[0].to_dict())
        for one in every:
            folded.add(one.to_dict())
        return folded.over(len(every))

    def medians(self, place: int) -> Floats:
        """(n_worlds,) medians."""
        return np.array([one.median for one in self._told[place]])


def _mixture(found: list[Settlement], level: float) -> Settlement:
    support = np.concatenate([each.support for each in found])
    masses = np.concatenate([each.masses for each in found]) / len(found)
    order = np.argsort(support, kind="stable")
    return Settlement(support[order], masses[order], level)


def _means(every: list[Any]) -> dict[str, float]:
    return {key: float(np.mean([one[key] for one in every])) for key in every[0]}
