"""Stability where preference is a relation between states and need not be a number.

The four concepts ask the same questions whatever a preference looks like: for what would a party leave, what
deters it, what undoes a deterrent, and which answers of the others are in their interest. `Relations` holds
the answers; usual, unknown, strong and attitude-based preference differ in nothing else.
"""

from dataclasses import dataclass

import numpy as np

from detente.models.graph_model.joint_moves import Booleans, arc_matrices, joint_reach
from detente.models.graph_model.moves import Floats, Moves
from detente.models.graph_model.stability import CONCEPTS


@dataclass(frozen=True, kw_only=True)
class Relations:
    """What each party makes of state t when it starts from s; (n_parties, n_states, n_states) bool arrays.

    Attributes
    ----------
    leaves
        True at `[i, s, t]` where party i would leave s for t.
    sanctions
        True at `[i, s, t]` where ending at t deters i from leaving s.
    escapes
        True at `[i, s, t]` where a way out to t undoes a sanction of leaving s (symmetric metarationality).
    answers
        True at `[j, s, t]` where moving from s to t is in j's interest (sequential stability).
    """

    leaves: Booleans
    sanctions: Booleans
    escapes: Booleans
    answers: Booleans


def preferred(worth: Floats) -> Booleans:
    """The relation behind numbers.

    Parameters
    ----------
    worth : (n_parties, n_states) float array
        The more, the better.

    Returns
    -------
    (n_parties, n_states, n_states) bool array
        True at `[i, s, t]` where party i prefers t to s.

    Examples
    --------
    >>> preferred(np.array([[1.0, 3.0, 3.0]])).astype(int).tolist()
    [[[0, 1, 1], [0, 0, 0], [0, 0, 0]]]
    """
    return np.asarray(worth[:, None, :] > worth[:, :, None])


def simple_relations(better: Booleans) -> Relations:
    """The usual reading: leave for what is better, deterred by what is not.

    Parameters
    ----------
    better : (n_parties, n_states, n_states) bool array
        True at `[i, s, t]` where party i prefers t to s. It need not be transitive.

    Returns
    -------
    Relations

    Notes
    -----
    A sequence that leads back to s itself deters from leaving s, since s is not better than itself. The
    matrix form of Xu, Hipel, Kilgour (2009) takes s out; the two differ only where opponents can undo a move.
    """
    return Relations(leaves=better, sanctions=~better, escapes=better, answers=better)


def stable_states(moves: Moves, relations: Relations) -> dict[str, Booleans]:
    """Nash, GMR, SMR and SEQ stability of every state for every party, from the definitions.

    1. `nash`: i has no move that it would leave s for.
    2. `gmr`: after each such move some sequence of moves of the others ends at a sanction.
    3. `smr`: ... at a sanction that i cannot undo by a further move.
    4. `seq`: ... by a sequence in which every step is in its mover's interest.

    Parameters
    ----------
    moves : Moves
        Who can move from which state to which.
    relations : Relations
        How the parties compare states.

    Returns
    -------
    dict of concept to (n_parties, n_states) bool array
        In the order of `CONCEPTS`. Memory grows with the square of the number of states: made for about a
        thousand.

    References
    ----------
    Fang, Hipel, Kilgour (1993), Interactive Decision Making, ch. 3 and 4.
    """
    arcs = arc_matrices(moves)
    answers = arcs & relations.answers
    verdicts = [_verdicts(party, arcs, answers, relations) for party in range(moves.n_parties)]
    return {concept: np.array([verdict[concept] for verdict in verdicts]) for concept in CONCEPTS}


def _verdicts(party: int, arcs: Booleans, answers: Booleans, relations: Relations) -> dict[str, Booleans]:
    """One party's stable states under each concept."""
    others = np.arange(len(arcs)) != party
    countered = joint_reach(arcs[others])
    sanctions = relations.sanctions[party]
    lasting = sanctions & ~_meet(relations.escapes[party], arcs[party])
    deterred = {
        "nash": np.zeros_like(sanctions),
        "gmr": _meet(sanctions, countered),
        "smr": _meet(lasting, countered),
        "seq": _meet(sanctions, joint_reach(answers[others])),
    }
    departures = arcs[party] & relations.leaves[party]
    return {concept: ~(departures & ~deterred[concept]).any(axis=1) for concept in CONCEPTS}


def _meet(wanted: Booleans, reached: Booleans) -> Booleans:
    """True at `[s, t]` where something that s wants is reached from t."""
    return np.asarray(wanted.astype(np.float32) @ reached.T.astype(np.float32) > 0)
