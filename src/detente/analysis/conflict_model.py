"""A graph model with its names: who can do what, what cannot be, and what each state is worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_moves import moves_in_sight
from detente.analysis.conflict_states import DIFFERS, States, states_of
from detente.analysis.rounding import rounded
from detente.analysis.state_preferences import Worth, worth_of
from detente.models.graph_model.moves import Moves
from detente.records.conflict import Change, Option, Step
from detente.scenario import Scenario
from detente.scenario.blocks.conflict import Conflict
from detente.scenario.blocks.preference import Preference

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ConflictModel:
    """Options, feasible states, moves and worths of a conflict.

    States are places, from 0; in files and answers their numbers count from 1.
    """

    parties: tuple[str, ...]
    """Those who have a move or a preference, in the file's order."""
    options: tuple[Option, ...]
    states: States
    moves: Moves
    worth: Floats
    """(..., n_parties, n_states), bigger is better; leading axes are worlds."""
    cardinal: Mapping[str, bool]
    """By party: whether worths are points; else they are places in its ranking, 0 the worst."""
    status_quo: int | None
    target: int | None = None
    """The deal."""
    preferences: tuple[Worth, ...] = ()
    """Of each party, with what numbers alone do not say; empty where the conflict comes from a deal."""
    remarks: tuple[str, ...] = ()

    def step(self, party: int, before: int, after: int) -> Step:
        """A move, with the options that it changes."""
        old, new = self.states.digits[before], self.states.digits[after]
        changed = np.flatnonzero((old != new) & (old != DIFFERS) & (new != DIFFERS)).tolist()
        return Step(
            party=self.parties[party],
            to=after + 1,
            changes=tuple(
                Change(
                    option=self.options[place].id,
                    before=self.options[place].levels[old[place]],
                    after=self.options[place].levels[new[place]],
                )
                for place in changed
            ),
        )


def conflict_model(
    scenario: Scenario, *, values: Mapping[str, Floats] | None = None, n_worlds: int | None = None
) -> ConflictModel:
    """The conflict that the `conflict` block of a scenario describes by options of its own.

    Parameters
    ----------
    scenario : Scenario
        With `conflict.options`.
    values : mapping of path to (n_worlds,) float array, optional
        Drawn values of uncertain numbers; a number without one stands at its mode.
    n_worlds : int, optional
        Length of the leading axis of worlds; without it there is none.

    Returns
    -------
    ConflictModel

    Raises
    ------
    ValueError
        Where the block has no options, or too many states stand out of order.
    """
    conflict = scenario.conflict
    if conflict is None or not conflict.options:
        raise ValueError("this scenario has no `conflict.options` -> see detente schema conflict")
    states = states_of(conflict)
    owners = {option.owner for option in conflict.options}
    playing = owners | {*conflict.moves, *conflict.preferences}
    parties = tuple(name for name in scenario.parties if name in playing)
    preferences = preferences_of(conflict, states, parties, values or {})
    worth = rounded(np.stack(np.broadcast_arrays(*(found.values for found in preferences)), axis=-2))
    if n_worlds is not None:
        worth = np.broadcast_to(worth, (n_worlds, len(parties), len(states)))
    return ConflictModel(
        parties=parties,
        options=tuple(
            Option(
                id=option.id,
                owner=option.owner,
                direction=option.direction,
                levels=("no", "yes") if option.levels == 2 else tuple(map(str, range(option.levels))),
            )
            for option in conflict.options
        ),
        states=states,
        moves=moves_in_sight(conflict, states, parties),
        worth=worth,
        cardinal={name: found.cardinal for name, found in zip(parties, preferences, strict=True)},
        status_quo=None if conflict.status_quo is None else states.place(conflict.status_quo),
        preferences=preferences,
    )


def preferences_of(
    conflict: Conflict,
    states: States,
    parties: Sequence[str],
    values: Mapping[str, Floats],
    *,
    seen_by: str | None = None,
) -> tuple[Worth, ...]:
    """What the states are worth to each party; with `seen_by`, what that party believes of them."""
    return tuple(
        worth_of(preference, conflict, states, path=path, values=values)
        for name in parties
        for path, preference in [_preference(conflict, name, seen_by)]
    )


def _preference(conflict: Conflict, name: str, seen_by: str | None) -> tuple[str, Preference | None]:
    """One party's preference and its path: as it is believed, else as it is, else as the party tells it."""
    for viewer in (seen_by, name):
        believed = conflict.views[viewer].preferences if viewer in conflict.views else {}
        if name in believed and (viewer == seen_by or name not in conflict.preferences):
            return f"conflict.views.{viewer}.preferences.{name}", believed[name]
    return f"conflict.preferences.{name}", conflict.preferences.get(name)
