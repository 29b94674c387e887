"""Rounds of exchange: the largest gain first, then what is left of the others."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from detente.models.exchange.deals import Deals, Table, learn, new_deals, strike
from detente.models.exchange.pairs import exchange_pairs

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# Gains this close are equal; of equals the first in the order of issues and actors is made.
_TIE = 1e-12
SALIENCE_WEIGHT = 0.4
FIXED_WEIGHT = 0.1


class Round(NamedTuple):
    """What happened in a round."""

    before: Floats
    """(n_issues,) outcomes of the positions at its start."""
    after: Floats
    """(n_issues,) outcomes of the votes."""
    votes: Floats
    """(n_issues, n_actors)"""
    next_positions: Floats
    """(n_issues, n_actors) at the start of the next round."""
    n_candidates: int
    realised: Integers
    """(n_realised,) places among the deals, in the order in which they were made."""
    deals: Deals


@njit(cache=True)
def exchange_round(
    positions: Floats, salience: Floats, weights: Floats, randomness: float = 0.0, seed: int = 0
) -> Round:
    """One round of the exchange model, with equal gain or near it.

    Parameters
    ----------
    positions : (n_issues, n_actors) float array
        0 to 100; anything where the actor takes no part.
    salience : (n_issues, n_actors) float array
        0 to 1.
    weights : (n_issues, n_actors) float array
        Capability times salience; 0 where the actor takes no part. Every issue has some weight.
    randomness : float
        0 to 1; how far gains may depart from equal ones (`chance.unequal_shifts`).
    seed : int
        Of the chances, at least 0; without randomness it does not matter.

    Returns
    -------
    Round

    References
    ----------
    Stokman and Van Oosten (1994); steps as in the program of Dijkstra et al. (2018).
    """
    state = np.array([seed], dtype=np.uint64)
    table = Table(positions, salience, weights, weights.sum(axis=1))
    before = (weights * positions).sum(axis=1) / table.totals
    actors, supply = exchange_pairs(positions, salience, weights, before)
    deals = new_deals(table, actors, supply)
    for deal in range(len(actors)):
        strike(table, deals, deal, randomness, state)
    votes, following = positions.copy(), positions.copy()
    realised = np.empty(len(actors), np.int64)
    n_realised = 0
    starts, concerned = _by_actor(actors, positions.shape[1])
    while True:
        best = _best(deals)
        if best < 0:
            break
        deals.valid[best] = False
        realised[n_realised] = best
        n_realised += 1
        for side in range(2):
            issue, actor = deals.supply[best, side], deals.actors[best, side]
            vote = deals.voted[best, side]
            votes[issue, actor] = vote
            kept = (1 - salience[issue, actor]) * SALIENCE_WEIGHT + FIXED_WEIGHT
            following[issue, actor] = kept * vote + (1 - kept) * positions[issue, actor]
        for side in range(2):
            actor = actors[best, side]
            for other in concerned[starts[actor] : starts[actor + 1]]:
                # What both are part of is settled anew once, with the second.
                if not deals.valid[other] or (side == 0 and _takes_part(actors, other, actors[best, 1])):
                    continue
                if _affected(table, deals, other, best):
                    strike(table, deals, other, randomness, state)
    after = (weights * votes).sum(axis=1) / table.totals
    return Round(before, after, votes, following, len(actors), realised[:n_realised], deals)


@njit(cache=True)
def _by_actor(actors: Integers, n_actors: int) -> tuple[Integers, Integers]:
    """The exchanges that concern each actor: those from `starts[actor]` to `starts[actor + 1]`."""
    starts = np.zeros(n_actors + 1, np.int64)
    for deal in range(len(actors)):
        for side in range(2):
            starts[actors[deal, side] + 1] += 1
    starts = np.cumsum(starts)
    concerned, filled = np.empty(2 * len(actors), np.int64), starts.copy()
    for deal in range(len(actors)):
        for side in range(2):
            actor = actors[deal, side]
            concerned[filled[actor]] = deal
            filled[actor] += 1
    return starts, concerned


@njit(cache=True)
def _takes_part(actors: Integers, deal: int, actor: int) -> bool:
    return bool(actors[deal, 0] == actor or actors[deal, 1] == actor)


@njit(cache=True)
def _best(deals: Deals) -> int:
    """The exchange with the largest gain; of equals the first; -1 where none is left."""
    best, most = -1, -np.inf
    for deal in range(len(deals.gain)):
        if deals.valid[deal] and deals.gain[deal] > most + _TIE:
            best, most = deal, deals.gain[deal]
    return best


@njit(cache=True)
def _affected(table: Table, deals: Deals, deal: int, made: int) -> bool:
    """Carry an exchange that has been made into another; whether that must be settled anew."""
    changed = False
    for side in range(2):
        for done in range(2):
            if (
                deals.actors[deal, side] == deals.actors[made, done]
                and deals.supply[deal, side] == deals.supply[made, done]
            ):
                own = deals.moves[deal, side]
                deals.at[deal, side] = deals.voted[made, done]
                earlier = deals.earlier[deal, side]
                earlier[0] += own
                earlier[1], earlier[2] = min(earlier[1], own), max(earlier[2], own)
                changed = True
    for done in range(2):
        mover, issue = deals.actors[made, done], deals.supply[made, done]
        demander = deals.actors[made, 1 - done]
        for side in range(2):
            if deals.actors[deal, 1 - side] == demander and deals.supply[deal, side] == issue:
                learn(table, deals, deal, side, mover, deals.voted[made, done])
                changed = True
    return changed
