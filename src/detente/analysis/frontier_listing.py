"""The frontier as a result holds it: listed, counted, or covered by a few packages with a margin."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.direct import Direct
from detente.analysis.space import Space
from detente.models.frontier import comparable
from detente.records.packages import FrontierBound, Point

Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

MAX_LISTED = 10_000


@dataclass(frozen=True)
class Frontier:
    """What is known of the frontier.

    Attributes
    ----------
    size : int or None
        How many distinct worths it has; None where that is not known.
    points : tuple of Point or None
        Up to 10,000 of them, by falling worth of the first principal; else None.
    bound : FrontierBound or None
        A few packages in place of a frontier that is too large.
    warnings : tuple of str
        What a reader must know.
    """

    size: int | None
    points: tuple[Point, ...] | None
    bound: FrontierBound | None = None
    warnings: tuple[str, ...] = ()


def frontier_of(arrays: PackageArrays, space: Space | Direct, *, acceptable_only: bool) -> Frontier:
    """List the frontier, or its acceptable part, or say what stands for it."""
    if isinstance(space, Direct):
        return _covered(arrays, space)
    rows = space.acceptable_rows if acceptable_only else np.arange(len(space.efficient))
    if len(rows) <= MAX_LISTED:
        return Frontier(len(rows), _listed(arrays, space, rows))
    told = f"the frontier has {len(rows):,} points and is not listed; solutions are exact all the same"
    return Frontier(len(rows), None, warnings=(told,))


def uncounted(space: Space | Direct) -> list[str]:
    """What a reader must know of counts that are missing."""
    told = []
    if space.n_packages is None:
        told.append("requirements join too many issues to count the packages")
    if space.n_acceptable is None:
        told.append("acceptable packages are too many to list and, linked or ruled as they are, not counted")
    return told


def _covered(arrays: PackageArrays, space: Direct) -> Frontier:
    cover = space.cover()
    if cover is None:
        told = "issues are linked too densely for a frontier; each solution is sought by itself, exactly"
        return Frontier(None, None, warnings=(told,))
    packages, margin = cover
    names = [arrays.parties[place] for place in arrays.principals]
    bound = FrontierBound(
        points=_points(arrays, packages, [None] * len(packages)),
        margin=dict(zip(names, margin.tolist(), strict=True)),
    )
    told = (
        f"the frontier is too large to list; {len(packages):,} packages stand for it, and each solution is "
        "sought by itself, exactly"
    )
    return Frontier(None, None, bound, (told,))


def _listed(arrays: PackageArrays, space: Space, rows: Integers) -> tuple[Point, ...]:
    """Points of the frontier by falling worth of the first principal, then in the file's order."""
    chosen = space.packages(rows)
    order = np.lexsort((*chosen.T[::-1], -comparable(space.efficient)[rows, 0]))
    counted = space.ties(rows[order])
    return _points(arrays, chosen[order], [None] * len(rows) if counted is None else list(counted))


def _points(arrays: PackageArrays, packages: Indices, ties: list[int | None]) -> tuple[Point, ...]:
    worth = arrays.worth(packages).T.tolist()
    return tuple(
        Point(package=arrays.named(package), worth=dict(zip(arrays.parties, points, strict=True)), ties=count)
        for package, points, count in zip(packages, worth, ties, strict=True)
    )
