"""CORP reliability: what happened where so much was said, without bins."""

from dataclasses import dataclass

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

from detente.models.scores.proper import brier_scores

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Reliability:
    """A reliability curve and what it makes of the Brier score."""

    p: Floats
    """(n_values,) probabilities that were said, rising."""
    happened: Floats
    """(n_values,) recalibrated probabilities, never falling."""
    count: NDArray[np.intp]
    """(n_values,) how often each was said."""
    miscalibration: float
    discrimination: float
    uncertainty: float


def reliability(p: Floats, outcome: Floats) -> Reliability:
    """Recalibrate by isotonic regression, and split the mean Brier score.

    Parameters
    ----------
    p : (n,) float array
        Probabilities, at least one.
    outcome : (n,) float array
        From 0 to 1.

    Returns
    -------
    Reliability
        With `mean Brier = miscalibration - discrimination + uncertainty`, none of the three below 0.

    References
    ----------
    Dimitriadis, Gneiting and Jordan (2021), Stable reliability diagrams for probabilistic classifiers:
    consistent, optimally binned, reproducible, by the pool-adjacent-violators algorithm.

    Examples
    --------
    >>> found = reliability(np.array([0.1, 0.4, 0.6, 0.9]), np.array([0.0, 1.0, 0.0, 1.0]))
    >>> found.happened.tolist(), found.uncertainty
    ([0.0, 0.5, 0.5, 1.0], 0.25)
    >>> round(found.miscalibration, 3), round(found.discrimination, 3)
    (0.06, 0.125)
    """
    values, place, count = np.unique(p, return_inverse=True, return_counts=True)
    mean = np.bincount(place, weights=outcome) / count
    happened = np.asarray(scipy.optimize.isotonic_regression(mean, weights=count).x)
    said = brier_scores(p, outcome).mean()
    recalibrated = brier_scores(happened[place], outcome).mean()
    constant = brier_scores(np.full_like(outcome, outcome.mean()), outcome).mean()
    return Reliability(
        p=values,
        happened=happened,
        count=count,
        miscalibration=float(said - recalibrated),
        discrimination=float(constant - recalibrated),
        uncertainty=float(constant),
    )


def consistency_band(
    p: Floats, generator: np.random.Generator, *, level: float = 0.8, draws: int = 1000
) -> Floats:
    """Where the curve of well-calibrated forecasts would lie.

    Parameters
    ----------
    p : (n,) float array
        Probabilities that were said.
    generator : numpy.random.Generator
        The source of randomness.
    level : float
        Share of the curves, at each probability, that lie within the band.
    draws : int
        Number of curves.

    Returns
    -------
    (2, n_values) float array
        Lower and upper end at each value of `p`, rising.

    References
    ----------
    Dimitriadis, Gneiting and Jordan (2021), consistency bands by resampling. They take outcomes for
    independent: where several are of one case, the band is too narrow.
    """
    values, place, count = np.unique(p, return_inverse=True, return_counts=True)
    curves = np.empty((draws, values.size))
    for curve in curves:
        outcome = (generator.random(p.size) < p).astype(float)
        mean = np.bincount(place, weights=outcome) / count
        curve[:] = scipy.optimize.isotonic_regression(mean, weights=count).x
    outside = (1 - level) / 2
    return np.asarray(np.quantile(curves, [outside, 1 - outside], axis=0))
