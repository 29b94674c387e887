"""Whether what somebody says of pairs agrees with what they say of each thing by itself."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LIMIT = 0.37
"""What Aguarón & Moreno-Jiménez (2003) set beside Saaty's 10 % where more than four things are compared."""


def log_error(told: Floats, weights_a: Floats, weights_b: Floats) -> Floats:
    """By how much the ratios that were told differ from those of the weights.

    Parameters
    ----------
    told : (n_pairs,) float array
        How many times as much the first matters as the second, above 0.
    weights_a, weights_b : (n_pairs,) float array
        Weights of the first and of the second, above 0.

    Returns
    -------
    (n_pairs,) float array
        `ln(told b / a)`: 0 where they agree, above 0 where the first was told to matter more.

    Examples
    --------
    >>> log_error(np.array([2.0]), np.array([100.0]), np.array([50.0]))
    array([0.])
    """
    return np.asarray(np.log(told * weights_b / weights_a))


def inconsistency(errors: Floats) -> float:
    """Mean square of the log errors: 0 for perfect answers; above `LIMIT` they contradict each other.

    Parameters
    ----------
    errors : (n_pairs,) float array
        See `log_error`.

    References
    ----------
    Crawford & Williams (1985), Journal of Mathematical Psychology 29(4); Aguarón & Moreno-Jiménez (2003),
    European Journal of Operational Research 147(1): the geometric consistency index, here over the pairs that
    were asked and against weights that were told, not fitted, so that no degree of freedom is lost.

    Examples
    --------
    >>> inconsistency(np.array([0.0, 0.6]))
    0.18
    """
    return float(np.mean(errors**2)) if len(errors) else 0.0
