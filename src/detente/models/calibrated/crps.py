"""The continuous ranked probability score of distributions with finite support, and its quadratic form."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def crps_terms(support: Floats, components: Floats, outcome: float) -> tuple[Floats, Floats, float]:
    """The score of every pool of some distributions at once.

    The score of a pool with weights w is `w' Q w - 2 b' w + c`, since the distribution function of a linear
    pool is linear in its weights.

    Parameters
    ----------
    support : (n_places,) float array
        Ascending.
    components : (n_components, n_places) float array
        Mass of each component at each place; rows sum to 1.
    outcome : float
        What happened, on the support's scale; it may lie outside.

    Returns
    -------
    Q : (n_components, n_components) float array
    b : (n_components,) float array
    c : float

    References
    ----------
    Gneiting and Raftery (2007), equation 20: the integral of (F(x) - 1{outcome <= x})^2.
    """
    edges = np.union1d(support, [outcome])
    widths = np.diff(edges)
    known = np.searchsorted(support, edges[:-1], side="right")
    below = np.hstack([np.zeros((len(components), 1)), np.cumsum(components, axis=1)])[:, known]
    passed = (edges[:-1] >= outcome).astype(float)
    weighted = below * widths
    return weighted @ below.T, weighted @ passed, float(widths @ passed)


def crps(support: Floats, masses: Floats, outcome: float) -> float:
    """The score of one distribution, in the unit of the support; 0 where it is certain and right.

    Parameters
    ----------
    support, masses : (n_places,) float array
        Places, ascending, and the probability at each.
    outcome : float
        What happened.

    Examples
    --------
    >>> crps(np.array([0.0, 1.0]), np.array([0.5, 0.5]), 0.0)
    0.25
    """
    quadratic, linear, constant = crps_terms(support, masses[None, :], outcome)
    return float(quadratic[0, 0] - 2 * linear[0] + constant)


def probability_band(
    support: Floats, masses: Floats, outcome: float, low: float = 0.1, high: float = 0.9
) -> float:
    """Share of the outcome's interval of the probability transform that lies between two levels.

    For a calibrated forecast it averages `high - low`, atoms or not (Czado, Gneiting and Held 2009).

    Parameters
    ----------
    support, masses : (n_places,) float array
        Places, ascending, and the probability at each.
    outcome : float
        What happened.
    low, high : float
        Levels, from 0 to 1.
    """
    before = float(masses[support < outcome].sum())
    after = float(masses[support <= outcome].sum())
    if after > before:
        return max(0.0, min(after, high) - max(before, low)) / (after - before)
    return float(low <= before <= high)


def quantile(support: Floats, masses: Floats, level: float) -> float:
    """The first place at which the distribution function reaches a level.

    Parameters
    ----------
    support, masses : (n_places,) float array
        Places, ascending, and the probability at each.
    level : float
        From 0 to 1.
    """
    place = int(np.searchsorted(np.cumsum(masses), level - 1e-12))
    return float(support[min(place, len(support) - 1)])
