"""Packages as a result holds them."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.solutions import Solved
from detente.records.packages import Point

Indices = NDArray[np.int16]


def point(arrays: PackageArrays, package: Indices, *, ties: int | None = 1) -> Point:
    """A package, what it is worth to every party, and how many share that."""
    worth = arrays.worth(package[None])[:, 0].tolist()
    return Point(
        package=arrays.named(package), worth=dict(zip(arrays.parties, worth, strict=True)), ties=ties
    )


def solved_point(arrays: PackageArrays, solved: Solved) -> Point:
    """A solution with its value and what proves it."""
    found = point(arrays, solved.package)
    return Point(
        package=found.package,
        worth=found.worth,
        ties=solved.ties,
        value=solved.value,
        method=solved.method,
        gap=solved.gap,
    )
