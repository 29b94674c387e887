"""Who could exchange positions with whom, on which two issues."""

import numpy as np
from numpy.typing import NDArray

from detente.models.kernel import kernel

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# What the last bits may add to a position or an outcome; who stands on the outcome counts as left of it.
ROUNDING = 1e-9


@kernel
def exchange_pairs(
    positions: Floats, salience: Floats, weights: Floats, outcomes: Floats
) -> tuple[Integers, Integers]:
    """Pairs of actors on opposite sides of the outcome on both of two issues.

    The one for whom the first issue weighs relatively more demands it and supplies the other.

    Parameters
    ----------
    positions, salience, weights : (n_issues, n_actors) float array
        Weight is capability times salience; an actor of weight 0 takes no part in the issue.
    outcomes : (n_issues,) float array
        Weighted means.

    Returns
    -------
    actors : (n_pairs, 2) int array
    supply : (n_pairs, 2) int array
        The issue that each of the two supplies; each demands what the other supplies.

    References
    ----------
    Stokman and Van Oosten (1994), The exchange of voting positions, in European Community Decision Making.
    """
    n_issues, n_actors = positions.shape
    most = n_issues * (n_issues - 1) // 2 * (n_actors * n_actors // 2)
    actors, supply = np.empty((most, 2), np.int64), np.empty((most, 2), np.int64)
    found = 0
    for p in range(n_issues):
        for q in range(p + 1, n_issues):
            for same_side in (True, False):
                for i in range(n_actors):
                    if not _stands(positions, weights, outcomes, p, q, i, False, not same_side):
                        continue
                    for j in range(n_actors):
                        if not _stands(positions, weights, outcomes, p, q, j, True, same_side):
                            continue
                        first, second = i, j
                        if salience[p, i] * salience[q, j] < salience[p, j] * salience[q, i]:
                            first, second = j, i
                        actors[found, 0], actors[found, 1] = first, second
                        supply[found, 0], supply[found, 1] = q, p
                        found += 1
    return actors[:found], supply[:found]


@kernel
def _stands(
    positions: Floats,
    weights: Floats,
    outcomes: Floats,
    p: int,
    q: int,
    actor: int,
    left_on_p: bool,
    left_on_q: bool,
) -> bool:
    """Whether an actor takes part in both issues, on the sides asked for."""
    if weights[p, actor] <= 0 or weights[q, actor] <= 0:
        return False
    on_p = positions[p, actor] <= outcomes[p] + ROUNDING
    on_q = positions[q, actor] <= outcomes[q] + ROUNDING
    return bool(on_p == left_on_p and on_q == left_on_q)
