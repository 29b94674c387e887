"""Every combination of options laid out so that a party's moves are sweeps along axes of its own."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from detente.models.graph_model.moves import Integers
from detente.models.graph_model.sweeps import Values, extreme

DIRECTIONS = ("both", "forward", "backward")


@dataclass(frozen=True)
class Axis:
    """Combinations of one owner's options that can be taken and taken back, or one option that cannot."""

    owner: int
    size: int
    direction: str
    inner: int
    """Number of combinations of all the axes that turn faster."""

    def changes(self) -> list[tuple[int, int]]:
        """Every place of an axis that is not free, and one to which it can lead."""
        rising = list(combinations(range(self.size), 2))
        return rising if self.direction == "forward" else [(high, low) for low, high in rising]


class Grid:
    """All combinations of the options in an order of its own: the fibres of each owner lie together.

    Options that their owner can take and take back share one axis, the fastest of that owner; each of its
    other options has one. Combinations that are no state hold the extreme that changes nothing.
    """

    def __init__(
        self, levels: Integers, owners: Integers, directions: tuple[str, ...], codes: Integers
    ) -> None:
        self.axes, places = _laid_out(levels, owners, directions, codes)
        self.size = int(np.prod(levels))
        self.n_states = len(codes)
        self.full = self.size == self.n_states
        self.places = None if self.full and (np.diff(places) == 1).all() else places
        self._holes = np.ones(self.size, dtype=bool)
        self._holes[places] = False

    def spread(self, x: Values, take: np.ufunc) -> Values:
        """(n_worlds, size) out of the values of states, (..., n_states); may share their memory."""
        rows = x.reshape(-1, self.n_states)
        if self.places is None:
            return rows
        grid = np.full((len(rows), self.size), extreme(take, x.dtype), dtype=x.dtype)
        grid[:, self.places] = rows
        return grid

    def gather(self, grid: Values, shape: tuple[int, ...]) -> Values:
        """The values of states, in their shape, out of those of all combinations."""
        rows = grid if self.places is None else np.take(grid, self.places, axis=1)
        return rows.reshape(shape)

    def own(self, party: int) -> list[Axis]:
        """The axes of one owner, slowest first."""
        return [axis for axis in self.axes if axis.owner == party]

    def without_holes(self, grid: Values, take: np.ufunc) -> Values:
        """The grid itself, its holes made harmless again after a sweep."""
        if not self.full:
            np.copyto(grid, extreme(take, grid.dtype), where=self._holes)
        return grid

    def staying(self, grid: Values, party: int, take: np.ufunc) -> Values:
        """The extreme over every combination and those to which the party can change it."""
        for axis in self.own(party):
            grid = _along(grid, axis, take)
        return grid

    def away(self, grid: Values, party: int, take: np.ufunc) -> Values:
        """The same without the combination itself: it differs on this axis, or on an earlier one."""
        staying, away = grid, np.full_like(grid, extreme(take, grid.dtype))
        for axis in self.own(party):
            elsewhere = _elsewhere(staying, axis, take)
            away, staying = take(away, elsewhere), take(staying, elsewhere)
        return away


def _laid_out(
    levels: Integers, owners: Integers, directions: tuple[str, ...], codes: Integers
) -> tuple[tuple[Axis, ...], Integers]:
    """The axes, slowest first, and the place of every state; the axes of owner 0 turn fastest."""
    digits = codes[:, None] // np.concatenate([[1], np.cumprod(levels)[:-1]]).astype(np.int64) % levels
    axes: list[Axis] = []
    places, inner = np.zeros(len(codes), dtype=np.int64), 1
    for owner in np.unique(owners):
        own = np.flatnonzero(owners == owner)
        free = [k for k in own if directions[k] == "both"]
        for members in ([free] if free else []) + [[k] for k in own if directions[k] != "both"]:
            size = 1
            for option in members:
                places += digits[:, option] * (inner * size)
                size *= int(levels[option])
            axes.append(Axis(int(owner), size, directions[members[0]], inner))
            inner *= size
    return tuple(reversed(axes)), places


def _view(grid: Values, axis: Axis) -> Values:
    """(slower, along, faster) with the worlds among the slower."""
    return grid.reshape(-1, axis.size, axis.inner)


def _along(grid: Values, axis: Axis, take: np.ufunc) -> Values:
    """The extreme over where one axis can lead, itself counted."""
    view = _view(grid, axis)
    swept = np.empty_like(view)
    if axis.direction == "both":
        swept[:] = _reduced(view, take)
    elif axis.direction == "forward":
        take.accumulate(view[:, ::-1], axis=1, out=swept[:, ::-1])
    else:
        take.accumulate(view, axis=1, out=swept)
    return swept.reshape(grid.shape)


def _reduced(view: Values, take: np.ufunc) -> Values:
    """The extreme along the middle axis, halved again and again: faster than a reduction of short rows."""
    while view.shape[1] > 1:
        half = view.shape[1] // 2
        halved = take(view[:, :half], view[:, half : 2 * half])
        if view.shape[1] % 2:
            take(halved[:, :1], view[:, -1:], out=halved[:, :1])
        view = halved
    return view


def _elsewhere(grid: Values, axis: Axis, take: np.ufunc) -> Values:
    """The extreme over where one axis can lead, itself not counted."""
    view = _view(grid, axis)
    swept = np.full_like(view, extreme(take, view.dtype))
    if axis.direction != "backward":
        take.accumulate(view[:, :0:-1], axis=1, out=swept[:, -2::-1])
    if axis.direction != "forward":
        before = take.accumulate(view[:, :-1], axis=1)
        take(swept[:, 1:], before, out=swept[:, 1:])
    return swept.reshape(grid.shape)
