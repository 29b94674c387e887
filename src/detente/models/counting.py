"""How many combinations reach a threshold in every dimension, without listing them."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]

MAX_STATES = 300_000


def count_reaching(parts: Sequence[Integers], threshold: Integers) -> int | None:
    """Number of ways to take one row of each part so that the sum is at least the threshold everywhere.

    Partial sums that are equal are kept once, with their number; those that can no longer fail are counted
    off, those that can no longer succeed dropped. Exact, in exact integers.

    Parameters
    ----------
    parts : sequence of (n_options, d) int arrays
        Choices.
    threshold : (d,) int array
        What the sum must reach.

    Returns
    -------
    int or None
        None where more than 300,000 different partial sums would have to be kept.

    References
    ----------
    Bellman (1957), Dynamic Programming; the counting form of the knapsack recursion.

    Examples
    --------
    Ten coins, at least eight heads: 45 + 10 + 1 ways.

    >>> count_reaching([np.array([[0], [1]])] * 10, np.array([8]))
    56
    """
    least = _suffix_sums([part.min(axis=0) for part in parts])
    most = _suffix_sums([part.max(axis=0) for part in parts])
    states, ways = np.zeros((1, len(threshold)), dtype=np.int64), np.ones(1, dtype=object)
    reached = 0
    for place, part in enumerate(parts):
        states = (states[:, None, :] + part[None, :, :]).reshape(-1, len(threshold))
        ways = np.repeat(ways, len(part))
        sure = (states + least[place + 1] >= threshold).all(axis=1)
        reached += int(ways[sure].sum()) * math.prod(len(rest) for rest in parts[place + 1 :])
        open_ = ~sure & (states + most[place + 1] >= threshold).all(axis=1)
        states, ways = _joined(states[open_], ways[open_])
        if len(states) > MAX_STATES:
            return None
    return reached


def _suffix_sums(rows: Sequence[Integers]) -> Integers:
    """Sum of each row and all after it, and a last row of zeros."""
    padded = np.vstack([*rows, np.zeros_like(rows[0])])
    return np.asarray(np.cumsum(padded[::-1], axis=0)[::-1])


def _joined(states: Integers, ways: NDArray[np.object_]) -> tuple[Integers, NDArray[np.object_]]:
    """Equal states once, with the sum of their ways."""
    if not len(states):
        return states, ways
    order = np.lexsort(states.T)
    states, ways = states[order], ways[order]
    new = np.ones(len(states), dtype=bool)
    new[1:] = (states[1:] != states[:-1]).any(axis=1)
    return states[new], np.add.reduceat(ways, np.flatnonzero(new))
