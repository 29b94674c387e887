"""Moves by options: a party changes any of its own options, where their directions allow it."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.grid_sweeps import GridSweeps
from detente.models.graph_model.moves import Floats, Integers, Moves
from detente.models.graph_model.option_grid import DIRECTIONS, Grid
from detente.models.graph_model.option_improvements import ImprovingOptions
from detente.models.graph_model.sweeps import Sweeps, Values

_BACK = {"both": "both", "forward": "backward", "backward": "forward"}


def option_moves(
    levels: Integers,
    owners: Integers,
    directions: tuple[str, ...],
    feasible: NDArray[np.bool_],
    n_parties: int | None = None,
) -> "OptionMoves":
    """Moves of a conflict in option form, which always compose.

    Parameters
    ----------
    levels : (n_options,) int array
        Levels of each option: 2 for one that is taken or not.
    owners : (n_options,) int array
        Who controls each option, parties numbered from 0.
    directions : tuple of str
        "both"; "forward" for a level that can only rise; "backward" for one that can only fall.
    feasible : (prod(levels),) bool array
        Which combinations can be, the first option turning fastest. The states are those that can, in order.
    n_parties : int, optional
        Where the last parties own no option; default the largest owner and those before it.

    Raises
    ------
    ValueError
        Where the arguments do not fit together.

    Examples
    --------
    >>> moves = option_moves(np.array([2, 2]), np.array([0, 1]), ("both", "forward"), np.ones(4, dtype=bool))
    >>> moves.best(1, np.array([4.0, 3.0, 2.0, 5.0])).tolist()
    [4.0, 5.0, 2.0, 5.0]
    """
    levels, owners = np.asarray(levels, dtype=np.int64), np.asarray(owners, dtype=np.int64)
    if not len(levels) == len(owners) == len(directions):
        raise ValueError("levels, owners and directions differ in length: give one of each per option")
    if feasible.shape != (int(np.prod(levels)),):
        raise ValueError(
            f"feasible has {feasible.size} entries; {np.prod(levels)} combinations need one each"
        )
    for direction in set(directions) - set(DIRECTIONS):
        raise ValueError(f"direction {direction!r} is unknown: give one of {', '.join(DIRECTIONS)}")
    return OptionMoves(levels, owners, tuple(directions), feasible, n_parties or int(owners.max()) + 1)


class OptionMoves(GridSweeps, Moves):
    """Moves by options; see `option_moves`."""

    def __init__(
        self,
        levels: Integers,
        owners: Integers,
        directions: tuple[str, ...],
        feasible: NDArray[np.bool_],
        n_parties: int,
    ) -> None:
        self.levels, self.owners, self.directions, self.feasible = levels, owners, directions, feasible
        self.codes = np.flatnonzero(feasible)
        """(n_states,) the combination that each state is, the first option turning fastest."""
        self.n_parties, self.n_states = n_parties, len(self.codes)
        self.grid = Grid(levels, owners, directions, self.codes)
        self._back: OptionMoves | None = None

    def away(self, values: Values, party: int, take: np.ufunc) -> Values:
        """As in `GridSweeps`."""
        return self.grid.away(values, party, take)

    def staying(self, values: Values, party: int, take: np.ufunc) -> Values:
        """As in `GridSweeps`, without a detour over the moves alone."""
        return self.grid.staying(values, party, take)

    def jointly(self, parties: tuple[int, ...], x: Values, take: np.ufunc) -> Values:
        """As in `Sweeps`; where every combination is a state, one round says all."""
        if not self.grid.full:
            return super().jointly(parties, x, take)
        values = self.grid.spread(x, take)
        for party in parties:
            values = self.grid.staying(values, party, take)
        return self.grid.gather(values, x.shape)

    def arcs(self, party: int) -> Integers:
        """As in `Moves`; (n_states x moves of the party) long."""
        targets = self.targets(party, np.arange(self.n_states))
        sources, columns = np.nonzero(targets >= 0)
        return np.stack([sources, targets[sources, columns]], axis=1)

    def successors(self, party: int, state: int) -> Integers:
        """As in `Moves`."""
        targets = self.targets(party, np.array([state]))[0]
        reached: Integers = targets[targets >= 0]
        return reached

    def improving(self, worth: Floats) -> Sweeps:
        """As in `Moves`."""
        return ImprovingOptions(self.grid, np.asarray(worth, dtype=float))

    def reverse(self) -> "OptionMoves":
        """As in `Moves`."""
        if self._back is None:
            directions = tuple(_BACK[direction] for direction in self.directions)
            self._back = OptionMoves(self.levels, self.owners, directions, self.feasible, self.n_parties)
            self._back._back = self
        return self._back

    def reached(self, parties: Sequence[int], states: Integers) -> NDArray[np.bool_]:
        """As in `Moves`; where every move can be taken back, who reaches whom are the same."""
        mine = np.isin(self.owners, np.asarray(parties, dtype=np.int64))
        if any(self.directions[option] != "both" for option in np.flatnonzero(mine)):
            return super().reached(parties, states)
        least = self.worst_joint(parties, np.arange(self.n_states, dtype=np.float64))
        return np.asarray(least[states, None] == least)

    def targets(self, party: int, states: Integers) -> Integers:
        """(n_asked, n_settings): the state that each setting of the party's options leads to, or -1."""
        own = np.flatnonzero(self.owners == party)
        levels = self.levels[own].tolist()
        strides = np.concatenate([[1], np.cumprod(self.levels)[:-1]])[own].astype(np.int64)
        settings = np.indices(levels).reshape(len(own), math.prod(levels)).T
        settings = settings[np.argsort(settings @ strides)]
        now = self.codes[states, None] // strides % self.levels[own]
        shifts = settings @ strides - (now @ strides)[:, None]
        allowed = shifts != 0
        for place, option in enumerate(own):
            if self.directions[option] != "both":
                sign = 1 if self.directions[option] == "forward" else -1
                allowed &= sign * settings[:, place] >= sign * now[:, place, None]
        codes = np.where(allowed, self.codes[states, None] + shifts, 0)
        allowed &= self.feasible[codes]
        return np.where(allowed, np.searchsorted(self.codes, codes), -1)
