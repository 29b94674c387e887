"""Users who share the fixed cost of a corridor: who leaves under pressure, and who follows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


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
    best: tuple[int, float] | None = None
    exempt = np.zeros(len(values), dtype=bool)
    for total in np.unique([fixed_cost, *needed[np.isfinite(needed)]]):
        free = needed <= total + slack
        others = [user for user in largest_first if not free[user]]
        reached = values[free].sum() + np.concatenate([[0.0], np.cumsum(values[others])])
        enough = np.flatnonzero((reached >= total - slack) & (reached > 0))
        if enough.size == 0:
            continue
        count = int(enough[0])
        if best is None or (count, -reached[count]) < best:
            best = count, -float(reached[count])
            exempt = np.zeros(len(values), dtype=bool)
            exempt[others[:count]] = True
    return None if best is None else exempt
