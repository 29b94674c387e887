"""Coalitions that would leave a state together, and for which other state."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.moves import Floats, Integers, Moves
from detente.models.graph_model.stability import SURE

MOST_STATES_SMR = 4096

_BLOCK = 2**24

Truths = NDArray[np.bool_]


def coalition_stable(moves: Moves, worth: Floats, concept: str) -> Truths:
    """Which states no coalition would leave: no party alone, not all together, and nothing between.

    A coalition leaves a state for one that its members can reach together, that is better for each of them,
    and to which the others have no answer that leaves some member no better off than before.

    nash : the others do not answer.
    gmr : they answer at any cost to themselves.
    smr : the same, and the coalition may answer back once.
    seq : they answer only by moves that are better for their mover at that point.

    Parameters
    ----------
    moves : Moves
    worth : (n_parties, n_states) float array
        Worth of each state to each party, higher is better.
    concept : str

    Returns
    -------
    (n_states,) bool array

    Raises
    ------
    ValueError
        Where the concept is smr and there are more than `MOST_STATES_SMR` states.

    References
    ----------
    Kilgour, Hipel, Fang and Peng (2001), Group Decision and Negotiation 10; Inohara and Hipel (2008),
    Systems Engineering 11.
    """
    first, _ = _leaving(moves, worth, concept, np.arange(moves.n_states), where_to=False)
    return np.asarray(first < 0)


def blocks(
    moves: Moves, worth: Floats, concept: str, *, states: Integers | None = None, most: int = 4096
) -> dict[int, tuple[tuple[int, ...], int]]:
    """Who would leave which state for which other: the smallest coalition, and its best target.

    The best target is the one whose lowest place in a member's order is highest, then the sum of places; of
    coalitions of one size, the first in the order of parties is named.

    Parameters
    ----------
    moves : Moves
    worth : (n_parties, n_states) float array
        Worth of each state to each party, higher is better.
    concept : str
        As in `coalition_stable`.
    states : (n_asked,) int array, optional
        The states asked about, default all.
    most : int
        How many states may be asked about.

    Returns
    -------
    dict of (coalition, target) by state
        Only states that some coalition would leave.

    Raises
    ------
    ValueError
        As `coalition_stable`, and where more than `most` states are asked about.
    """
    asked = np.arange(moves.n_states) if states is None else np.asarray(states, dtype=np.int64)
    if len(asked) > most:
        raise ValueError(f"{len(asked):,} states are too many to list: ask about at most {most:,}")
    first, target = _leaving(moves, worth, concept, asked, where_to=True)
    coalitions = list(_coalitions(moves.n_parties))
    left = np.flatnonzero(first >= 0)
    return {int(asked[place]): (coalitions[first[place]], int(target[place])) for place in left}


def _leaving(
    moves: Moves, worth: Floats, concept: str, asked: Integers, *, where_to: bool
) -> tuple[Integers, Integers]:
    """(n_asked,) number of the first coalition that would leave each state, or -1; and its best target."""
    if concept == "smr" and moves.n_states > MOST_STATES_SMR:
        raise ValueError(
            f"{moves.n_states:,} states are too many for coalitions that may answer back (smr), which are "
            f"worked out state by state: ask for gmr or seq, or give at most {MOST_STATES_SMR:,} states"
        )
    alone = _alone(moves, worth, concept)[:, asked]
    first = np.where(alone.any(axis=0), alone.argmax(axis=0), -1)
    target = np.full(len(asked), -1)
    for number, members in enumerate(_coalitions(moves.n_parties)):
        if len(members) == 1 and not where_to:
            continue
        coalition = _Coalition(moves, worth, concept, members)
        looked_at = np.flatnonzero(first == (number if len(members) == 1 else -1))
        looked_at = looked_at[coalition.may_leave()[asked[looked_at]]]
        for places in coalition.blocks(looked_at):
            found = coalition.targets(asked[places])
            leaving = found.any(axis=1)
            first[places[leaving]] = number
            if where_to:
                best = np.where(found[leaving], coalition.places(), -1).argmax(axis=1)
                target[places[leaving]] = best
    return first, target


def _alone(moves: Moves, worth: Floats, concept: str) -> Truths:
    """(n_parties, n_states): which party would leave which state by itself, by the thresholds."""
    improving = moves.improving(worth)
    sure = [SURE[concept](moves, improving, party, own) for party, own in enumerate(worth)]
    return np.array([moves.best_away(party, sure[party]) > own for party, own in enumerate(worth)])


def _coalitions(n_parties: int) -> Iterator[tuple[int, ...]]:
    """Every coalition, the smallest first."""
    for size in range(1, n_parties + 1):
        yield from combinations(range(n_parties), size)


@dataclass(frozen=True)
class _Coalition:
    """Parties that move together, and what each of them can be sure of where they go."""

    moves: Moves
    worth: Floats
    concept: str
    members: tuple[int, ...]

    @cached_property
    def outside(self) -> list[int]:
        """Those who may answer."""
        return [party for party in range(self.moves.n_parties) if party not in self.members]

    @cached_property
    def sure(self) -> Floats:
        """(n_members, n_states) worth of each target once it is answered; smr answers later, by `targets`."""
        own = self.worth[list(self.members)]
        if self.concept == "gmr":
            return self.moves.worst_joint(self.outside, own)
        if self.concept == "seq":
            return self.moves.improving(self.worth).worst_joint(self.outside, own)
        return own

    def may_leave(self) -> Truths:
        """(n_states,) where every member has some target, though not yet the same: quick to see."""
        best = self.moves.best_joint(self.members, self.sure)
        return np.asarray((best > self.worth[list(self.members)]).all(axis=0))

    def targets(self, states: Integers) -> Truths:
        """(n_asked, n_states): the targets for which the coalition would leave each state."""
        better = np.ones((self.moves.n_states, len(states)), dtype=bool)
        for member, sure in zip(self.members, self.sure, strict=True):
            better &= sure[:, None] > self.worth[member, states]
        better = better.T
        found = better & self.moves.reached(self.members, states)
        if self.concept == "smr":
            found &= self.moves.worst_joint(self.outside, self.moves.best_joint(self.members, better))
        return found

    def places(self) -> Integers:
        """(n_states,) how good each target is: the lowest place in a member's order, then their sum."""
        ranks = np.array([np.unique(self.worth[party], return_inverse=True)[1] for party in self.members])
        return np.asarray(ranks.min(axis=0) * (ranks.sum(axis=0).max() + 1) + ranks.sum(axis=0))

    def blocks(self, states: Integers) -> list[Integers]:
        """The states in parts that fit into memory."""
        step = max(1, _BLOCK // self.moves.n_states)
        return [states[start : start + step] for start in range(0, len(states), step)]
