"""A landscape solved: its deepest division, its local minima and what it would cost to leave."""

import numpy as np

from detente.models.landscape.bound import lower_bound
from detente.models.landscape.branch_and_bound import MAX_NODES, Deepest, deepest
from detente.models.landscape.descent import descended
from detente.models.landscape.enumeration import MAX_WAYS, Minima, local_minima, n_ways
from detente.models.landscape.landscape import Landscape
from detente.models.landscape.landscape import Sides as Places
from detente.models.landscape.relabelling import relabelled
from detente.records.blocs import Division, Minimum, Sides

N_STARTS = 512
MAX_MINIMA = 100
"""Minima that are listed."""
MAX_PROVEN = 60
"""Actors up to whose number a proof is tried."""


def starts(landscape: Landscape, n_starts: int = N_STARTS) -> Places:
    """The same scattered starts always, (n_starts, n)."""
    rng = np.random.default_rng(0)
    shares = rng.random((n_starts, len(landscape.sizes)))
    return np.asarray((shares * landscape.n_sides).astype(np.int64))


def best_of(landscape: Landscape, begin: Places, *, max_nodes: int = MAX_NODES) -> Deepest:
    """The deepest division that descents from these starts and a search from there find."""
    found = descended(landscape, begin).sides[0]
    few = len(landscape.sizes) <= MAX_PROVEN
    return deepest(landscape, found, max_nodes=max_nodes if few else 0)


def taking_sides(landscape: Landscape, names: tuple[str, ...]) -> tuple[Sides, Places]:
    """Solve a landscape.

    Returns
    -------
    Sides
        In the names of the actors.
    (n,) int array
        Side of each actor at the optimum.
    """
    exact = n_ways(landscape) <= MAX_WAYS
    minima = local_minima(landscape) if exact else descended(landscape, starts(landscape))
    proven = True
    if not exact:
        found = best_of(landscape, minima.sides[:1])
        minima, proven = _with(minima, found), found.proven
    places = minima.sides[0]
    listed = zip(minima.sides[:MAX_MINIMA], minima.energies, minima.basins, strict=False)
    return Sides(
        optimum=division(landscape, places, names),
        proven=proven,
        minima=tuple(
            Minimum(
                division=division(landscape, sides, names, float(energy)),
                basin=float(basin),
                elsewhere=apart(sides, places, names, landscape.n_blocs),
            )
            for sides, energy, basin in listed
        ),
        n_minima=len(minima.sides),
        exact=exact,
        bound=None if proven else lower_bound(landscape, float(minima.energies[0])),
        flip_price=dict(zip(names, _prices(landscape, places), strict=True)),
    ), places


def _with(minima: Minima, found: Deepest) -> Minima:
    """The minima with one that no descent has found, if it lies deeper."""
    if np.array_equal(found.sides, minima.sides[0]):
        return minima
    return Minima(
        sides=np.vstack([found.sides, minima.sides]),
        energies=np.concatenate([[found.energy], minima.energies]),
        basins=np.concatenate([[0.0], minima.basins]),
    )


def _prices(landscape: Landscape, places: Places) -> list[float | None]:
    found = landscape.prices(places).tolist()
    return [price if np.isfinite(price) else None for price in found]


def apart(sides: Places, reference: Places, names: tuple[str, ...], n_blocs: int) -> tuple[str, ...]:
    """Who is on another side than in another division of the same landscape."""
    moved = relabelled(sides, reference, n_blocs) != reference
    return tuple(names[place] for place in np.flatnonzero(moved))


def division(
    landscape: Landscape, places: Places, names: tuple[str, ...], energy: float | None = None
) -> Division:
    """A division in the names of the actors."""
    blocs = [
        tuple(name for name, place in zip(names, places.tolist(), strict=True) if place == bloc)
        for bloc in range(landscape.n_blocs + 1)
    ]
    return Division(
        blocs=tuple(bloc for bloc in blocs[:-1] if bloc),
        neutral=blocs[-1],
        energy=landscape.energy(places) if energy is None else energy,
    )
