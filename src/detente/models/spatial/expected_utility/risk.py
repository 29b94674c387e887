"""Risk exponents: who took an exposed position is taken to be daring, who is secure to be cautious."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]

_NO_SPREAD = 1e-12


@kernel
def risk_exponents(threats: Floats) -> Floats:
    """Exponents from 0.5 (daring), where others expect most from a challenge, to 2 (cautious).

    Scholz, Calbert & Smith (2011), equations 33 and 34, in the form of 1985: what all others expect from
    challenging an actor is compared with the actors for whom this is most and least.

    Parameters
    ----------
    threats : (n_actors, n_actors) float array
        What the actor of the column expects of challenging that of the row, neutral to risk; 0 from itself.

    Returns
    -------
    (n_actors,) float array
        1 for all where all are equally secure.
    """
    n = len(threats)
    danger, exponents = np.zeros(n), np.ones(n)
    for i in range(n):
        for j in range(n):
            danger[i] += threats[i, j]
    most, least = danger.max(), danger.min()
    if most - least > _NO_SPREAD:
        for i in range(n):
            basis = (2 * danger[i] - most - least) / (most - least)
            exponents[i] = (1 - basis / 3) / (1 + basis / 3)
    return exponents
