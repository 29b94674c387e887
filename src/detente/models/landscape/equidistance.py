"""Where an actor stands between two poles."""

import numpy as np

from detente.models.landscape.landscape import Floats


def between(points: Floats, first: float, second: float) -> Floats:
    """Place on the line from the second pole (0) to the first (1); beyond them below 0 or above 1.

    Parameters
    ----------
    points : (...) float array
        Ideal points.
    first, second : float
        Ideal points of the poles, not equal.

    Returns
    -------
    (...) float array
    """
    return np.asarray((points - second) / (first - second))


def equidistance(points: Floats, first: float, second: float) -> Floats:
    """1 half-way between two poles, 0 at either pole and beyond.

    Parameters
    ----------
    points : (...) float array
        Ideal points.
    first, second : float
        Ideal points of the poles, not equal.

    Returns
    -------
    (...) float array

    Notes
    -----
    1 - |2 l - 1|, at least 0, where l is the place between the poles. The plainer 1 - |d - e| / (d + e) of
    the two distances would call an actor far beyond one pole half equidistant.

    References
    ----------
    Bailey, Strezhnev & Voeten (2017), "Estimating dynamic state preferences from United Nations voting
    data", Journal of Conflict Resolution 61, for ideal points.

    Examples
    --------
    >>> equidistance(np.array([0.0, 1.0, 5.0]), -2.0, 2.0).tolist()
    [1.0, 0.5, 0.0]
    """
    return np.asarray(np.clip(1 - np.abs(2 * between(points, first, second) - 1), 0, None))
