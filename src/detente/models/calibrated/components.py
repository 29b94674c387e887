"""The distributions that are pooled, each over the hull of held positions."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.calibrated.conditional_logit import chances
from detente.models.calibrated.field import Field

Floats = NDArray[np.float64]

COMPONENTS = ("held", "counted", "tilted", "reference", "history", "mean_and_residuals")
"""Components that need no solver; the solvers' points follow as atoms."""


@dataclass(frozen=True)
class History:
    """What past issues teach: where they settled, relative to where their weighted means stood."""

    means: Floats
    """(n_past,) place of each past weighted mean."""
    outcomes: Floats
    """(n_past,) place of each past outcome."""
    width: float
    """Standard deviation of the kernel between means, in units of the hull."""
    tilt: Floats
    """(6,) coefficients of the conditional logit over held places."""


def spread_out(field: Field, points: Mapping[str, float], history: History) -> tuple[Floats, Floats]:
    """Every component on one support.

    Parameters
    ----------
    field : Field
        Who stands where.
    points : mapping of solver to float
        Where each solver settles the issue, in units of the hull.
    history : History
        Past issues.

    Returns
    -------
    support : (n_support,) float array
        Ascending, in units of the hull.
    masses : (n_components + n_points, n_support) float array
        In the order of COMPONENTS, then of the points; rows sum to 1.
    """
    near = np.exp(-0.5 * ((history.means - field.mean) / history.width) ** 2) + 1e-12
    moved = np.clip(field.mean + history.outcomes - history.means, 0, 1)
    at = field.places if field.reference is None else np.array([field.reference])
    atoms = [
        (field.places, field.weight),
        (field.places, field.count),
        (field.places, chances(field.features(), history.tilt)),
        (at, field.weight if field.reference is None else np.ones(1)),
        (np.clip(history.outcomes, 0, 1), near),
        (moved, np.ones(len(moved))),
        *((np.clip([point], 0, 1), np.ones(1)) for point in points.values()),
    ]
    support = np.unique(np.round(np.concatenate([places for places, _ in atoms]), 9))
    masses = np.zeros((len(atoms), len(support)))
    for row, (places, mass) in enumerate(atoms):
        seats = np.searchsorted(support, np.round(places, 9))
        np.add.at(masses[row], seats, mass / mass.sum())
    return support, masses
