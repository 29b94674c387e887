"""Distances between positions, and what they are worth."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]


@kernel
def distance(ideal: Floats, position: Floats, salience: Floats) -> float:
    """Distance between two points of an actor's issues, each weighted by its salience to the actor.

    Parameters
    ----------
    ideal, position : (n_issues,) float arrays
        In shares of each issue's scale, 0 to 1.
    salience : (n_issues,) float array
        Share of attention, 0 to 1.

    Returns
    -------
    float
        0 to 1; 0 for an actor who cares about none of the issues.
    """
    apart, most = 0.0, 0.0
    for issue in range(len(salience)):
        apart += (salience[issue] * (ideal[issue] - position[issue])) ** 2
        most += salience[issue] ** 2
    return np.sqrt(apart / most) if most > 0 else 0.0


@kernel
def distances(ideals: Floats, positions: Floats, salience: Floats) -> Floats:
    """`distance` from each actor's ideal, in its own eyes, to each position.

    Parameters
    ----------
    ideals, positions, salience : (n_actors, n_issues) float arrays

    Returns
    -------
    (n_actors, n_actors) float array
        Actors of the rows judge.
    """
    n = len(positions)
    apart = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            apart[i, j] = distance(ideals[i], positions[j], salience[i])
    return apart


@kernel
def utility(distance: float, risk: float) -> float:
    """Utility of an outcome at a distance: 1 at none, 0 at the far end, higher between for who avoids risk.

    Parameters
    ----------
    distance : float
        0 to 1, slightly beyond by rounding.
    risk : float
        Risk attitude, -1 to 1.

    Returns
    -------
    float
    """
    return (1 - distance) * (1 + min(distance, 1.0) * risk)
