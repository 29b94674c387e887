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
        Zero wherever some party gains nothing or loses. What floating point cannot hold stands at its ends;
        compare by `log_nash_product`.

    References
    ----------
    Nash (1950), Econometrica 18; weights as in Kalai (1977), International Journal of Game Theory 6.

    Examples
    --------
    >>> nash_product(np.array([[3.0, 1.0], [2.0, 2.0]]), np.ones(2)).tolist()
    [3.0, 4.0]
    """
    gains = np.clip(gains, 0, None)
    with np.errstate(over="ignore", under="ignore"):
        product = np.prod(gains if (weights == 1).all() else gains**weights, axis=-1)
    positive = ((gains > 0) | (weights == 0)).all(axis=-1)
    ends = np.finfo(np.float64)
    return np.asarray(np.where(positive, np.clip(product, ends.tiny, ends.max), 0.0))


def log_nash_product(gains: Floats, weights: Floats) -> Floats:
    """Logarithm of `nash_product`, however large or small that is; minus infinity where it is 0.

    Parameters
    ----------
    gains : (..., n_parties) float array
        Worth less no-deal value.
    weights : (n_parties,) float array
        Bargaining weights; 0 leaves a party out.

    Returns
    -------
    (...) float array
    """
    counted = weights > 0
    gains = gains[..., counted]
    with np.errstate(divide="ignore"):
        logs = np.log(np.maximum(gains, 0)) @ weights[counted]
    return np.asarray(np.where((gains > 0).all(axis=-1), logs, -np.inf))
