"""Moves by options that are better for their mover: what a fibre, sorted by worth, shows at a glance."""

from itertools import product

import numpy as np

from detente.models.graph_model.grid_sweeps import GridSweeps
from detente.models.graph_model.moves import Floats, Integers
from detente.models.graph_model.option_grid import Axis, Grid, run_along
from detente.models.graph_model.sweeps import Values, extreme

_Index = tuple[int | slice, ...]


class ImprovingOptions(GridSweeps):
    """Sweeps over the unilateral improvements R_i^+ of a conflict in option form."""

    def __init__(self, grid: Grid, worth: Floats) -> None:
        self.grid, self.n_parties, self.n_states = grid, worth.shape[-2], grid.n_states
        self._worth = worth
        self._sorted: dict[int, _SortedFibres] = {}

    def away(self, values: Values, party: int, take: np.ufunc) -> Values:
        """As in `GridSweeps`."""
        if not self.grid.own(party):
            return np.full_like(values, extreme(take, values.dtype))
        if party not in self._sorted:
            worth = self.grid.spread(self._worth[..., party, :], np.maximum)
            self._sorted[party] = _SortedFibres(worth, self.grid.own(party))
        return self._sorted[party].better(values, take)


class _SortedFibres:
    """One party's fibres, each sorted by worth along what the party can change freely.

    What is better than a state is then the head of a sorted row: of its own row, and of each row to which
    options that cannot be taken back may lead. Where that head ends is looked up once for all sweeps.
    """

    def __init__(self, worth: Floats, axes: list[Axis]) -> None:
        free = axes[-1].size if axes[-1].direction == "both" else 1
        fixed = [axis for axis in axes if axis.direction != "both"]
        shape = (-1, *(axis.size for axis in fixed), free, axes[-1].inner * worth.shape[1])
        rows = worth.reshape(shape)
        order = np.argsort(-rows, axis=-2, kind="stable")
        self._shape = rows.shape
        self._order = _flat(rows.shape, order).astype(_index_type(2 * rows.size))
        ranked = np.take_along_axis(rows, order, axis=-2)
        self._heads = [(start, self._ends(rows[start], ranked[to], to)) for start, to in _changes(fixed)]

    def better(self, values: Values, take: np.ufunc) -> Values:
        """The extreme over the states of the fibre that can be reached and are better."""
        own = values.reshape(len(self._order), -1)
        ranked = np.take(own, self._order, axis=0).reshape(*self._shape, -1)
        heads = np.empty((*self._padded(), own.shape[1]), dtype=values.dtype)
        heads[..., 0, :, :] = extreme(take, values.dtype)
        heads[..., 1:, :, :] = ranked
        run_along(heads.reshape(-1, heads.shape[-3], self._shape[-1] * own.shape[1]), take, rising=False)
        flat = heads.reshape(-1, own.shape[1])
        swept = np.full(ranked.shape, extreme(take, values.dtype), dtype=values.dtype)
        for start, ends in self._heads:
            view = swept[start]
            take(view, np.take(flat, ends, axis=0), out=view)
        return swept.reshape(values.shape)

    def _padded(self) -> tuple[int, ...]:
        """Rows of heads are one longer than rows of states: the first holds nothing."""
        return (*self._shape[:-2], self._shape[-2] + 1, self._shape[-1])

    def _ends(self, worth: Floats, ranked: Floats, to: _Index) -> Integers:
        """Place in the flat heads of as much of each row as is better than each state of another."""
        first = np.arange(np.prod(self._padded())).reshape(self._padded())[..., :1, :]
        places: Integers = first[to] + _count_above(worth, ranked) * self._shape[-1]
        return places.astype(_index_type(2 * first.size * ranked.shape[-2]))


def _changes(fixed: list[Axis]) -> list[tuple[_Index, _Index]]:
    """From and to: every joint change of options that cannot be taken back, the empty one first."""
    every: int | slice = slice(None)
    each: list[list[tuple[int | slice, int | slice]]] = [[(every, every), *axis.changes()] for axis in fixed]
    return [
        ((every, *(start for start, _ in pairs)), (every, *(to for _, to in pairs)))
        for pairs in product(*each)
    ]


def _count_above(worth: Floats, ranked: Floats) -> Integers:
    """How many of a falling row are above each worth, by bisection of all rows at once."""
    length = ranked.shape[-2]
    count = np.zeros(worth.shape, dtype=np.int64)
    for step in 1 << np.arange(length.bit_length())[::-1]:
        probe = np.minimum(count + step, length)
        above = (count + step <= length) & (np.take_along_axis(ranked, probe - 1, axis=-2) > worth)
        count = np.where(above, probe, count)
    return count


def _flat(shape: tuple[int, ...], places: Integers) -> Integers:
    """Flat places out of places along the last axis but one."""
    first: Integers = np.arange(np.prod(shape)).reshape(shape)[..., :1, :]
    return (first + places * shape[-1]).reshape(-1)


def _index_type(largest: int) -> type[np.integer]:
    """The narrower type where it is wide enough: the tables are most of what is held."""
    return np.int32 if largest < 2**31 else np.int64
