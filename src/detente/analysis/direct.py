"""Solutions of a scenario whose frontier is too large to list: each sought by itself, exactly."""

from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.fairest import fairest
from detente.analysis.highest_product import Highest, by_cuts, by_slab
from detente.analysis.leaves import Leaves, n_possible
from detente.analysis.programme import Programme
from detente.analysis.solutions import Solved
from detente.analysis.sought import alone, largest, no_worse
from detente.models.acceptance import accepted
from detente.models.counting import count_reaching
from detente.models.cover import covering_sums
from detente.models.elimination import TooDenseError
from detente.models.frontier import comparable
from detente.models.kalai_smorodinsky import relative_gains
from detente.models.nash import nash_product
from detente.models.nash_slab import SlabTooWideError

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

SEARCH = "branch and bound"
SLAB = "slab"
APART = "issue by issue"
MAX_COVERING = 100
_PROVEN = 1e-9
_NOISE = 1e-6


class Direct:
    """Nash's and the other solutions by searches of their own.

    Nash's by the slab of `detente.models.nash_slab` where issues or groups of linked issues stand apart;
    solutions that are linear in worth issue by issue, where that is acceptable; all else by the programme.

    Parameters
    ----------
    arrays : PackageArrays
        One world.
    leaves : Leaves or None
        What can be chosen apart; None where links are too dense to say.
    share : float
        By what share of itself a search may miss the best; above 0 it is faster and proves nothing.
    """

    def __init__(self, arrays: PackageArrays, leaves: Leaves | None, *, share: float = 0.0) -> None:
        self._share = share
        self._arrays = arrays
        self._leaves = leaves
        self.programme = Programme(arrays)
        self._no_deal = arrays.no_deal[arrays.principals]
        self._n = len(arrays.principals)

    @cached_property
    def n_packages(self) -> int | None:
        """Possible packages, exact; None where requirements join too many issues to count."""
        if self._leaves is not None:
            return self._leaves.n_packages
        try:
            return n_possible(self._arrays)
        except TooDenseError:
            return None

    @property
    def apart(self) -> bool:
        """Whether every issue can be chosen by itself."""
        return self._leaves is not None and self._leaves.complete

    @cached_property
    def n_acceptable(self) -> int | None:
        """Packages that would be accepted; None where that was not counted.

        Counted by partial sums where no issues are linked and every principal must accept.
        """
        if self._leaves is None or not self.apart or not self.unanimous:
            return None
        return count_reaching([leaf.vectors for leaf in self._leaves.leaves], self._leaves.no_deal)

    @cached_property
    def ideal(self) -> Floats | None:
        """Best acceptable worth of each principal, (n_principals,); None where no package is acceptable."""
        if self.best_for_each is None:
            return None
        return np.array([self.worth(package)[place] for place, package in enumerate(self.best_for_each)])

    @cached_property
    def best_for_each(self) -> Indices | None:
        """The best acceptable package of each principal, (n_principals, n_issues)."""
        best = []
        for row in np.eye(self._n):
            solved = self._linear(row, tied=False)
            if solved is None:
                return None
            best.append(solved.package)
        return np.array(best)

    @property
    def hopes(self) -> Floats | None:
        """Best acceptable gain of each principal, in points; None where no package is acceptable."""
        if self.best_for_each is None:
            return None
        return np.array([self.gains(package)[place] for place, package in enumerate(self.best_for_each)])

    def worth(self, package: Indices) -> Floats:
        """Worth to the principals, in points, (n_issues,) to (n_principals,)."""
        return np.asarray(self._arrays.worth(package[None])[self._arrays.principals, 0])

    def gains(self, package: Indices) -> Floats:
        """Gains of the principals over no deal, in points, (n_issues,) to (n_principals,)."""
        gains = self.worth(package) - self._no_deal
        return np.where(np.abs(self.programme.gains_of(package)) < _NOISE, 0.0, gains)

    def solutions(self, weights: Floats) -> dict[str, Solved | None]:
        """Every solution by name; None each where no package is acceptable."""
        return {
            "nash": self.nash(weights),
            "kalai_smorodinsky": self.kalai_smorodinsky(),
            "egalitarian": self.egalitarian(),
            "utilitarian": self.utilitarian(),
            "maximum_relative_gain": self.maximum_relative_gain(),
        }

    def nash(self, weights: Floats) -> Solved | None:
        """Largest weighted product of gains, of those principals who can gain at all."""
        if self.hopes is None:
            return None
        weights = np.where(self.hopes > 0, weights, 0.0)
        found = self._highest(weights)
        package = found.packages[0]
        method = SLAB if found.ties is not None else SEARCH
        return Solved(
            package, float(nash_product(self.gains(package), weights)), found.ties, method, found.gap
        )

    def near_nash(self, weights: Floats, within: float) -> Indices | None:
        """Every package whose product is within a share of the best, by falling product.

        None where they are too many to list, or no slab holds them. Of linked issues, joint choices that
        another one dominates are left out.
        """
        if self._leaves is None or self.hopes is None or not (self.hopes > 0).all():
            return None
        try:
            found = by_slab(self._leaves, weights, within=within)
        except SlabTooWideError:
            return None
        return None if found is None else found.packages

    def egalitarian(self) -> Solved | None:
        """Leximin of gains."""
        return self._fairest(np.ones(self._n), np.ones(self._n))

    def kalai_smorodinsky(self) -> Solved | None:
        """Leximin of gains relative to each principal's best."""
        if self.hopes is None:
            return None
        return self._fairest(_inverse(self.hopes) if (self.hopes > 0).any() else np.ones(self._n), self.hopes)

    def utilitarian(self) -> Solved | None:
        """Largest sum of worths."""
        return self._linear(np.ones(self._n), offset=float(self._no_deal.sum()))

    def maximum_relative_gain(self) -> Solved | None:
        """Largest sum of gains relative to each principal's best."""
        if self.hopes is None:
            return None
        if (self.hopes > 0).any():
            return self._linear(_inverse(self.hopes))
        nothing = self._linear(np.ones(self._n))
        return nothing and replace(nothing, value=0.0, ties=None)

    def cover(self) -> tuple[Indices, Floats] | None:
        """Packages that stand for the frontier, and how far any package may exceed the nearest, in points.

        None where links are too dense.
        """
        if self._leaves is None:
            return None
        found = covering_sums([leaf.vectors for leaf in self._leaves.leaves], most=MAX_COVERING)
        return self._leaves.packages(found.rows), found.margin / 10.0**self._leaves.decimals

    def least_short(self) -> Indices:
        """The package that leaves the worst-off principal least short, acceptable or not."""
        found = fairest(self.programme, np.ones(self._n), acceptable=False, share=self._share)
        if found is None:
            raise ValueError("the requirements rule out every package -> loosen requires")
        return found.package

    def opens_at(self) -> list[float | None]:
        """Best worth of each principal in packages that are acceptable if it accepts anything."""
        best = [largest(self.programme, row, as_if=place) for place, row in enumerate(np.eye(self._n))]
        return [
            None if found is None else float(self.worth(found.package)[place])
            for place, found in enumerate(best)
        ]

    def _highest(self, weights: Floats) -> Highest:
        if self._leaves is not None and (weights > 0).all():
            try:
                found = by_slab(self._leaves, weights)
            except SlabTooWideError:
                found = None
            if found is not None:
                return found
        start = self.egalitarian()
        assert start is not None
        assert self.hopes is not None
        found = by_cuts(self.programme, self.hopes / self.programme.unit, weights, start.package)
        return replace(found, packages=self._efficient(found.packages[0])[None])

    def _fairest(self, scale: Floats, hopes: Floats) -> Solved | None:
        found = fairest(self.programme, scale, share=self._share)
        if found is None:
            return None
        package = found.package if self._share else self._efficient(found.package)
        shares = relative_gains(self.gains(package)[None], hopes)
        apart = found.proven and not found.shared
        single = apart and alone(self.programme, package, self.programme.gains[scale > 0])
        return Solved(package, float(shares.min()), 1 if single else None, SEARCH, self._share)

    def _efficient(self, package: Indices) -> Indices:
        """The package, or one that is better for some and worse for none, where some may be passed over."""
        hopes = self.hopes
        if self.unanimous and hopes is not None and (hopes > 0).all():
            return package
        return no_worse(self.programme, package)

    def _linear(self, scale: Floats, *, offset: float = 0.0, tied: bool = True) -> Solved | None:
        """Largest scaled sum of gains; the offset is added to its value; ties are looked for where asked."""
        apart = self._apart(scale)
        if apart is not None:
            package, ties = apart
            return Solved(package, float(scale @ self.gains(package)) + offset, ties, APART, 0.0)
        found = largest(self.programme, scale, share=self._share)
        if found is None:
            return None
        value = float(scale @ self.gains(found.package)) + offset
        objective = (scale / scale.max() @ self.programme.gains)[None]
        ties = 1 if tied and not self._share and alone(self.programme, found.package, objective) else None
        return Solved(found.package, value, ties, SEARCH, _gap(found.bound, found.value))

    def _apart(self, scale: Floats) -> tuple[Indices, int | None] | None:
        """The best choice of every leaf by itself, where that is acceptable, and how many there are."""
        if self._leaves is None:
            return None
        package = np.zeros(len(self._arrays.issues), dtype=np.int16)
        best = []
        for leaf in self._leaves.leaves:
            value = comparable(leaf.vectors @ scale)
            rows = np.flatnonzero(value == value.max())
            sums = leaf.vectors[rows].sum(axis=1)
            package[list(leaf.issues)] = leaf.choices[rows[int(sums.argmax())]]
            best.append(leaf.vectors[rows])
        willing = comparable(self.gains(package)) >= 0
        if not accepted(willing, self._arrays.veto, self._arrays.quorum):
            return None
        counted = self.apart and self.unanimous
        return package, count_reaching(best, self._leaves.no_deal) if counted else None

    @property
    def unanimous(self) -> bool:
        """Whether every principal must accept."""
        return bool(self._arrays.veto.all() or self._arrays.quorum == self._n)


def _inverse(hopes: Floats) -> Floats:
    return np.where(hopes > 0, 1 / np.where(hopes > 0, hopes, 1.0), 0.0)


def _gap(bound: float, value: float) -> float:
    """How much of the value a bound leaves open; 0 below what the solver resolves."""
    gap = max(0.0, bound - value) / max(abs(value), 1e-300)
    return 0.0 if gap <= _PROVEN else gap
