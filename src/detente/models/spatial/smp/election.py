"""The probable Condorcet election: how likely each outcome is to be the one that prevails."""

import math

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.kernel import kernel

Floats = NDArray[np.float64]

_THRESHOLD = 4
_CONDITIONAL, _MARKOV_INCENTIVE = 0, 2

_ADVANTAGE = 1.1
_LEAST_CHANCE = 1e-6
_LEAST_INCENTIVE = 1e-10
_LEAST_FACTOR = 1e-300
_STEADY_UNIFORM, _STEADY_INCENTIVE = 1e-6, 1e-8
_MOST_STEPS = 10_000


@kernel
def victory_probability(one: float, other: float, rule: int) -> float:
    """Probability that a coalition wins against another.

    Parameters
    ----------
    one, other : float
        Their strengths, above 0.
    rule : int
        Place in `settings.VICTORY`; each before the threshold squares once more.

    Returns
    -------
    float
    """
    if rule == _THRESHOLD:
        if one >= _ADVANTAGE * other:
            return 1 / (1 + _LEAST_CHANCE)
        if other >= _ADVANTAGE * one:
            return _LEAST_CHANCE / (1 + _LEAST_CHANCE)
        return (one / (one + other) * (_ADVANTAGE + 1) - 1) / (_ADVANTAGE - 1)
    for _ in range(rule):
        one, other = one * one, other * other
    return one / (one + other)


@kernel
def election(strength: Floats, victory: int, rule: int) -> Floats:
    """Probability of each outcome, from the coalitions for each against each other.

    Parameters
    ----------
    strength : (n_outcomes, n_outcomes) float array
        See `votes.coalitions`.
    victory, rule : int
        Places in `settings.VICTORY` and `settings.ELECTION`. "conditional": the probability to beat each
        other outcome, given that one of them beats all. "markov uniform": the share of time that an outcome
        prevails when each is challenged by one chosen at random; "markov incentive": by one chosen the more
        often the more the challenge promises.

    Returns
    -------
    (n_outcomes,) float array
        Summing to 1.
    """
    n = len(strength)
    beats = np.full((n, n), 0.5)
    for i in range(n):
        for j in range(i):
            beats[i, j] = victory_probability(strength[i, j], strength[j, i], victory)
            beats[j, i] = 1 - beats[i, j]
    if rule == _CONDITIONAL:
        return _conditional(beats)
    challenges, steady = np.full((n, n), 1 / n), _STEADY_UNIFORM
    if rule == _MARKOV_INCENTIVE:
        challenges, steady = _incentives(strength, beats), _STEADY_INCENTIVE
    return _steady(beats, challenges, steady)


@kernel
def _conditional(beats: Floats) -> Floats:
    """Products of the rows, scaled; by logarithms, because hundreds of factors may be too small to hold."""
    n = len(beats)
    chances = np.zeros(n)
    for i in range(n):
        for j in range(n):
            chances[i] += math.log(max(beats[i, j], _LEAST_FACTOR))
    largest, total = chances.max(), 0.0
    for i in range(n):
        chances[i] = math.exp(chances[i] - largest)
        total += chances[i]
    for i in range(n):
        chances[i] /= total
    return chances


@kernel
def _incentives(strength: Floats, beats: Floats) -> Floats:
    """Probability that the outcome of the row challenges that of the column while the latter prevails."""
    n = len(beats)
    challenges = np.empty((n, n))
    for j in range(n):
        total = 0.0
        for i in range(n):
            challenges[i, j] = strength[i, j] * beats[i, j] + (_LEAST_INCENTIVE if i == j else 0.0)
            total += challenges[i, j]
        for i in range(n):
            challenges[i, j] /= total
    return challenges


@kernel
def _steady(beats: Floats, challenges: Floats, tolerance: float) -> Floats:
    """Shares of time, from equal ones on, half a step at a time."""
    n = len(beats)
    chances, following = np.full(n, 1 / n), np.empty(n)
    for _ in range(_MOST_STEPS):
        change = 0.0
        for i in range(n):
            following[i] = 0.0
            for j in range(n):
                contests = challenges[i, j] * chances[j] + challenges[j, i] * chances[i]
                following[i] += beats[i, j] * contests
            change = max(change, abs(following[i] - chances[i]))
        for i in range(n):
            chances[i] = (chances[i] + following[i]) / 2
        if change <= tolerance:
            break
    return chances
