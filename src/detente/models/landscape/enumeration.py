"""Every way of taking sides: all local minima and their basins, exactly."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.landscape.landscape import Floats, Landscape, Sides, named_in_order

MAX_WAYS = 2**22


@dataclass(frozen=True)
class Minima:
    """Local minima, the deepest first.

    Attributes
    ----------
    sides : (n_minima, n) int array
        Blocs numbered in the order of the actors.
    energies : (n_minima,) float array
    basins : (n_minima,) float array
        Share of starts from which steepest descent ends here.
    """

    sides: Sides
    energies: Floats
    basins: Floats


def n_ways(landscape: Landscape) -> float:
    """In how many ways sides can be taken, blocs told apart."""
    return float(np.prod(landscape.n_sides, dtype=np.float64))


def energies(landscape: Landscape) -> Floats:
    """Energy of every way of taking sides.

    Returns
    -------
    (n_sides of the first actor, ..., of the last) float array

    Notes
    -----
    Actor after actor: what the next one adds on a given side is a sum of one term an earlier actor, so that
    all its values are built up in as many steps as the array has elements.
    """
    total: Floats = np.zeros(())
    for actor, n_sides in enumerate(landscape.n_sides):
        added = np.empty((*total.shape, n_sides))
        for side in range(n_sides):
            force: Floats = np.full((), landscape.field[actor, side])
            for other in range(actor):
                pair = 2 * landscape.coupling[actor, other] * landscape.distance[side]
                force = force[..., None] + pair[: landscape.n_sides[other]]
            added[..., side] = total + force
        total = added
    return total


def local_minima(landscape: Landscape) -> Minima:
    """All ways of taking sides that no single change of side would improve.

    Parameters
    ----------
    landscape : Landscape
        Of at most `MAX_WAYS` ways.

    Returns
    -------
    Minima

    Notes
    -----
    In a step of descent that actor changes side whose change lowers the energy most; of equals the first.

    References
    ----------
    Axelrod & Bennett (1993): a change that lowers the actor's own frustration lowers the energy (note 2),
    so that myopic changes end in a local minimum.
    """
    energy = energies(landscape)
    ends = _ends(_steps(landscape, energy))
    found, counts = np.unique(ends, return_counts=True)
    sides = np.stack(np.unravel_index(found, energy.shape), axis=1).astype(np.int64)
    canonical, first, same = np.unique(
        named_in_order(sides, landscape.n_blocs), axis=0, return_index=True, return_inverse=True
    )
    basins = np.bincount(same.ravel(), weights=counts) / energy.size
    depths = energy.ravel()[found[first]]
    order = np.argsort(depths, kind="stable")
    return Minima(sides=canonical[order], energies=depths[order], basins=basins[order])


def _steps(landscape: Landscape, energy: Floats) -> NDArray[np.int32]:
    """Of every way, numbered as the array lies, the next one in steepest descent; itself at a minimum."""
    best = np.full(energy.size, -landscape.tolerance)
    towards = np.arange(energy.size, dtype=np.int32)
    stride = energy.size
    for n_sides in landscape.n_sides.tolist():
        stride //= n_sides
        here = energy.reshape(-1, n_sides, stride)
        gain, to = best.reshape(here.shape), towards.reshape(here.shape)
        for side in range(n_sides):
            for other in (other for other in range(n_sides) if other != side):
                change = here[:, other] - here[:, side]
                better = change < gain[:, side] - landscape.tolerance
                np.copyto(gain[:, side], change, where=better)
                np.copyto(to[:, side], _numbered(len(here), n_sides, stride, other), where=better)
    return towards


def _numbered(n_left: int, n_sides: int, stride: int, side: int) -> NDArray[np.int32]:
    """Numbers of the ways in which one actor takes a side."""
    left = np.arange(n_left, dtype=np.int32)[:, None] * np.int32(n_sides * stride)
    return np.asarray(left + np.int32(side * stride) + np.arange(stride, dtype=np.int32))


def _ends(towards: NDArray[np.int32]) -> NDArray[np.int32]:
    """Where every way ends, twice as many steps on each time."""
    while True:
        further = towards[towards]
        if np.array_equal(further, towards):
            return towards
        towards = further
