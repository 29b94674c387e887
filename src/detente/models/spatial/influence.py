"""What an actor's position weighs."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Basis = Literal["both", "capability", "salience", "none"]


def influence(capability: Floats, salience: Floats, basis: Basis = "both") -> Floats:
    """Weight of each actor: capability times salience, one of them alone, or 1.

    Parameters
    ----------
    capability : (..., n_actors) float array
        Power, on any scale.
    salience : (..., n_actors) float array
        Share of attention that the actor gives the issue, 0 to 1.
    basis : {"both", "capability", "salience", "none"}
        What counts.

    Returns
    -------
    (..., n_actors) float array

    Examples
    --------
    >>> influence(np.array([2.0, 4.0]), np.array([0.5, 0.25])).tolist()
    [1.0, 1.0]
    """
    counted = {
        "both": (capability, salience),
        "capability": (capability,),
        "salience": (salience,),
        "none": (),
    }[basis]
    weights = np.ones(np.broadcast_shapes(capability.shape, salience.shape))
    for factor in counted:
        weights = weights * factor
    return weights
