"""How strongly an actor votes, and coalitions of votes."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]

_PROPORTIONAL, _BINARY, _WITH_BINARY, _WITH_CUBIC, _CUBIC, _PROSPECT = range(6)

_LEAST_COALITION = 1e-8
_CERTAIN = 1e-8
_BINARY_SHARE = 0.2
_CUBIC_SHARE = 0.5
_GAIN_SHARE = 2 / 3


@kernel
def vote(rule: int, weight: float, gain: float) -> float:
    """Vote for the first of two outcomes; negative for the second.

    Parameters
    ----------
    rule : int
        Place in `settings.VOTING`.
    weight : float
        Of the voter.
    gain : float
        Utility of the first outcome less that of the second.

    Returns
    -------
    float
    """
    if rule == _PROPORTIONAL:
        return weight * gain
    if rule == _CUBIC:
        return weight * gain**3
    if rule == _WITH_CUBIC:
        return weight * ((1 - _CUBIC_SHARE) * gain + _CUBIC_SHARE * gain**3)
    if rule == _PROSPECT:
        return weight * gain * (_GAIN_SHARE if gain > 0 else 1.0)
    side = min(max(gain / _CERTAIN, -1.0), 1.0)
    if rule == _BINARY:
        return weight * side
    return weight * ((1 - _BINARY_SHARE) * gain + _BINARY_SHARE * side)


@kernel
def coalitions(utilities: Floats, weights: Floats, rule: int) -> Floats:
    """Strength of all who prefer one outcome to another.

    Parameters
    ----------
    utilities : (n_actors, n_outcomes) float array
        Of each outcome to each actor.
    weights : (n_actors,) float array
        Of the voters.
    rule : int
        Place in `settings.VOTING`.

    Returns
    -------
    (n_outcomes, n_outcomes) float array
        For the outcome of the row against that of the column; slightly above 0 where nobody votes for it.
    """
    n_outcomes = utilities.shape[1]
    strength = np.full((n_outcomes, n_outcomes), _LEAST_COALITION)
    for actor in range(len(weights)):
        for i in range(n_outcomes):
            for j in range(i):
                support = vote(rule, weights[actor], utilities[actor, i] - utilities[actor, j])
                strength[i, j] += max(support, 0.0)
                strength[j, i] += max(-support, 0.0)
    return strength
