"""How little in what the parties want would change a verdict, and what changes if they look further ahead."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_model import ConflictModel
from detente.analysis.state_preferences import statement_truths
from detente.models.graph_model.frailty import MAX_PROFILES, frailty
from detente.models.graph_model.limited_move import anticipated, limited_move_stable, non_myopic_stable
from detente.models.graph_model.statement_order import MAX_ORDERS, smallest_reordering
from detente.records.what_if import Foresight, Frail, Reordered, Turned
from detente.scenario.blocks.conflict import Conflict

MAX_STATES = 1_024
"""States up to which changed rankings are tried."""
MAX_FORESEEN = 4_096
"""States up to which moves ahead are worked out."""
MAX_CELLS = 2**24
"""Worths looked at in all changed profiles together."""


def frail(model: ConflictModel, state: int, concept: str) -> Frail:
    """How many swaps of neighbouring ranks, by anybody, end an equilibrium.

    Parameters
    ----------
    model : ConflictModel
        In one world.
    state : int
        Its place.
    concept : {"nash", "gmr", "smr", "seq"}
        In which sense it is an equilibrium.

    Returns
    -------
    Frail

    Raises
    ------
    ValueError
        Beyond 1,024 states.

    References
    ----------
    See `detente.models.graph_model.frailty`.
    """
    most = min(MAX_PROFILES, _n_profiles(model, "swaps of ranks"))
    found = frailty(model.moves, model.worth, state, concept, most=most)
    return Frail(
        swaps=found.swaps,
        ways=found.ways,
        change=tuple(
            Turned(party=model.parties[party], liked=was + 1, likes=now + 1)
            for party, was, now in found.change
        ),
        tried=found.tried,
        complete=found.complete,
    )


def reordered(
    conflict: Conflict | None, model: ConflictModel, state: int, concept: str
) -> tuple[Reordered, ...]:
    """By party that prefers by statements: the smallest change of their order by which a state holds for all.

    Parameters
    ----------
    conflict : Conflict or None
        The block with the statements; None where the conflict is over keeping a deal.
    model, state, concept
        As in `frail`.

    Returns
    -------
    tuple of Reordered

    Raises
    ------
    ValueError
        Where nobody prefers by statements, or beyond 1,024 states.

    References
    ----------
    See `detente.models.graph_model.statement_order`.
    """
    told = conflict.preferences if conflict else {}
    ordered = {name: found.statements for name, found in told.items() if found.statements}
    if conflict is None or not ordered:
        raise ValueError("nobody prefers by statements, so there are none to re-order -> leave --reorder out")
    most = min(MAX_ORDERS, _n_profiles(model, "orders of statements"))
    changes = []
    for name, statements in ordered.items():
        truth = statement_truths(statements, conflict, model.states)
        row = model.parties.index(name)
        found = smallest_reordering(model.moves, model.worth, row, truth, state, concept, most=most)
        changes.append(
            Reordered(
                party=name,
                swaps=found.swaps,
                orders=tuple(tuple(statements[place] for place in order) for order in found.orders),
                drops=tuple(statements[place] for place in found.drops),
                complete=found.complete,
            )
        )
    return tuple(changes)


def foreseen(model: ConflictModel, horizon: int, state: int | None) -> Foresight:
    """What two parties leave alone where both look some moves ahead (limited-move stability).

    Parameters
    ----------
    model : ConflictModel
        In one world.
    horizon : int
        Moves ahead, at least 1; 1 is Nash stability.
    state : int or None
        The state from which it is told where the conflict would end.

    Returns
    -------
    Foresight

    Raises
    ------
    ValueError
        Where the parties are not two, the horizon is below 1, or beyond 4,096 states.

    References
    ----------
    See `detente.models.graph_model.limited_move`.
    """
    if horizon < 1:
        raise ValueError(f"--foresight {horizon}: parties look at least one move ahead -> --foresight 2")
    if len(model.parties) != 2:
        what = f"moves ahead are worked out for two parties, not {len(model.parties)}"
        raise ValueError(f"{what} -> leave --foresight out")
    if len(model.states) > MAX_FORESEEN:
        what = f"moves ahead are worked out for up to {MAX_FORESEEN:,} states, not {len(model.states):,}"
        raise ValueError(f"{what} -> leave --foresight out")
    stable = limited_move_stable(model.moves, model.worth, horizon)
    lasting = np.asarray(non_myopic_stable(model.moves, model.worth).all(axis=0))
    ends = anticipated(model.moves, model.worth, horizon)
    return Foresight(
        horizon=horizon,
        stable={name: _numbers(row) for name, row in zip(model.parties, stable, strict=True)},
        equilibria=_numbers(np.asarray(stable.all(axis=0))),
        non_myopic=_numbers(lasting),
        ends=None
        if state is None
        else {name: int(row[state]) + 1 for name, row in zip(model.parties, ends, strict=True)},
    )


def _n_profiles(model: ConflictModel, what: str) -> int:
    """How many profiles of preferences can be tried in reasonable time."""
    if len(model.states) > MAX_STATES:
        raise ValueError(
            f"{what} are tried for up to {MAX_STATES:,} states, not {len(model.states):,} -> leave them out"
        )
    return MAX_CELLS // (len(model.states) * len(model.parties))


def _numbers(states: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple((np.flatnonzero(states) + 1).tolist())
