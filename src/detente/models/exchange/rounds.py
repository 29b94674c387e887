"""Rounds of exchange: the largest gain first, then what is left of the others."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.models.exchange.deals import Deals, Table, in_order, learn, new_deals, note_outcomes, strike
from detente.models.exchange.pairs import exchange_pairs
from detente.models.kernel import kernel
from detente.models.splitmix import State

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# Gains this close are equal; of equals the one with fewer votes that have moved already is made, then the
# first in the order of issues and actors.
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
    table = Table(positions, salience, weights, in_order(weights))
    before = in_order(weights * positions) / table.totals
    actors, supply = exchange_pairs(positions, salience, weights, before)
    deals = new_deals(table, actors, supply)
    votes, following = positions.copy(), positions.copy()
    realised = np.empty(len(actors), np.int64)
    n_realised = 0
    if len(actors):  # where nobody can deal, nothing is compiled
        state = np.array([seed], dtype=np.uint64)
        n_realised = _play(table, deals, votes, following, realised, float(randomness), state)
    after = in_order(weights * votes) / table.totals
    return Round(before, after, votes, following, len(actors), realised[:n_realised], deals)


@kernel
def _play(
    table: Table,
    deals: Deals,
    votes: Floats,
    following: Floats,
    realised: Integers,
    randomness: float,
    state: State,
) -> int:
    """Make the exchanges one by one, noting them; how many."""
    positions, salience = table.positions, table.salience
    actors, supply = deals.actors, deals.supply
    for deal in range(len(actors)):
        strike(table, deals, deal, randomness, state)
    n_realised = 0
    starts, concerned = _by_actor_and_issue(actors, supply, positions.shape)
    while True:
        best = _best(deals)
        if best < 0:
            break
        deals.valid[best] = False
        note_outcomes(table, deals, best)
        realised[n_realised] = best
        n_realised += 1
        for side in range(2):
            issue, actor = deals.supply[best, side], deals.actors[best, side]
            vote = deals.voted[best, side]
            votes[issue, actor] = vote
            kept = (1 - salience[issue, actor]) * SALIENCE_WEIGHT + FIXED_WEIGHT
            following[issue, actor] = kept * vote + (1 - kept) * positions[issue, actor]
        for side in range(2):
            keys = actors[best, side] * len(positions) + supply[best]
            one, other = starts[keys[0]], starts[keys[1]]
            last_one, last_other = starts[keys[0] + 1], starts[keys[1] + 1]
            while one < last_one or other < last_other:
                deal = min(
                    concerned[one] if one < last_one else len(actors),
                    concerned[other] if other < last_other else len(actors),
                )
                one += int(one < last_one and concerned[one] == deal)
                other += int(other < last_other and concerned[other] == deal)
                # What both are part of is settled anew once, with the second.
                if not deals.valid[deal] or (side == 0 and _takes_part(actors, deal, actors[best, 1])):
                    continue
                if _affected(table, deals, deal, best):
                    strike(table, deals, deal, randomness, state)
    return n_realised


@kernel
def _by_actor_and_issue(
    actors: Integers, supply: Integers, shape: tuple[int, int]
) -> tuple[Integers, Integers]:
    """The exchanges that concern an actor and an issue: from `starts[key]` to `starts[key + 1]`.

    The key is the actor's place times the number of issues, plus the issue's.
    """
    n_issues, n_actors = shape
    starts = np.zeros(n_actors * n_issues + 1, np.int64)
    for deal in range(len(actors)):
        for actor in actors[deal]:
            for issue in supply[deal]:
                starts[actor * n_issues + issue + 1] += 1
    starts = np.cumsum(starts)
    concerned, filled = np.empty(4 * len(actors), np.int64), starts.copy()
    for deal in range(len(actors)):
        for actor in actors[deal]:
            for issue in supply[deal]:
                key = actor * n_issues + issue
                concerned[filled[key]] = deal
                filled[key] += 1
    return starts, concerned


@kernel
def _takes_part(actors: Integers, deal: int, actor: int) -> bool:
    return bool(actors[deal, 0] == actor or actors[deal, 1] == actor)


@kernel
def _best(deals: Deals) -> int:
    """The exchange with the largest gain; of equals the freshest, then the first; -1 where none is left."""
    best, most, fewest = -1, -np.inf, 0
    for deal in range(len(deals.gain)):
        if not deals.valid[deal]:
            continue
        gain, moved = deals.gain[deal], deals.moved[deal]
        if gain > most + _TIE or (gain > most - _TIE and moved < fewest):
            best, most, fewest = deal, gain, moved
    return best


@kernel
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
                start = table.positions[deals.supply[deal, side], deals.actors[deal, side]]
                deals.moved[deal] += int(deals.at[deal, side] == start)
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
