"""Frontiers of sums: every choice on one side with every choice on the other, dominated ones dropped."""

from collections.abc import Sequence

import numpy as np
from numba import njit
from numpy.typing import NDArray

from detente.models.maxima import maximal, sorted_distinct

Integers = NDArray[np.int64]

MAX_SUMS = 30_000_000


class FrontierTooLargeError(ValueError):
    """A frontier that would not fit into memory or patience."""


def efficient(vectors: Integers) -> Integers:
    """Distinct undominated vectors, in falling lexicographic order.

    Parameters
    ----------
    vectors : (n, d) int array
        Any rows.

    Returns
    -------
    (m, d) int array
    """
    if not len(vectors):
        return vectors
    ordered = vectors[sorted_distinct(vectors)[0]]
    return ordered[maximal(ordered)]


def efficient_sums(left: Integers, right: Integers, *, most: int = MAX_SUMS) -> Integers:
    """Efficient sums of a vector of each side.

    Dominance is kept when the same vector is added to both, so only efficient vectors of either side can
    have part in an efficient sum.

    Parameters
    ----------
    left, right : (n, d) and (m, d) int arrays
        Efficient vectors in falling order.
    most : int
        How many sums may be compared.

    Returns
    -------
    (k, d) int array
        In falling order.

    Raises
    ------
    FrontierTooLargeError
        Where there are more.

    References
    ----------
    Nemhauser & Ullmann (1969), "Discrete dynamic programming and capital allocation", Management Science 15.
    """
    if len(left) < len(right):
        left, right = right, left
    if len(left) * len(right) > most:
        raise FrontierTooLargeError(f"the exact frontier grows beyond {len(left):,} points")
    if left.shape[1] == 2:
        return np.asarray(_merged(np.ascontiguousarray(left), np.ascontiguousarray(right)))
    sums = (right[:, None, :] + left[None, :, :]).reshape(-1, left.shape[1])
    return efficient(sums)


@njit(cache=True)
def _merged(left: Integers, right: Integers) -> Integers:
    """Two columns: a sorted run of the left for each row of the right, merged; what is dominated is skipped.

    In every run the first column falls and the second rises, so the next point of the frontier is the head
    with the largest first column, and no head that brings no more of the second is ever looked at.
    """
    n_left, n_runs = len(left), len(right)
    heads = np.zeros(n_runs, dtype=np.int64)
    found = np.empty((max(4 * n_left, 16), 2), dtype=np.int64)
    size = 0
    best = np.int64(-(2**62))
    while True:
        top, first, second = -1, np.int64(0), np.int64(0)
        for run in range(n_runs):
            place = heads[run]
            while place < n_left and left[place, 1] + right[run, 1] <= best:
                place += 1
            heads[run] = place
            if place == n_left:
                continue
            x, y = left[place, 0] + right[run, 0], left[place, 1] + right[run, 1]
            if top < 0 or x > first or (x == first and y > second):
                top, first, second = run, x, y
        if top < 0:
            return found[:size].copy()
        if size == len(found):
            larger = np.empty((2 * size, 2), dtype=np.int64)
            larger[:size] = found
            found = larger
        found[size, 0], found[size, 1] = first, second
        size += 1
        best = second


def frontiers_of_sums(parts: Sequence[Integers], *, most: int = MAX_SUMS) -> list[Integers]:
    """Efficient sums of the last parts: of the last one, the last two, and so on to all.

    Parameters
    ----------
    parts : sequence of (n_options, d) int arrays
        At least one; a sum takes one row of each.
    most : int
        How many sums may be compared at once; more raise FrontierTooLargeError.

    Returns
    -------
    list of (k, d) int arrays
        One per part: entry i holds the efficient sums of the parts from i on.
    """
    suffixes = [efficient(parts[-1])]
    for part in reversed(parts[:-1]):
        suffixes.append(efficient_sums(suffixes[-1], efficient(part), most=most))
    return suffixes[::-1]
