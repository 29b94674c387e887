"""What an exchange of two does to the others."""

import numpy as np
from numpy.typing import NDArray

from detente.models.exchange.pairs import ROUNDING
from detente.models.exchange.rounds import Round

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def externalities(made: Round, positions: Floats, salience: Floats, weights: Floats) -> tuple[Floats, Bools]:
    """What every actor gains or loses by every exchange that was made.

    An actor gains by as much as the outcome on either issue comes nearer to its position, times its salience.
    An actor is inner to an exchange where it stands, on both issues, with one of the two who made it.

    Parameters
    ----------
    made : Round
        A round of exchange.
    positions, salience, weights : (n_issues, n_actors) float array
        As the round was given.

    Returns
    -------
    change : (n_realised, n_actors) float array
        In points of the scale, times salience.
    inner : (n_realised, n_actors) bool array
        The two themselves included.

    References
    ----------
    Van Assen, Stokman and Van Oosten (2003), Conflict measures in cooperative exchange models.
    """
    n_actors = positions.shape[1]
    change = np.zeros((len(made.realised), n_actors))
    inner = np.zeros((len(made.realised), n_actors), dtype=bool)
    left = positions <= made.before[:, None] + ROUNDING
    for row, deal in enumerate(made.realised):
        issues = made.deals.supply[deal]
        takes_part = (weights[issues] > 0).all(axis=0)
        for side, issue in enumerate(issues):
            before, after = made.deals.outcomes[deal, side]
            nearer = np.abs(before - positions[issue]) - np.abs(after - positions[issue])
            change[row] += np.where(takes_part, nearer * salience[issue], 0.0)
        sides = left[issues]
        pair = sides[:, made.deals.actors[deal]]
        alike = (sides[:, :, None] == pair[:, None, :]).all(axis=0)
        inner[row] = takes_part & alike.any(axis=1)
    return change, inner
