"""Nash's solution on one issue, with a point that stays where nobody agrees."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_HALVINGS = 60


def one_issue_nash(positions: Floats, weights: Floats, reference: Floats) -> Floats:
    """Largest product of gains over the reference point, each to the power of the actor's weight.

    An actor's gain is how much nearer the outcome lies than the reference point: a linear loss. Where actors
    stand on both sides of the reference point, or at it, no move gains for all and the reference point stays.

    Parameters
    ----------
    positions : (..., n_actors) float array
        On any scale.
    weights : (..., n_actors) float array
        Not negative, their sum above 0; an actor of weight 0 need not agree.
    reference : (...) float array
        Outcome without agreement, on the same scale.

    Returns
    -------
    (...) float array

    References
    ----------
    Nash (1950), Econometrica 18; weights as in Kalai (1977), International Journal of Game Theory 6.

    Notes
    -----
    On European decisions this is far worse than the compromise model: in most a reference point lies between
    the actors, and then nothing moves.

    Examples
    --------
    >>> float(one_issue_nash(np.array([4.0, 10.0]), np.ones(2), np.array(0.0)))
    4.0
    >>> float(one_issue_nash(np.array([-1.0, 10.0]), np.ones(2), np.array(0.0)))
    0.0
    """
    positions, weights, start = np.broadcast_arrays(positions, weights, np.asarray(reference)[..., None])
    ahead = positions - start
    counted = weights > 0
    agreed = ((ahead > 0) | ~counted).all(axis=-1) | ((ahead < 0) | ~counted).all(axis=-1)
    distance = np.where(agreed[..., None], np.where(counted, np.abs(ahead), np.inf), 1.0)
    # The weighted sum of log gains is concave in the length of the move: halve towards the root of its slope.
    low, high = np.zeros(agreed.shape), 2 * distance.min(axis=-1)
    for _ in range(_HALVINGS):
        move = (low + high) / 2
        rising = _slope(move[..., None], distance, weights) > 0
        low, high = np.where(rising, move, low), np.where(rising, high, move)
    direction = np.sign((weights * ahead).sum(axis=-1))
    return np.asarray(start[..., 0] + np.where(agreed, direction * (low + high) / 2, 0.0))


def _slope(move: Floats, distance: Floats, weights: Floats) -> Floats:
    """Slope of the weighted sum of log gains, where a move passes some actors and not yet others."""
    short = weights / move
    beyond = -weights / np.maximum(2 * distance - move, np.finfo(np.float64).tiny)
    return np.asarray(np.where(move < distance, short, beyond).sum(axis=-1))
