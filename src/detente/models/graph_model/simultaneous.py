"""Simultaneous stability: a party moves, and the others improve from the same state at the same time."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.moves import Floats, Integers, Moves
from detente.models.graph_model.option_moves import OptionMoves

MOST_STATES_SIM = 2**14

_BLOCK = 2**20


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

    Raises
    ------
    ValueError
        Where there are more than `MOST_STATES_SIM` states.

    References
    ----------
    Fraser and Hipel (1984), Conflict Analysis: Models and Resolutions, chapter 3.
    """
    if not isinstance(moves, OptionMoves):
        return None
    if moves.n_states > MOST_STATES_SIM:
        raise ValueError(
            f"{moves.n_states:,} states are too many for simultaneous stability, which is worked out state "
            f"by state: leave it out, or give at most {MOST_STATES_SIM:,} states"
        )
    worth_of_code = np.full((moves.n_parties, len(moves.feasible)), np.inf)
    worth_of_code[:, moves.codes] = worth
    stable = np.ones(worth.shape, dtype=bool)
    for state, shifts in _improving_shifts(moves, worth):
        for party, own in enumerate(shifts):
            joint = own[:, None] + _together(shifts[:party] + shifts[party + 1 :])
            held = worth_of_code[party, moves.codes[state] + joint] <= worth[party, state]
            stable[party, state] = held.any(axis=1).all()
    return stable


def _improving_shifts(moves: OptionMoves, worth: Floats) -> Iterator[tuple[int, list[Integers]]]:
    """Each state, and by how much each improvement of each party changes its code."""
    step = max(1, _BLOCK // moves.n_states)
    for start in range(0, moves.n_states, step):
        block = np.arange(start, min(start + step, moves.n_states))
        parties = []
        for party, own in enumerate(worth):
            targets = moves.targets(party, block)
            better = (targets >= 0) & (own[targets] > own[block, None])
            shifts = moves.codes[targets] - moves.codes[block, None]
            parties.append([row[kept] for row, kept in zip(shifts, better, strict=True)])
        yield from zip(block.tolist(), map(list, zip(*parties, strict=True)), strict=True)


def _together(shifts: list[Integers]) -> Integers:
    """Every sum of one shift, or none, of each of the others."""
    joint = np.zeros(1, dtype=np.int64)
    for each in shifts:
        joint = (joint[:, None] + np.concatenate([[0], each])).reshape(-1)
    return joint
