"""Sweeps that go over all combinations of options instead of over lists of states."""

from abc import abstractmethod

import numpy as np

from detente.models.graph_model.option_grid import Grid
from detente.models.graph_model.sweeps import Sweeps, Values, until_silent


class GridSweeps(Sweeps):
    """Sweeps of states by way of their grid; options make moves compose."""

    grid: Grid
    transitive = True

    @abstractmethod
    def away(self, values: Values, party: int, take: np.ufunc) -> Values:
        """As `over`, on the (size, n_worlds) values of a grid; what stands in its holes is of no account."""

    def staying(self, values: Values, party: int, take: np.ufunc) -> Values:
        """As `with_staying`, on the values of a grid."""
        swept: Values = take(values, self.away(values, party, take))
        return swept

    def over(self, party: int, x: Values, take: np.ufunc) -> Values:
        """As in `Sweeps`."""
        return self.grid.gather(self.away(self.grid.spread(x, take), party, take), x.shape)

    def with_staying(self, party: int, x: Values, take: np.ufunc) -> Values:
        """As in `Sweeps`."""
        return self.grid.gather(self.staying(self.grid.spread(x, take), party, take), x.shape)

    def jointly(self, parties: tuple[int, ...], x: Values, take: np.ufunc) -> Values:
        """As in `Sweeps`, with one way to the grid and one back."""

        def sweep(party: int, values: Values) -> Values:
            return self.grid.without_holes(self.staying(values, party, take), take)

        return self.grid.gather(until_silent(sweep, parties, self.grid.spread(x, take)), x.shape)
