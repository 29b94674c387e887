"""Every possible package of a scenario, for scenarios small enough to list them."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.models.grid import packages_of, sums_over_grid

Floats = NDArray[np.float64]


class Enumeration:
    """All packages that no requirement rules out, in the file's order, and their worths.

    Attributes
    ----------
    packages : (n_packages, n_issues) int array
        Option indices.
    """

    def __init__(self, arrays: PackageArrays) -> None:
        every = packages_of(arrays.n_options)
        self._places = np.flatnonzero(arrays.feasible(every))
        if not len(self._places):
            raise ValueError("the requirements rule out every package -> loosen requires")
        self.packages = every[self._places]
        self._linked = arrays.linked(self.packages).astype(float)

    def worth(self, arrays: PackageArrays) -> Floats:
        """Worth of every package to every party in one world, (n_parties, n_packages)."""
        additive = np.take(sums_over_grid(arrays.option_worth, len(arrays.parties)), self._places, axis=1)
        return additive + arrays.linkage_worth @ self._linked if len(self._linked) else additive
