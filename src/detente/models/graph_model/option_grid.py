"""Every combination of options laid out so that a party's moves are sweeps along axes of its own."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from detente.models.graph_model.moves import Integers
from detente.models.graph_model.sweeps import Values, extreme

DIRECTIONS = ("both", "forward", "backward")

_FEW_LEVELS = 1024
_OPPOSITE: dict[np.ufunc, np.ufunc] = {np.maximum: np.minimum, np.minimum: np.maximum}


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
    other options has one. Combinations that are no state hold the extreme that changes nothing. Worlds lie
    side by side, so that every sweep of many worlds goes over neighbours in memory.
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
        self._bounds: dict[tuple[np.ufunc, np.dtype[Any]], Values] = {}

    def spread(self, x: Values, take: np.ufunc) -> Values:
        """(size, n_worlds) out of the values of states, (..., n_states); may share their memory."""
        columns = x.reshape(-1, self.n_states).T
        if self.places is None:
            return np.ascontiguousarray(columns)
        grid = np.full((self.size, columns.shape[1]), extreme(take, x.dtype), dtype=x.dtype)
        grid[self.places] = columns
        return grid

    def gather(self, grid: Values, shape: tuple[int, ...]) -> Values:
        """The values of states, in their shape, out of those of all combinations."""
        columns = grid if self.places is None else np.take(grid, self.places, axis=0)
        if columns.dtype == np.bool_ and len(shape) == 2:
            return columns.T  # large tables of truths stay as sweeps want them: turning them costs more
        return np.ascontiguousarray(columns.T).reshape(shape)

    def own(self, party: int) -> list[Axis]:
        """The axes of one owner, slowest first."""
        return [axis for axis in self.axes if axis.owner == party]

    def without_holes(self, grid: Values, take: np.ufunc) -> Values:
        """The grid itself, its holes made harmless again after a sweep."""
        if not self.full:
            opposite = _OPPOSITE[take]
            bounds = self._bounds.get((take, grid.dtype))
            if bounds is None:
                limits = extreme(take, grid.dtype), extreme(opposite, grid.dtype)
                bounds = np.where(self._holes, *limits).astype(grid.dtype)
                self._bounds[take, grid.dtype] = bounds
            opposite(grid, bounds[:, None], out=grid)
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
    """(slower, along, faster) with the worlds among the faster."""
    return grid.reshape(-1, axis.size, axis.inner * grid.shape[1])


def _along(grid: Values, axis: Axis, take: np.ufunc) -> Values:
    """The extreme over where one axis can lead, itself counted."""
    view = _view(grid, axis)
    if axis.direction == "both":
        swept = np.empty_like(view)
        swept[:] = _reduced(view, take)
    else:
        swept = view.copy()
        run_along(swept, take, rising=axis.direction == "forward")
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


def run_along(view: Values, take: np.ufunc, *, rising: bool) -> None:
    """The extreme of each place along the middle axis and those above it, or below it, in place.

    One level after another where they are few: `take.accumulate` goes through them element by element.
    """
    last = view.shape[1] - 1
    if last > _FEW_LEVELS:
        ordered = view[:, ::-1] if rising else view
        take.accumulate(ordered, axis=1, out=ordered)
        return
    for level in range(last):
        here, there = (last - level - 1, last - level) if rising else (level + 1, level)
        take(view[:, here], view[:, there], out=view[:, here])


def _elsewhere(grid: Values, axis: Axis, take: np.ufunc) -> Values:
    """The extreme over where one axis can lead, itself not counted."""
    view = _view(grid, axis)
    swept = np.full_like(view, extreme(take, view.dtype))
    if axis.direction != "backward":
        swept[:, :-1] = view[:, 1:]
        run_along(swept[:, :-1], take, rising=True)
    if axis.direction != "forward":
        before = view[:, :-1].copy()
        run_along(before, take, rising=False)
        take(swept[:, 1:], before, out=swept[:, 1:])
    return swept.reshape(grid.shape)
