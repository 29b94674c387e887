"""Nash's bargaining solution."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def nash_product(gains: Floats, weights: Floats) -> Floats:
    """Weighted product of every party's gain over no deal.

    Parameters
    ----------
    gains : (..., n_parties) float array
        Worth less no-deal value, on any positive scale of each party.
    weights : (n_parties,) float array
        Bargaining weights with mean 1, so that equal weights give the plain product.

    Returns
    -------
    (...) float array
        Zero wherever some party gains nothing or loses.

    References
    ----------
    Nash (1950), Econometrica 18; weights as in Kalai (1977), International Journal of Game Theory 6.

    Examples
    --------
    >>> nash_product(np.array([[3.0, 1.0], [2.0, 2.0]]), np.ones(2)).tolist()
    [3.0, 4.0]
    """
    gains = np.clip(gains, 0, None)
    return np.asarray(np.prod(gains if (weights == 1).all() else gains**weights, axis=-1))
