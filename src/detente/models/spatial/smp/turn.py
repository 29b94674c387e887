"""One turn of one world after another."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel
from detente.models.spatial.smp.bargains import bargain, bargain_utilities, taken_up
from detente.models.spatial.smp.election import election
from detente.models.spatial.smp.risk import risk_attitudes
from detente.models.spatial.smp.settings import Codes
from detente.models.spatial.smp.targeting import best_target, seen_utilities
from detente.models.spatial.smp.utilities import distances, utility
from detente.models.spatial.smp.votes import coalitions

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


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
    offers : (n_worlds, n_actors, 2, n_issues) float array
        Where challenger and target would move; 0 for who challenges nobody.
    kept : (n_worlds, n_actors) int array
        Challenger whose bargain each actor keeps, or -1.
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
def play_turn(positions: Floats, capability: Floats, salience: Floats, codes: Codes) -> Turn:
    """Challenges, bargains and moves, in each world.

    Parameters
    ----------
    positions, salience : (n_worlds, n_actors, n_issues) float arrays
        0 to 1; saliences of an actor add to 1 at most.
    capability : (n_worlds, n_actors) float array
    codes : Codes

    Returns
    -------
    Turn
    """
    n_worlds, n, n_issues = positions.shape
    moved = positions.copy()
    chances, risk = np.zeros((n_worlds, n)), np.zeros((n_worlds, n))
    targets, kept = np.full((n_worlds, n), -1), np.full((n_worlds, n), -1)
    win, gain = np.zeros((n_worlds, n)), np.zeros((n_worlds, n))
    offers = np.zeros((n_worlds, n, 2, n_issues))
    for world in range(n_worlds):
        at, care, power = positions[world], salience[world], capability[world]
        resistance, weights = np.zeros(n), np.empty(n)
        for i in range(n):
            for issue in range(n_issues):
                resistance[i] += care[i, issue]
            weights[i] = power[i] * resistance[i]
        apart = distances(at, care)
        found = position_chances(apart, power, codes)
        attitudes = risk_attitudes(found, codes.risk)
        for i in range(n):
            chances[world, i], risk[world, i] = found[i], attitudes[i]
            seen = seen_utilities(i, apart, attitudes, codes.estimate)
            j, win[world, i], gain[world, i] = best_target(
                i, seen, weights, resistance, codes.voting, codes.commitment
            )
            targets[world, i] = j
            if j >= 0:
                bargain(at[i], at[j], care[i], care[j], win[world, i], codes.bargain, offers[world, i])
        worth = bargain_utilities(targets[world], offers[world], at, care, apart, attitudes)
        for i in range(n):
            challenger = taken_up(i, targets[world], worth, power, codes)
            kept[world, i] = challenger
            if challenger >= 0:
                for issue in range(n_issues):
                    moved[world, i, issue] = offers[world, challenger, int(challenger != i), issue]
    return Turn(moved, chances, risk, targets, win, gain, offers, kept)
