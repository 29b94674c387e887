"""A least share that must be brought home and that nobody knows exactly, and what to offer then."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

N_SHARES = 1_001
_ZOOMS = 3
_ROOM = 1e-9


def floor_chance(shares: ArrayLike, quantiles: Floats) -> Floats:
    """Probability that a share is at or above an uncertain floor.

    Parameters
    ----------
    shares : float array
        What is brought home.
    quantiles : (n,) float array
        Quantiles of the floor at (k + 1/2) / n, rising; all alike for a certain floor.

    Returns
    -------
    float array
        Of the shape of `shares`: 0 below the first quantile, 1 from the last, linear between.

    Examples
    --------
    >>> floor_chance([0.3, 0.5, 0.6], np.array([0.6])), floor_chance([0.5], np.array([0.4, 0.6]))
    (array([0., 0., 1.]), array([0.5]))
    """
    brought = np.asarray(shares, dtype=np.float64) + _ROOM
    if quantiles[0] == quantiles[-1]:
        return np.asarray((brought >= quantiles[0]).astype(np.float64))
    levels = (np.arange(len(quantiles)) + 0.5) / len(quantiles)
    return np.asarray(np.interp(brought, quantiles, levels, left=0.0, right=1.0))


def best_offer(
    ratified: Callable[[Floats], Floats],
    utility: Callable[[Floats], Floats] = lambda kept: kept,
    *,
    most: float = 1.0,
) -> tuple[float, float, float]:
    """The share that a proposer should keep when what it offers may fail at home.

    Parameters
    ----------
    ratified : callable
        Probability that a division is ratified, by the share that the proposer keeps; (n,) to (n,).
    utility : callable
        What keeping a share is worth, 0 where nothing is ratified.
    most : float
        What the other would let it keep if all could be ratified.

    Returns
    -------
    kept, p, value : float
        The share z that makes `utility(z) ratified(z)` largest (the smallest such), the probability that it
        is ratified, and that product. All 0 where nothing can be ratified.

    References
    ----------
    Iida (1993), "When and how do domestic constraints matter?", Journal of Conflict Resolution 37, for offers
    under uncertain ratification; one round, no deal worth 0.

    Examples
    --------
    The other's floor is anywhere between 0.2 and 0.6: keeping less is safer.

    >>> found = best_offer(lambda kept: floor_chance(1 - kept, np.linspace(0.2, 0.6, 401)))
    >>> [round(x, 3) for x in found]
    [0.4, 1.0, 0.4]
    """
    low, high = 0.0, most
    kept = 0.0
    for _ in range(_ZOOMS):
        grid = np.linspace(low, high, N_SHARES)
        worth = utility(grid) * ratified(grid)
        place = int(np.argmax(worth >= worth.max() * (1 - 1e-12)))
        kept = float(grid[place])
        low, high = float(grid[max(place - 1, 0)]), float(grid[min(place + 1, N_SHARES - 1)])
    p = float(ratified(np.array([kept]))[0])
    value = float(utility(np.array([kept]))[0] * p)
    return (kept, p, value) if value > 0 else (0.0, 0.0, 0.0)
