"""How little must change in anybody's preferences for an equilibrium to be none."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.adjacent_swaps import count_at, orders_at
from detente.models.graph_model.moves import Floats, Moves
from detente.models.graph_model.stability import thresholds

MAX_PROFILES = 100_000
MAX_CELLS = 4_000_000


@dataclass(frozen=True, kw_only=True)
class Frailty:
    """The smallest change of rankings that destroys an equilibrium.

    Attributes
    ----------
    swaps
        Number of swaps of neighbours in rankings, over all parties; 0 where the state is no equilibrium, None
        where no change tried destroys it.
    ways
        How many changes of that size do.
    change
        The first of them: (party, state that it preferred, state that it prefers now to that one).
    tried
        All changes of up to so many swaps were tried: with `swaps` None, it takes more.
    complete
        Whether every change there is was tried, if need be: with `swaps` None, none destroys it.
    """

    swaps: int | None
    ways: int
    change: tuple[tuple[int, int, int], ...]
    tried: int
    complete: bool


def frailty(moves: Moves, worth: Floats, state: int, concept: str, *, most: int = MAX_PROFILES) -> Frailty:
    """The smallest number of swaps of neighbouring ranks that makes a state stop being an equilibrium.

    A swap exchanges two neighbouring ranks in one party's ranking. States of the same rank move together: a
    tie is read as states that do not differ for the party, and is never broken. Changes are tried in the
    order of their size, all of one size together.

    Parameters
    ----------
    moves : Moves
        Who can move from which state to which.
    worth : (n_parties, n_states) float array
        Only the order counts.
    state : int
        The equilibrium.
    concept : {"nash", "gmr", "smr", "seq"}
        In which sense it is one.
    most : int
        How many changed profiles of rankings are tried at most; each takes as long as one analysis.

    Returns
    -------
    Frailty

    Notes
    -----
    Ours, in the spirit of Ben-Haim, Hipel (2002), "The graph model for conflict resolution with
    information-gap uncertainty in preferences", Applied Mathematics and Computation 129, who ask for the
    largest uncertainty that an equilibrium survives; their numbers are on other scales and not reproduced.
    """
    ranks = [np.unique(row, return_inverse=True)[1].reshape(-1) for row in worth]
    sizes = [int(row.max()) + 1 for row in ranks]
    tried = 0
    for swaps in range(sum(size * (size - 1) // 2 for size in sizes) + 1):
        shares = _shares(swaps, len(sizes), concept)
        tried += sum(math.prod(map(count_at, sizes, share)) for share in shares)
        if tried > most:
            return Frailty(swaps=None, ways=0, change=(), tried=swaps - 1, complete=False)
        ways, first = 0, None
        for worlds in _worlds(ranks, sizes, shares):
            broken = worlds[~_equilibrium(moves, worlds, state, concept)]
            if first is None and len(broken):
                first = broken[0]
            ways += len(broken)
        if first is not None:
            change = _reversed(worth, first)
            return Frailty(swaps=swaps, ways=ways, change=change, tried=swaps, complete=True)
    return Frailty(swaps=None, ways=0, change=(), tried=swaps, complete=True)


def _shares(swaps: int, n_parties: int, concept: str) -> list[tuple[int, ...]]:
    """How the swaps can be shared among the parties.

    Only under SEQ does a verdict look at the preferences of others; elsewhere the smallest change is one
    party's.
    """
    if concept != "seq":
        return sorted({tuple(row) for row in (swaps * np.eye(n_parties, dtype=np.int64)).tolist()})
    firsts = itertools.product(range(swaps + 1), repeat=n_parties - 1)
    return [(*first, swaps - sum(first)) for first in firsts if sum(first) <= swaps]


def _worlds(
    ranks: Sequence[NDArray[np.intp]], sizes: Sequence[int], shares: Sequence[tuple[int, ...]]
) -> Iterator[Floats]:
    """Blocks of (n_worlds, n_parties, n_states) ranks: every profile at so many swaps from the given one."""
    block = max(1, MAX_CELLS // (len(ranks) * len(ranks[0])))
    for share in shares:
        orders = list(map(orders_at, sizes, share))
        counts = [len(order) for order in orders]
        for start in range(0, math.prod(counts), block):
            numbers = np.arange(start, min(start + block, math.prod(counts)))
            picks = np.unravel_index(numbers, counts)
            rows = [order[pick][:, rank] for order, pick, rank in zip(orders, picks, ranks, strict=True)]
            yield np.stack(rows, axis=1).astype(np.float64)


def _equilibrium(moves: Moves, worlds: Floats, state: int, concept: str) -> NDArray[np.bool_]:
    """(n_worlds,): whether the state is stable for all."""
    limit = thresholds(moves, worlds)[concept]
    return np.asarray((worlds[..., state] >= limit[..., state]).all(axis=1))


def _reversed(before: Floats, after: Floats) -> tuple[tuple[int, int, int], ...]:
    """Pairs of states whose order a party has turned round."""
    turned = (before[:, :, None] > before[:, None, :]) & (after[:, :, None] < after[:, None, :])
    return tuple((party, was, now) for party, was, now in np.argwhere(turned).tolist())
