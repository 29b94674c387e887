"""The same conflict with what numbers alone do not say: attitudes, unknown and great preferences, views."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_model import ConflictModel, preferences_of
from detente.analysis.conflict_moves import moves_of, seen_by
from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.attitudes import attitude_relations
from detente.models.graph_model.hypergame import View, hypergame
from detente.models.graph_model.moves import Moves
from detente.models.graph_model.relations import preferred, stable_states
from detente.models.graph_model.stability import CONCEPTS
from detente.models.graph_model.strength import strength_stable
from detente.models.graph_model.unknown import EXTENSIONS, unknown_relations
from detente.scenario.blocks.conflict import Conflict

Bools = NDArray[np.bool_]

MAX_STATES = 1_000
UNVERIFIED = (
    "attitudes, unknown and great preferences: no published table of results was at hand to check them"
)
SIGNS = {"+": 1, "0": 0, "-": -1}


@dataclass(frozen=True)
class Related:
    """What is stable once preferences are more than numbers; by name of the reading, and states by number."""

    equilibria: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    """By concept."""
    stable: dict[str, dict[str, dict[str, list[int]]]] = field(default_factory=dict)
    """By party and concept."""


def related(conflict: Conflict, model: ConflictModel) -> Related:
    """What is stable under each of attitudes, unknown and great preferences that the block gives.

    Raises
    ------
    ValueError
        Where one is given and there are more than 1,000 states.
    """
    found = dict(_readings(conflict, model))
    return Related(
        equilibria={
            name: {
                concept: _numbers(np.asarray(of_parties.all(axis=0)))
                for concept, of_parties in stable.items()
            }
            for name, stable in found.items()
        },
        stable={
            name: {
                party: {concept: _numbers(rows[row]) for concept, rows in stable.items()}
                for row, party in enumerate(model.parties)
            }
            for name, stable in found.items()
        },
    )


def _readings(conflict: Conflict, model: ConflictModel) -> Iterator[tuple[str, dict[str, Bools]]]:
    """Name of each reading, and by concept the stable states of every party, (n_parties, n_states)."""
    some_unknown = any(len(preference.unknown) for preference in model.preferences)
    some_great = any(preference.classes.any() for preference in model.preferences)
    if not (conflict.attitudes or some_unknown or some_great):
        return
    if len(model.states) > MAX_STATES:
        what = f"attitudes, unknown and great preferences are for up to {MAX_STATES:,} states"
        raise ValueError(f"{what}, not {len(model.states):,} -> leave them out")
    unknown = _unknown(model)
    better = preferred(model.worth) & ~unknown
    if conflict.attitudes:
        relations = attitude_relations(better, _attitudes(conflict, model))
        yield "attitudes", stable_states(model.moves, relations)
    if some_unknown:
        for extension in EXTENSIONS:
            relations = unknown_relations(better, unknown, extension)
            yield f"unknown_{extension}", stable_states(model.moves, relations)
    if some_great:
        yield "strong", strength_stable(model.moves, better, _greatly(model) & better, unknown).strong


def viewed(conflict: Conflict, model: ConflictModel) -> dict[str, Any] | None:
    """The hypergame: what is stable where each judges by the conflict that it sees; None without views."""
    if not conflict.views:
        return None
    moves = moves_of(conflict, model.states, model.parties)
    seen = seen_by(conflict, model.states, model.parties)
    game = hypergame(
        [_view(conflict, model, name, moves, own) for name, own in zip(model.parties, seen, strict=True)]
    )
    return {
        "equilibria": {concept: _numbers(game.equilibria(concept)) for concept in CONCEPTS},
        "surprises": {concept: _numbers(game.surprises(concept)) for concept in CONCEPTS},
        "stable": {
            name: {concept: _numbers(game.stable[concept][row]) for concept in CONCEPTS}
            for row, name in enumerate(model.parties)
        },
        "unseen": {
            name: _numbers(~game.seen[row])
            for row, name in enumerate(model.parties)
            if not game.seen[row].all()
        },
    }


def _view(conflict: Conflict, model: ConflictModel, name: str, moves: Moves, seen: Bools) -> View:
    """The conflict among the states that one party sees; what others do not see it does not know."""
    worth = model.worth
    if name in conflict.views:
        believed = preferences_of(conflict, model.states, model.parties, {}, seen_by=name)
        worth = np.stack([found.values for found in believed])
    place = np.where(seen, np.cumsum(seen) - 1, -1)
    if not seen.all():
        arcs = [moves.arcs(party) for party in range(len(model.parties))]
        moves = arc_moves(int(seen.sum()), [place[own[seen[own].all(axis=1)]] for own in arcs])
    return View(moves=moves, worth=worth[:, seen], place=place)


def _unknown(model: ConflictModel) -> Bools:
    n_states = len(model.states)
    pairs = np.zeros((len(model.parties), n_states, n_states), dtype=bool)
    for row, preference in enumerate(model.preferences):
        one, other = preference.unknown.T
        pairs[row, one, other] = pairs[row, other, one] = True
    return pairs


def _greatly(model: ConflictModel) -> Bools:
    classes = np.array([preference.classes for preference in model.preferences])
    return np.asarray(classes[:, None, :] > classes[:, :, None])


def _attitudes(conflict: Conflict, model: ConflictModel) -> NDArray[np.int64]:
    return np.array(
        [
            [
                SIGNS[conflict.attitudes.get(one, {}).get(other, "+" if one == other else "0")]
                for other in model.parties
            ]
            for one in model.parties
        ]
    )


def _numbers(states: Bools) -> list[int]:
    return [place + 1 for place in np.flatnonzero(states).tolist()]
