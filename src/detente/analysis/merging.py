"""The exact frontier of a scenario of any number of packages, merged leaf by leaf."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.leaves import Leaves
from detente.models.minkowski import frontiers_of_sums

Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

_MIX = np.random.default_rng(0).integers(1, 2**62, size=64, dtype=np.int64) | 1
NOT_THERE = -1
MAX_LOOKUPS = 5_000_000
MAX_COUNTED = 8
MAX_SUMS = {1: 30_000_000, 2: 30_000_000, 3: 1_500_000, 4: 400_000}
"""Sums compared in one merge, by principals (4 stands for more): seconds of work at the most."""


class Merged:
    """The exact frontier of the principals' worths, and the packages behind it.

    The frontier is merged from the last leaf to the first, and every stage is kept: a package of a vector is
    read off by asking, leaf by leaf in the file's order, which choice leaves a vector of the next stage.

    Attributes
    ----------
    vectors : (n, n_principals) int array
        Efficient worths in quanta, distinct, in falling order.
    decimals : int
        Decimals of a quantum.
    n_packages : int
        Possible packages, exact.
    """

    def __init__(self, found: Leaves) -> None:
        self._n_issues = sum(len(leaf.issues) for leaf in found.leaves)
        self._leaves = found.leaves
        most = MAX_SUMS[min(len(found.no_deal), max(MAX_SUMS))]
        stages = frontiers_of_sums([leaf.vectors for leaf in found.leaves], most=most)
        self._stages = [_Stage(stage) for stage in stages]
        self.vectors = self._stages[0].vectors
        self.decimals = found.decimals
        self.n_packages = found.n_packages
        self._counts: NDArray[np.object_] | None = None
        self._lookups = sum(
            len(stage.vectors) * len(leaf.vectors)
            for stage, leaf in zip(self._stages, self._leaves, strict=True)
        )

    def packages(self, rows: Integers) -> Indices:
        """Of every package with these vectors the first, (n,) to (n, n_issues)."""
        packages = np.zeros((len(rows), self._n_issues), dtype=np.int16)
        rest = self.vectors[rows]
        for place, leaf in enumerate(self._leaves):
            open_ = np.ones(len(rows), dtype=bool)
            for choice, vector in zip(leaf.choices, leaf.vectors, strict=True):
                taken = np.flatnonzero(open_)
                taken = taken[self._place(place + 1, rest[taken] - vector) != NOT_THERE]
                packages[np.ix_(taken, leaf.issues)] = choice
                rest[taken] -= vector
                open_[taken] = False
        return packages

    def ties(self, rows: Integers) -> list[int] | None:
        """How many packages have exactly these vectors; None where counting would take too long."""
        if self._counts is None and self._lookups <= MAX_LOOKUPS:
            self._counts = self._counted()
        if self._counts is not None:
            return [int(count) for count in self._counts[rows]]
        return None if len(rows) > MAX_COUNTED else [self._ways(int(row)) for row in rows]

    def _counted(self) -> NDArray[np.object_]:
        """Ways to each vector, stage by stage from the last."""
        following = np.ones(1, dtype=object)
        for place in reversed(range(len(self._leaves))):
            vectors = self._stages[place].vectors
            here = np.zeros(len(vectors), dtype=object)
            for vector, count in zip(self._leaves[place].vectors, self._leaves[place].counts, strict=True):
                found = self._place(place + 1, vectors - vector)
                there = np.flatnonzero(found != NOT_THERE)
                here[there] += count * following[found[there]]
            following = here
        return following

    def _ways(self, row: int) -> int:
        """Ways to one vector, following only what leads to it."""
        ways = {row: 1}
        for place, leaf in enumerate(self._leaves):
            rows = np.fromiter(ways, dtype=np.int64)
            weights = list(ways.values())
            ways = {}
            for vector, count in zip(leaf.vectors, leaf.counts, strict=True):
                found = self._place(place + 1, self._stages[place].vectors[rows] - vector)
                for weight, next_row in zip(weights, found.tolist(), strict=True):
                    if next_row != NOT_THERE:
                        ways[next_row] = ways.get(next_row, 0) + weight * count
        return sum(ways.values())

    def _place(self, stage: int, vectors: Integers) -> Integers:
        """Row of each vector in a stage, or NOT_THERE; after the last stage only nothing is there."""
        if stage == len(self._stages):
            return np.where((vectors == 0).all(axis=1), 0, NOT_THERE)
        return self._stages[stage].place(vectors)


class _Stage:
    """Vectors that can be looked up."""

    def __init__(self, vectors: Integers) -> None:
        self.vectors = vectors
        self._order: Integers | None = None

    def place(self, vectors: Integers) -> Integers:
        """Row of each vector, or NOT_THERE."""
        if self._order is None:
            keys = _keys(self.vectors)
            self._order = np.argsort(keys)
            self._keys = keys[self._order]
        wanted = _keys(vectors)
        near = np.searchsorted(self._keys, wanted).clip(0, len(self._keys) - 1)
        rows = self._order[near]
        return np.where((self.vectors[rows] == vectors).all(axis=1), rows, NOT_THERE)


def _keys(vectors: Integers) -> Integers:
    """A 64-bit mix of each row; equal rows mix equally, and a hit is checked in full."""
    with np.errstate(over="ignore"):
        return np.asarray((vectors * _MIX[: vectors.shape[1]]).sum(axis=1))
