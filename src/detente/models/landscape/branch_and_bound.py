"""The deepest way of taking sides, with a proof."""

from dataclasses import dataclass

import numpy as np

from detente.models.kernel import kernel
from detente.models.landscape.landscape import Floats, Landscape, Sides, named_in_order

MAX_NODES = 2_000_000


@dataclass(frozen=True)
class Deepest:
    """The deepest way of taking sides that was found.

    Attributes
    ----------
    sides : (n,) int array
        Blocs numbered in the order of the actors.
    energy : float
    proven : bool
        Whether nothing lies deeper.
    """

    sides: Sides
    energy: float
    proven: bool


def deepest(landscape: Landscape, start: Sides, *, max_nodes: int = MAX_NODES) -> Deepest:
    """Look for something deeper than a start until there is nothing, or the search grows too large.

    Parameters
    ----------
    landscape : Landscape
    start : (n,) int array
        A deep way of taking sides; kept where others are no deeper.
    max_nodes : int
        How many places to look at.

    Returns
    -------
    Deepest

    Notes
    -----
    Russian-doll search: the problem is solved for the last actor, the last two and so on; what the actors
    not yet placed must cost among themselves is then known, and what each costs with those placed is at
    least its cheapest side. Blocs are opened in order, so that no partition is looked at twice.

    References
    ----------
    Verfaillie, Lemaitre & Schiex (1996), "Russian doll search for solving constraint optimization
    problems", AAAI-96.
    """
    order = np.argsort(-np.abs(landscape.coupling).sum(axis=1), kind="stable")
    sides, proven = _search(
        2 * landscape.coupling[np.ix_(order, order)],
        landscape.distance,
        landscape.field[order],
        landscape.n_sides[order],
        landscape.n_blocs,
        start[order],
        landscape.tolerance,
        max_nodes,
    )
    placed = np.empty_like(sides)
    placed[order] = sides
    placed = named_in_order(placed, landscape.n_blocs)
    return Deepest(sides=placed, energy=landscape.energy(placed), proven=bool(proven))


@kernel
def _search(
    pairs: Floats,
    distance: Floats,
    field: Floats,
    n_sides: Sides,
    n_blocs: int,
    start: Sides,
    tolerance: float,
    max_nodes: int,
) -> tuple[Sides, bool]:
    """Solve for the actors from `first` on, from the last to the first; say whether all was looked at."""
    n, m = field.shape
    tail = np.zeros(n + 1)
    best_sides = np.zeros(n, dtype=np.int64)
    crossed = np.zeros((n + 1, n, m))
    cost, opened = np.zeros(n + 1), np.zeros(n + 1, dtype=np.int64)
    sides = np.zeros(n, dtype=np.int64)
    nodes = 0
    for first in range(n - 1, -1, -1):
        best = np.inf
        for side in range(n_sides[first]):
            value = tail[first + 1] + field[first, side]
            for other in range(first + 1, n):
                value += pairs[first, other] * distance[side, best_sides[other]]
            if value < best:
                best, best_sides[first] = value, side
        if first == 0:
            value = _cost(pairs, distance, field, start)
            if value <= best + tolerance:
                best = value
                best_sides[:] = start
        crossed[first] = 0
        cost[first] = opened[first] = 0
        at = first
        sides[at] = -1
        while at >= first:
            sides[at] += 1
            if opened[at] < sides[at] < n_blocs:
                sides[at] = n_blocs
            if sides[at] >= n_sides[at]:
                at -= 1
                continue
            nodes += 1
            if nodes > max_nodes:
                return start, False
            spent = cost[at] + crossed[at, at, sides[at]] + field[at, sides[at]]
            if at == n - 1:
                if spent < best - tolerance:
                    best = spent
                    best_sides[first:] = sides[first:]
                continue
            if (
                _placed(pairs, distance, n_sides, crossed, at, sides[at]) + spent + tail[at + 1]
                < best - tolerance
            ):
                cost[at + 1] = spent
                opened[at + 1] = max(opened[at], sides[at] + 1) if sides[at] < n_blocs else opened[at]
                at += 1
                sides[at] = -1
        tail[first] = best
    return best_sides, True


@kernel
def _placed(pairs: Floats, distance: Floats, n_sides: Sides, crossed: Floats, at: int, side: int) -> float:
    """Note what an actor's side costs those after it; give the least that they must pay to those placed."""
    least = 0.0
    for other in range(at + 1, len(pairs)):
        lowest = np.inf
        for choice in range(n_sides[other]):
            value = crossed[at, other, choice] + pairs[at, other] * distance[side, choice]
            crossed[at + 1, other, choice] = value
            lowest = min(lowest, value)
        least += lowest
    return least


@kernel
def _cost(pairs: Floats, distance: Floats, field: Floats, sides: Sides) -> float:
    total = 0.0
    for one in range(len(sides)):
        total += field[one, sides[one]]
        for other in range(one):
            total += pairs[one, other] * distance[sides[one], sides[other]]
    return total
