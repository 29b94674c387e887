"""Stable states of single parties: the most that a party can be sure of when it leaves, as a max-min."""

import numpy as np

from detente.models.graph_model.moves import Floats, Moves
from detente.models.graph_model.sweeps import Sweeps

_BLOCK = 2**17


def thresholds(moves: Moves, worth: Floats) -> dict[str, Floats]:
    """The most that each party can be sure of after leaving each state, by concept.

    A state is stable for a party where its worth is at least the threshold; the margin is its worth less the
    threshold. A margin below 0 is exactly what the state must gain for that party to be stable for it.

    nash : the best state it can move to; nobody answers.
    gmr : the others answer it, together and at any cost to themselves, as badly for it as they can
        (general metarationality).
    smr : the same, and it may answer back once (symmetric metarationality).
    seq : the others answer only by moves that are better for their mover at that point (sequential
        stability).

    Parameters
    ----------
    moves : Moves
    worth : (..., n_parties, n_states) float array
        Worth of each state to each party, higher is better; leading axes are worlds.

    Returns
    -------
    dict of (..., n_parties, n_states) float arrays, by the names in `CONCEPTS`
        Minus infinity where the party has no move.

    Notes
    -----
    A state that the others bring the party back to counts as an answer (it is not better). This differs from
    the matrix form of Xu, Hipel and Kilgour (2009) only where others can undo a party's move.

    References
    ----------
    Nash (1951); Howard (1971) for gmr and smr; Fraser and Hipel (1979) for seq; for any number of parties as
    in Fang, Hipel and Kilgour (1993), Interactive Decision Making: The Graph Model for Conflict Resolution.

    Examples
    --------
    The prisoners' dilemma: to confess alone is best, together is stable only against answers.

    >>> from detente.models.graph_model.option_moves import option_moves
    >>> moves = option_moves(np.array([2, 2]), np.array([0, 1]), ("both", "both"), np.ones(4, dtype=bool))
    >>> worth = np.array([[2.0, 1.0, 4.0, 3.0], [2.0, 4.0, 1.0, 3.0]])
    >>> found = thresholds(moves, worth)
    >>> [(worth >= found[concept]).all(axis=0).nonzero()[0].tolist() for concept in CONCEPTS]
    [[0], [0, 3], [0, 3], [0, 3]]
    """
    worlds = np.ascontiguousarray(worth, dtype=np.float64).reshape(-1, moves.n_parties, moves.n_states)
    found = {concept: np.empty_like(worlds) for concept in CONCEPTS}
    step = max(1, _BLOCK // moves.n_states)
    for start in range(0, len(worlds), step):
        block = slice(start, start + step)
        _fill({concept: part[block] for concept, part in found.items()}, moves, worlds[block])
    return {concept: part.reshape(worth.shape) for concept, part in found.items()}


def _fill(found: dict[str, Floats], moves: Moves, worth: Floats) -> None:
    """Write the thresholds of one block of worlds."""
    improving = moves.improving(worth)
    for party in range(moves.n_parties):
        own = np.ascontiguousarray(worth[:, party])
        for concept, sure in SURE.items():
            found[concept][:, party] = moves.best_away(party, sure(moves, improving, party, own))


def _unanswered(_moves: Moves, _improving: Sweeps, _party: int, own: Floats) -> Floats:
    return own


def _answered_by_moves(moves: Moves, _improving: Sweeps, party: int, own: Floats) -> Floats:
    return moves.worst_joint(others(moves, party), own)


def _answered_for_good(moves: Moves, _improving: Sweeps, party: int, own: Floats) -> Floats:
    return np.minimum(own, moves.worst_joint(others(moves, party), moves.best(party, own)))


def _answered_by_improvements(moves: Moves, improving: Sweeps, party: int, own: Floats) -> Floats:
    return improving.worst_joint(others(moves, party), own)


SURE = {
    "nash": _unanswered,
    "gmr": _answered_by_moves,
    "smr": _answered_for_good,
    "seq": _answered_by_improvements,
}
"""By concept: what a party can be sure of at each state that it has moved to, once it is answered."""

CONCEPTS = tuple(SURE)


def others(moves: Moves, party: int) -> list[int]:
    """Every party but one."""
    return [other for other in range(moves.n_parties) if other != party]
