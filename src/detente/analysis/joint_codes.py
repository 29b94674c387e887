"""Whether what several parties of a conflict do at once adds up, and the numbers by which it does."""

import math

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_model import ConflictModel
from detente.models.graph_model.option_moves import OptionMoves
from detente.scenario.state_space import MAX_CODES

Integers = NDArray[np.int64]


def joint_codes(model: ConflictModel) -> Integers:
    """The number that the levels of each state spell, (n_states,); option 1 is the last digit."""
    strides = np.cumprod([1, *model.states.levels[:-1]])
    return np.asarray(model.states.digits.astype(np.int64) @ strides)


def why_not_at_once(model: ConflictModel) -> str | None:
    """Why nobody can say where several moves made at the same moment lead; None where they add up."""
    if isinstance(model.moves, OptionMoves):
        return None
    if model.states.merged:
        return "from merged states nobody knows what several moves make"
    if math.prod(model.states.levels) > MAX_CODES:
        return f"the options have more than {MAX_CODES:,} combinations"
    for row, party in enumerate(model.parties):
        others = np.array([option.owner != party for option in model.options])
        before, after = np.moveaxis(model.states.digits[model.moves.arcs(row)], 1, 0)
        if (before[:, others] != after[:, others]).any():
            return f"some moves of {party} change options of others"
    return None
