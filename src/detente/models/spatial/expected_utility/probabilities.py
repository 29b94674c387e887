"""How likely one actor's position is to win against another's."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]


@kernel
def victory_probabilities(distances: Floats, weights: Floats, exponents: Floats, all_pairs: bool) -> Floats:
    """Votes for each position against each other one, as a share of all votes.

    Scholz, Calbert & Smith (2011), equations 30 and 31. The (n, n, n) votes are never held.

    Parameters
    ----------
    distances : (n_actors, n_actors) float array
        Between positions, in shares of the range.
    weights : (n_actors,) float array
        Capability times salience.
    exponents : (n_actors,) float array
        Each voter's distances are raised to it.
    all_pairs : bool
        Divide by the votes between all pairs of positions instead of those between the two.

    Returns
    -------
    (n_actors, n_actors) float array
        Probability that the actor of the row wins; 0 where nobody votes.
    """
    n = len(weights)
    support = np.zeros((n, n))
    costs = np.empty(n)
    for voter in range(n):
        for i in range(n):
            costs[i] = weights[voter] * distances[voter, i]
        if exponents[voter] != 1:
            for i in range(n):
                costs[i] = weights[voter] * distances[voter, i] ** exponents[voter]
        for i in range(n):
            for j in range(n):
                vote = costs[j] - costs[i]
                support[i, j] += vote if vote > 0 else 0.0
    every = 0.0
    for i in range(n):
        for j in range(n):
            every += support[i, j] + support[j, i]
    probabilities = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            votes = every if all_pairs else support[i, j] + support[j, i]
            if votes > 0:
                probabilities[i, j] = support[i, j] / votes
    return probabilities
