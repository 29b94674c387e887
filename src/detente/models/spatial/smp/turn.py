"""One turn of one world after another."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel
from detente.models.spatial.smp.bargains import bargain, bargain_utilities, taken_up
from detente.models.spatial.smp.election import election
from detente.models.spatial.smp.risk import risk_attitudes
from detente.models.spatial.smp.settings import Codes
from detente.models.spatial.smp.targeting import best_target, seen_utilities, win_probability
from detente.models.spatial.smp.utilities import distances, utility
from detente.models.spatial.smp.votes import coalitions
from detente.models.splitmix import State

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_CHALLENGER, _BOTH, _WEIGHTED = range(3)


@kernel
def position_chances(apart: Floats, capability: Floats, codes: Codes) -> Floats:
    """Probability that each actor's position prevails over all others, all neutral to risk.

    Parameters
    ----------
    apart : (n_actors, n_actors) float array
        See `utilities.distances`.
    capability : (n_actors,) float array
    codes : Codes

    Returns
    -------
    (n_actors,) float array
        Summing to 1.
    """
    n = len(apart)
    worth = np.empty((n, n))
    for i in range(n):
        for j in range(n):
            worth[i, j] = utility(apart[i, j], 0.0)
    strength = coalitions(worth, capability, codes.voting)
    return election(strength, codes.victory, codes.election)


class Turn(NamedTuple):
    """What happens in one turn of each world.

    Attributes
    ----------
    moved : (n_worlds, n_actors, n_issues) float array
        Where all stand after it.
    chances, risk : (n_worlds, n_actors) float arrays
        See `position_chances` and `risk_attitudes`.
    targets : (n_worlds, n_actors) int array
        Whom each actor challenges, or -1.
    win, gain : (n_worlds, n_actors) float arrays
        Probability to win against the target, in the challenger's eyes, and its expected gain.
    offers : (n_worlds, n_bargains, 2, n_issues) float array
        Where challenger and target would move; 0 for who challenges nobody. See `bargain_utilities`.
    kept : (n_worlds, n_actors) int array
        Bargain that each actor keeps, or -1.
    """

    moved: Floats
    chances: Floats
    risk: Floats
    targets: Integers
    win: Floats
    gain: Floats
    offers: Floats
    kept: Integers


@kernel
def play_turn(
    positions: Floats, ideals: Floats, capability: Floats, salience: Floats, codes: Codes, luck: State
) -> Turn:
    """Challenges, bargains and moves, in each world.

    Parameters
    ----------
    positions, ideals, salience : (n_worlds, n_actors, n_issues) float arrays
        0 to 1; saliences of an actor add to 1 at most. Ideals are what actors judge positions by.
    capability : (n_worlds, n_actors) float array
    codes : Codes
    luck : (n_worlds,) uint64 array
        Of the random numbers, advanced where transitions are stochastic.

    Returns
    -------
    Turn
    """
    n_worlds, n, n_issues = positions.shape
    n_bargains = 2 * n if codes.wording == _BOTH else n
    moved = positions.copy()
    chances, risk = np.zeros((n_worlds, n)), np.zeros((n_worlds, n))
    targets, kept = np.full((n_worlds, n), -1), np.full((n_worlds, n), -1)
    win, gain = np.zeros((n_worlds, n)), np.zeros((n_worlds, n))
    offers = np.zeros((n_worlds, n_bargains, 2, n_issues))
    for world in range(n_worlds):
        at, care, power = positions[world], salience[world], capability[world]
        resistance, weights = np.zeros(n), np.empty(n)
        for i in range(n):
            for issue in range(n_issues):
                resistance[i] += care[i, issue]
            weights[i] = power[i] * resistance[i]
        apart = distances(ideals[world], at, care)
        found = position_chances(apart, power, codes)
        attitudes = risk_attitudes(found, codes.risk)
        for i in range(n):
            chances[world, i], risk[world, i] = found[i], attitudes[i]
            seen = seen_utilities(i, apart, attitudes, codes.estimate)
            j, win[world, i], gain[world, i] = best_target(
                i, seen, weights, resistance, codes.voting, codes.commitment
            )
            targets[world, i] = j
            if j < 0:
                continue
            bargain(at[i], at[j], care[i], care[j], win[world, i], codes.bargain, offers[world, i])
            if codes.wording != _CHALLENGER:
                seen = seen_utilities(j, apart, attitudes, codes.estimate)
                chance = win_probability(i, j, seen, weights, codes.voting, codes.commitment)
                theirs = offers[world, n + i] if codes.wording == _BOTH else np.empty((2, n_issues))
                bargain(at[i], at[j], care[i], care[j], chance, codes.bargain, theirs)
                if codes.wording == _WEIGHTED:
                    _averaged(offers[world, i], theirs, weights[i], weights[j])
        worth = bargain_utilities(targets[world], offers[world], ideals[world], care, apart, attitudes)
        for i in range(n):
            b = taken_up(i, targets[world], worth, power, codes, luck[world : world + 1])
            kept[world, i] = b
            if b >= 0:
                for issue in range(n_issues):
                    moved[world, i, issue] = offers[world, b, int(b % n != i), issue]
    return Turn(moved, chances, risk, targets, win, gain, offers, kept)


@kernel
def _averaged(offer: Floats, other: Floats, weight: float, other_weight: float) -> None:
    """Turn an offer into the weighted mean of two; the plain one where nobody weighs anything."""
    total = weight + other_weight
    share = weight / total if total > 0 else 0.5
    for side in range(2):
        for issue in range(offer.shape[1]):
            offer[side, issue] = share * offer[side, issue] + (1 - share) * other[side, issue]
