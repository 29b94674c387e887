"""What each state of a conflict is worth to a party, in whatever form its preference is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_states import States
from detente.analysis.statement_truth import holds
from detente.models.graph_model.statement_order import prioritised_ranks
from detente.scenario.blocks.conflict import Conflict
from detente.scenario.blocks.preference import GREATLY, Preference
from detente.scenario.statements import parse

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Worth:
    """What the states are worth to one party.

    Attributes
    ----------
    values : (..., n_states) float array
        Bigger is better; leading axes are worlds.
    cardinal : bool
        Whether differences are points; else values are places in a ranking, 0 the worst.
    classes : (n_states,) int array
        States of a higher class are greatly preferred to those of a lower one.
    unknown : (n_pairs, 2) int array
        States that the party cannot compare.
    """

    values: Floats
    cardinal: bool
    classes: Integers
    unknown: Integers


def worth_of(
    preference: Preference | None,
    conflict: Conflict,
    states: States,
    *,
    path: str,
    values: Mapping[str, Floats],
) -> Worth:
    """Read one party's preference; a party without one is indifferent.

    Parameters
    ----------
    preference : Preference or None
    conflict : Conflict
        For the ids of the options.
    states : States
    path : str
        Where the preference stands in the file, by which `values` name its numbers.
    values : mapping of path to (n_worlds,) float array
        Drawn values of uncertain numbers; a number without one stands at its mode.

    Returns
    -------
    Worth
    """
    n_states = len(states)
    preference = preference or Preference()
    classes = np.zeros(n_states, dtype=np.int64)
    cardinal = preference.ranking is None and preference.statements is None
    if preference.ranking is not None:
        found, classes = _ranked(preference.ranking, n_states)
    elif preference.statements is not None:
        found = _prioritised(preference.statements, conflict, states)
    else:
        found = _weighed(preference, conflict, states, path, values)
    unknown = np.array(preference.unknown, dtype=np.int64).reshape(-1, 2) - 1
    return Worth(found, cardinal, classes, unknown)


def _ranked(ranking: Sequence[int | Sequence[int] | str], n_states: int) -> tuple[Floats, Integers]:
    """Places from the worst, and how many marks of a great difference stand below each state."""
    values, classes = np.zeros(n_states), np.zeros(n_states, dtype=np.int64)
    marks, tiers = 0, 0
    for place in reversed(ranking):
        if place == GREATLY:
            marks += 1
            continue
        tied = np.array([place] if isinstance(place, int) else place, dtype=np.int64) - 1
        values[tied], classes[tied] = tiers, marks
        tiers += 1
    return values, classes


def _prioritised(statements: Sequence[str], conflict: Conflict, states: States) -> Floats:
    """Places in the order that statements make: the first that tells two states apart decides."""
    return prioritised_ranks(statement_truths(statements, conflict, states)).astype(np.float64)


def statement_truths(statements: Sequence[str], conflict: Conflict, states: States) -> Bools:
    """Whether each statement is true of each state, (n_statements, n_states)."""
    names = [option.id for option in conflict.options]
    members = states.members[states.example]
    truth = [holds(parse(text, names, states.levels), members) for text in statements]
    return np.array(truth, dtype=bool).reshape(len(truth), len(members))


def _weighed(
    preference: Preference,
    conflict: Conflict,
    states: States,
    path: str,
    values: Mapping[str, Floats],
) -> Floats:
    """Points of the options taken, or of the states."""
    members = states.members[states.example]
    parts: list[tuple[str, float, Floats]] = []
    ids = [option.id for option in conflict.options]
    for name, number in (preference.weights or {}).items():
        parts.append((f"weights.{name}", number.mode, members[:, ids.index(name)].astype(np.float64)))
    for name, number in (preference.worth or {}).items():
        parts.append((f"worth.{name}", number.mode, np.eye(len(members))[states.place(name)]))
    total: Floats = np.zeros(len(members))
    for tail, mode, column in parts:
        total = total + np.asarray(values.get(f"{path}.{tail}", mode))[..., None] * column
    return total
