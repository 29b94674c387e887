"""Worlds weighed by evidence: the distribution of deal, package and date.

For each date every world and solution is split into two cells: the package is signed by that date, or not.
Evidence multiplies the first by the likelihood ratio of what it speaks for and leaves the second alone. What
is asked of one date so does not depend on what is asked of others, and no later date is less likely.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.choosing import NO_PACKAGE
from detente.forecasting.striking import Candidates

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Solved:
    """What happens in each world before evidence.

    Attributes
    ----------
    candidates : Candidates
        Packages by place.
    places : (n_solutions, n_worlds) int array
        Struck package; NO_PACKAGE where none is acceptable or nothing would change.
    signed_by : (n_worlds, n_dates) float array
        Probability that an acceptable package is signed by each date.
    horizon : int
        Which date is the horizon.
    """

    candidates: Candidates
    places: Places
    signed_by: Floats
    horizon: int

    @property
    def deal(self) -> Bools:
        """Whether a package would be struck, (n_solutions, n_worlds)."""
        return np.asarray(self.places != NO_PACKAGE)


@dataclass(frozen=True)
class Posterior:
    """Mass of the cells after evidence; sums to the normaliser."""

    solved: Solved
    ratio: Floats
    """(n_solutions, n_worlds) likelihood ratio of all evidence if the deal is struck."""

    def _struck(self, date: int) -> Floats:
        return np.where(self.solved.deal, self.solved.signed_by[:, date], 0.0) * self.ratio

    def world_mass(self, date: int) -> Floats:
        """Mass of each world, deal by the date or not, (n_worlds,)."""
        before = np.where(self.solved.deal, self.solved.signed_by[:, date], 0.0)
        return np.asarray((self._struck(date) + 1 - before).sum(axis=0))

    def by(self, date: int, *, among: Bools | None = None, passing: Floats | None = None) -> Floats:
        """Mass, in each world, of a deal by a date, if given only of packages with some property.

        `passing` is the (n_solutions, n_worlds) chance that the struck package then passes something more.
        """
        struck = self._struck(date) * (1.0 if passing is None else passing)
        if among is not None:
            struck = struck * (self.solved.deal & among[self.solved.places])
        return np.asarray(struck.sum(axis=0))

    def p(self, mass: Floats, date: int) -> float:
        """Probability of something whose mass by a date in each world is given."""
        return float(mass.sum() / self.world_mass(date).sum())

    def p_deal(self) -> float:
        """Probability of a deal by the horizon."""
        return self.p(self.by(self.solved.horizon), self.solved.horizon)

    def given_deal(self, among: Bools) -> float:
        """Probability that a package with some property is signed by the horizon, given that one is."""
        whole = self.by(self.solved.horizon).sum()
        return float(self.by(self.solved.horizon, among=among).sum() / whole) if whole else 0.0

    def of_packages(self, *, passing: Floats | None = None) -> Floats:
        """Probability that each candidate is signed by the horizon, (n_candidates,); `passing` as in `by`."""
        deal, horizon = self.solved.deal, self.solved.horizon
        struck = self._struck(horizon) * (1.0 if passing is None else passing)
        mass = np.bincount(
            self.solved.places[deal],
            weights=struck[deal],
            minlength=len(self.solved.candidates.packages),
        )
        return np.asarray(mass / self.world_mass(horizon).sum())

    def mc_error(self, block: int) -> float | None:
        """Standard error of `p_deal`, from how blocks of worlds differ; where blocks are few, single worlds.

        None for a single world. Single worlds overstate the error of a Sobol' net.
        """
        return standard_error(self.residuals(), block)

    def residuals(self) -> Floats:
        """What each world adds to the error of `p_deal`, (n_worlds,)."""
        horizon = self.solved.horizon
        mass, whole = self.by(horizon), self.world_mass(horizon)
        return np.asarray((mass - self.p(mass, horizon) * whole) / whole.sum())


def standard_error(residuals: Floats, block: int) -> float | None:
    """Standard error of a sum of worlds' residuals; see `Posterior.mc_error`."""
    starts = np.arange(0, len(residuals), block)
    grouped = np.add.reduceat(residuals, starts) if len(starts) >= 4 else residuals
    n = len(grouped)
    return float(np.sqrt((grouped**2).sum() * n / (n - 1))) if n > 1 else None


def band(values: Floats, weights: Floats, p: float) -> tuple[float, float]:
    """10th and 90th percentile of a world's probability, widened where needed to hold the mean."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order]) / weights.sum()
    low, high = values[order[np.minimum(np.searchsorted(reached, [0.1, 0.9]), len(order) - 1)]]
    return float(min(low, p)), float(max(high, p))
