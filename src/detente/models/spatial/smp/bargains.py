"""What a challenger proposes, and which proposal each actor takes up."""

import math

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel
from detente.models.spatial.smp.election import election
from detente.models.spatial.smp.settings import Codes
from detente.models.spatial.smp.utilities import distance, utility
from detente.models.spatial.smp.votes import coalitions
from detente.models.splitmix import State, uniform

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_SQUARES, _SHARES, _LARGEST = range(3)
_STOCHASTIC = 1

_LEAST_WEIGHT = 1e-6
_DECIMALS = 10_000


@kernel
def bargain(
    mine: Floats,
    yours: Floats,
    my_salience: Floats,
    your_salience: Floats,
    chance: float,
    rule: int,
    offer: Floats,
) -> None:
    """Where challenger and target would move.

    Parameters
    ----------
    mine, yours : (n_issues,) float arrays
        Positions of challenger and target, 0 to 1.
    my_salience, your_salience : (n_issues,) float arrays
        0 to 1.
    chance : float
        Probability that the challenger would win, in its own eyes.
    rule : int
        Place in `settings.BARGAIN`. By weights both go to the same point, rounded to four decimals, unless
        nobody cares for an issue: then each stays.
    offer : (2, n_issues) float array
        Is filled with the challenger's move and the target's.
    """
    for issue in range(len(mine)):
        s, t = my_salience[issue], your_salience[issue]
        x, y = mine[issue], yours[issue]
        if rule == _LARGEST:
            ahead = 2 * chance - 1
            offer[0, issue] = x + _yielded(max(-ahead, 0.0), s * s, t * t) * (y - x)
            offer[1, issue] = y + _yielded(max(ahead, 0.0), t * t, s * s) * (x - y)
            continue
        a, b = s * chance, t * (1 - chance)
        if rule == _SQUARES:
            a, b = a * a, b * b
        total = a + b + _LEAST_WEIGHT
        offer[0, issue] = _rounded(((a + _LEAST_WEIGHT) * x + b * y) / total)
        offer[1, issue] = _rounded((a * x + (b + _LEAST_WEIGHT) * y) / total)


@kernel
def _yielded(behind: float, own: float, other: float) -> float:
    """Share of the way that the weaker side goes."""
    return behind * other / (behind * other + _LEAST_WEIGHT + (1 - behind) * own)


@kernel
def _rounded(share: float) -> float:
    return math.floor(0.5 + share * _DECIMALS) / _DECIMALS


@kernel
def bargain_utilities(
    targets: Integers, offers: Floats, ideals: Floats, salience: Floats, apart: Floats, risk: Floats
) -> Floats:
    """Mean utility of all positions to each actor if one bargain is kept and nothing else moves.

    Parameters
    ----------
    targets : (n_actors,) int array
        Whom each actor challenges, or -1.
    offers : (n_bargains, 2, n_issues) float array
        Where the challenger and its target would move. There are as many bargains as actors, or twice as
        many: bargain `b` is that of the challenger `b % n_actors`.
    ideals, salience : (n_actors, n_issues) float arrays
    apart : (n_actors, n_actors) float array
        See `utilities.distances`.
    risk : (n_actors,) float array
        Risk attitudes.

    Returns
    -------
    (n_actors, n_bargains + 1) float array
        Of each bargain, the column of one who challenges nobody standing for no change; last, of no change.
    """
    n, n_bargains = len(risk), len(offers)
    worth = np.empty((n, n_bargains + 1))
    for actor in range(n):
        total = 0.0
        for other in range(n):
            total += utility(apart[actor, other], risk[actor])
        for b in range(n_bargains + 1):
            worth[actor, b] = total / n
        for b in range(n_bargains):
            i = b % n
            j = targets[i]
            if j < 0:
                continue
            change = -utility(apart[actor, i], risk[actor]) - utility(apart[actor, j], risk[actor])
            for side in range(2):
                change += utility(distance(ideals[actor], offers[b, side], salience[actor]), risk[actor])
            worth[actor, b] = (total + change) / n
    return worth


@kernel
def taken_up(
    actor: int, targets: Integers, worth: Floats, capability: Floats, codes: Codes, luck: State
) -> int:
    """Bargain that an actor keeps, or -1: one of those it takes part in, or none.

    Parameters
    ----------
    actor : int
        Its own bargain is that of which it is the challenger.
    targets, worth
        See `bargain_utilities`.
    capability : (n_actors,) float array
        Votes on bargains count capability alone.
    codes : Codes
    luck : (1,) uint64 array
        Advanced where transitions are stochastic.

    Returns
    -------
    int
        Of equally likely ones no change, then the bargain of the challenger who comes first.
    """
    n, n_bargains = len(capability), worth.shape[1] - 1
    options = np.empty(n_bargains + 1, dtype=np.int64)
    options[0] = n_bargains
    n_options = 1
    for b in range(n_bargains):
        challenger = b % n
        if targets[challenger] == actor or (challenger == actor and targets[actor] >= 0):
            options[n_options] = b
            n_options += 1
    if n_options == 1:
        return -1
    utilities = np.empty((n, n_options))
    for voter in range(n):
        for option in range(n_options):
            utilities[voter, option] = worth[voter, options[option]]
    strength = coalitions(utilities, capability, codes.voting)
    chances = election(strength, codes.victory, codes.election)
    best = _drawn(chances, luck) if codes.transitions == _STOCHASTIC else np.argmax(chances)
    return options[best] if best > 0 else -1


@kernel
def _drawn(chances: Floats, luck: State) -> int:
    """A place, each as likely as it says."""
    level, reached = uniform(luck), 0.0
    for place in range(len(chances)):
        reached += chances[place]
        if level < reached:
            return place
    return len(chances) - 1
