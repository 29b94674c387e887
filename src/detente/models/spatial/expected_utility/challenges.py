"""What an actor expects to gain by challenging another."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]


@kernel
def utility(shortfall: float, exponent: float) -> float:
    """Utility of an outcome, from 2 for a shortfall of 0 to -2 for one of 1."""
    power: float = shortfall**exponent
    return 2 - 4 * power


@kernel
def contest_utilities(distances: Floats, exponents: Floats) -> tuple[Floats, Floats]:
    """Utility of winning and of losing; equations 15 and 16 of Scholz, Calbert & Smith (2011).

    Parameters
    ----------
    distances : (n_actors, n_actors) float array
        Between positions, in shares of the range.
    exponents : (n_actors,) float array
        Risk exponents of the actors of the rows.

    Returns
    -------
    success, failure : (n_actors, n_actors) float arrays
    """
    n = len(exponents)
    success, failure = np.empty((n, n)), np.empty((n, n))
    for i in range(n):
        for j in range(n):
            success[i, j], failure[i, j] = 2 * distances[i, j], -2 * distances[i, j]
        if exponents[i] == 1:  # as all are in the first pass: powers take most of the time of this model
            continue
        for j in range(n):
            success[i, j] = utility(0.5 - 0.5 * distances[i, j], exponents[i])
            failure[i, j] = utility(0.5 + 0.5 * distances[i, j], exponents[i])
    return success, failure


@kernel
def unchallenged(
    distance: float, to_median: float, exponent: float, at_rest: float, status_quo: float
) -> float:
    """Utility of challenging nobody; equations 7 and 22-24 of Scholz, Calbert & Smith (2011).

    Parameters
    ----------
    distance, to_median : float
        From the challenger to its target and to the median, in shares of the range.
    exponent : float
        Risk exponent of whoever judges.
    at_rest : float
        Utility of the status quo at this exponent.
    status_quo : float
        Q, the probability that nothing changes; otherwise the target moves to the median by itself, which
        helps the challenger where the median is nearer than the target.

    Returns
    -------
    float
    """
    if status_quo == 1:
        return at_rest
    change = 0.25 * (to_median + distance)
    shortfall = 0.5 - change if to_median < distance else 0.5 + change
    return status_quo * at_rest + (1 - status_quo) * utility(shortfall, exponent)


@kernel
def challenge(
    success: float, failure: float, unchallenged: float, probability: float, resistance: float
) -> float:
    """Expected gain of a challenge; equations 5 and 6 of Scholz, Calbert & Smith (2011).

    Parameters
    ----------
    success, failure, unchallenged : float
        Utilities of winning, of losing and of challenging nobody.
    probability : float
        That the challenger wins if the target resists.
    resistance : float
        That it resists: the salience of the target.

    Returns
    -------
    float
    """
    contest = probability * success + (1 - probability) * failure
    return resistance * contest + (1 - resistance) * success - unchallenged
