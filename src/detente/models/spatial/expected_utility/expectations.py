"""What each actor expects of each other one."""

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.expected_utility.challenges import (
    challenge,
    contest_utilities,
    unchallenged,
    utility,
)
from detente.models.spatial.expected_utility.probabilities import victory_probabilities
from detente.models.spatial.expected_utility.reading import Reading
from detente.models.spatial.expected_utility.risk import risk_exponents
from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]


@kernel
def expectations(
    positions: Floats,
    weights: Floats,
    salience: Floats,
    median: float,
    span: float,
    status_quo: float,
    reading: Reading,
) -> tuple[Floats, Floats, Floats]:
    """Expected gains of challenges: first all neutral to risk, then with the exponents that follow.

    Parameters
    ----------
    positions, weights, salience : (n_actors,) float arrays
        Where actors stand, capability times salience, and salience.
    median, span : float
        Weighted median, and the range in which distances are counted, above 0.
    status_quo : float
        See `unchallenged`.
    reading : Reading

    Returns
    -------
    own, other : (n_actors, n_actors) float arrays
        Gain of the actor of the row if it challenges that of the column, and of that of the column if it
        challenges that of the row; 0 on the diagonal.
    exponents : (n_actors,) float array
        Risk exponents.
    """
    n = len(positions)
    distances, to_median = np.empty((n, n)), np.empty(n)
    for i in range(n):
        to_median[i] = abs(positions[i] - median) / span
        for j in range(n):
            distances[i, j] = abs(positions[i] - positions[j]) / span
    neutral = np.ones(n)
    chances = victory_probabilities(distances, weights, neutral, reading.all_pairs)
    _, threats = _gains(distances, to_median, chances, salience, neutral, status_quo, True)
    exponents = risk_exponents(threats)
    if reading.votes_by_risk:
        chances = victory_probabilities(distances, weights, exponents, reading.all_pairs)
    own, other = _gains(distances, to_median, chances, salience, exponents, status_quo, reading.movers_view)
    return own, other, exponents


@kernel
def _gains(
    distances: Floats,
    to_median: Floats,
    chances: Floats,
    salience: Floats,
    exponents: Floats,
    status_quo: float,
    movers_view: bool,
) -> tuple[Floats, Floats]:
    """Both matrices of `expectations`; in the mover's view the actor of the row judges both sides."""
    n = len(exponents)
    success, failure = contest_utilities(distances, exponents)
    own, other = np.zeros((n, n)), np.zeros((n, n))
    for i in range(n):
        at_rest = utility(0.5, exponents[i])
        for j in range(n):
            if i == j:
                continue
            d, win, lose = distances[i, j], success[i, j], failure[i, j]
            nothing = unchallenged(d, to_median[i], exponents[i], at_rest, status_quo)
            own[i, j] = challenge(win, lose, nothing, chances[i, j], salience[j])
            if movers_view:
                nothing = unchallenged(d, to_median[j], exponents[i], at_rest, status_quo)
                other[i, j] = challenge(win, lose, nothing, chances[j, i], salience[i])
            else:
                other[j, i] = own[i, j]
    return own, other
