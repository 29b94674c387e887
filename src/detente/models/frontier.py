"""Exact Pareto frontier of a list of vectors."""

import numpy as np
from numpy.typing import NDArray

from detente.models.maxima import maximal, sorted_distinct

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

DIGITS = 12
_LARGEST = 300


def comparable(worth: Floats) -> Integers:
    """Worths as whole multiples of a decimal quantum, so that float noise neither breaks nor makes ties.

    Parameters
    ----------
    worth : float array
        Any finite worths.

    Returns
    -------
    int array
        Of the same shape: multiples of the power of ten that keeps 12 digits of the largest worth.
    """
    largest = float(np.max(np.abs(worth), initial=0.0))
    if largest == 0:
        return np.zeros(worth.shape, dtype=np.int64)
    exponent = DIGITS - 1 - int(np.floor(np.log10(largest)))
    scaled = (
        worth * 10.0**exponent
        if exponent < _LARGEST
        else worth * 10.0**_LARGEST * 10.0 ** (exponent - _LARGEST)
    )
    return np.rint(scaled).astype(np.int64)


def gains_over(worth: Floats, no_deal: Floats) -> Floats:
    """Worth less no deal, 0 where what is left is only float noise of the numbers that went in.

    Parameters
    ----------
    worth : (..., n_parties) float array
        Worth of packages.
    no_deal : (n_parties,) float array
        Worth of walking away.

    Returns
    -------
    (..., n_parties) float array

    Examples
    --------
    >>> gains_over(np.array([[0.1 + 0.2, 1.0]]), np.array([0.3, 0.0])).tolist()
    [[0.0, 1.0]]
    """
    gains = worth - no_deal
    size = np.abs(worth).max(axis=tuple(range(worth.ndim - 1)), initial=0.0)
    noise = np.maximum(size, np.abs(no_deal)) * 10.0**-DIGITS
    return np.asarray(np.where(np.abs(gains) <= noise, 0.0, gains))


def pareto_frontier(worth: Floats) -> tuple[Integers, Integers]:
    """Rows that no other row dominates, one for each distinct vector.

    Comparison is exact on the quanta of `comparable`; see `detente.models.maxima.maximal` for the method.

    Parameters
    ----------
    worth : (n_packages, n_parties) float array
        Worth of each package to each party; larger is better.

    Returns
    -------
    rows : (n_frontier,) int array
        First row of each undominated vector, by falling first column, then second, and so on.
    ties : (n_frontier,) int array
        How many rows share the vector.

    Examples
    --------
    >>> rows, ties = pareto_frontier(np.array([[1.0, 3.0], [2.0, 1.0], [1.0, 3.0], [0.0, 0.0]]))
    >>> rows.tolist(), ties.tolist()
    ([1, 0], [1, 2])
    """
    if not worth.size:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    keys = comparable(worth)
    rows, ties = sorted_distinct(keys)
    kept = maximal(keys[rows])
    return rows[kept], ties[kept]
