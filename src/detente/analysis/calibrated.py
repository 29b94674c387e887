"""Where an issue settles, as a distribution that past issues have calibrated."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.calibrated.components import COMPONENTS, History, spread_out
from detente.models.calibrated.crps import quantile
from detente.models.calibrated.field import FEATURES, Field
from detente.records.fitted_positions import KINDS, FittedPositions

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Settlement:
    """The distribution of where one issue settles, on its own scale."""

    support: Floats
    """Ascending."""
    masses: Floats
    """(n_support,) probabilities."""
    level: float = 0.1
    """Lower level of the interval that is told."""

    @property
    def interval(self) -> tuple[float, float]:
        """The central interval that held four fifths of past outcomes."""
        return self.quantile(self.level), self.quantile(1 - self.level)

    def quantile(self, level: float) -> float:
        """The first place at which the distribution function reaches a level."""
        return quantile(self.support, self.masses, level)

    def chance_at(self, point: float, within: float = 1e-6) -> float:
        """Probability of settling at a point."""
        return float(self.masses[np.abs(self.support - point) <= within].sum())

    def chance_between(self, low: float, high: float) -> float:
        """Probability of settling from `low` to `high`, both included."""
        return float(self.masses[(self.support >= low) & (self.support <= high)].sum())


def history_in(fitted: FittedPositions) -> History:
    """What a fitted forecast says of past issues, as arrays.

    Raises
    ------
    ValueError
        Where it was fitted by another version, with other features.
    """
    if tuple(fitted.tilt) != FEATURES:
        raise ValueError(f"the fitted model knows {', '.join(fitted.tilt)} -> fit it again with this version")
    past = np.array(fitted.history)
    return History(past[:, 0], past[:, 1], fitted.kernel_width, np.array(list(fitted.tilt.values())))


def settlement(field: Field, points: Mapping[str, float], fitted: FittedPositions) -> Settlement:
    """The calibrated distribution of one issue.

    Parameters
    ----------
    field : Field
        Who stands where; where all stand together the issue settles there.
    points : mapping of solver to float
        Where each solver settles it, in units of the hull; those of the fitted model, in any order.
    fitted : FittedPositions
        What past issues taught.

    Raises
    ------
    ValueError
        Where a solver of the fitted model has no point.
    """
    if field.width == 0:
        return Settlement(np.array([field.low]), np.ones(1), fitted.interval_level)
    solvers = [name for name in fitted.components if name not in COMPONENTS]
    missing = [name for name in solvers if name not in points]
    if missing:
        raise ValueError(f"the fitted model asks for '{missing[0]}' -> fit it again with this version")
    support, masses = spread_out(field, {name: points[name] for name in solvers}, history_in(fitted))
    weights = np.array(list(fitted.weights[KINDS[field.kind]].values()))
    return Settlement(field.low + field.width * support, weights @ masses, fitted.interval_level)
