"""Misperception: what is stable when every party plays the conflict that it sees."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.joint_moves import Booleans
from detente.models.graph_model.moves import Floats, Integers, Moves
from detente.models.graph_model.stability import CONCEPTS, thresholds


@dataclass(frozen=True, kw_only=True)
class View:
    """The conflict as one party sees it; all parties are in it, in the same order.

    Attributes
    ----------
    moves
        Who can move, among the states that the party sees.
    worth
        (n_parties, n_seen) float array: everybody's preferences as the party believes them to be.
    place
        (n_states,) int array: the number of each state of the conflict in this view, -1 where it is unseen.
    """

    moves: Moves
    worth: Floats
    place: Integers


@dataclass(frozen=True, kw_only=True)
class Hypergame:
    """Stability of every state for every party in its own view.

    Attributes
    ----------
    seen
        (n_parties, n_states) bool array.
    stable
        Dict of concept to (n_parties, n_states) bool array; false where the party does not see the state.
    """

    seen: Booleans
    stable: dict[str, Booleans]

    def equilibria(self, concept: str) -> Booleans:
        """(n_states,): seen by all and stable for each in its own view."""
        return np.asarray(self.stable[concept].all(axis=0))

    def surprises(self, concept: str) -> Booleans:
        """(n_states,): stable for all who see it, and some do not: a rest that they cannot foresee."""
        held = (self.stable[concept] | ~self.seen).all(axis=0)
        return np.asarray(held & self.seen.any(axis=0) & ~self.seen.all(axis=0))


def hypergame(views: Sequence[View]) -> Hypergame:
    """Level-1 hypergame: each party judges every state it sees inside its own game.

    Parameters
    ----------
    views : sequence of View
        One for each party, in their order.

    Returns
    -------
    Hypergame

    References
    ----------
    Bennett (1977), Omega 5; Wang, Hipel, Fraser (1988), Behavioral Science 33, for equilibria of hypergames.
    States that only some see are kept apart as surprises, where the papers differ in what they count.

    Examples
    --------
    The second party does not know that the first can leave state 0.

    >>> real = arc_moves(2, [np.array([[0, 1]]), np.empty((0, 2), dtype=np.int64)])
    >>> blind = arc_moves(1, [np.empty((0, 2), dtype=np.int64)] * 2)
    >>> worth = np.array([[0.0, 1.0], [1.0, 0.0]])
    >>> result = hypergame([
    ...     View(moves=real, worth=worth, place=np.array([0, 1])),
    ...     View(moves=blind, worth=worth[:, :1], place=np.array([0, -1])),
    ... ])
    >>> result.equilibria("nash").tolist(), result.surprises("nash").tolist()
    ([False, False], [False, True])
    """
    seen = np.array([view.place >= 0 for view in views])
    stable = {concept: np.zeros_like(seen) for concept in CONCEPTS}
    for party, view in enumerate(views):
        own = {concept: limit[party] for concept, limit in thresholds(view.moves, view.worth).items()}
        for concept in CONCEPTS:
            holds = view.worth[party] >= own[concept]
            stable[concept][party, seen[party]] = holds[view.place[seen[party]]]
    return Hypergame(seen=seen, stable=stable)


def moves_within_sight(moves: Moves, seen: Booleans) -> Moves:
    """One game for all in which no party moves to or from a state that it does not see.

    The weaker rule of the program gmcr-py 0.4 for misperceived states: a party that is in a state it does not
    see cannot leave it, so that the state is stable for it, and preferences are common knowledge.

    Parameters
    ----------
    moves : Moves
        Who can move from which state to which.
    seen : (n_parties, n_states) bool array
        Which states each party sees.

    Returns
    -------
    Moves
    """
    arcs = [moves.arcs(party) for party in range(moves.n_parties)]
    kept = [own[seen[party][own].all(axis=1)] for party, own in enumerate(arcs)]
    return arc_moves(moves.n_states, kept)
