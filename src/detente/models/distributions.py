"""Quantiles of the distributions in which uncertain numbers are given."""

from collections.abc import Sequence

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray
from scipy.special import betaincinv, expit, logit, ndtri

Floats = NDArray[np.float64]

TAIL = 0.05
NEAREST_TO_CERTAIN = 1e-3
_NEGLIGIBLE = 1e-6


def split_normal_scales(low: float, mode: float, high: float) -> tuple[float, float]:
    """Standard deviations left and right of the mode that put 5 % below `low` and 5 % above `high`.

    With A = s1 / (s1 + s2) the share of mass left of the mode, `F(x) = 2 A Phi((x - mode) / s1)` there and
    `1 - F(x) = 2 (1 - A) Phi(-(x - mode) / s2)` on the right; A is the one root that fits both tails.

    Parameters
    ----------
    low, mode, high : float
        5th percentile, mode and 95th percentile, `low <= mode <= high`, `low < high`.

    Returns
    -------
    tuple of two floats
        The scales s1 and s2, in the unit of the inputs.

    References
    ----------
    Fechner (1897); Wallis (2014), "The two-piece normal, binormal, or double Gaussian distribution",
    Statistical Science 29(1), for the distribution function.

    Examples
    --------
    >>> [round(s, 4) for s in split_normal_scales(-1.0, 0.0, 1.0)]
    [0.608, 0.608]
    """
    left, right = mode - low, high - mode

    def scales(share: float) -> tuple[float, float]:
        return float(left / -ndtri(TAIL / (2 * share))), float(right / -ndtri(TAIL / (2 * (1 - share))))

    if min(left, right) <= _NEGLIGIBLE * (left + right):
        # The mode is itself the 5th (or 95th) percentile: the side that vanishes in width keeps that mass.
        wide = float((left + right) / -ndtri(TAIL / (2 * (1 - TAIL))))
        narrow = wide * TAIL / (1 - TAIL)
        return (narrow, wide) if left < right else (wide, narrow)

    def mismatch(share: float) -> float:
        s1, s2 = scales(share)
        return s1 / (s1 + s2) - share

    return scales(scipy.optimize.brentq(mismatch, TAIL * (1 + 1e-12), 1 - TAIL * (1 + 1e-12), xtol=1e-13))


def split_normal_quantile(u: Floats, low: float, mode: float, high: float) -> Floats:
    """Quantiles of the split normal with the given 5th percentile, mode and 95th percentile.

    Parameters
    ----------
    u : float array
        Probabilities, strictly between 0 and 1.
    low, mode, high : float
        See `split_normal_scales`.

    Returns
    -------
    float array
        Of the shape of `u`.
    """
    s1, s2 = split_normal_scales(low, mode, high)
    share = s1 / (s1 + s2)
    below = np.minimum(u / (2 * share), 0.5)
    above = np.minimum((1 - u) / (2 * (1 - share)), 0.5)
    return np.asarray(np.where(u < share, mode + s1 * ndtri(below), mode - s2 * ndtri(above)))


def quantile(u: Floats, dist: str, params: Sequence[float], *, on_logit_scale: bool = False) -> Floats:
    """Quantiles of any distribution that a scenario can name.

    Parameters
    ----------
    u : float array
        Probabilities, strictly between 0 and 1.
    dist : str
        `certain` (value), `split_normal` (5th percentile, mode, 95th percentile), `normal` (mean, sd),
        `lognormal` (median, sigma), `uniform` (low, high), `triangular` (low, mode, high) or `beta` (a, b).
    params : sequence of float
        Parameters in that order.
    on_logit_scale : bool
        Take the split normal on the logit scale (probabilities and shares). Ends at 0 or 1 are read
        as 0.001 or 0.999 there, since their logit is infinite.

    Returns
    -------
    float array
        Of the shape of `u`.

    Examples
    --------
    >>> quantile(np.array([0.05, 0.95]), "split_normal", (1.0, 2.0, 6.0)).round(9)
    array([1., 6.])
    >>> quantile(np.array([0.05, 0.95]), "split_normal", (0.2, 0.5, 0.9), on_logit_scale=True).round(9)
    array([0.2, 0.9])
    """
    match dist:
        case "certain":
            return np.full(np.shape(u), params[0])
        case "split_normal" if on_logit_scale:
            ends = logit(np.clip(params, NEAREST_TO_CERTAIN, 1 - NEAREST_TO_CERTAIN))
            if ends[0] == ends[2]:
                return np.full(np.shape(u), expit(ends[1]))
            return np.asarray(expit(split_normal_quantile(u, *ends)))
        case "split_normal":
            return split_normal_quantile(u, *params)
        case "normal":
            return params[0] + params[1] * np.asarray(ndtri(u))
        case "lognormal":
            return np.asarray(params[0] * np.exp(params[1] * ndtri(u)))
        case "uniform":
            return params[0] + (params[1] - params[0]) * u
        case "triangular":
            low, mode, high = params
            share = (mode - low) / (high - low)
            rising = low + np.sqrt(u * (high - low) * (mode - low))
            falling = high - np.sqrt((1 - u) * (high - low) * (high - mode))
            return np.where(u < share, rising, falling)
        case "beta":
            return np.asarray(betaincinv(params[0], params[1], u))
        case _:
            raise ValueError(f"unknown distribution {dist!r}")
