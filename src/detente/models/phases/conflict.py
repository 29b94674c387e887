"""Each phase of a plan as a conflict: who could walk away from it, and what the others could answer."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.arc_moves import ArcMoves, arc_moves
from detente.models.phases.exchange import Exchange
from detente.models.phases.formulation import formulated

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

KEPT = 0
"""The state in which everybody goes on."""
MOST_PLAYERS = 10
_DIGITS = 9


@dataclass(frozen=True)
class PhaseConflict:
    """A conflict in graph form, at one moment of a plan.

    Attributes
    ----------
    moves : ArcMoves
        From `KEPT` a party may walk away; from there each other may answer, once.
    worth : (n_parties, n_states) float array
        In shares of each party's stakes, as of that moment.
    left, answered : (n_states, n_parties) bool arrays
        Who walked away, and who has answered it.
    """

    moves: ArcMoves
    worth: Floats
    left: Bools
    answered: Bools


def phase_conflict(exchange: Exchange, shares: Floats, step: int) -> PhaseConflict:
    """The conflict as a step is to be delivered, or once all is.

    Whoever walks away keeps back its part of the step, takes back what it can of earlier ones and loses its
    bond; no further step is taken. The others still deliver their part of this step and keep what they
    have, until they answer: each may then take back what it can and, where it moves later within the step
    than the one who left, keep back its part of it.

    Parameters
    ----------
    exchange : Exchange
    shares : (n_items, n_steps) float array
        A plan.
    step : int
        0 to n_steps; n_steps for when all is delivered.

    Returns
    -------
    PhaseConflict

    Raises
    ------
    ValueError
        Where more than `MOST_PLAYERS` parties have something to withhold.

    Notes
    -----
    `formulated` lets the others take back, and later movers keep back, whatever that is worth to them. Its
    row for a party holds exactly where the state is stable for it by general metarationality, if no item
    hurts whom it is not taken from. Sequential stability asks besides that the answer help who gives it; Nash
    stability that no answer be needed, which is the same row where nothing can be taken back and all move at
    once. Nobody moves after an answer, so symmetric metarationality is general metarationality here.

    References
    ----------
    Fang, Hipel and Kilgour (1993), Interactive Decision Making: The Graph Model for Conflict Resolution.

    Examples
    --------
    A last step that costs as much as the bond: nobody leaves it.

    >>> from detente.models.graph_model.stability import thresholds
    >>> from detente.models.phases.exchange import between_two
    >>> conflict = phase_conflict(between_two([(0, 4, 6), (1, 4, 6)], bonds=2.0), np.full((2, 2), 0.5), 1)
    >>> bool((conflict.worth >= thresholds(conflict.moves, conflict.worth)["nash"])[:, KEPT].all())
    True
    """
    players = np.flatnonzero(exchange.acting).tolist()
    if len(players) > MOST_PLAYERS:
        raise ValueError(f"{len(players)} parties that can walk away are too many to judge")
    left, answered, arcs = _walking_away(exchange.n_parties, players)
    scaled = exchange.by_stakes()
    worth = _broken_off(scaled, shares, step, left, answered)
    worth[:, KEPT] = _going_on(scaled, shares, step)
    return PhaseConflict(arc_moves(len(left), arcs), worth.round(_DIGITS), left, answered)


def beginning(exchange: Exchange, shares: Floats) -> PhaseConflict:
    """The conflict before anything is delivered: each party may decline, which leaves all with no deal.

    Parameters
    ----------
    exchange : Exchange
    shares : (n_items, n_steps) float array
        A plan.

    Returns
    -------
    PhaseConflict
        Stable for a party, by any concept, where the plan is worth beginning to it.
    """
    scaled, parties = exchange.by_stakes(), np.arange(exchange.n_parties)
    worth = np.repeat(scaled.outside[:, None], exchange.n_parties + 1, axis=1)
    worth[:, KEPT] = formulated(scaled, shares.shape[1]).begun(shares)
    left = np.vstack([np.zeros(exchange.n_parties, dtype=bool), np.eye(exchange.n_parties, dtype=bool)])
    arcs = [np.array([[KEPT, 1 + party]]) for party in parties]
    return PhaseConflict(arc_moves(len(left), arcs), worth.round(_DIGITS), left, np.zeros_like(left))


def taking_part(exchange: Exchange) -> Bools:
    """(n_items, n_parties) whose doing an item is."""
    return np.asarray((exchange.costs > 0) | (exchange.givers[:, None] == np.arange(exchange.n_parties)))


def keeping_back(exchange: Exchange, left: Bools, answered: Bools) -> Bools:
    """Who withholds its part of the present step, (..., n_parties): who left, and later movers who answer."""
    turn = np.where(left, exchange.rank, -1).max(axis=-1, keepdims=True)
    return np.asarray(left | (answered & (exchange.rank > turn)))


def _walking_away(n_parties: int, players: list[int]) -> tuple[Bools, Bools, list[NDArray[np.int64]]]:
    """Every state, `KEPT` first: who left and who answered; and each party's arcs."""
    places: dict[tuple[int, tuple[int, ...]], int] = {}
    for leaver in players:
        rest = [party for party in players if party != leaver]
        for some in (some for size in range(len(rest) + 1) for some in combinations(rest, size)):
            places[leaver, some] = KEPT + 1 + len(places)
    arcs: list[list[tuple[int, int]]] = [[] for _ in range(n_parties)]
    left, answered = np.zeros((2, KEPT + 1 + len(places), n_parties), dtype=bool)
    for (leaver, some), place in places.items():
        left[place, leaver] = answered[place, list(some)] = True
        if not some:
            arcs[leaver].append((KEPT, place))
        for party in set(players) - {leaver, *some}:
            arcs[party].append((place, places[leaver, tuple(sorted((*some, party)))]))
    return left, answered, [np.array(own, dtype=np.int64).reshape(-1, 2) for own in arcs]


def _going_on(exchange: Exchange, shares: Floats, step: int) -> Floats:
    """What is still to come, this step included, (n_parties,)."""
    n_steps, net = shares.shape[1], exchange.values - exchange.costs
    ahead = exchange.factors[:, None] ** np.arange(n_steps - step)
    completed = exchange.factors ** max(n_steps - 1 - step, 0) * exchange.completion
    return np.asarray(np.einsum("is,ks,ki->i", ahead, shares[:, step:], net) + completed)


def _broken_off(exchange: Exchange, shares: Floats, step: int, left: Bools, answered: Bools) -> Floats:
    """What the present step still brings, and what is taken back of earlier ones, (n_parties, n_states)."""
    parts, net = taking_part(exchange), exchange.values - exchange.costs
    done = exchange.revocable * shares[:, :step].sum(axis=1)
    now = shares[:, step] if step < shares.shape[1] else np.zeros(len(shares))
    withheld = keeping_back(exchange, left, answered) @ parts.T
    undone = (left | answered) @ parts.T
    delivered = np.where(withheld, 0.0, now) - np.where(undone, done, 0.0)
    return np.asarray(delivered @ net - left * exchange.bonds).T
