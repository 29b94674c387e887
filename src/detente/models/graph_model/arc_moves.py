"""Moves given as lists of arcs between states."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from detente.models.graph_model.moves import Floats, Integers, Moves
from detente.models.graph_model.sweeps import Sweeps, Values, extreme


def arc_moves(n_states: int, arcs: Sequence[Integers]) -> "ArcMoves":
    """Moves from lists of arcs, which need not compose.

    Parameters
    ----------
    n_states : int
    arcs : one (n_arcs, 2) int array per party
        A state and one to which the party can move from it; doubles count once.

    Raises
    ------
    ValueError
        Where an arc leads from a state to itself or names one that does not exist.

    Examples
    --------
    >>> moves = arc_moves(3, [np.array([[0, 1], [1, 2]])])
    >>> moves.transitive, moves.best(0, np.array([1.0, 2.0, 3.0])).tolist()
    (False, [2.0, 3.0, 3.0])
    """
    pairs = [np.unique(np.asarray(own, dtype=np.int64).reshape(-1, 2), axis=0) for own in arcs]
    for own in pairs:
        if own.size and (own.min() < 0 or own.max() >= n_states):
            raise ValueError(f"an arc names a state that does not exist: the states are 0 to {n_states - 1}")
        if (own[:, 0] == own[:, 1]).any():
            raise ValueError("an arc leads from a state to itself: leave it out, staying is always possible")
    return ArcMoves(n_states, pairs)


class ArcMoves(Moves):
    """Moves as sorted arcs; see `arc_moves`."""

    def __init__(self, n_states: int, arcs: Sequence[Integers]) -> None:
        self.n_states, self.n_parties = n_states, len(arcs)
        self._arcs = tuple(arcs)
        self._runs = tuple(np.unique(own[:, 0], return_index=True) for own in arcs)
        self.transitive = all(_composes(n_states, own) for own in arcs)

    def over(self, party: int, x: Values, take: np.ufunc) -> Values:
        """As in `Sweeps`."""
        return self.over_values(party, x[..., self._arcs[party][:, 1]], take)

    def over_values(self, party: int, values: Values, take: np.ufunc) -> Values:
        """The extreme of values of arcs, (..., n_arcs), over those that leave each state."""
        sources, starts = self._runs[party]
        swept = np.full((*values.shape[:-1], self.n_states), extreme(take, values.dtype), values.dtype)
        if len(starts):
            swept[..., sources] = take.reduceat(values, starts, axis=-1)
        return swept

    def arcs(self, party: int) -> Integers:
        """As in `Moves`."""
        return self._arcs[party]

    def successors(self, party: int, state: int) -> Integers:
        """As in `Moves`."""
        own = self._arcs[party]
        first, last = np.searchsorted(own[:, 0], [state, state + 1])
        return own[first:last, 1]

    def improving(self, worth: Floats) -> Sweeps:
        """As in `Moves`."""
        return _ImprovingArcs(self, worth)

    def reverse(self) -> "ArcMoves":
        """As in `Moves`."""
        return ArcMoves(self.n_states, [np.unique(own[:, ::-1], axis=0) for own in self._arcs])


class _ImprovingArcs(Sweeps):
    """The arcs that are better for their mover, a mask of them for every world."""

    def __init__(self, moves: ArcMoves, worth: Floats) -> None:
        self.n_parties, self.n_states, self.transitive = moves.n_parties, moves.n_states, moves.transitive
        self._moves = moves
        self._better = tuple(
            worth[..., party, moves.arcs(party)[:, 1]] > worth[..., party, moves.arcs(party)[:, 0]]
            for party in range(moves.n_parties)
        )

    def over(self, party: int, x: Values, take: np.ufunc) -> Values:
        """As in `Sweeps`."""
        values = x[..., self._moves.arcs(party)[:, 1]]
        masked = np.where(self._better[party], values, np.array(extreme(take, x.dtype), dtype=x.dtype))
        return self._moves.over_values(party, masked, take)


def _composes(n_states: int, arcs: Integers) -> bool:
    """Whether two arcs in succession lead back or to where one arc leads."""
    ones = np.ones(len(arcs), dtype=bool)
    graph: NDArray[np.bool_] = sparse.csr_array((ones, (arcs[:, 0], arcs[:, 1])), shape=(n_states, n_states))
    twice = sparse.coo_array(graph @ graph)
    sources, targets = (places[twice.data].astype(np.int64) for places in (twice.row, twice.col))
    away = sources != targets
    found = np.isin(sources[away] * n_states + targets[away], arcs[:, 0] * n_states + arcs[:, 1])
    return bool(found.all())
