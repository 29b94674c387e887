"""The inverse question: what would a party have to prefer for a given state to be stable for it?"""

import math

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.joint_moves import Booleans, arc_matrices, joint_reach
from detente.models.graph_model.moves import Floats, Moves
from detente.models.graph_model.relations import preferred
from detente.models.graph_model.stability import CONCEPTS

MAX_STATES = 20


def prices(margins: Floats) -> Floats:
    """What a party must gain at each state for it to be stable there, nothing else changing.

    Parameters
    ----------
    margins : float array of any shape
        Worth of the state less the threshold of a concept; infinite where the party cannot leave.

    Returns
    -------
    float array of that shape
        Zero where the state is stable already.

    Notes
    -----
    Exact, though the threshold of a state looks at worths too: a party's own worth of s stands in it only
    after moves from which the others can lead back to s, and those deter it in any case.

    Examples
    --------
    >>> prices(np.array([-2.5, 0.0, 4.0]))
    array([2.5, 0. , 0. ])
    """
    return np.maximum(-margins, 0.0)


def stable_rankings(moves: Moves, worth: Floats, party: int, target: int) -> dict[str, int]:
    """How many strict rankings of one party make a state stable for it, the others' preferences as they are.

    Whether the target is stable for a party depends on the party's own preferences only through which states
    it ranks below the target, and what the others answer does not depend on them at all. So instead of the
    n! rankings the 2^(n - 1) sets of states below the target are tried; one of k states stands for
    `k! (n - 1 - k)!` rankings.

    Parameters
    ----------
    moves : Moves
        Who can move from which state to which.
    worth : (n_parties, n_states) float array
        The more, the better; the row of `party` is not read.
    party : int
        Whose rankings are free.
    target : int
        The state.

    Returns
    -------
    dict of concept to int
        Of the n! rankings.

    Raises
    ------
    ValueError
        Beyond 20 states.

    References
    ----------
    Kinsara, Kilgour, Hipel (2015), "Inverse approach to the graph model for conflict resolution", IEEE
    Transactions on Systems, Man, and Cybernetics: Systems 45, who try every ranking.
    """
    stable = _stable_sets(moves, worth, party, target)
    sizes = np.bitwise_count(np.arange(2 ** (moves.n_states - 1)))
    return {
        concept: _n_rankings(np.bincount(sizes[holds], minlength=moves.n_states))
        for concept, holds in stable.items()
    }


def stabilising_sets(
    moves: Moves, worth: Floats, party: int, target: int
) -> dict[str, tuple[tuple[int, ...], ...]]:
    """What a ranking must look like to make a state stable: the pattern behind `stable_rankings`.

    Parameters, errors and references as there.

    Returns
    -------
    dict of concept to tuple of tuples of states
        Smallest sets of states, the shortest first. A ranking makes the target stable exactly where it puts
        all states of at least one of them below the target.
    """
    stable = _stable_sets(moves, worth, party, target)
    others = _others(moves.n_states, target)
    return {concept: _members(_smallest(holds), others) for concept, holds in stable.items()}


def necessary_pairs(
    moves: Moves, worth: Floats, party: int, target: int
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Pairs of states that every ranking that makes a state stable puts in the same order.

    Parameters, errors and references as in `stable_rankings`.

    Returns
    -------
    dict of concept to tuple of pairs (better, worse)
        The better one is always the target: further states below it never harm, so nothing is fixed between
        two others.
    """
    return {
        concept: tuple((target, state) for state in sorted(set.intersection(*map(set, ways))))
        for concept, ways in stabilising_sets(moves, worth, party, target).items()
    }


def _others(n_states: int, target: int) -> NDArray[np.int64]:
    """The states that can be below the target: the bits of a set's number stand for them in this order."""
    return np.delete(np.arange(n_states), target)


def _stable_sets(moves: Moves, worth: Floats, party: int, target: int) -> dict[str, Booleans]:
    """For every set of states below the target, by its number: is the target stable?"""
    if moves.n_states > MAX_STATES:
        raise ValueError(
            f"rankings are counted for {MAX_STATES} states at most; this conflict has {moves.n_states}"
        )
    arcs = arc_matrices(moves)
    opponents = np.arange(moves.n_parties) != party
    countered = joint_reach(arcs[opponents])[arcs[party, target]]
    credible = joint_reach((arcs & preferred(worth))[opponents])[arcs[party, target]]
    sets = np.arange(2 ** (moves.n_states - 1), dtype=np.int32)
    below = np.ones((moves.n_states, len(sets)), dtype=bool)
    for bit, state in enumerate(_others(moves.n_states, target)):
        below[state] = sets >> bit & 1
    lasting = np.array([below[state] & below[arcs[party, state]].all(axis=0) for state in range(len(below))])
    deterred = {
        "nash": np.zeros((len(countered), len(sets)), dtype=bool),
        "gmr": _some(below, countered),
        "smr": _some(lasting, countered),
        "seq": _some(below, credible),
    }
    no_gain = below[arcs[party, target]]
    return {concept: (no_gain | deterred[concept]).all(axis=0) for concept in CONCEPTS}


def _some(sanctions: Booleans, reached: Booleans) -> Booleans:
    """(n_moves, n_sets): whether one of the states reached after each move is a sanction."""
    found = np.zeros((len(reached), sanctions.shape[1]), dtype=bool)
    for move, ends in enumerate(reached):
        found[move] = sanctions[ends].any(axis=0)
    return found


def _n_rankings(n_sets: NDArray[np.int64]) -> int:
    """How many rankings put one of the sets below the target, given how many sets there are of each size."""
    most = len(n_sets) - 1
    return sum(int(n) * math.factorial(k) * math.factorial(most - k) for k, n in enumerate(n_sets))


def _smallest(stable: Booleans) -> NDArray[np.int64]:
    """Numbers of the stabilising sets from which no state can be left out."""
    sets = np.arange(len(stable))
    smallest = stable.copy()
    for bit in range(len(stable).bit_length() - 1):
        smallest &= (sets >> bit & 1 == 0) | ~stable[sets & ~(1 << bit)]
    return np.flatnonzero(smallest)


def _members(sets: NDArray[np.int64], others: NDArray[np.int64]) -> tuple[tuple[int, ...], ...]:
    """The states of each set, smaller sets first."""
    bits = np.arange(len(others))
    found = [tuple(others[(number >> bits & 1).astype(bool)].tolist()) for number in sets]
    return tuple(sorted(found, key=lambda states: (len(states), states)))
