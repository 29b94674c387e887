"""Limited-move stability of two parties, and non-myopic stability as its limit."""

import numpy as np

from detente.models.graph_model.joint_moves import Booleans
from detente.models.graph_model.moves import Floats, Integers, Moves

MAX_HORIZON = 10_000


def anticipated(moves: Moves, worth: Floats, horizon: int) -> Integers:
    """Where the conflict ends if party i is to move and both look ahead the given number of moves.

    `G_0(i, s) = s`. With h moves left, i looks for the move after which the other, who then has h - 1 moves,
    takes the conflict to the state that is best for i, `M`; it makes that move where `G_{h-1}(j, M)` is
    better for it than s, and ends play at s where not.

    Parameters
    ----------
    moves : Moves
        Of two parties.
    worth : (2, n_states) float array
        The more, the better; only comparisons count.
    horizon : int
        Moves ahead, h.

    Returns
    -------
    (2, n_states) int array
        `G_h(i, s)`.

    Raises
    ------
    ValueError
        Where the parties are not two, or nothing repeats within 10,000 moves and the horizon is beyond them.

    Notes
    -----
    What is anticipated with one move more depends only on what is anticipated with one less, so that the
    sequence of horizons ends in a cycle, and no horizon costs more than the moves until that is closed.

    References
    ----------
    Kilgour (1985); Kilgour, Hipel, Fang (1987), Automatica 23; Fang, Hipel, Kilgour (1993), ch. 3, defined
    for strict preference. Where two states are equally good for i, its move is the one with the lowest state
    number, which the papers leave open. Unverified beyond the 2 x 2 games that the tests work by hand.
    """
    history, first = _until_it_repeats(moves, worth, min(horizon, MAX_HORIZON))
    if horizon < len(history):
        return history[horizon]
    if first is None:
        what = f"what two parties foresee {horizon:,} moves ahead does not repeat within {MAX_HORIZON:,}"
        raise ValueError(f"{what} -> look at most {MAX_HORIZON:,} ahead")
    return history[first + (horizon - first) % (len(history) - first)]


def limited_move_stable(moves: Moves, worth: Floats, horizon: int) -> Booleans:
    """States that a party does not leave when both look ahead `horizon` moves: `G_h(i, s) = s`.

    Parameters, errors and references as in `anticipated`. With one move this is Nash stability.

    Returns
    -------
    (2, n_states) bool array
    """
    return np.asarray(anticipated(moves, worth, horizon) == np.arange(moves.n_states))


def non_myopic_stable(moves: Moves, worth: Floats) -> Booleans:
    """States that a party does not leave from some horizon on, however far both look.

    A state is stable where it is so throughout the cycle in which the sequence of horizons ends.

    Parameters
    ----------
    moves, worth
        As in `anticipated`.

    Returns
    -------
    (2, n_states) bool array

    Raises
    ------
    ValueError
        Where the parties are not two, or no cycle is closed within 10,000 moves.

    References
    ----------
    As `anticipated`.
    """
    history, first = _until_it_repeats(moves, worth, MAX_HORIZON)
    if first is None:
        raise ValueError(f"no limit within {MAX_HORIZON} moves; ask for a horizon instead")
    return np.asarray((np.array(history[first:]) == np.arange(moves.n_states)).all(axis=0))


def _until_it_repeats(moves: Moves, worth: Floats, most: int) -> tuple[list[Integers], int | None]:
    """What is anticipated at horizons 0, 1, ... up to `most`, or short of the first that repeats one before.

    The second part is the horizon that is repeated; None where none is.
    """
    history = [_start(moves)]
    horizon_of = {history[0].tobytes(): 0}
    for horizon in range(1, most + 1):
        states = _one_more(moves, worth, history[-1])
        first = horizon_of.setdefault(states.tobytes(), horizon)
        if first < horizon:
            return history, first
        history.append(states)
    return history, None


def _start(moves: Moves) -> Integers:
    """With no move left, play ends where it is."""
    if moves.n_parties != 2:
        raise ValueError(
            f"limited-move stability is defined for two parties; this conflict has {moves.n_parties}"
        )
    return np.tile(np.arange(moves.n_states), (2, 1))


def _one_more(moves: Moves, worth: Floats, states: Integers) -> Integers:
    """From what is anticipated with one move less."""
    pairs = ((0, 1), (1, 0))
    return np.array([_best_move(moves.arcs(party), worth[party], states[other]) for party, other in pairs])


def _best_move(arcs: Integers, worth: Floats, replies: Integers) -> Integers:
    """Where a party's best move leads in the end, or the state itself where that is no gain."""
    starts, landings = arcs.T
    ends = replies[landings]
    order = np.lexsort((landings, -worth[ends], starts))
    first = order[np.unique(starts[order], return_index=True)[1]]
    gains = first[worth[ends[first]] > worth[starts[first]]]
    states = np.arange(len(worth))
    states[starts[gains]] = ends[gains]
    return states
