"""Alternating offers over a pie of which each side must bring home a least share."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_ROOM = 1e-12


def truncated_shares(discounts: ArrayLike, floors: ArrayLike) -> Floats:
    """Equilibrium share of each side when it proposes and only some divisions can be ratified.

    The one solution of `1 - x = max(c2, d2 (1 - y))` and `y = max(c1, d1 x)`, where x is the share of side 1
    when it proposes and y its share when side 2 does; each right side has two cases, so one of four holds.

    Parameters
    ----------
    discounts : (..., 2) float array
        Discount factor of each side per round, 0 to 1. Where both are 1 the limit of equal factors is taken.
    floors : (..., 2) float array
        Least share that each side can ratify, 0 to 1.

    Returns
    -------
    (..., 2) float array
        x, and 1 - y: what side 2 keeps when it proposes. NaN where the floors add up to more than the pie.

    References
    ----------
    Rubinstein (1982), Econometrica 50; Schelling (1960), The Strategy of Conflict, chapter 2; ratification
    as a truncation: Iida (1993), Journal of Conflict Resolution 37.

    Examples
    --------
    No floors, a floor that does not bind, one that does:

    >>> truncated_shares([0.9, 0.9], [[0, 0], [0.4, 0], [0.6, 0]]).round(4)
    array([[0.5263, 0.5263],
           [0.5263, 0.5263],
           [0.64  , 0.4   ]])
    """
    d1, d2 = np.moveaxis(np.asarray(discounts, dtype=np.float64), -1, 0)
    c1, c2 = np.moveaxis(np.asarray(floors, dtype=np.float64), -1, 0)
    endless = 1 - d1 * d2
    free = np.where(endless > 0, (1 - d2) / np.where(endless > 0, endless, 1), 0.5)
    candidates = [free, 1 - d2 * (1 - c1), 1 - c2 + 0 * d1]
    # Exactly one candidate is its own answer; rounding may blur which, so the nearest is taken.
    misses = [np.abs(_answered(x, d1, d2, c1, c2) - x) for x in candidates]
    best = np.argmin(np.stack(np.broadcast_arrays(*misses)), axis=0)
    x = np.take_along_axis(np.stack(np.broadcast_arrays(*candidates)), best[None], axis=0)[0]
    shares = np.stack(np.broadcast_arrays(x, 1 - np.maximum(c1, d1 * x)), axis=-1)
    return np.asarray(np.where((c1 + c2 > 1 + _ROOM)[..., None], np.nan, shares))


def _answered(x: Floats, d1: Floats, d2: Floats, c1: Floats, c2: Floats) -> Floats:
    """What side 1 proposes for itself if it counts on x when it proposes again."""
    return np.asarray(1 - np.maximum(c2, d2 * (1 - np.maximum(c1, d1 * x))))
