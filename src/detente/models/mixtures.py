"""Solutions over all mixes of one choice from each of many parts, for any number of parties."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_FEASIBLE = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
_NO_SHARE = 1e-9
_PRICED = 1e-7


@dataclass(frozen=True)
class Mixed:
    """A basic mix: of d parties at most d - 1 parts are split, by Shapley and Folkman.

    Attributes
    ----------
    shares : (n_choices,) float array
        Share of every choice, part by part; those of a part sum to 1.
    prices : (d,) float array
        What a unit of each party's gain is worth to the objective, at least 0.
    """

    shares: Floats
    prices: Floats


class Mixtures:
    """Gains that a mix of one choice from each part brings to every party.

    Parameters
    ----------
    parts : sequence of (n_options, d) float arrays
        What each choice adds, in units that make the gains of each party of order 1.
    no_deal : (d,) float array
        What is taken off the sum, in the same units.

    Notes
    -----
    Over these mixes everything here is a linear program with one row a part and one a party, solved by the
    dual simplex method of HiGHS.

    References
    ----------
    Starr (1969), "Quasi-equilibria in markets with non-convex preferences", Econometrica 37, for the
    Shapley-Folkman theorem; Marchi & Oviedo (1992), "Lexicographic optimality in the multiple objective
    linear programming", European Journal of Operational Research 57, for leximin by repeated programs.
    """

    def __init__(self, parts: Sequence[Floats], no_deal: Floats) -> None:
        self._columns = np.concatenate(parts)
        self._no_deal = no_deal
        sizes = [len(part) for part in parts]
        self._starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        self._part = np.repeat(np.arange(len(parts)), sizes)

    def gains(self, shares: Floats) -> Floats:
        """Gains of a mix, (n_choices,) to (d,)."""
        return np.asarray(shares @ self._columns - self._no_deal)

    def most(self, prices: Floats) -> float:
        """The largest priced sum of gains of any mix, acceptable or not: choices part by part."""
        best = np.maximum.reduceat(self._columns @ prices, self._starts)
        return float(best.sum() - self._no_deal @ prices)

    def without(self, shares: Floats, least: float) -> Floats:
        """The same mix without shares below `least`, the others of the part raised in proportion."""
        kept = np.where(shares > least, shares, 0.0)
        return np.asarray(kept / np.add.reduceat(kept, self._starts)[self._part])

    def largest(self, weights: Floats, at_least: Floats) -> Mixed:
        """The mix of the largest weighted sum of gains that leaves nobody below `at_least`, (d,)."""
        found = self._solved(weights, np.zeros(len(weights)), at_least)
        return Mixed(found.shares, found.prices + weights)

    def leximin(self, scale: Floats, counted: Bools, at_least: Floats) -> Mixed:
        """The mix of the largest smallest scaled gain; then, where that leaves a choice, the next smallest.

        Each round raises a common level; a party with a price on its row stands at that level in every
        solution and is held there in the next round.

        Parameters
        ----------
        scale : (d,) float array
            Gains are compared in multiples of this, above 0.
        counted : (d,) bool array
            Parties that are compared; at least one. The others only stay above `at_least`.
        at_least : (d,) float array
            Least gain of those not counted.

        Returns
        -------
        Mixed
            With the prices of the first round: they certify the smallest scaled gain.
        """
        floor = at_least.copy()
        open_ = counted.copy()
        first: Floats | None = None
        while True:
            found = self._solved(np.zeros(len(scale)), np.where(open_, scale, 0.0), floor)
            first = found.prices if first is None else first
            tight = open_ & (found.prices * scale >= _PRICED)
            level = float((self.gains(found.shares) / scale)[open_].min())
            floor = np.where(tight, level * scale, floor)
            open_ = open_ & ~tight
            if not open_.any():
                return Mixed(found.shares, first)

    def _solved(self, weights: Floats, rising: Floats, at_least: Floats) -> Mixed:
        """Most of a weighted sum of gains plus a level t, no gain below `at_least` + t * `rising`."""
        n_choices = len(self._columns)
        levelled = bool(rising.any())
        if levelled:
            at_least = np.where(rising > 0, 0.0, at_least)
        ones = np.ones(n_choices)
        done = scipy.optimize.linprog(
            -np.append(self._columns @ weights, float(levelled)),
            A_ub=np.column_stack((-self._columns.T, rising)),
            b_ub=-(at_least + self._no_deal),
            A_eq=scipy.sparse.csr_array(
                (ones, (self._part, np.arange(n_choices))), (len(self._starts), n_choices + 1)
            ),
            b_eq=np.ones(len(self._starts)),
            bounds=[*([(0, None)] * n_choices), (None, None) if levelled else (0, 0)],
            method="highs-ds",
            options=_FEASIBLE,
        )
        if done.status != 0:
            raise ValueError(f"no mix of terms was found: {done.message}")
        return Mixed(self.without(done.x[:-1], _NO_SHARE), np.clip(-done.ineqlin.marginals, 0, None))
