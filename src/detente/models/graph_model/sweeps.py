"""Sweeps of arrays over moves: the extreme of what follows a state, for one party or for several together."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[Any]


class Sweeps(ABC):
    """Maxima and minima of arrays over the states that parties can reach.

    States and parties are numbered from 0. The arrays swept have the states last, `(..., n_states)`, with any
    leading axes (worlds), and hold floats or truths. R_i(s), the states to which party i can move from s,
    never holds s itself.

    References
    ----------
    Fang, Hipel and Kilgour (1993), Interactive Decision Making: The Graph Model for Conflict Resolution;
    joint moves as in Xu, Hipel, Kilgour and Fang (2018), Conflict Resolution Using the Graph Model, ch. 4.
    """

    n_parties: int
    n_states: int
    transitive: bool
    """Whether every party's moves compose, so that moving twice in succession brings nothing new."""

    @abstractmethod
    def over(self, party: int, x: Values, take: np.ufunc) -> Values:
        """`np.maximum` or `np.minimum` of x over R_party(s); `extreme(take)` where the party has no move."""

    def best(self, party: int, x: Values) -> Values:
        """The maximum of x over s and R_party(s)."""
        return self.with_staying(party, as_swept(x), np.maximum)

    def worst(self, party: int, x: Values) -> Values:
        """The minimum of x over s and R_party(s)."""
        return self.with_staying(party, as_swept(x), np.minimum)

    def best_away(self, party: int, x: Values) -> Values:
        """The maximum of x over R_party(s) alone; minus infinity (or False) where the party has no move."""
        return self.over(party, as_swept(x), np.maximum)

    def best_joint(self, parties: Sequence[int], x: Values) -> Values:
        """The maximum of x over s and all that the parties can reach together from s."""
        return self.jointly(tuple(parties), as_swept(x), np.maximum)

    def worst_joint(self, parties: Sequence[int], x: Values) -> Values:
        """The minimum of x over s and all that the parties can reach together from s.

        Together: in sequences of their moves, nobody twice in succession, but again later.
        """
        return self.jointly(tuple(parties), as_swept(x), np.minimum)

    def with_staying(self, party: int, x: Values, take: np.ufunc) -> Values:
        """As `over`, with s itself."""
        swept: Values = take(x, self.over(party, x, take))
        return swept

    def jointly(self, parties: tuple[int, ...], x: Values, take: np.ufunc) -> Values:
        """The extreme of x over s and all that the parties can reach together from s."""
        if self.transitive:
            return until_silent(lambda party, y: self.with_staying(party, y, take), parties, x)
        return self._by_last_mover(parties, x, take)

    def _by_last_mover(self, parties: tuple[int, ...], x: Values, take: np.ufunc) -> Values:
        """Sweep pairs of a state and its last mover, who must wait: `after[j]` may follow a move of j."""
        after = dict.fromkeys(parties, x)
        while True:
            moved = {party: self.over(party, after[party], take) for party in parties}
            swept = dict.fromkeys(parties, x)
            for last in parties:
                for party in parties:
                    if party != last:
                        swept[last] = take(swept[last], moved[party])
            if all(np.array_equal(swept[party], after[party]) for party in parties):
                for party in parties:
                    x = take(x, moved[party])
                return x
            after = swept


def until_silent(sweep: Callable[[int, Values], Values], parties: tuple[int, ...], x: Values) -> Values:
    """Sweep party after party until nobody changes anything; a party's sweep twice over is its sweep once."""
    silent, turn = 0, 0
    while silent < len(parties):
        swept = sweep(parties[turn % len(parties)], x)
        silent = silent + 1 if np.array_equal(swept, x) else 1
        x, turn = swept, turn + 1
    return x


def as_swept(x: Values) -> Values:
    """Truths as they are, numbers as floats."""
    return x if x.dtype == np.bool_ else np.asarray(x, dtype=np.float64)


def extreme(take: np.ufunc, dtype: np.dtype[Any]) -> float | bool:
    """What changes nothing when it is taken along: the least value for a maximum, else the largest."""
    if dtype == np.bool_:
        return take is np.minimum
    return -np.inf if take is np.maximum else np.inf
