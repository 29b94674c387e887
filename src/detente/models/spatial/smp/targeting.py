"""Whom an actor challenges."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel
from detente.models.spatial.smp.risk import estimated
from detente.models.spatial.smp.utilities import utility
from detente.models.spatial.smp.votes import vote

Floats = NDArray[np.float64]

_SEMI = 0

_LEAST_CONTRIBUTION = 1e-10
_LEAST_GAIN = 1e-5


@kernel
def seen_utilities(observer: int, apart: Floats, risk: Floats, estimate: int) -> Floats:
    """Utility of each position to each actor, as one of them sees it.

    Parameters
    ----------
    observer : int
        Who looks.
    apart : (n_actors, n_actors) float array
        See `utilities.distances`.
    risk : (n_actors,) float array
        Risk attitudes.
    estimate : int
        Place in `settings.ESTIMATE`.

    Returns
    -------
    (n_actors, n_actors) float array
        Of the position of the column to the actor of the row.
    """
    n = len(risk)
    seen = np.empty((n, n))
    for i in range(n):
        attitude = estimated(risk[observer], risk[i], estimate)
        for j in range(n):
            seen[i, j] = utility(apart[i, j], attitude)
    return seen


@kernel
def win_probability(i: int, j: int, seen: Floats, weights: Floats, voting: int, commitment: int) -> float:
    """Probability that one actor wins a contest against another, third parties included.

    Each third party looks at the contest with only the two and itself in it, and votes for the side on which
    it would rather stand.

    Parameters
    ----------
    i, j : int
        Challenger and target.
    seen : (n_actors, n_actors) float array
        See `seen_utilities`.
    weights : (n_actors,) float array
        Capability times salience.
    voting, commitment : int
        Places in `settings.VOTING` and `settings.COMMITMENT`.

    Returns
    -------
    float
    """
    for_i = for_j = _LEAST_CONTRIBUTION
    for actor in (i, j):
        own = vote(voting, weights[actor], seen[actor, i] - seen[actor, j])
        for_i += max(own, 0.0)
        for_j += max(-own, 0.0)
    total_i, total_j = for_i, for_j
    for third in range(len(weights)):
        if third in (i, j):
            continue
        at_i, at_j, at_own = seen[third, i], seen[third, j], seen[third, third]
        pull = vote(voting, weights[third], at_i - at_j)
        with_i, with_j = for_i + max(pull, 0.0), for_j + max(-pull, 0.0)
        chance = with_i / (with_i + with_j)
        stake = _stake(chance, at_i, at_j, at_own, commitment)
        cast = vote(voting, weights[third], stake)
        total_i += max(cast, 0.0)
        total_j += max(-cast, 0.0)
    return total_i / (total_i + total_j)


@kernel
def _stake(chance: float, at_i: float, at_j: float, at_own: float, commitment: int) -> float:
    """Utility to a third party of standing with i, less that of standing with j.

    A third party gives up its own position when it has stood on the losing side: it counts the positions of
    i, j and itself that the contest leaves. Where it gives it up in any case, or in none, both sides come to
    the same, and it stays out: so too in KTAB.
    """
    if commitment != _SEMI:
        return 0.0
    return chance * (at_own - at_i) + (1 - chance) * (at_j - at_own)


@kernel
def best_target(
    i: int, seen: Floats, weights: Floats, resistance: Floats, voting: int, commitment: int
) -> tuple[int, float, float]:
    """Whom to challenge, the probability to win, and the expected gain.

    Parameters
    ----------
    i : int
        Who looks for a target.
    seen, weights, voting, commitment
        See `win_probability`.
    resistance : (n_actors,) float array
        Salience over all issues: the probability that a target resists.

    Returns
    -------
    tuple of int, float, float
        -1, 0 and 0 where no challenge gains anything worth mentioning; of equal gains the first.
    """
    best, best_chance, best_gain = -1, 0.0, 0.0
    for j in range(len(weights)):
        if j == i:
            continue
        chance = win_probability(i, j, seen, weights, voting, commitment)
        own, theirs = seen[i, i], seen[i, j]
        contest = chance * 2 * own + (1 - chance) * 2 * theirs
        gain = (1 - resistance[j]) * 2 * own + resistance[j] * contest - (own + theirs)
        if gain > _LEAST_GAIN and gain > best_gain:
            best, best_chance, best_gain = j, chance, gain
    return best, best_chance, best_gain
