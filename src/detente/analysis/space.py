"""The packages of a scenario, listed where they are few, merged into a frontier where they are many."""

import math
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays, package_arrays
from detente.analysis.enumeration import Enumeration
from detente.analysis.merging import Merged
from detente.models.acceptance import accepted
from detente.models.frontier import comparable, pareto_frontier
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

LIST_UP_TO = 1_000_000


class Space(Protocol):
    """What an analysis asks of the packages.

    Attributes
    ----------
    n_packages : int
        Possible packages, exact.
    n_acceptable : int or None
        Those that would be accepted; None where they were not counted.
    efficient : (n, n_principals) float array
        The frontier of the principals' worths.
    complete : bool
        Whether every package was looked at, or only the frontier.
    worth : (n, n_principals) float array
        The principals' worths of the packages looked at.
    """

    @property
    def n_packages(self) -> int:
        """See above."""

    @property
    def n_acceptable(self) -> int | None:
        """See above."""

    @property
    def efficient(self) -> Floats:
        """See above."""

    @property
    def complete(self) -> bool:
        """See above."""

    @property
    def worth(self) -> Floats:
        """See above."""

    def at(self, rows: Integers) -> Indices:
        """The packages of these rows of `worth`."""

    def packages(self, rows: Integers) -> Indices:
        """Of all packages with these efficient worths the first in the file's order."""

    def ties(self, rows: Integers) -> list[int] | None:
        """How many packages have each of these worths; None where counting would take too long."""


class Listed:
    """Every package looked at."""

    complete = True

    def __init__(self, arrays: PackageArrays) -> None:
        self.every = Enumeration(arrays)
        self.worth = self.every.worth(arrays)[arrays.principals].T
        self.gains = self.worth - arrays.no_deal[arrays.principals]
        self.acceptable = accepted(comparable(self.gains) >= 0, arrays.veto, arrays.quorum)
        self._rows, self._ties = pareto_frontier(self.worth)
        self.efficient = self.worth[self._rows]
        self.n_packages = len(self.worth)
        self.n_acceptable = int(self.acceptable.sum())

    def at(self, rows: Integers) -> Indices:
        """See `Space`."""
        return self.every.packages[rows]

    def packages(self, rows: Integers) -> Indices:
        """See `Space`."""
        return self.every.packages[self._rows[rows]]

    def ties(self, rows: Integers) -> list[int]:
        """See `Space`."""
        return [int(count) for count in self._ties[rows]]


class MergedSpace:
    """Only the frontier looked at, exactly."""

    complete = False

    def __init__(self, arrays: PackageArrays) -> None:
        self._merged = Merged(arrays)
        self.efficient = self.worth = self._merged.vectors / 10.0**self._merged.decimals
        self.n_packages = self._merged.n_packages
        self._unanimous = bool(arrays.veto.all() or arrays.quorum == len(arrays.principals))

    def at(self, rows: Integers) -> Indices:
        """See `Space`."""
        return self._merged.packages(rows)

    @cached_property
    def n_acceptable(self) -> int | None:
        """See `Space`."""
        return self._merged.count_acceptable() if self._unanimous else None

    def packages(self, rows: Integers) -> Indices:
        """See `Space`."""
        return self._merged.packages(rows)

    def ties(self, rows: Integers) -> list[int] | None:
        """See `Space`."""
        return self._merged.ties(rows)


def arrays_of(scenario: Scenario) -> PackageArrays:
    """The scenario at its modes, or a plain reason why it has no packages."""
    if not scenario.issues:
        raise ValueError("this scenario has no `issues` block -> see docs/scenario.md#issues")
    return package_arrays(scenario)


def few(arrays: PackageArrays) -> bool:
    """Whether every package can be looked at."""
    return math.prod(arrays.n_options) <= LIST_UP_TO
