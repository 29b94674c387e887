"""How many cases there really are, and what they prove."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STAKE = 0.5
"""Share of what there is that is bet on each wave, fixed before any was seen."""


def effective_size(counts: NDArray[np.intp], correlation: float) -> float:
    """Number of independent outcomes that say as much as outcomes that come in cases.

    Parameters
    ----------
    counts : (n_cases,) int array
        Outcomes of each case, at least 1.
    correlation : float
        Between two outcomes of one case, from 0 to 1.

    Returns
    -------
    float
        `sum m / (1 + (m - 1) rho)`.

    References
    ----------
    Kish (1965), Survey Sampling, section 5.4: the design effect of clusters.

    Examples
    --------
    >>> round(effective_size(np.array([10]), 0.3), 1)
    2.7
    """
    return float(np.sum(counts / (1 + (counts - 1) * correlation)))


def waves(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.intp]:
    """Waves of forecasts: those of one were all made before, or on, the day on which the next one begins.

    Parameters
    ----------
    starts, ends : (n,) int array
        Days on which each forecast was made, and on which its outcome was known; no end before its start.

    Returns
    -------
    (n,) int array
        Number of each forecast's wave, from 0: every outcome of a wave was known when the next began.

    References
    ----------
    Choe and Ramdas (2024), Comparing sequential forecasters, and its correction: forecasts whose lead times
    overlap are no sequence of bets, since the stake of one is laid before the other is settled.

    Examples
    --------
    >>> waves(np.array([0, 20, 40, 5]), np.array([10, 30, 50, 15])).tolist()
    [0, 1, 2, 0]
    """
    numbers = np.zeros(len(starts), dtype=np.intp)
    wave, known = -1, -np.inf
    for place in np.argsort(starts, kind="stable"):
        if wave < 0 or starts[place] >= known:
            wave += 1
        known = max(known, float(ends[place]))
        numbers[place] = wave
    return numbers


def e_value(gains: Floats, stake: float = STAKE) -> float:
    """Evidence against "no better than the reference", as what a fair bet against it has grown to.

    Parameters
    ----------
    gains : (n_waves,) float array
        Brier score of the reference less that of the forecast, the mean of each wave, in the order in which
        they were settled; from -1 to 1.
    stake : float
        Share bet on each wave, from 0 to below 1, chosen before.

    Returns
    -------
    float
        `prod(1 + stake * gain)`. Were there no skill, it would reach 20 at any time with a chance of at most
        one in twenty.

    References
    ----------
    Henzi and Ziegel (2022), Valid sequential inference on probability forecast performance; the bound is
    Ville's. One bet a wave, since outcomes of one case, or of one time, are not independent.

    Examples
    --------
    >>> e_value(np.array([0.2, -0.1]))
    1.045
    """
    return float(np.prod(1 + stake * gains))
