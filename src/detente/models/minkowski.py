"""Frontiers of sums: every choice on one side with every choice on the other, dominated ones dropped."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.models.maxima import maximal, sorted_distinct
from detente.models.sorted_runs import merged_three, merged_two

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
    if left.shape[1] in (2, 3):
        merged = merged_two if left.shape[1] == 2 else merged_three
        return np.asarray(merged(np.ascontiguousarray(left), np.ascontiguousarray(right)))
    sums = (right[:, None, :] + left[None, :, :]).reshape(-1, left.shape[1])
    return efficient(sums)


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
        One per part: entry i holds the efficient sums of the parts from i on; all but the first take 32 bits
        a number where these fit.
    """
    sums = efficient(parts[-1])
    suffixes = [sums]
    for part in reversed(parts[:-1]):
        suffixes[-1] = _compact(sums)
        sums = efficient_sums(sums, efficient(part), most=most)
        suffixes.append(sums)
    return suffixes[::-1]


def _compact(vectors: Integers) -> Integers:
    """The same numbers in half the room, where they fit."""
    small = len(vectors) and np.abs(vectors).max() <= np.iinfo(np.int32).max
    return vectors.astype(np.int32) if small else vectors
