"""The packages of a scenario: listed where they are few, merged into a frontier where they are many."""

import math
from abc import ABC, abstractmethod
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays, package_arrays
from detente.analysis.direct import Direct
from detente.analysis.enumeration import Enumeration
from detente.analysis.leaves import Leaves, leaves_of
from detente.analysis.merging import Merged
from detente.analysis.solutions import PACKAGE_SOLUTIONS, Solved
from detente.models.acceptance import accepted
from detente.models.elimination import TooDenseError
from detente.models.frontier import comparable, gains_over, pareto_frontier
from detente.models.leximin import leximin_best
from detente.models.minkowski import FrontierTooLargeError
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

LIST_UP_TO = 1_000_000


class Space(ABC):
    """What an analysis asks of packages whose frontier is known.

    Attributes
    ----------
    arrays : PackageArrays
        One world.
    n_packages : int
        Possible packages, exact.
    efficient : (n, n_principals) float array
        The frontier of the principals' worths.
    complete : bool
        Whether every package was looked at, or only the frontier.
    worth : (n, n_principals) float array
        The principals' worths of the packages looked at.
    method : str
        How solutions are found.
    """

    arrays: PackageArrays
    n_packages: int
    efficient: Floats
    complete: bool
    worth: Floats
    method: str

    @property
    @abstractmethod
    def n_acceptable(self) -> int | None:
        """Packages that would be accepted; None where they were not counted."""

    @abstractmethod
    def at(self, rows: Integers) -> Indices:
        """The packages of these rows of `worth`."""

    @abstractmethod
    def packages(self, rows: Integers) -> Indices:
        """Of all packages with these efficient worths the first in the file's order."""

    @abstractmethod
    def ties(self, rows: Integers) -> list[int] | None:
        """How many packages have each of these worths; None where counting would take too long."""

    @cached_property
    def efficient_gains(self) -> Floats:
        """Gains over no deal on the frontier, (n, n_principals)."""
        return gains_over(self.efficient, self.arrays.no_deal[self.arrays.principals])

    @cached_property
    def acceptable_rows(self) -> Integers:
        """The part of the frontier that would be accepted."""
        return self._accepted(self.efficient_gains)

    @cached_property
    def accepted_rows(self) -> Integers:
        """Of the packages looked at those that would be accepted."""
        return self._accepted(gains_over(self.worth, self.arrays.no_deal[self.arrays.principals]))

    @cached_property
    def ideal(self) -> Floats | None:
        """Best acceptable worth of each principal, (n_principals,); None where no package is acceptable."""
        rows = self.acceptable_rows
        return self.efficient[rows].max(axis=0) if len(rows) else None

    @property
    def hopes(self) -> Floats | None:
        """Best acceptable gain of each principal, in points; None where no package is acceptable."""
        no_deal = self.arrays.no_deal[self.arrays.principals]
        return None if self.ideal is None else gains_over(self.ideal, no_deal)

    def solutions(self, weights: Floats) -> dict[str, Solved | None]:
        """Every solution by name; None each where no package is acceptable."""
        rows = self.acceptable_rows
        if not len(rows):
            return {solution.__name__: None for solution in PACKAGE_SOLUTIONS}
        no_deal = self.arrays.no_deal[self.arrays.principals]
        return {
            solution.__name__: self._solved(*solution(self.efficient_gains[rows], no_deal, weights))
            for solution in PACKAGE_SOLUTIONS
        }

    def least_short(self) -> Indices:
        """The package that leaves the worst-off principal least short, acceptable or not."""
        return np.asarray(self.packages(leximin_best(self.efficient_gains)[:1])[0])

    def opens_at(self) -> list[float | None]:
        """Best worth of each principal in packages that are acceptable if it accepts anything."""
        willing = comparable(self.efficient_gains) >= 0
        found: list[float | None] = []
        for column in range(willing.shape[1]):
            as_if = willing.copy()
            as_if[:, column] = True
            worth = self.efficient[accepted(as_if, self.arrays.veto, self.arrays.quorum), column]
            found.append(float(worth.max()) if len(worth) else None)
        return found

    def _accepted(self, gains: Floats) -> Integers:
        willing = comparable(gains) >= 0
        return np.flatnonzero(accepted(willing, self.arrays.veto, self.arrays.quorum))

    def _solved(self, best: Integers, value: float) -> Solved:
        """The first in the file's order of the packages that a solution cannot tell apart."""
        equal = self.acceptable_rows[best]
        chosen = self.packages(equal)
        ties = self.ties(equal)
        first = chosen[int(np.lexsort(chosen.T[::-1])[0])]
        return Solved(first, value, None if ties is None else sum(ties), self.method, 0.0)


class Listed(Space):
    """Every package looked at."""

    complete = True
    method = "listing"

    def __init__(self, arrays: PackageArrays) -> None:
        self.arrays = arrays
        self.every = Enumeration(arrays)
        self.worth = self.every.worth(arrays)[arrays.principals].T
        self.gains = gains_over(self.worth, arrays.no_deal[arrays.principals])
        self.acceptable = accepted(comparable(self.gains) >= 0, arrays.veto, arrays.quorum)
        self._rows, self._ties = pareto_frontier(self.worth)
        self.efficient = self.worth[self._rows]
        self.n_packages = len(self.worth)

    @property
    def n_acceptable(self) -> int:
        """See `Space`."""
        return int(self.acceptable.sum())

    def at(self, rows: Integers) -> Indices:
        """See `Space`."""
        return self.every.packages[rows]

    def packages(self, rows: Integers) -> Indices:
        """See `Space`."""
        return self.every.packages[self._rows[rows]]

    def ties(self, rows: Integers) -> list[int]:
        """See `Space`."""
        return [int(count) for count in self._ties[rows]]


class MergedSpace(Space):
    """Only the frontier looked at, exactly; other packages are sought."""

    complete = False
    method = "merged frontier"

    def __init__(self, arrays: PackageArrays, leaves: Leaves | None = None) -> None:
        self.arrays = arrays
        self.leaves = leaves or leaves_of(arrays)
        self._merged = Merged(self.leaves)
        self.efficient = self.worth = self._merged.vectors / 10.0**self._merged.decimals
        self.n_packages = self._merged.n_packages

    @cached_property
    def direct(self) -> Direct:
        """The same packages, for questions that the frontier does not answer."""
        return Direct(self.arrays, self.leaves)

    def at(self, rows: Integers) -> Indices:
        """See `Space`."""
        return self._merged.packages(rows)

    @cached_property
    def n_acceptable(self) -> int | None:
        """See `Space`."""
        return self.direct.n_acceptable

    def packages(self, rows: Integers) -> Indices:
        """See `Space`."""
        return self._merged.packages(rows)

    def ties(self, rows: Integers) -> list[int] | None:
        """See `Space`."""
        return self._merged.ties(rows)


def searched(space: Space | Direct) -> Direct:
    """The same packages, to be searched rather than looked at."""
    if isinstance(space, Direct):
        return space
    return space.direct if isinstance(space, MergedSpace) else Direct(space.arrays, None)


def leaves_if_apart(arrays: PackageArrays) -> Leaves | None:
    """What can be chosen apart; None where links are too dense to say."""
    try:
        return leaves_of(arrays)
    except (TooDenseError, FrontierTooLargeError):
        return None


def arrays_of(scenario: Scenario) -> PackageArrays:
    """The scenario at its modes, or a plain reason why it has no packages."""
    if not scenario.issues:
        raise ValueError("this scenario has no `issues` block -> see detente schema issues")
    return package_arrays(scenario)


def space_of(arrays: PackageArrays) -> Space | Direct:
    """The packages: listed, merged or, where even the frontier is too large, neither."""
    if math.prod(arrays.n_options) <= LIST_UP_TO:
        return Listed(arrays)
    leaves = leaves_if_apart(arrays)
    if leaves is None:
        return Direct(arrays, None)
    try:
        return MergedSpace(arrays, leaves)
    except FrontierTooLargeError:
        return Direct(arrays, leaves)
