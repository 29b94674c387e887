"""The frustration index as a mixed-integer programme, another way than ours.

Aref, Mason & Wilson (2020), "A modeling and computational study of the frustration index in signed networks",
Networks 75: the AND model, for two blocs. For more: every actor in one bloc, and for each tie and bloc
whether both ends are in it (Demaine, Emanuel, Fiat & Immorlica 2006, correlation clustering).
"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


def two_blocs(ties: dict[tuple[int, int], int], n: int) -> int:
    """Fewest frustrated ties. One binary an actor and one a tie, that is 1 where both ends are in bloc 1."""
    edges = list(ties)
    cost = np.zeros(n + len(edges))
    rows, most = [], []
    constant = 0
    for place, (one, other) in enumerate(edges):
        both = n + place
        if ties[one, other] > 0:  # x_i + x_j - 2 x_ij
            cost[[one, other]] += 1
            cost[both] -= 2
            limits = [([both, one], [1, -1], 0), ([both, other], [1, -1], 0)]
        else:  # 1 - (x_i + x_j - 2 x_ij)
            constant += 1
            cost[[one, other]] -= 1
            cost[both] += 2
            limits = [([one, other, both], [1, 1, -1], 1)]
        for columns, factors, limit in limits:
            row = np.zeros(len(cost))
            row[columns] = factors
            rows.append(row)
            most.append(limit)
    return constant + _solved(cost, np.array(rows), np.full(len(rows), -np.inf), np.array(most))


def blocs(ties: dict[tuple[int, int], int], n: int, k: int) -> int:
    """Fewest frustrated ties with at most k blocs."""
    edges = list(ties)
    n_places = n * k
    cost = np.zeros(n_places + len(edges) * k)
    rows, least, most = [], [], []

    def limited(columns, factors, low, high):
        row = np.zeros(len(cost))
        row[columns] = factors
        rows.append(row)
        least.append(low)
        most.append(high)

    for actor in range(n):
        limited([actor * k + bloc for bloc in range(k)], [1] * k, 1, 1)
    constant = 0
    for place, (one, other) in enumerate(edges):
        constant += ties[one, other] > 0
        for bloc in range(k):
            both = n_places + place * k + bloc
            cost[both] = -1 if ties[one, other] > 0 else 1
            limited([both, one * k + bloc], [1, -1], -np.inf, 0)
            limited([both, other * k + bloc], [1, -1], -np.inf, 0)
            limited([one * k + bloc, other * k + bloc, both], [1, 1, -1], -np.inf, 1)
    return constant + _solved(cost, np.array(rows), np.array(least), np.array(most))


def _solved(cost, rows, least, most) -> int:
    found = milp(
        cost,
        constraints=LinearConstraint(rows, least, most),
        bounds=Bounds(0, 1),
        integrality=np.ones(len(cost)),
    )
    assert found.success, found.message
    return round(found.fun)
