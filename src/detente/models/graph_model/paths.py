"""Status-quo analysis: which states can be reached from one, in how many moves, and by whose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from detente.models.graph_model.moves import Floats, Integers, Moves

Step = tuple[int, int]


def reached(
    moves: Moves, worth: Floats | None, start: int, *, movers: Sequence[int] | None = None
) -> "Reached":
    """What can be reached from one state by moves of which no two in succession have the same mover.

    Parameters
    ----------
    moves : Moves
    worth : (n_parties, n_states) float array or None
        Worth of each state to each party; then every move must be better for its mover. None: any move.
    start : int
        The state to begin with, such as the status quo.
    movers : sequence of int, optional
        Who moves, default everybody.

    Returns
    -------
    Reached

    References
    ----------
    Li, Kilgour and Hipel (2005), Applied Mathematics and Computation 169, status quo analysis.

    Examples
    --------
    >>> from detente.models.graph_model.arc_moves import arc_moves
    >>> moves = arc_moves(3, [np.array([[0, 1]]), np.array([[1, 2]])])
    >>> found = reached(moves, None, 0)
    >>> found.distance.tolist(), list(found.paths(2))
    ([0, 1, 2], [((0, 1), (1, 2))])
    """
    movers = range(moves.n_parties) if movers is None else movers
    back = moves.reverse()
    sweeps = back if worth is None else back.improving(-worth)
    by_mover = np.full((moves.n_parties, moves.n_states), -1)
    here = np.zeros((moves.n_parties + 1, moves.n_states), dtype=bool)
    here[-1, start] = True
    length = 0
    while here.any():
        length += 1
        arrived = np.zeros_like(here)
        for mover in movers:
            waiting = np.asarray(np.delete(here, mover, axis=0).any(axis=0))
            arrived[mover] = sweeps.best_away(mover, waiting)
        here = arrived
        here[:-1] &= by_mover < 0
        by_mover[here[:-1]] = length
    steps = np.where(by_mover < 0, np.iinfo(np.int64).max, by_mover).min(axis=0)
    distance = np.where((by_mover >= 0).any(axis=0), steps, -1)
    distance[start] = 0
    return Reached(start=start, distance=distance, _back=back, _worth=worth, _by_mover=by_mover)


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What can be reached from one state.

    Attributes
    ----------
    start : int
    distance : (n_states,) int array
        Least number of moves; -1 where a state cannot be reached.
    """

    start: int
    distance: Integers
    _back: Moves = field(repr=False)
    _worth: Floats | None = field(repr=False)
    _by_mover: Integers = field(repr=False)
    _known: dict[Step, list[Step]] = field(default_factory=dict, repr=False)

    def paths(self, target: int) -> Iterator[tuple[Step, ...]]:
        """All shortest paths to a state, each of steps (mover, state moved to), in a fixed order.

        The start has one path, which is empty; a state out of reach has none. There may be very many.
        """
        if self.distance[target] == 0:
            yield ()
            return
        last = np.flatnonzero(
            (self._by_mover[:, target] == self.distance[target]) & (self.distance[target] > 0)
        )
        waiting: list[tuple[Step, ...]] = [((mover, target),) for mover in last[::-1].tolist()]
        while waiting:
            path = waiting.pop()
            mover, state = path[0]
            if self._by_mover[mover, state] == 1:
                yield path
            else:
                waiting += [(step, *path) for step in self._before(mover, state)]

    def _before(self, mover: int, state: int) -> list[Step]:
        """The steps that may come just before a step on a shortest path, the last in order first."""
        if (mover, state) not in self._known:
            self._known[mover, state] = self._looked_up(mover, state)
        return self._known[mover, state]

    def _looked_up(self, mover: int, state: int) -> list[Step]:
        sources = self._back.successors(mover, state)
        if self._worth is not None:
            sources = sources[self._worth[mover, sources] < self._worth[mover, state]]
        due = self._by_mover[:, sources] == self._by_mover[mover, state] - 1
        due[mover] = False
        steps = [(int(other), int(sources[place])) for other, place in np.argwhere(due)]
        return steps[::-1]
