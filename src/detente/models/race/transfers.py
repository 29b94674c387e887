"""Who pays whom: transfers between the pivot and the rival it settles with."""

import numpy as np
from numpy.typing import NDArray

from detente.models.race.dealt_sets import split
from detente.models.race.meeting_game import Game, continuing, settling

Floats = NDArray[np.float64]


def terms(game: Game, ahead: Floats) -> tuple[Floats, Floats]:
    """What each meeting would bring, and what the rival would pay.

    Parameters
    ----------
    game : Game
    ahead : (..., 1 + n_rivals, 2^n_rivals) float array
        Values of the next period.

    Returns
    -------
    surplus : (..., n_rivals, 2^n_rivals) float array
        Of settling, to the rival and the pivot together; NaN where the rival has dealt.
    payment : (..., n_rivals, 2^n_rivals) float array
        From the rival to the pivot, negative where the pivot pays; as if they settled, whatever the surplus.
    """
    now = continuing(game, ahead)
    surplus = np.full((*game.meet.shape, game.flows.shape[-1]), np.nan)
    payment = surplus.copy()
    rest = (1 - game.pivot_weight)[..., None, None]
    for rival in range(game.n_rivals):
        change, both = settling(now, rival)
        split(surplus[..., rival, :], rival)[0][...] = both
        split(payment[..., rival, :], rival)[0][...] = change[..., 1 + rival, :, :] - rest * both
    return surplus, payment


def payments_apart(game: Game) -> Floats:
    """What each rival would pay if no deal touched another: what it is worth to the two, split by weight.

    Parameters
    ----------
    game : Game

    Returns
    -------
    (..., n_rivals) float array
        From the rival to the pivot, whenever they meet; negative where the pivot pays.

    Notes
    -----
    Where a deal that stands alone brings the pivot p and the rival g per period, what they split and what
    waiting would bring them are both shared by weight, so that (w g - (1 - w) p) / (1 - discount) is paid.
    """
    alone = 1 << np.arange(game.n_rivals)
    gains = game.flows[..., alone] - game.flows[..., :1]
    own = np.diagonal(gains[..., 1:, :], axis1=-2, axis2=-1)
    weight = game.pivot_weight[..., None]
    return np.asarray((weight * own - (1 - weight) * gains[..., 0, :]) / (1 - game.discount)[..., None])
