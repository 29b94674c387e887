"""Several people's distributions of one number made into one."""

from collections.abc import Sequence

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

from detente.models.distributions import quantile

Floats = NDArray[np.float64]

N_STEPS = 4_000
_EDGE = 1e-6


def linear_opinion_pool(quantiles: Sequence[Floats], levels: Sequence[float]) -> Floats:
    """Quantiles of the equal-weight mixture of several distributions.

    Parameters
    ----------
    quantiles : sequence of (n_steps,) float array
        Each distribution at the same evenly spaced probabilities, as `steps` gives them.
    levels : sequence of float
        Probabilities of which the pool's quantiles are wanted.

    Returns
    -------
    (n_levels,) float array

    References
    ----------
    Stone (1961), "The opinion pool", Annals of Mathematical Statistics 32(4).

    Examples
    --------
    >>> low, high = np.full(4000, 1.0), np.full(4000, 3.0)
    >>> linear_opinion_pool([low, high], [0.25, 0.75])
    array([1., 3.])
    """
    return np.quantile(np.concatenate(quantiles), levels, method="hazen")


def steps() -> Floats:
    """Evenly spaced probabilities, the middles of as many equal shares."""
    return (np.arange(N_STEPS) + 0.5) / N_STEPS


def between_share(quantiles: Sequence[Floats]) -> float:
    """Share of the pool's variance that is disagreement: between the means, not within the distributions.

    Parameters
    ----------
    quantiles : sequence of (n_steps,) float array
        See `linear_opinion_pool`.

    Returns
    -------
    float
        From 0 (same means) to 1 (each certain, of something else); 0 where nothing varies.
    """
    every = np.stack(quantiles)
    whole = float(every.var())
    return float(every.mean(axis=1).var()) / whole if whole > 0 else 0.0


def mode_for_median(low: float, median: float, high: float, *, on_logit_scale: bool) -> float:
    """Mode of the split normal with these 5th, 50th and 95th percentiles.

    Parameters
    ----------
    low, median, high : float
        In rising order, `low < high`.
    on_logit_scale : bool
        Whether the split normal is one of log odds.

    Returns
    -------
    float
        From `low` to `high`; the nearest where none has that median.
    """

    def off(mode: float) -> float:
        params = (low, mode, high)
        middle = quantile(np.array([0.5]), "split_normal", params, on_logit_scale=on_logit_scale)
        return float(middle[0]) - median

    margin = _EDGE * (high - low)
    ends = low + margin, high - margin
    if off(ends[0]) >= 0:
        return low
    if off(ends[1]) <= 0:
        return high
    return float(scipy.optimize.brentq(off, *ends, xtol=margin))
