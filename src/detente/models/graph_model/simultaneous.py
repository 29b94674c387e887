"""Simultaneous stability: a party moves, and the others improve from the same state at the same time."""

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.moves import Floats, Integers, Moves
from detente.models.graph_model.option_moves import OptionMoves


def sim_stable(moves: Moves, worth: Floats) -> NDArray[np.bool_] | None:
    """For which party is which state simultaneously stable (SIM).

    Each improvement of a party must meet some choice of the others' improvements from the same state, each of
    them moving or staying, that makes a feasible state together with it and one that is not better for it.

    Parameters
    ----------
    moves : Moves
        In option form: moves of several parties are only then put together.
    worth : (n_parties, n_states) float array

    Returns
    -------
    (n_parties, n_states) bool array, or None where the moves are a list of arcs

    References
    ----------
    Fraser and Hipel (1984), Conflict Analysis: Models and Resolutions, chapter 3.
    """
    if not isinstance(moves, OptionMoves):
        return None
    shifts = [_improving_shifts(moves, worth[party], party) for party in range(moves.n_parties)]
    worth_of_code = np.full((moves.n_parties, len(moves.feasible)), np.inf)
    worth_of_code[:, moves.codes] = worth
    stable = np.ones(worth.shape, dtype=bool)
    for state, code in enumerate(moves.codes):
        own = [each[state] for each in shifts]
        for party in range(moves.n_parties):
            if len(own[party]):
                joint = own[party][:, None] + _together(own[:party] + own[party + 1 :])
                held = worth_of_code[party, code + joint] <= worth[party, state]
                stable[party, state] = held.any(axis=1).all()
    return stable


def _improving_shifts(moves: OptionMoves, own: Floats, party: int) -> list[Integers]:
    """By how much each improvement of a party changes the code of each state."""
    targets = moves.targets(party, np.arange(moves.n_states))
    better = (targets >= 0) & (own[targets] > own[:, None])
    shifts = moves.codes[targets] - moves.codes[:, None]
    return [row[kept] for row, kept in zip(shifts, better, strict=True)]


def _together(shifts: list[Integers]) -> Integers:
    """Every sum of one shift, or none, of each of the others."""
    joint = np.zeros(1, dtype=np.int64)
    for each in shifts:
        joint = (joint[:, None] + np.concatenate([[0], each])).reshape(-1)
    return joint
