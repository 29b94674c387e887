"""Which package would be struck in each world.

Small scenarios are solved exactly in every world. In large ones a sample of worlds is solved exactly, and
the packages found there are the candidates among which every other world chooses.
"""

import importlib
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays, world
from detente.analysis.direct import Direct
from detente.analysis.enumeration import Enumeration
from detente.analysis.solutions import PACKAGE_SOLUTIONS, Solution, kalai_smorodinsky, nash
from detente.analysis.space import space_of
from detente.forecasting.back_end import on_jax
from detente.forecasting.choosing import NO_PACKAGE, SAME, choose
from detente.forecasting.searching import BySearch
from detente.models.acceptance import accepted
from detente.models.frontier import noise_scale

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]
Places = NDArray[np.int64]

# Solutions that do not depend on the parties' scales; their answers are pooled with equal weights.
POOLED: tuple[Solution, ...] = (nash, kalai_smorodinsky)
assert set(POOLED) <= set(PACKAGE_SOLUTIONS)

EXACT_UP_TO = 2_048
LIST_UP_TO = 250_000
FRONTIER_UP_TO = 20_000
SCOUTED_POINTS = 2_000_000


@dataclass(frozen=True)
class Candidates:
    """Packages among which worlds choose, in the file's order."""

    packages: Indices
    exact: bool

    def status_quo(self) -> Places:
        """Places of the package that changes nothing."""
        return np.flatnonzero((self.packages == 0).all(axis=1))


def principals_only(arrays: PackageArrays) -> PackageArrays:
    """The same arrays with the principals as the only parties."""
    rows = arrays.principals
    return replace(
        arrays,
        parties=tuple(arrays.parties[row] for row in rows),
        principals=np.arange(len(rows)),
        option_worth=tuple(worth[..., rows, :] for worth in arrays.option_worth),
        no_deal=arrays.no_deal[..., rows],
        linkage_worth=arrays.linkage_worth[..., rows, :],
    )


class Solver(Protocol):
    """Solves one world at a time."""

    n_scouts: int
    """How many worlds are solved so before the others choose among what was found."""

    def notable(self, arrays: PackageArrays) -> Indices:
        """Every solution's package and every party's best; else the one nearest to acceptable."""


class Exact:
    """Solves a world by looking at every package."""

    n_scouts = 2_048

    def __init__(self, arrays: PackageArrays) -> None:
        self._every = Enumeration(arrays)
        self.packages = self._every.packages

    def gains(self, arrays: PackageArrays) -> Floats:
        """Gains of the principals in one world, (n_principals, n_packages)."""
        return self._every.worth(arrays) - arrays.no_deal[:, None]

    def struck(self, arrays: PackageArrays) -> Places:
        """Place of the package of each pooled solution in one world, or NO_PACKAGE."""
        gains = self.gains(arrays)
        places = _acceptable(gains, arrays)
        if not len(places):
            return np.full(len(POOLED), NO_PACKAGE)
        return np.asarray(places[_chosen(gains[:, places], arrays)])

    def notable(self, arrays: PackageArrays) -> Indices:
        """See `Solver`."""
        return self.packages[_notable(self.gains(arrays), arrays)]


class ExactByFrontier:
    """Solves a world on its exact frontier, whatever the number of packages."""

    def __init__(self, size: int) -> None:
        self.n_scouts = min(1_024, max(128, SCOUTED_POINTS // size))

    def notable(self, arrays: PackageArrays) -> Indices:
        """See `Solver`."""
        space = space_of(arrays)
        if isinstance(space, Direct):
            return BySearch().notable(arrays)
        return space.packages(_notable((space.efficient - arrays.no_deal).T, arrays))


def can_list(arrays: PackageArrays) -> bool:
    """Whether looking at every package of a world is the faster way to solve it."""
    return math.prod(arrays.n_options) <= LIST_UP_TO


def _notable(gains: Floats, arrays: PackageArrays) -> Places:
    places = _acceptable(gains, arrays)
    if not len(places):
        return np.array([gains.min(axis=0).argmax()])
    gains = gains[:, places]
    return np.unique(places[np.append(_chosen(gains, arrays), gains.argmax(axis=1))])


def _acceptable(gains: Floats, arrays: PackageArrays) -> Places:
    willing = gains >= -SAME * noise_scale(np.abs(gains).max(axis=1, initial=0.0))[:, None]
    return np.flatnonzero(accepted(willing.T, arrays.veto, arrays.quorum))


def _chosen(gains: Floats, arrays: PackageArrays) -> Places:
    return choose(gains.T[None], arrays.veto, arrays.quorum)[:, 0]


def solver_of(arrays: PackageArrays) -> Solver:
    """How worlds like this are solved: by looking, on the frontier, or by searches."""
    if can_list(arrays):
        return Exact(arrays)
    space = space_of(arrays)
    if isinstance(space, Direct) or len(space.efficient) > FRONTIER_UP_TO:
        return BySearch()
    return ExactByFrontier(len(space.efficient))


def candidates(solver: Solver, notable: Iterable[Indices]) -> Candidates:
    """Packages that are struck somewhere in the scouts' worlds, or all packages where they are few.

    Parameters
    ----------
    solver : Solver
        Of worlds like these.
    notable : iterable of (n, n_issues) int array
        What the solver finds notable in each scout's world; not asked for where packages are few.

    Returns
    -------
    Candidates
    """
    if isinstance(solver, Exact) and len(solver.packages) <= EXACT_UP_TO:
        return Candidates(solver.packages, exact=True)
    return Candidates(np.unique(np.concatenate(list(notable)), axis=0), exact=False)


def struck(arrays: PackageArrays, chosen_from: Candidates) -> Places:
    """Place of the struck package in each world by each pooled solution.

    Parameters
    ----------
    arrays : PackageArrays
        The principals' arrays in many worlds.
    chosen_from : Candidates
        Packages to choose from.

    Returns
    -------
    (n_solutions, n_worlds) int array
        Places among the candidates; NO_PACKAGE where none is acceptable.
    """
    packages = chosen_from.packages
    if not on_jax():
        return _struck(arrays, packages)
    # JAX takes a while to load, which whoever does not ask for it need not wait for.
    places, close = importlib.import_module("detente.forecasting.choosing_on_jax").proposed(arrays, packages)
    places[:, close] = _struck(world(arrays, close), packages)
    return np.asarray(places)


def _struck(arrays: PackageArrays, packages: Indices) -> Places:
    gains = np.swapaxes(arrays.worth(packages) - arrays.no_deal[..., None], -1, -2)
    return choose(gains, arrays.veto, arrays.quorum)
