"""Why a state is stable for a party or not: the move it would make, and the answer that holds it back."""

from dataclasses import dataclass

import numpy as np

from detente.models.graph_model.moves import Floats, Moves
from detente.models.graph_model.paths import Step, reached
from detente.models.graph_model.stability import SURE, others


@dataclass(frozen=True)
class Reason:
    """The best deviation of a party from a state, and what answers it.

    Attributes
    ----------
    move : int or None
        The improvement that the party can be sure of most; where it has no improvement, its best move; None
        where it has no move.
    answer : tuple of (mover, state)
        The shortest answer of the others after which the party is no better off than before it moved; empty
        where there is none, and where the move is no improvement.
    value : float
        The worth that the party can be sure of after the move; minus infinity where it has none.
    """

    move: int | None
    answer: tuple[Step, ...]
    value: float


def reason(moves: Moves, worth: Floats, party: int, state: int, concept: str) -> Reason:
    """Why a state is stable for a party or not, by its best deviation.

    Parameters
    ----------
    moves : Moves
    worth : (n_parties, n_states) float array
        Worth of each state to each party, higher is better.
    party, state : int
    concept : str
        One of `CONCEPTS`.

    Returns
    -------
    Reason
        The state is unstable for the party exactly where the value is above its worth.
    """
    own = worth[party]
    open_to = moves.successors(party, state)
    if not len(open_to):
        return Reason(None, (), -np.inf)
    sure = SURE[concept](moves, moves.improving(worth), party, own)
    better = open_to[own[open_to] > own[state]]
    if not len(better):
        move = int(open_to[own[open_to].argmax()])
        return Reason(move, (), float(sure[move]))
    move = int(better[np.lexsort((-own[better], -sure[better]))[0]])
    answer = () if sure[move] > own[state] else _answer(moves, worth, party, state, move, concept)
    return Reason(move, answer, float(sure[move]))


def _answer(moves: Moves, worth: Floats, party: int, state: int, move: int, concept: str) -> tuple[Step, ...]:
    """The shortest sanction of a move; of several as short, the worst for the party."""
    ends = moves.best(party, worth[party]) if concept == "smr" else worth[party]
    found = reached(moves, worth if concept == "seq" else None, move, movers=others(moves, party))
    sanctions = np.flatnonzero((found.distance > 0) & (ends <= worth[party, state]))
    nearest = sanctions[np.lexsort((ends[sanctions], found.distance[sanctions]))[0]]
    return next(found.paths(int(nearest)))
