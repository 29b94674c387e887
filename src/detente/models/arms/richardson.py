"""Richardson's equations of an arms race: x' = a y - m x + g, y' = b x - n y + h."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STEPS_PER_YEAR = 64
"""Between two steps the equations are solved exactly; bounds are kept at every step."""
_ROUNDING = 4 * float(np.finfo(np.float64).eps)
"""Share of two products by which equal ones may differ."""


@dataclass(frozen=True)
class Race:
    """Coefficients of one race, or of many worlds of it.

    Attributes
    ----------
    reaction : (..., 2) float array
        a and b: how much each side adds per year for each unit of the other's level.
    fatigue : (..., 2) float array
        m and n: how much each takes off per year for each unit of its own level.
    grievance : (..., 2) float array
        g and h: what each adds per year whatever the levels.

    References
    ----------
    Richardson (1960), Arms and Insecurity, chapter 2.
    """

    reaction: Floats
    fatigue: Floats
    grievance: Floats

    @property
    def matrix(self) -> Floats:
        """(..., 2, 2) float array: what levels do to their own change."""
        entries = np.empty((*np.shape(self.reaction)[:-1], 2, 2))
        entries[..., 0, 0], entries[..., 1, 1] = -self.fatigue[..., 0], -self.fatigue[..., 1]
        entries[..., 0, 1], entries[..., 1, 0] = self.reaction[..., 0], self.reaction[..., 1]
        return entries


def growth(race: Race) -> Floats:
    """The larger eigenvalue's real part, per year: what the race comes to in the long run.

    Parameters
    ----------
    race : Race

    Returns
    -------
    (...) float array
        Below 0 where the race is stable, which for two sides that react is where mn > ab.

    Examples
    --------
    >>> growth(Race(np.array([0.9, 0.9]), np.array([0.2, 0.2]), np.zeros(2))).round(2)
    np.float64(0.7)
    """
    largest: Floats = np.linalg.eigvals(race.matrix).real.max(axis=-1)
    return largest


def half_life(race: Race) -> Floats:
    """Years in which a distance from the equilibrium halves; where the race runs away, doubles.

    Parameters
    ----------
    race : Race

    Returns
    -------
    (...) float array
        ln 2 over the size of `growth`; infinite where that is 0.
    """
    with np.errstate(divide="ignore"):
        years: Floats = np.log(2) / np.abs(growth(race))
    return years


def equilibrium(race: Race) -> Floats:
    """Levels at which neither side changes.

    Parameters
    ----------
    race : Race

    Returns
    -------
    (..., 2) float array
        NaN where mn = ab and there is no such point, or a line of them. Where the race runs away it is left,
        not reached; a level below 0 says that the side would disarm.

    Examples
    --------
    >>> equilibrium(Race(np.array([0.5, 0.4]), np.array([0.9, 0.8]), np.array([10.0, 5.0]))).round(1)
    array([20.2, 16.3])
    """
    (a, b), (m, n), (g, h) = (
        np.moveaxis(pair, -1, 0) for pair in (race.reaction, race.fatigue, race.grievance)
    )
    determinant = m * n - a * b
    singular = np.abs(determinant) <= _ROUNDING * (np.abs(m * n) + np.abs(a * b))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        levels: Floats = np.stack([n * g + a * h, b * g + m * h], axis=-1) / determinant[..., None]
    levels[singular | ~np.isfinite(levels).all(axis=-1)] = np.nan
    return levels


def path(race: Race, start: Floats, years: int, *, caps: Floats | None = None) -> Floats:
    """Levels year by year, never below 0, and never above a cap.

    Parameters
    ----------
    race : Race
    start : (..., 2) float array
        Levels now.
    years : int
        How far to go, 0 or more.
    caps : (2,) float array, optional
        Highest level of each side, infinite where there is none; a side above its cap comes down at once.

    Returns
    -------
    (years * STEPS_PER_YEAR + 1, ..., 2) float array
        Of every step, the first one now; every STEPS_PER_YEAR-th is the end of a year.
    """
    matrix, ceiling = race.matrix, np.full(2, np.inf) if caps is None else caps
    whole = np.zeros((*matrix.shape[:-2], 3, 3))
    whole[..., :2, :2], whole[..., :2, 2] = matrix, race.grievance
    step = _exponential(whole / STEPS_PER_YEAR)
    levels = np.empty((years * STEPS_PER_YEAR + 1, *np.broadcast_shapes(np.shape(start), matrix.shape[:-1])))
    levels[0] = np.clip(start, 0, ceiling)
    for place in range(1, len(levels)):
        moved = (step[..., :2, :2] @ levels[place - 1][..., None])[..., 0] + step[..., :2, 2]
        levels[place] = np.clip(moved, 0, ceiling)
    return levels


_TERMS = 14
"""Of the exponential series: enough for double precision where no matrix is larger than 1/2."""


def _exponential(matrices: Floats) -> Floats:
    """Matrix exponentials, all at once, by scaling, Taylor's series and squaring.

    References
    ----------
    Moler and Van Loan (2003), "Nineteen dubious ways to compute the exponential of a matrix, twenty-five
    years later", SIAM Review 45(1), method 3.
    """
    largest = float(np.abs(matrices).sum(axis=-1).max())
    halvings = max(0, int(np.ceil(np.log2(max(largest, 1.0)))) + 1)
    scaled, identity = matrices / 2.0**halvings, np.eye(matrices.shape[-1])
    total, term = np.broadcast_to(identity, matrices.shape).copy(), identity
    for place in range(1, _TERMS + 1):
        term = term @ scaled / place
        total += term
    for _ in range(halvings):
        total = total @ total
    return total
