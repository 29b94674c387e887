"""Votes between two positions, and the position that beats all others."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_ROUNDING = 1e-12


def votes(positions: Floats, weights: Floats) -> Floats:
    """What each actor adds to one position against another: weight times how much nearer the one is.

    Parameters
    ----------
    positions : (..., n_actors) float array
        On any scale.
    weights : (..., n_actors) float array
        Not negative.

    Returns
    -------
    (..., n_actors, n_actors, n_actors) float array
        `votes[..., k, i, j]`: k's vote for i's position against j's, in shares of the range of positions; 0
        throughout where all stand at one point.

    References
    ----------
    Bueno de Mesquita (1997), International Interactions 23; Scholz, Calbert & Smith (2011), equation 28, of
    which this is half.

    Examples
    --------
    >>> votes(np.array([0.0, 4.0]), np.array([1.0, 3.0]))[:, 0, 1].tolist()
    [1.0, -3.0]
    """
    cost = _costs(positions, weights)
    return cost[..., :, None, :] - cost[..., :, :, None]


def margins(positions: Floats, weights: Floats) -> Floats:
    """Sum of all votes for one position against another.

    Parameters
    ----------
    positions, weights
        See `votes`.

    Returns
    -------
    (..., n_actors, n_actors) float array
        Above 0 where the position of the row beats that of the column.

    Examples
    --------
    >>> margins(np.array([0.0, 4.0]), np.array([1.0, 3.0])).tolist()
    [[0.0, -2.0], [2.0, 0.0]]
    """
    cost = _costs(positions, weights).sum(axis=-2)
    return np.asarray(cost[..., None, :] - cost[..., :, None])


def condorcet_winner(positions: Floats, weights: Floats) -> Floats:
    """Position held by some actor that beats every other held position; NaN where there is none.

    Parameters
    ----------
    positions, weights
        See `votes`.

    Returns
    -------
    (...) float array
        The weighted median, or NaN where two held positions share half of the weight each.

    Examples
    --------
    >>> condorcet_winner(np.array([[0.0, 4.0, 9.0], [0.0, 0.0, 4.0]]), np.array([1.0, 1.0, 2.0])).tolist()
    [nan, nan]
    >>> float(condorcet_winner(np.array([0.0, 4.0, 9.0]), np.ones(3)))
    4.0
    """
    positions = np.broadcast_to(positions, np.broadcast_shapes(positions.shape, weights.shape))
    wins = margins(positions, weights) > _ROUNDING * weights.sum(axis=-1)[..., None, None]
    same = positions[..., :, None] == positions[..., None, :]
    beats_all = (wins | same).all(axis=-1)
    winner = np.take_along_axis(positions, beats_all.argmax(axis=-1)[..., None], axis=-1)[..., 0]
    return np.where(beats_all.any(axis=-1), winner, np.nan)


def _costs(positions: Floats, weights: Floats) -> Floats:
    """(..., k, i) array: k's weight times its distance to i's position, in shares of the range."""
    distances = np.abs(positions[..., :, None] - positions[..., None, :])
    span = distances.max(axis=(-2, -1), keepdims=True)
    return np.asarray(weights[..., :, None] * distances / np.where(span > 0, span, 1.0))
