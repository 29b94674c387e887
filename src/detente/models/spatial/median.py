"""The median voter."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ties = Literal["lower", "midpoint"]

_ROUNDING = 1e-12


def weighted_median(positions: Floats, weights: Floats, ties: Ties = "lower") -> Floats:
    """Smallest position up to which half of all weight lies.

    Where one position is left of exactly half of the weight and the next right of the other half, both and
    all between them are medians: the lower one is taken, or the middle between the two. Half is reached
    within a millionth of a millionth, so that rounding decides no tie.

    Parameters
    ----------
    positions : (..., n_actors) float array
        On any scale.
    weights : (..., n_actors) float array
        Not negative; their sum above 0.
    ties : {"lower", "midpoint"}
        Which median, where there are several.

    Returns
    -------
    (...) float array

    References
    ----------
    Black (1948), Journal of Political Economy 56: the Condorcet winner under single-peaked preferences.

    Examples
    --------
    >>> two = np.array([4.0, 10.0]), np.ones(2)
    >>> float(weighted_median(*two)), float(weighted_median(*two, ties="midpoint"))
    (4.0, 7.0)
    """
    positions, weights = np.broadcast_arrays(positions, weights)
    order = np.argsort(positions, axis=-1, kind="stable")
    ordered = np.take_along_axis(positions, order, axis=-1)
    reached = np.cumsum(np.take_along_axis(weights, order, axis=-1), axis=-1)
    shares = reached / reached[..., -1:]
    lower = _first(ordered, shares >= 0.5 - _ROUNDING)
    if ties == "lower":
        return lower
    return (lower + _first(ordered, shares > 0.5 + _ROUNDING)) / 2


def _first(values: Floats, holds: NDArray[np.bool_]) -> Floats:
    """Value at the first place that holds."""
    return np.take_along_axis(values, holds.argmax(axis=-1)[..., None], axis=-1)[..., 0]
