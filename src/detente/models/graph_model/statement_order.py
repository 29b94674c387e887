"""The inverse question for prioritised statements: which order of what a party says would hold a state?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.models.graph_model.adjacent_swaps import count_at, orders_at
from detente.models.graph_model.joint_moves import Booleans
from detente.models.graph_model.moves import Floats, Integers, Moves
from detente.models.graph_model.stability import thresholds

MAX_ORDERS = 50_000
MAX_CELLS = 4_000_000


def prioritised_ranks(truth: Booleans) -> Integers:
    """Ranks of states by statements of falling importance: the first statement that differs decides.

    Parameters
    ----------
    truth : (n_statements, n_states) bool array
        Whether each statement is true of each state, the most important first.

    Returns
    -------
    (n_states,) int array
        0 for the worst; states of which the same statements are true share a rank.

    References
    ----------
    Peng, Hipel, Kilgour, Fang (1997), option prioritising: the order of the sum of `2^(h - j)` over the true
    statements j of h, here without a limit on h.

    Examples
    --------
    >>> prioritised_ranks(np.array([[True, True, False], [False, True, True]])).tolist()
    [1, 2, 0]
    """
    if not len(truth):
        return np.zeros(truth.shape[1], dtype=np.int64)
    return np.unique(truth, axis=1, return_inverse=True)[1].reshape(-1).astype(np.int64)


@dataclass(frozen=True, kw_only=True)
class Reordering:
    """The smallest changes of one party's statements under which a state is stable.

    Attributes
    ----------
    swaps
        Smallest number of swaps of neighbouring statements; 0 where the state is stable as it is, None where
        no order tried makes it so.
    orders
        All orders that do it with so few, as places in the given order, the most important first.
    drops
        Statements each of which, dropped alone, does it.
    complete
        Whether every order was tried, if need be: with `swaps` None, no order does it.
    """

    swaps: int | None
    orders: tuple[tuple[int, ...], ...]
    drops: tuple[int, ...]
    complete: bool


def smallest_reordering(
    moves: Moves,
    worth: Floats,
    party: int,
    truth: Booleans,
    target: int,
    concept: str,
    *,
    holders: Sequence[int] | None = None,
    most: int = MAX_ORDERS,
) -> Reordering:
    """The fewest swaps of neighbouring statements of one party, or one statement dropped, that hold a state.

    Parameters
    ----------
    moves : Moves
        Who can move from which state to which.
    worth : (n_parties, n_states) float array
        The more, the better; the row of `party` is not read.
    party : int
        Whose statements may be re-ordered.
    truth : (n_statements, n_states) bool array
        Its statements as they stand, the most important first.
    target : int
        The state that shall be stable.
    concept : {"nash", "gmr", "smr", "seq"}
        In which sense.
    holders : sequence of int, optional
        For whom; for all parties if not given. Under SEQ the order of one party's statements can decide
        whether another is deterred.
    most : int
        How many orders are tried at most; those with fewer swaps come first, and only all orders of so many
        swaps together.

    Returns
    -------
    Reordering

    References
    ----------
    Wu, Xu et al. pose the least re-ordering of statements as a 0-1 programme; here the orders are enumerated
    by their distance.
    """
    who = np.arange(moves.n_parties) if holders is None else np.array(holders)

    def holds(ranks: Integers) -> Booleans:
        return _holds(moves, worth, party, ranks, target, concept, who)

    n_statements = len(truth)
    dropped = np.array([prioritised_ranks(np.delete(truth, j, axis=0)) for j in range(n_statements)])
    drops = tuple(np.flatnonzero(holds(dropped.reshape(-1, moves.n_states))).tolist())
    tried = 0
    for swaps in range(n_statements * (n_statements - 1) // 2 + 1):
        tried += count_at(n_statements, swaps)
        if tried > most:
            return Reordering(swaps=None, orders=(), drops=drops, complete=False)
        orders = orders_at(n_statements, swaps)
        found = orders[holds(np.array([prioritised_ranks(truth[order]) for order in orders]))]
        if len(found):
            listed = tuple(sorted(tuple(order) for order in found.tolist()))
            return Reordering(swaps=swaps, orders=listed, drops=drops, complete=True)
    return Reordering(swaps=None, orders=(), drops=drops, complete=True)


def _holds(
    moves: Moves, worth: Floats, party: int, ranks: Integers, target: int, concept: str, who: Integers
) -> Booleans:
    """(n_orders,): whether the target is stable for all of `who` when the party ranks states so."""
    held = np.zeros(len(ranks), dtype=bool)
    block = max(1, MAX_CELLS // worth.size)
    for start in range(0, len(ranks), block):
        part = slice(start, start + block)
        worlds = np.repeat(worth[None], len(ranks[part]), axis=0)
        worlds[:, party] = ranks[part]
        stable = worlds >= thresholds(moves, worlds)[concept]
        held[part] = stable[:, who, target].all(axis=1)
    return held
