"""What each exchange would be: both move so that both gain the same."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.models.exchange.chance import unequal_shifts
from detente.models.exchange.pairs import ROUNDING
from detente.models.kernel import kernel
from detente.models.splitmix import State

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]

# Moves and gains below this are none.
TINY = 1e-10


class Table(NamedTuple):
    """Where the actors stand on issues scaled from 0 to 100, (n_issues, n_actors) each but the totals."""

    positions: Floats
    salience: Floats
    weights: Floats
    totals: Floats
    """(n_issues,) sum of the weights."""


class Deals(NamedTuple):
    """Every possible exchange, each of two sides; a side supplies what the other demands."""

    actors: Integers
    """(n_deals, 2)"""
    supply: Integers
    """(n_deals, 2) issue on which each side would move."""
    at: Floats
    """(n_deals, 2) where each side stands on its supply issue by now."""
    voted: Floats
    """(n_deals, 2) where it would vote."""
    moves: Floats
    """(n_deals, 2) its move."""
    moved: Integers
    """(n_deals,) how many of the two votes have moved by now, 0 to 2."""
    earlier: Floats
    """(n_deals, 2, 3) sum, least and largest of its earlier moves on that issue."""
    known: Floats
    """(n_deals, 2, n_actors) votes of others on the side's supply issue that the two know of, else NaN."""
    others: Floats
    """(n_deals, 2) weight times vote of everybody else on the side's supply issue, as far as the two know."""
    outcomes: Floats
    """(n_deals, 2, 2) outcome on the supply issue before and after; 0 for exchanges that are not made."""
    gain: Floats
    """(n_deals,) of each side."""
    gains: Floats
    """(n_deals, 2) of each side, where chance makes them differ."""
    valid: Bools


def in_order(parts: Floats) -> Floats:
    """Sums over the actors from the first to the last: the bits do not depend on how a library adds."""
    return np.cumsum(parts, axis=1)[:, -1]


def new_deals(table: Table, actors: Integers, supply: Integers) -> Deals:
    """The exchanges before anything is computed."""
    n, n_actors = len(actors), table.positions.shape[1]
    at = table.positions[supply, actors]
    others = in_order(table.weights * table.positions)[supply] - table.weights[supply, actors] * at
    earlier = np.zeros((n, 2, 3))
    earlier[:, :, 1], earlier[:, :, 2] = np.inf, -np.inf
    return Deals(
        actors,
        supply,
        at,
        at.copy(),
        np.zeros((n, 2)),
        np.zeros(n, np.int64),
        earlier,
        np.full((n, 2, n_actors), np.nan),
        others,
        np.zeros((n, 2, 2)),
        np.zeros(n),
        np.zeros((n, 2)),
        np.ones(n, np.bool_),
    )


@kernel
def strike(table: Table, deals: Deals, deal: int, randomness: float, state: State) -> None:
    """Settle one exchange: moves, votes, gain, and whether it can be made.

    The second side first moves all the way to the first side's position; where the first would then have to
    move farther than to the second's position, the first moves all the way instead. Where the outcome would
    pass the position of the one who demands it, the moves are cut so that the outcome lands there.
    """
    i, j = deals.actors[deal, 0], deals.actors[deal, 1]
    q, p = deals.supply[deal, 0], deals.supply[deal, 1]
    s = table.salience
    ratio = (s[p, i] + s[p, j]) / (s[q, i] + s[q, j])
    full_q = abs(table.positions[q, j] - deals.at[deal, 0]) * table.weights[q, i] / table.totals[q]
    full_p = abs(table.positions[p, i] - deals.at[deal, 1]) * table.weights[p, j] / table.totals[p]
    shift_p = min(full_p, full_q / ratio)
    _move(table, deals, deal, shift_p * ratio, shift_p)
    if not deals.valid[deal] or deals.gain[deal] < TINY:
        deals.valid[deal] = False
        return
    equal = _cut(table, deals, deal, shift_p * ratio, shift_p)
    gain = deals.gain[deal]
    if randomness > 0 and deals.valid[deal]:
        stakes = ((s[q, i], s[p, i]), (s[p, j], s[q, j]))
        drawn = unequal_shifts(equal, (full_q, full_p), stakes, randomness, state)
        _move(table, deals, deal, drawn[0], drawn[1])
        _cut(table, deals, deal, drawn[0], drawn[1])
        deals.gain[deal] = gain


@kernel
def _move(table: Table, deals: Deals, deal: int, shift_0: float, shift_1: float) -> None:
    """Move both sides so that the outcomes shift by this much."""
    s = table.salience
    for side in range(2):
        shift = shift_0 if side == 0 else shift_1
        actor, other = deals.actors[deal, side], deals.actors[deal, 1 - side]
        issue = deals.supply[deal, side]
        move = shift * table.totals[issue] / table.weights[issue, actor]
        if deals.at[deal, side] > table.positions[issue, other]:
            move = -move
        deals.moves[deal, side] = move
        deals.voted[deal, side] = deals.at[deal, side] + move
        won = shift_1 if side == 0 else shift_0
        demand = deals.supply[deal, 1 - side]
        deals.gains[deal, side] = abs(won * s[demand, actor] - shift * s[issue, actor])
    deals.gain[deal] = deals.gains[deal, 0]
    deals.valid[deal] = _possible(deals, deal, 0) and _possible(deals, deal, 1)


@kernel
def _possible(deals: Deals, deal: int, side: int) -> bool:
    """Whether a move stays on the scale, and goes the way in which the actor has moved before."""
    move, earlier = deals.moves[deal, side], deals.earlier[deal, side]
    if not TINY < abs(move) <= 100 + ROUNDING:
        return False
    if not -ROUNDING <= deals.at[deal, side] + move <= 100 + ROUNDING:
        return False
    if earlier[0] + move > 100 + ROUNDING:
        return False
    return bool(max(earlier[2], move) < 0 or min(earlier[1], move) > 0)


@kernel
def _cut(table: Table, deals: Deals, deal: int, shift_0: float, shift_1: float) -> tuple[float, float]:
    """Keep the outcomes from passing the positions of those who demand them; the shifts that are left.

    An outcome that stands there already does not move on, whatever the last bits say.
    """
    for side in range(2):
        issue = deals.supply[deal, side]
        wanted = table.positions[issue, deals.actors[deal, 1 - side]]
        before = outcome_with(table, deals, deal, side, deals.at[deal, side])
        after = outcome_with(table, deals, deal, side, deals.voted[deal, side])
        left = abs(wanted - before)
        if left <= ROUNDING or (wanted - before) * (wanted - after) < 0:
            share = 0.0 if left <= ROUNDING else left / (shift_0 if side == 0 else shift_1)
            shift_0, shift_1 = shift_0 * share, shift_1 * share
            _move(table, deals, deal, shift_0, shift_1)
    return shift_0, shift_1


@kernel
def note_outcomes(table: Table, deals: Deals, deal: int) -> None:
    """Keep the outcomes before and after an exchange that is made."""
    for side in range(2):
        deals.outcomes[deal, side, 0] = outcome_with(table, deals, deal, side, deals.at[deal, side])
        deals.outcomes[deal, side, 1] = outcome_with(table, deals, deal, side, deals.voted[deal, side])


@kernel
def outcome_with(table: Table, deals: Deals, deal: int, side: int, position: float) -> float:
    """Outcome on a side's supply issue if it stood at a position, as far as the two know of others' votes."""
    issue, own = deals.supply[deal, side], deals.actors[deal, side]
    total = deals.others[deal, side] + table.weights[issue, own] * position
    return float(total / table.totals[issue])


@kernel
def learn(table: Table, deals: Deals, deal: int, side: int, mover: int, vote: float) -> None:
    """Let the two of an exchange reckon with somebody's vote on what one of them supplies.

    Of two votes of one actor they reckon with the one nearer to where it started.
    """
    issue = deals.supply[deal, side]
    start, known = table.positions[issue, mover], deals.known[deal, side, mover]
    if np.isnan(known):
        before, now = start, vote
    else:
        before, now = known, min(known, vote) if start <= known else max(known, vote)
    deals.known[deal, side, mover] = now
    if mover != deals.actors[deal, side]:
        deals.others[deal, side] += table.weights[issue, mover] * (now - before)
