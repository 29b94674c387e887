"""Pools of probabilities: linear, and logarithmic about a base rate."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def linear_pool(p: Floats, weights: Floats) -> Floats:
    """Weighted mean of probabilities, for models of which one is right.

    Parameters
    ----------
    p : (..., n_models) float array
        Probabilities.
    weights : (n_models,) float array
        Summing to 1.

    Returns
    -------
    (...) float array

    References
    ----------
    Stone (1961), The opinion pool.

    Examples
    --------
    >>> float(linear_pool(np.array([0.2, 0.6]), np.array([0.5, 0.5])))
    0.4
    """
    return np.asarray(p @ weights)


def anchored_log_pool(p: Floats, weights: Floats, base: Floats | float, d: float = 1.0) -> Floats:
    """Weighted mean of log odds, moved away from a base rate, for models that know different things.

    Parameters
    ----------
    p : (..., n_models) float array
        Probabilities, not 0 or 1.
    weights : (n_models,) float array
        Summing to 1.
    base : float or (...) float array
        What all of them start from, not 0 or 1.
    d : float
        1 for a plain logarithmic pool; above 1 it is moved on, away from the base rate.

    Returns
    -------
    (...) float array
        `logit p = b + d (sum_i w_i logit p_i - b)`, b the log odds of the base rate.

    References
    ----------
    Genest and Zidek (1986), section 3, the logarithmic pool; Satopää et al. (2014), equation 4, with the base
    rate in place of one half.

    Examples
    --------
    >>> pooled = anchored_log_pool(np.array([0.5, 0.8]), np.array([0.5, 0.5]), 0.2, np.array([1.0, 1.5]))
    >>> pooled.round(4).tolist()
    [0.6667, 0.8498]
    """
    anchor = log_odds(np.asarray(base, dtype=float))
    return probability(anchor + d * (log_odds(p) @ weights - anchor))


def log_odds(p: Floats) -> Floats:
    """`ln(p / (1 - p))`.

    >>> float(log_odds(np.array(0.5)))
    0.0
    """
    return np.asarray(np.log(p) - np.log1p(-p))


def probability(x: Floats) -> Floats:
    """The probability that has these log odds.

    >>> float(probability(np.array(0.0)))
    0.5
    """
    return np.asarray(1 / (1 + np.exp(-x)))


def robust_factor(n: int) -> float:
    """How far to move the mean of so many forecasters' log odds, were each to know something of its own.

    Parameters
    ----------
    n : int
        Number of forecasters, at least 2.

    Returns
    -------
    float
        The factor with the best guarantee, from 1 towards the square root of 3.

    References
    ----------
    Neyman and Roughgarden (2023), Are you smarter than a random expert? The robust aggregation of
    substitutable signals, theorem 1: `n (sqrt(3 n^2 - 3 n + 1) - 2) / (n^2 - n - 1)`.

    Examples
    --------
    >>> [round(robust_factor(n), 2) for n in (2, 3, 1000)]
    [1.29, 1.42, 1.73]
    """
    return float(n * (np.sqrt(3 * n**2 - 3 * n + 1) - 2) / (n**2 - n - 1))
