"""Risk attitudes: whose position is likelier to prevail has more to lose."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]

_MID, _MIN, _MAX = range(3)
_ONE_THIRD, _HALF, _TWO_THIRDS, _FULL, _NONE = range(5)

_NO_SPREAD = 1e-12


@kernel
def risk_attitudes(chances: Floats, measure: int) -> Floats:
    """Risk attitude of each actor, in proportion to the probability of its position.

    Parameters
    ----------
    chances : (n_actors,) float array
        Probability that each position prevails.
    measure : int
        Place in `settings.RISK`.

    Returns
    -------
    (n_actors,) float array
        0 for all where all are equally likely.
    """
    n = len(chances)
    least, spread = chances.min(), chances.max() - chances.min()
    attitudes = np.zeros(n)
    if spread > _NO_SPREAD:
        for i in range(n):
            share = (chances[i] - least) / spread
            if measure == _MID:
                attitudes[i] = 1.5 * share - 0.5
            else:
                attitudes[i] = share if measure == _MIN else 2 * share - 1
    return attitudes


@kernel
def estimated(observer: float, observed: float, estimate: int) -> float:
    """Risk attitude that one actor sees in another.

    Parameters
    ----------
    observer, observed : float
        Their own attitudes.
    estimate : int
        Place in `settings.ESTIMATE`.

    Returns
    -------
    float
    """
    if estimate == _ONE_THIRD:
        return (2 * observer + observed) / 3
    if estimate == _HALF:
        return (observer + observed) / 2
    if estimate == _TWO_THIRDS:
        return (observer + 2 * observed) / 3
    return observed if estimate == _FULL else observer
