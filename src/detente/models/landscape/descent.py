"""Steepest descent from many starts, for landscapes too large to list."""

import numpy as np

from detente.models.kernel import kernel
from detente.models.landscape.enumeration import Minima
from detente.models.landscape.landscape import Floats, Landscape, Sides, named_in_order


def descended(landscape: Landscape, starts: Sides) -> Minima:
    """Local minima in which descents from these starts end.

    Parameters
    ----------
    landscape : Landscape
    starts : (n_starts, n) int array
        Where everybody stands at first.

    Returns
    -------
    Minima
        `basins` are shares of the starts.

    References
    ----------
    Axelrod & Bennett (1993). As in the exact search, each step is the change of side that lowers the energy
    most; of equals the first.
    """
    ends = descend(
        landscape.coupling,
        landscape.distance,
        landscape.field,
        landscape.n_sides,
        starts,
        landscape.tolerance,
    )
    found, counts = np.unique(named_in_order(ends, landscape.n_blocs), axis=0, return_counts=True)
    depths = np.array([landscape.energy(sides) for sides in found])
    order = np.argsort(depths, kind="stable")
    return Minima(sides=found[order], energies=depths[order], basins=counts[order] / len(starts))


@kernel
def descend(
    coupling: Floats, distance: Floats, field: Floats, n_sides: Sides, starts: Sides, tolerance: float
) -> Sides:
    """Where descent from every start ends, (n_starts, n)."""
    ends = starts.copy()
    n_starts, n = ends.shape
    m = len(distance)
    for start in range(n_starts):
        sides = ends[start]
        cost = field.copy()
        for actor in range(n):
            for other in range(n):
                for side in range(m):
                    cost[actor, side] += 2 * coupling[actor, other] * distance[side, sides[other]]
        while True:
            best, mover, target = -tolerance, -1, 0
            for actor in range(n):
                for side in range(n_sides[actor]):
                    change = cost[actor, side] - cost[actor, sides[actor]]
                    if change < best - tolerance:
                        best, mover, target = change, actor, side
            if mover < 0:
                break
            for actor in range(n):
                pair = 2 * coupling[actor, mover]
                for side in range(m):
                    cost[actor, side] += pair * (distance[side, target] - distance[side, sides[mover]])
            sides[mover] = target
    return ends
