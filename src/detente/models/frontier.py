"""Exact Pareto frontier of a list of vectors."""

import numpy as np
from numpy.typing import NDArray

from detente.models.maxima import maximal, sorted_distinct

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

DIGITS = 12
SPARE = 0.01
"""Share of the largest worth of all, below which a party's are compared less finely than by 12 digits."""
_LARGEST = 300
"""Larger powers of ten than this are taken in two steps."""


def noise_scale(sizes: Floats) -> Floats:
    """By what each party's worths are compared: its own largest, or a hundredth of the largest of all.

    What is left of a sum by rounding may be all that a party has; hence the second bound.

    Parameters
    ----------
    sizes : (..., n_parties) float array
        Largest worth of each party, without sign.

    Returns
    -------
    (..., n_parties) float array
    """
    return np.asarray(np.maximum(sizes, SPARE * sizes.max(axis=-1, keepdims=True, initial=0.0)))


def comparable(worth: Floats) -> Integers:
    """Worths as whole multiples of decimal quanta, so that float noise neither breaks nor makes ties.

    Parameters
    ----------
    worth : (n,) or (..., n_parties) float array
        Any finite worths. A single row is one scale; else every party (last axis) has its own.

    Returns
    -------
    int array
        Of the same shape: multiples of the power of ten that keeps 12 digits of the scale's `noise_scale`.

    Examples
    --------
    Somebody who counts in billions does not hide what others win by points.

    >>> comparable(np.array([[3e11, 0.5], [1e11, -0.25]])).tolist()
    [[300000000000, 50], [100000000000, -25]]
    """
    largest = np.abs(worth).max(axis=tuple(range(worth.ndim - 1)) or None, initial=0.0)
    sizes = noise_scale(np.atleast_1d(largest))
    exponents = DIGITS - 1 - np.floor(np.log10(np.where(sizes > 0, sizes, 1.0)))
    within = np.minimum(exponents, _LARGEST)
    scaled = np.rint(worth * 10.0**within * 10.0 ** (exponents - within))
    return np.asarray(scaled.astype(np.int64))


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
