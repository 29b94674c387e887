"""Cooperation that can be raised and never lowered (Lockwood and Thomas 2002)."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def highest_cooperation(patience: float, curvature: float = 2.0) -> float:
    """The level that the best path approaches; below the efficient 1.

    Parameters
    ----------
    patience : float
        Discount factor, above 0 and below 1.
    curvature : float
        *b*, above 1, of the cost of one's own level `k(c) = c^b / b`; its value to the other is `c`.

    Returns
    -------
    float
        Where `delta v'(c) = k'(c)`.

    Examples
    --------
    >>> highest_cooperation(0.9)
    0.9
    """
    return float(patience ** (1 / (curvature - 1)))


def best_path(patience: float, n_steps: int, curvature: float = 2.0) -> Floats:
    """The best symmetric path of cooperation: it rises for ever, in ever smaller steps.

    Whoever holds back saves the rise of its cost now and forgoes the other's rise after, and both are equal::

        delta (v(c_(t+1)) - v(c_t)) = k(c_t) - k(c_(t-1)),  c_0 = 0

    Summed from the start this is `delta (c_(t+1) - c_1) = k(c_t)`; the path that reaches the highest level
    begins at `c_1 = c - k(c) / delta` with *c* that level.

    Parameters
    ----------
    patience : float
        Discount factor, above 0 and below 1.
    n_steps : int
        How many levels.
    curvature : float
        As in `highest_cooperation`.

    Returns
    -------
    (n_steps,) float array
        Levels, rising.

    References
    ----------
    Lockwood and Thomas (2002), "Gradualism and irreversibility", Review of Economic Studies 69(2).

    Examples
    --------
    >>> best_path(0.9, 4).round(4)
    array([0.45  , 0.5625, 0.6258, 0.6676])
    """
    top = highest_cooperation(patience, curvature)
    first = top - top**curvature / (curvature * patience)
    levels = [first]
    for _ in range(n_steps - 1):
        levels.append(first + levels[-1] ** curvature / (curvature * patience))
    return np.array(levels)
