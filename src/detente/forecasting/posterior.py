"""Worlds weighed by evidence: the joint distribution of deal, package and date.

Every world and solution is split into two cells: the package is signed by the last date asked about,
or not. Evidence multiplies the first by the likelihood ratio of what it speaks for and leaves the second
alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.striking import NO_PACKAGE, Candidates

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

    @property
    def signed(self) -> Floats:
        """Mass of a deal by the horizon, (n_solutions, n_worlds)."""
        return np.asarray(self._struck(self.solved.horizon))

    @property
    def world_mass(self) -> Floats:
        """Mass of each world, deal or not, (n_worlds,)."""
        at_last = np.where(self.solved.deal, self.solved.signed_by[:, -1], 0.0)
        return np.asarray((self._struck(-1) + 1 - at_last).sum(axis=0))

    def _struck(self, date: int) -> Floats:
        return np.where(self.solved.deal, self.solved.signed_by[:, date], 0.0) * self.ratio

    def by(self, date: int, *, among: Bools | None = None) -> Floats:
        """Mass, in each world, of a deal by a date, if given only of packages with some property."""
        struck = self._struck(date)
        if among is not None:
            struck = struck * (self.solved.deal & among[self.solved.places])
        return np.asarray(struck.sum(axis=0))

    def p(self, mass: Floats) -> float:
        """Probability of something whose mass in each world is given."""
        return float(mass.sum() / self.world_mass.sum())

    def of_packages(self) -> Floats:
        """Probability that each candidate is signed by the horizon, (n_candidates,)."""
        deal = self.solved.deal
        mass = np.bincount(
            self.solved.places[deal],
            weights=self.signed[deal],
            minlength=len(self.solved.candidates.packages),
        )
        return np.asarray(mass / self.world_mass.sum())

    def mc_error(self, mass: Floats, block: int) -> float:
        """Standard error of `p`, from how blocks of worlds differ; within the block when there are few."""
        residual = mass - self.p(mass) * self.world_mass
        starts = np.arange(0, len(residual), block)
        grouped = np.add.reduceat(residual, starts) if len(starts) >= 4 else residual
        n = len(grouped)
        return float(np.sqrt((grouped**2).sum() * n / max(n - 1, 1)) / self.world_mass.sum())


def band(values: Floats, weights: Floats, p: float) -> tuple[float, float]:
    """10th and 90th percentile of a world's probability, widened where needed to hold the mean."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order]) / weights.sum()
    low, high = values[order[np.minimum(np.searchsorted(reached, [0.1, 0.9]), len(order) - 1)]]
    return float(min(low, p)), float(max(high, p))
