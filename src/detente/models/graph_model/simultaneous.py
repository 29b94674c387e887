"""Simultaneous stability: a party moves, and the others improve from the same state at the same time."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.moves import Floats, Integers, Moves
from detente.models.graph_model.option_moves import OptionMoves

MOST_STATES_SIM = 2**14

_BLOCK = 2**20


def sim_stable(moves: Moves, worth: Floats, codes: Integers | None = None) -> NDArray[np.bool_] | None:
    """For which party is which state simultaneously stable (SIM).

    Each improvement of a party must meet some choice of the others' improvements from the same state, each of
    them moving or staying, that makes a feasible state together with it and one that is not better for it.

    Parameters
    ----------
    moves : Moves
        In option form, or arcs of which each changes nothing but options of its mover.
    worth : (n_parties, n_states) float array
    codes : (n_states,) int array, optional
        The number that the levels of each state spell, by which what several parties change adds up; by
        default that of moves in option form.

    Returns
    -------
    (n_parties, n_states) bool array, or None where moves are arcs and nobody says what they change

    Raises
    ------
    ValueError
        Where there are more than `MOST_STATES_SIM` states.

    References
    ----------
    Fraser and Hipel (1984), Conflict Analysis: Models and Resolutions, chapter 3.
    """
    if codes is None:
        if not isinstance(moves, OptionMoves):
            return None
        codes = moves.codes
    if moves.n_states > MOST_STATES_SIM:
        raise ValueError(
            f"{moves.n_states:,} states are too many for simultaneous stability, which is worked out state "
            f"by state: leave it out, or give at most {MOST_STATES_SIM:,} states"
        )
    beyond = int(codes.max()) + 1
    state_of = np.full(beyond + 1, moves.n_states)
    state_of[codes] = np.arange(moves.n_states)
    worth_of = np.pad(worth, ((0, 0), (0, 1)), constant_values=np.inf)
    stable = np.ones(worth.shape, dtype=bool)
    for state, shifts in _improving_shifts(moves, worth, codes):
        for party, own in enumerate(shifts):
            joint = codes[state] + own[:, None] + _together(shifts[:party] + shifts[party + 1 :])
            ends = state_of[np.minimum(joint, beyond)]
            stable[party, state] = (worth_of[party, ends] <= worth[party, state]).any(axis=1).all()
    return stable


def _improving_shifts(moves: Moves, worth: Floats, codes: Integers) -> Iterator[tuple[int, list[Integers]]]:
    """Each state, and by how much each improvement of each party changes its code."""
    if isinstance(moves, OptionMoves):
        return _by_options(moves, worth, codes)
    return _by_arcs(moves, worth, codes)


def _by_options(moves: OptionMoves, worth: Floats, codes: Integers) -> Iterator[tuple[int, list[Integers]]]:
    """Many states at a time, as each has as many moves as its parties' options have settings."""
    step = max(1, _BLOCK // moves.n_states)
    for start in range(0, moves.n_states, step):
        block = np.arange(start, min(start + step, moves.n_states))
        parties = []
        for party, own in enumerate(worth):
            targets = moves.targets(party, block)
            better = (targets >= 0) & (own[targets] > own[block, None])
            shifts = codes[targets] - codes[block, None]
            parties.append([row[kept] for row, kept in zip(shifts, better, strict=True)])
        yield from zip(block.tolist(), map(list, zip(*parties, strict=True)), strict=True)


def _by_arcs(moves: Moves, worth: Floats, codes: Integers) -> Iterator[tuple[int, list[Integers]]]:
    """All states at once."""
    parties = []
    for party, own in enumerate(worth):
        sources, targets = moves.arcs(party).T
        better = own[targets] > own[sources]
        starts = np.searchsorted(sources[better], np.arange(1, moves.n_states))
        parties.append(np.split((codes[targets] - codes[sources])[better], starts))
    for state, shifts in enumerate(zip(*parties, strict=True)):
        yield state, list(shifts)


def _together(shifts: list[Integers]) -> Integers:
    """Every sum of one shift, or none, of each of the others."""
    joint = np.zeros(1, dtype=np.int64)
    for each in shifts:
        joint = (joint[:, None] + np.concatenate([[0], each])).reshape(-1)
    return joint
