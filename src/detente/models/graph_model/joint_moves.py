"""Which states several parties reach by moving in turn, in any order."""

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

from detente.models.graph_model.moves import Moves

Booleans = NDArray[np.bool_]


def arc_matrices(moves: Moves) -> Booleans:
    """Every party's moves as a matrix.

    Parameters
    ----------
    moves : Moves
        Who can move from which state to which.

    Returns
    -------
    (n_parties, n_states, n_states) bool array
        True at `[i, s, t]` where party i can move from s to t.
    """
    matrices = np.zeros((moves.n_parties, moves.n_states, moves.n_states), dtype=bool)
    for party, matrix in enumerate(matrices):
        starts, ends = moves.arcs(party).T
        matrix[starts, ends] = True
    return matrices


def joint_reach(steps: Booleans) -> Booleans:
    """States reached by legal sequences of steps: no mover twice in succession, each as often as it likes.

    Parameters
    ----------
    steps : (n_movers, n_states, n_states) bool array
        True at `[j, s, t]` where mover j can take a step from s to t.

    Returns
    -------
    (n_states, n_states) bool array
        True at `[s, t]` where some sequence of one step or more leads from s to t, which may be s again.

    References
    ----------
    Fang, Hipel, Kilgour (1993), Interactive Decision Making, ch. 4; the rule on succession as in Xu, Hipel,
    Kilgour, Fang (2018), Conflict Resolution Using the Graph Model, ch. 4.

    Examples
    --------
    Neither mover may take two steps in succession, so that the second step has to be the other's.

    >>> one = np.zeros((3, 3), dtype=bool)
    >>> one[0, 1] = one[1, 2] = True
    >>> bool(joint_reach(np.array([one]))[0, 2]), bool(joint_reach(np.array([one, one]))[0, 2])
    (False, True)
    """
    backward = np.swapaxes(steps, 1, 2)
    onward = [scipy.sparse.csr_array(step.astype(np.float32)) for step in backward]
    last = backward.copy()  # [j, t, s]: from s to t with j as the last to move
    n_reached = -1
    while n_reached != (n_reached := int(last.sum())):
        for mover, step in enumerate(onward):
            by_others = np.delete(last, mover, axis=0).any(axis=0)
            last[mover] |= step @ by_others.astype(np.float32) > 0
    return np.ascontiguousarray(last.any(axis=0).T)
