"""Chances that enough members of groups vote yes, for many sets of chances: compiled."""

import math

import numpy as np
from numpy.typing import NDArray

from detente.models.kernel import kernel

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@kernel
def at_least(seats: Integers, yes: Floats, quota: int) -> Floats:
    """Probability of at least `quota` yes votes, each vote independent of the others.

    Parameters
    ----------
    seats : (n_groups,) int array
        Members of each group, the largest last: it is never convolved, only its tail is.
    yes : (n, n_groups) float array
        Chance that each member of the group votes yes.
    quota : int
        At least 0.

    Returns
    -------
    (n,) float array
        By convolution of the groups' binomials, each worked out from its mode by the ratio of neighbours.
    """
    last, total = len(seats) - 1, int(seats.sum())
    ratios = np.ones((len(seats), seats[last] + 1))
    ways = np.zeros((len(seats), seats[last] + 2))
    for group in range(len(seats)):
        for k in range(seats[group]):
            ratios[group, k] = (seats[group] - k) / (k + 1)
            ways[group, k + 1] = ways[group, k] + math.log(ratios[group, k])
    binomial = np.empty(seats[last] + 1)
    votes, more = np.empty(total + 1), np.empty(total + 1)
    found = np.empty(len(yes))
    for row in range(len(yes)):
        votes[0] = 1.0
        n_votes = 0
        for group in range(last):
            n = seats[group]
            _fill(binomial, n, yes[row, group], ratios[group], ways[group])
            more[: n_votes + n + 1] = 0.0
            for j in range(n_votes + 1):
                for k in range(n + 1):
                    more[j + k] += votes[j] * binomial[k]
            n_votes += n
            votes, more = more, votes
        _fill(binomial, seats[last], yes[row, last], ratios[last], ways[last])
        found[row] = _reaching(votes[: n_votes + 1], binomial, quota)
    return found


@kernel
def _reaching(votes: Floats, binomial: Floats, quota: int) -> float:
    """Probability that two independent counts together reach a number."""
    together, enough, lacking = 0.0, 0.0, len(binomial)
    for j in range(len(votes)):
        while lacking > max(quota - j, 0):
            lacking -= 1
            enough += binomial[lacking]
        together += votes[j] * enough
    return min(together, 1.0)


@kernel
def _fill(binomial: Floats, n: int, p: float, ratios: Floats, ways: Floats) -> None:
    """Write the chances of 0 to n yes votes of n members.

    `ways` are logarithms of the numbers of ways to draw so many, `ratios` each number over the one before.
    """
    if p <= 0.0 or p >= 1.0:
        binomial[: n + 1] = 0.0
        binomial[n if p >= 1.0 else 0] = 1.0
        return
    mode, odds, against = min(n, int((n + 1) * p)), p / (1 - p), (1 - p) / p
    binomial[mode] = math.exp(ways[mode] + mode * math.log(p) + (n - mode) * math.log1p(-p))
    for k in range(mode, n):
        binomial[k + 1] = binomial[k] * (odds * ratios[k])
    for k in range(mode, 0, -1):
        # The ways from k - 1 to k members, read from the other end.
        binomial[k - 1] = binomial[k] * (against * ratios[n - k])
