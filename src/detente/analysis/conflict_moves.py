"""Who can move from which state of a `conflict` block to which."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_states import States
from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.moves import Moves
from detente.models.graph_model.option_moves import option_moves
from detente.scenario.blocks.conflict import Conflict

Bools = NDArray[np.bool_]
Integers = NDArray[np.int64]

MAX_LISTED = 2_000


def moves_of(conflict: Conflict, states: States, parties: Sequence[str]) -> Moves:
    """Moves by options, or arcs where some are given, states are merged or stand in an order of their own.

    A party with arcs of its own in the file has these alone; the others move by their options.

    Raises
    ------
    ValueError
        Where too many states are listed out of order to compare each with each.
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
        arcs = [free.arcs(party) for party in range(len(parties))]
    return arc_moves(
        len(states),
        [
            np.array(conflict.moves[name], dtype=np.int64).reshape(-1, 2) - 1
            if name in conflict.moves
            else _between_states(states.state[own])
            for name, own in zip(parties, arcs, strict=True)
        ],
    )


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
