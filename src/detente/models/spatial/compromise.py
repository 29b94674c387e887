"""The compromise model: the weighted mean of all positions."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def compromise(positions: Floats, weights: Floats) -> Floats:
    """Mean of the actors' positions, weighted.

    With `influence` as weights this is the compromise model, called the mean decision situation in the
    literature on exchange; to first order also the Nash bargaining solution if no deal is very bad for all.

    Parameters
    ----------
    positions : (..., n_actors) float array
        On any scale.
    weights : (..., n_actors) float array
        Not negative; their sum above 0.

    Returns
    -------
    (...) float array

    References
    ----------
    Van den Bos (1991), Dutch EC Policy Making; Achen (2006), in The European Union Decides.

    Examples
    --------
    >>> float(compromise(np.array([0.0, 10.0]), np.array([1.0, 3.0])))
    7.5
    """
    return np.asarray((weights * positions).sum(axis=-1) / weights.sum(axis=-1))
