"""Cover stories: agreed names for what one gives, so that it costs less before one's own audience."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def seen_at_home(worth: Floats, discount: ArrayLike) -> Floats:
    """Worth of options as those see them who must ratify.

    Parameters
    ----------
    worth : (..., n_options) float array
        What each option brings a party.
    discount : (..., n_options) float array
        Share of an option's cost that a cover story takes away, 0 to 1.

    Returns
    -------
    (..., n_options) float array
        Costs are smaller by their discount; gains are as they were.

    References
    ----------
    Audience costs: Fearon (1994), American Political Science Review 88. The discount is linear in the cost.

    Examples
    --------
    >>> seen_at_home(np.array([0.0, -4.0, 6.0]), [0.0, 0.25, 0.25])
    array([ 0., -3.,  6.])
    """
    return np.asarray(worth - np.asarray(discount, dtype=np.float64) * np.minimum(worth, 0.0))
