"""Who can move from which state of a `conflict` block to which."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_states import States
from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.hypergame import moves_within_sight
from detente.models.graph_model.moves import Moves
from detente.models.graph_model.option_moves import OptionMoves, option_moves
from detente.scenario.blocks.conflict import Conflict

Bools = NDArray[np.bool_]
Integers = NDArray[np.int64]

MAX_LISTED = 2_000
"""States out of order that are compared each with each."""
MAX_MOVES = 2**23
"""States times settings of a party's options up to which its moves are listed one by one."""


def moves_of(conflict: Conflict, states: States, parties: Sequence[str]) -> Moves:
    """Moves by options, or arcs where some are given, states are merged or stand in an order of their own.

    A party with arcs of its own in the file has these alone; the others move by their options.

    Raises
    ------
    ValueError
        Where too many states are listed out of order to compare each with each, or too many moves would have
        to be listed.
    """
    levels = np.array([option.levels for option in conflict.options])
    owners = np.array([parties.index(option.owner) for option in conflict.options])
    directions = tuple(option.direction for option in conflict.options)
    if states.feasible is None:
        if len(states.members) > MAX_LISTED and not set(parties) <= set(conflict.moves):
            what = f"{len(states.members):,} states listed out of ascending order"
            raise ValueError(f"conflict.states: {what} -> list them in order, or give conflict.moves")
        arcs = [_pairs(states, owners == party, directions) for party in range(len(parties))]
    else:
        free = option_moves(levels, owners, directions, states.feasible, len(parties))
        if not states.merged and not conflict.moves:
            return free
        arcs = [
            np.empty((0, 2), dtype=np.int64) if name in conflict.moves else _listed(free, party)
            for party, name in enumerate(parties)
        ]
    return arc_moves(
        len(states),
        [
            np.array(conflict.moves[name], dtype=np.int64).reshape(-1, 2) - 1
            if name in conflict.moves
            else _between_states(states.state[own])
            for name, own in zip(parties, arcs, strict=True)
        ],
    )


def moves_in_sight(conflict: Conflict, states: States, parties: Sequence[str]) -> Moves:
    """The same, less moves to and from states that their mover does not see.

    Raises
    ------
    ValueError
        As `moves_of`.
    """
    moves, seen = moves_of(conflict, states, parties), seen_by(conflict, states, parties)
    if seen.all():
        return moves
    if isinstance(moves, OptionMoves):
        moves = arc_moves(len(states), [_listed(moves, party) for party in range(len(parties))])
    return moves_within_sight(moves, seen)


def _listed(moves: OptionMoves, party: int) -> Integers:
    """A party's moves by its options, one by one, (n_arcs, 2)."""
    n_settings = math.prod(moves.levels[moves.owners == party].tolist())
    if moves.n_states * n_settings > MAX_MOVES:
        what = f"{moves.n_states:,} states, too many to list all moves"
        fix = "leave out what needs that: same, unseen and moves"
        raise ValueError(f"conflict.options: {what} -> {fix}")
    return moves.arcs(party)


def seen_by(conflict: Conflict, states: States, parties: Sequence[str]) -> Bools:
    """Which states each party sees, (n_parties, n_states)."""
    seen = np.ones((len(parties), len(states)), dtype=bool)
    for row, name in enumerate(parties):
        if name in conflict.views:
            seen[row, [states.place(state) for state in conflict.views[name].unseen]] = False
    return seen


def _pairs(states: States, own: Bools, directions: Sequence[str]) -> Integers:
    """Arcs between feasible combinations that differ in own options only, each its way, (n_arcs, 2)."""
    change = states.members[None, :, :].astype(np.int64) - states.members[:, None, :]
    legal = (change != 0).any(axis=2) & (change[:, :, ~own] == 0).all(axis=2)
    for option in np.flatnonzero(own).tolist():
        if directions[option] == "forward":
            legal &= change[:, :, option] >= 0
        elif directions[option] == "backward":
            legal &= change[:, :, option] <= 0
    return np.argwhere(legal)


def _between_states(arcs: Integers) -> Integers:
    """The same arcs without those that merging has bent back to where they start."""
    return np.asarray(arcs[arcs[:, 0] != arcs[:, 1]])
