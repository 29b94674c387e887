"""What a cap on arms saves."""

import numpy as np
from numpy.typing import NDArray

from detente.models.arms.richardson import STEPS_PER_YEAR, Race, path

Floats = NDArray[np.float64]


def spent(levels: Floats) -> Floats:
    """What a path of yearly levels costs in all.

    Parameters
    ----------
    levels : (n_steps, ..., 2) float array
        As `path` gives them.

    Returns
    -------
    (..., 2) float array
        The area under each side's path, levels times years, by the trapezoidal rule.
    """
    return np.asarray(np.trapezoid(levels, dx=1 / STEPS_PER_YEAR, axis=0), dtype=np.float64)


def saved(race: Race, start: Floats, years: int, caps: Floats) -> Floats:
    """What each side spends less over some years because levels are capped.

    A cap saves twice: the side that keeps it spends less, and so does the other, that has less to answer.

    Parameters
    ----------
    race : Race
    start : (..., 2) float array
        Levels now.
    years : int
        0 or more.
    caps : (2,) float array
        Highest level of each side, infinite where there is none.

    Returns
    -------
    (..., 2) float array
        Undiscounted, levels times years; 0 where a cap is never reached.
    """
    difference: Floats = spent(path(race, start, years)) - spent(path(race, start, years, caps=caps))
    return difference
