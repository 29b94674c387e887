"""Worths that are compared."""

import numpy as np
from numpy.typing import NDArray

from detente.models.frontier import DIGITS, noise_scale

Floats = NDArray[np.float64]


def rounded(worth: Floats) -> Floats:
    """Worths to 12 digits of their party's `noise_scale`, so that float noise makes and breaks no ties.

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
    sizes = noise_scale(np.abs(worth).max(axis=-1, initial=np.finfo(float).tiny))[..., None]
    scale = 10.0 ** (DIGITS - 1 - np.floor(np.log10(sizes))).clip(max=300)
    return np.asarray(np.rint(worth * scale) / scale)
