"""Worths that are compared."""

import numpy as np
from numpy.typing import NDArray

from detente.models.frontier import DIGITS

Floats = NDArray[np.float64]


def rounded(worth: Floats) -> Floats:
    """Worths to 12 digits of the largest of their world, so that float noise makes and breaks no ties.

    Parameters
    ----------
    worth : (..., n_parties, n_states) float array

    Returns
    -------
    float array of that shape

    Examples
    --------
    >>> sums = rounded(np.array([[0.1 + 0.2, 0.3]]))
    >>> bool(sums[0, 0] == sums[0, 1])
    True
    """
    largest = np.abs(worth).max(axis=(-2, -1), keepdims=True, initial=np.finfo(float).tiny)
    scale = 10.0 ** (DIGITS - 1 - np.floor(np.log10(largest))).clip(max=300)
    return np.asarray(np.rint(worth * scale) / scale)
