"""Slopes and shifts of log odds, learnt from past cases and shrunk, since free fits to few cases do harm."""

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray
from scipy.special import expit

from detente.models.pooling.pools import log_odds, probability

Floats = NDArray[np.float64]

SHIFT_SD = 0.5
SLOPE_SD = 0.3
FACTOR_SD = 0.25
"""Standard deviations of the priors: of A about 0, of B about 1, of ln d about 0."""
_FARTHEST = np.log(4.0)


def recalibrated(p: Floats, shift: float, slope: float) -> Floats:
    """Probabilities set right: `logit p' = A + B logit p`.

    Parameters
    ----------
    p : (...) float array
        Probabilities, not 0 or 1.
    shift, slope : float
        A and B.

    Returns
    -------
    (...) float array

    Examples
    --------
    >>> recalibrated(np.array([0.5, 0.9]), 0.0, 0.5).round(3).tolist()
    [0.5, 0.75]
    """
    return probability(shift + slope * log_odds(p))


def fit_recalibration(
    p: Floats, outcome: Floats, counts: Floats | None = None, *, shrunk: bool = True
) -> tuple[float, float]:
    """Shift A and slope B with the best logarithmic score, held near 0 and 1.

    Parameters
    ----------
    p : (n,) float array
        Past probabilities, not 0 or 1.
    outcome : (n,) float array
        From 0 to 1.
    counts : (n,) float array, optional
        How much each counts; default 1.
    shrunk : bool
        With the priors `A ~ N(0, 0.5^2)` and `B ~ N(1, 0.3^2)`; else the bare maximum of the likelihood.

    Returns
    -------
    A, B : float

    References
    ----------
    Cox (1958), Two further applications of a model for binary regression; the priors are ours, set by
    simulation (docs/models/scoring.md).

    Examples
    --------
    >>> a, b = fit_recalibration(np.array([0.9, 0.9, 0.1, 0.1]), np.array([1.0, 0.0, 0.0, 1.0]))
    >>> (round(abs(a), 3), round(b, 2))
    (0.0, 0.74)
    """
    x, counts = log_odds(p), _counted(p, counts)

    def loss(at: Floats) -> tuple[float, Floats]:
        z = at[0] + at[1] * x
        residuals = counts * (expit(z) - outcome)
        value = float(counts @ (np.logaddexp(0, z) - outcome * z))
        slopes = np.array([residuals.sum(), residuals @ x])
        if shrunk:
            away = (at - [0.0, 1.0]) / [SHIFT_SD, SLOPE_SD]
            value, slopes = value + float(away @ away) / 2, slopes + away / [SHIFT_SD, SLOPE_SD]
        return value, slopes

    found = scipy.optimize.minimize(loss, np.array([0.0, 1.0]), jac=True, method="BFGS")
    return float(found.x[0]), float(found.x[1])


def fit_factor(
    pooled: Floats, base: Floats, outcome: Floats, counts: Floats | None = None, *, shrunk: bool = True
) -> float:
    """How far to move pooled log odds from the base rate, d of the anchored log pool.

    Parameters
    ----------
    pooled, base : (n,) float array
        Pooled probabilities with d = 1, and base rates; not 0 or 1.
    outcome : (n,) float array
        From 0 to 1.
    counts : (n,) float array, optional
        How much each counts; default 1.
    shrunk : bool
        With the prior `ln d ~ N(0, 0.25^2)`; else the bare maximum of the likelihood.

    Returns
    -------
    float
        From 1/4 to 4.

    Examples
    --------
    >>> fit_factor(np.array([0.5]), np.array([0.5]), np.array([1.0]))
    1.0
    """
    anchor, away, counts = log_odds(base), log_odds(pooled) - log_odds(base), _counted(pooled, counts)

    def loss(ln_d: float) -> float:
        z = anchor + np.exp(ln_d) * away
        return float(counts @ (np.logaddexp(0, z) - outcome * z)) + shrunk * (ln_d / FACTOR_SD) ** 2 / 2

    found = scipy.optimize.minimize_scalar(
        loss, bounds=(-_FARTHEST, _FARTHEST), method="bounded", options={"xatol": 1e-9}
    )
    return float(np.exp(found.x)) if loss(found.x) < loss(0.0) else 1.0


def _counted(p: Floats, counts: Floats | None) -> Floats:
    return np.ones(len(p)) if counts is None else counts
