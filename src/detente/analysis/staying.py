"""What single parties could lose at one state and still stay, in any number of worlds."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_model import ConflictModel
from detente.models.graph_model.stability import SURE

Floats = NDArray[np.float64]

_BLOCK = 2**17
"""Worths swept at a time."""


def margins_at(model: ConflictModel, state: int, concept: str) -> Floats:
    """Worth of one state to every party, less the most that it can be sure of when it leaves.

    Parameters
    ----------
    model : ConflictModel
        With worths in one world or, with one leading axis, in many.
    state : int
        Its place.
    concept : {"nash", "gmr", "smr", "seq"}
        What whoever leaves expects of the others.

    Returns
    -------
    (..., n_parties) float array
        Infinite where the party has no move from here; the party stays where it is at least 0.

    References
    ----------
    As `detente.models.graph_model.stability.thresholds`, of one state and one concept.
    """
    worlds = model.worth.reshape(-1, *model.worth.shape[-2:])
    step = max(1, _BLOCK // len(model.states))
    parts = [
        _of_block(model, worlds[start : start + step], state, concept)
        for start in range(0, len(worlds), step)
    ]
    return np.concatenate(parts).reshape(model.worth.shape[:-1])


def _of_block(model: ConflictModel, worth: Floats, state: int, concept: str) -> Floats:
    """(n_worlds, n_parties) of a few worlds."""
    improving = model.moves.improving(worth)
    margins = np.full(worth.shape[:2], np.inf)
    for party in range(len(model.parties)):
        open_to = model.moves.successors(party, state)
        if len(open_to):
            own = np.ascontiguousarray(worth[:, party])
            sure = SURE[concept](model.moves, improving, party, own)
            margins[:, party] = own[:, state] - sure[:, open_to].max(axis=1)
    return margins
