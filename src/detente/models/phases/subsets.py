"""Plans for packages that nobody can divide: shortest paths through the sets of items delivered."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from detente.models.phases.exchange import Exchange

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Integers = NDArray[np.int_]

MAX_ITEMS = 11
"""Above, the 3^n steps between sets take longer than a mixed-integer programme."""
_TOLERANCE = 1e-9


def whole_and_patient(exchange: Exchange) -> bool:
    """Whether what is to come depends on nothing but the set of items delivered so far.

    An item that waits more than a step for another depends on when that was delivered.
    """
    at_once = all(lag <= 1 for _, _, lag in exchange.before)
    patient = bool((exchange.factors == 1).all())
    return bool(exchange.lumpy.all()) and patient and at_once and exchange.n_items <= MAX_ITEMS


@dataclass(frozen=True)
class _Steps:
    """Every step from a set of items to one that holds it, the empty step included, by target.

    `before` and `now` say which items each step finds delivered and delivers, (n_steps, n_items).
    """

    before: Bools
    now: Bools
    start: Integers
    target_begins: Integers


@cache
def _steps(n_items: int) -> _Steps:
    codes = np.arange(3**n_items)[:, None] // 3 ** np.arange(n_items) % 3
    bits = 2 ** np.arange(n_items)
    start, target = (codes == 1) @ bits, (codes > 0) @ bits
    order = np.lexsort((start, target))
    codes, target = codes[order], target[order]
    return _Steps(codes == 1, codes == 2, start[order], np.searchsorted(target, np.arange(2**n_items)))


def plan_by_subsets(
    exchange: Exchange, most: int, *, exactly: bool = False, prefer: str = "slack"
) -> Floats | None:
    """The plan of fewest steps, all items lumpy and nobody discounting, in time O(3^n_items).

    What a party forgoes by walking away then depends on the delivered set alone, so a step from set *S* to
    *S'* is kept or not whatever came before it. Among shortest plans, the one with the widest bottleneck.

    Parameters
    ----------
    exchange : Exchange
        As `whole_and_patient` wants it, with points in shares of the stakes.
    most : int
        Largest number of steps.
    exactly : bool
        Take that number, idle steps included, instead of the fewest.
    prefer : {"slack", "exposure"}
        What the bottleneck is: the smallest slack, or the largest lead.

    Returns
    -------
    (n_items, n_steps) float array or None
        1 in the step that delivers the item; None where no plan of up to `most` steps is kept.

    References
    ----------
    Sandholm and Ferrandon (2000), "Safe Exchange Planner", ICMAS, for search over delivered sets.
    """
    whole = np.ones(exchange.n_items, dtype=bool)
    if not (_starts(exchange) and _after(exchange, whole).min() >= -_TOLERANCE):
        return None
    steps = _steps(exchange.n_items)
    width = _width(exchange, steps, prefer)
    last = 2**exchange.n_items - 1
    best = np.full(last + 1, -np.inf)
    best[0] = np.inf
    taken: list[Integers] = []
    for n_steps in range(1, most + 1):
        through = np.minimum(best[steps.start], width)
        best = np.maximum.reduceat(through, steps.target_begins)
        at_best = through == np.repeat(best, np.diff([*steps.target_begins, len(width)]))
        taken.append(np.maximum.reduceat(np.where(at_best, np.arange(len(width)), -1), steps.target_begins))
        if best[last] > -np.inf and (n_steps == most or not exactly):
            return _traced(steps, taken, last)
    return None


def _starts(exchange: Exchange) -> bool:
    worth = (exchange.values - exchange.costs + exchange.gains).sum(axis=0) + exchange.completion
    return bool((worth >= exchange.outside - _TOLERANCE).all())


def _after(exchange: Exchange, delivered: Bools) -> Floats:
    """What each acting party has to spare once all is delivered."""
    taken_back = (delivered * exchange.revocable) @ (exchange.costs - exchange.values)
    return np.asarray((exchange.bonds + exchange.completion - taken_back)[exchange.acting])


def _width(exchange: Exchange, steps: _Steps, prefer: str) -> Floats:
    """How wide the way of each step is; -inf where some party would not take it."""
    before, now = steps.before.astype(float), steps.now.astype(float)
    net = exchange.values - exchange.costs
    to_come = net.sum(axis=0) - (before + now) @ net
    saved = now @ (exchange.costs - np.where(exchange.received_later, exchange.values, 0.0))
    taken_back = before @ -(exchange.revocable[:, None] * net)
    slack = exchange.bonds + exchange.completion + to_come - saved - taken_back
    at_once = now @ np.where(exchange.received_earlier, exchange.values, 0.0)
    lead = (before + now) @ exchange.costs - before @ exchange.values - at_once
    margin = slack[:, exchange.acting].min(axis=1)
    kept = (margin >= -_TOLERANCE) & (lead <= exchange.caps + _TOLERANCE).all(axis=1)
    for item, earlier, lag in exchange.before:
        ready = steps.before[:, earlier] | (steps.now[:, earlier] if lag == 0 else False)
        kept &= ~steps.now[:, item] | ready
    width = margin if prefer == "slack" else -lead[:, exchange.acting].max(axis=1)
    return np.where(kept, width, -np.inf)


def _traced(steps: _Steps, taken: list[Integers], last: int) -> Floats:
    """The items that each step of the path to the last set delivers."""
    columns, at = [], last
    for places in reversed(taken):
        step = places[at]
        columns.append(steps.now[step].astype(float))
        at = int(steps.start[step])
    return np.stack(columns[::-1], axis=1)
