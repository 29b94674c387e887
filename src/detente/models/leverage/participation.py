"""Users who share the fixed cost of a corridor: who leaves under pressure, and who follows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.kernel import kernel

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Exits:
    """How users leave, round by round.

    Attributes
    ----------
    rounds : tuple of (n_users,) bool array
        Who leaves in each.
    margins : tuple of (n_users,) float array
        What each had to spare in each round, with all who were then left; below 0 for those who leave.
    stays : (n_users,) bool array
        Who is left in the end.
    """

    rounds: tuple[Bools, ...]
    margins: tuple[Floats, ...]
    stays: Bools


def margins(values: Floats, fixed_cost: float, threats: Floats, active: Bools) -> Floats:
    """What each user has to spare if it stays with those who are active.

    Parameters
    ----------
    values : (n_users,) float array
        What the corridor is worth to each, 0 or more.
    fixed_cost : float
        Shared among those who stay, in proportion to their values.
    threats : (n_users,) float array
        Chance of secondary sanctions times what they would cost.
    active : (n_users,) bool array

    Returns
    -------
    (n_users,) float array
        Its value, less its share of the cost and its threat; of one that is not active, if it came back
        alone.
    """
    total = np.where(active, values[active].sum(), values[active].sum() + values)
    share = np.divide(fixed_cost, total, out=np.zeros(len(values)), where=total > 0)
    return np.asarray(values * (1 - share) - threats)


def exits(values: Floats, fixed_cost: float, threats: Floats) -> Exits:
    """Let everybody who would rather leave do so, all at once, until nobody would.

    Parameters
    ----------
    values, threats : (n_users,) float array
    fixed_cost : float

    Returns
    -------
    Exits
        `stays` is the largest set of users that holds together.

    References
    ----------
    A participation game of strategic complements; Tarski (1955) and Milgrom & Roberts (1990) for the
    greatest equilibrium. The threshold form is the simplest defensible one, not a published model.

    Examples
    --------
    >>> left = exits(np.array([6.0, 4, 2, 1]), 8, np.array([3.0, 0, 0, 0]))
    >>> [np.flatnonzero(each).tolist() for each in left.rounds], left.stays.any()
    ([[0], [1, 2, 3]], np.False_)
    """
    active = np.ones(len(values), dtype=bool)
    rounds: list[Bools] = []
    spare: list[Floats] = []
    slack = 1e-12 * max(1.0, float(values.sum()), fixed_cost)
    while True:
        had = margins(values, fixed_cost, threats, active)
        leaving = active & (had < -slack)
        spare.append(had)
        if not leaving.any():
            return Exits(rounds=tuple(rounds), margins=tuple(spare), stays=active)
        rounds.append(leaving)
        active = active & ~leaving


def least_waivers(values: Floats, fixed_cost: float, threats: Floats) -> Bools | None:
    """Fewest users to exempt from secondary sanctions so that the corridor lives.

    Parameters
    ----------
    values, threats : (n_users,) float array
    fixed_cost : float

    Returns
    -------
    (n_users,) bool array or None
        Nobody where it lives anyway; None where it dies even if all are exempt. Of equally few, those who
        keep most value in it.

    Notes
    -----
    A user stays once those who stay are worth some total, v F / (v - s) where v exceeds s, else never; an
    exempt one from F on. So for each total in turn all who stay for it stay, and the most valuable of the
    others are exempted until it is reached; one of these choices is the best.
    """
    spare = values - threats
    needed = np.divide(values * fixed_cost, spare, out=np.full(len(values), np.inf), where=spare > 0)
    needed[threats <= 0] = fixed_cost
    largest_first = np.argsort(-values, kind="stable")
    slack = 1e-12 * max(1.0, float(values.sum()), fixed_cost)
    totals = np.unique([fixed_cost, *needed[np.isfinite(needed)]])
    counts, reached = _fewest(values[largest_first], needed[largest_first], totals, slack)
    possible = np.flatnonzero(counts >= 0)
    if possible.size == 0:
        return None
    best = possible[np.lexsort((-reached[possible], counts[possible]))[0]]
    others = largest_first[needed[largest_first] > totals[best] + slack]
    exempt = np.zeros(len(values), dtype=bool)
    exempt[others[: counts[best]]] = True
    return exempt


@kernel
def _fewest(values: Floats, needed: Floats, totals: Floats, slack: float) -> tuple[Counts, Floats]:
    """For each total in ascending order the fewest users to exempt, and what is then reached.

    Users stand in descending order of value; the count is -1 where all together do not reach the total. What
    those are worth who would not stay for the total, and how many they are, is kept in binary indexed
    trees (Fenwick 1994), so that filling a gap takes as many steps as their number has digits.
    """
    n = len(values)
    worth, many = np.zeros(n + 1), np.zeros(n + 1, dtype=np.int64)
    for place in range(1, n + 1):
        worth[place] += values[place - 1]
        many[place] += 1
        above = place + (place & -place)
        if above <= n:
            worth[above] += worth[place]
            many[above] += many[place]
    highest = 1
    while 2 * highest <= n:
        highest *= 2
    counts, reached = np.full(len(totals), -1), np.zeros(len(totals))
    by_need = np.argsort(needed)
    staying, n_staying = 0.0, 0
    for number, total in enumerate(totals):
        while n_staying < n and needed[by_need[n_staying]] <= total + slack:
            place = by_need[n_staying] + 1
            staying += values[place - 1]
            n_staying += 1
            while place <= n:
                worth[place] -= values[by_need[n_staying - 1]]
                many[place] -= 1
                place += place & -place
        if staying > 0 and staying >= total - slack:
            counts[number], reached[number] = 0, staying
            continue
        before, taken, held, step = 0, 0, staying, highest
        while step:
            to = before + step
            if to <= n and not (held + worth[to] >= total - slack and held + worth[to] > 0):
                before, taken, held = to, taken + many[to], held + worth[to]
            step //= 2
        if before < n:
            counts[number], reached[number] = taken + 1, held + values[before]
    return counts, reached
