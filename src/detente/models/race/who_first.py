"""Who settles first, who at all, and when, along the play of a meeting game."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.race.dealt_sets import levels, split

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Course:
    """How a race is expected to go from its start; leading axes (`...`) are worlds.

    Attributes
    ----------
    first : (..., n_rivals) float array
        Chance that the rival is the first to settle.
    settles : (..., n_rivals) float array
        Chance that it ever does.
    period : (..., n_rivals) float array
        Expected period of its deal, from 1, if it settles; NaN where it never does.
    first_period : (...) float array
        Expected period of the first deal, if there is one; NaN where there is none.
    reached : (..., 2^n_rivals) float array
        Chance that at some time exactly these have dealt.
    """

    first: Floats
    settles: Floats
    period: Floats
    first_period: Floats
    reached: Floats


def course(settles: Bools, meet: Floats, periods: int | None = None) -> Course:
    """Follow a race from its start.

    Parameters
    ----------
    settles : (n_periods, ..., n_rivals, 2^n_rivals) bool array
        Whether the rival settles if it meets, by period; one period that stands for all in the long run.
    meet : (..., n_rivals) float array
        Chances per period.
    periods : int, optional
        Their number; without it the race goes on for good.

    Returns
    -------
    Course

    Notes
    -----
    In the long run the next to settle is one of those who would, by their chances to meet, and is waited for
    one over the sum of these: P(j first) = mu_j / sum mu.
    """
    reached = np.zeros((*meet.shape[:-1], settles.shape[-1]))
    reached[..., 0] = 1.0
    deals = np.zeros(settles.shape[1:])
    times = np.zeros(settles.shape[1:])
    follow = _for_good if periods is None else _by_period
    follow(settles, meet, reached, deals, times)
    first, total = deals[..., 0], deals.sum(axis=-1)
    first_times = times[..., 0].sum(axis=-1)
    return Course(
        first=first,
        settles=total,
        period=_mean(times.sum(axis=-1), total),
        first_period=_mean(first_times, first.sum(axis=-1)),
        reached=reached,
    )


def _for_good(settles: Bools, meet: Floats, reached: Floats, deals: Floats, times: Floats) -> None:
    """Set by set, in the order of how many have dealt."""
    chance = meet[..., None] * settles[0]
    some = chance.sum(axis=-2)
    share = np.divide(chance, some[..., None, :], out=np.zeros_like(chance), where=some[..., None, :] > 0)
    wait = np.divide(1.0, some, out=np.zeros_like(some), where=some > 0)
    entered = np.zeros_like(reached)  # chance of getting there times expected period of it
    for places in levels(meet.shape[-1])[:-1]:
        left = entered[..., places] + reached[..., places] * wait[..., places]
        for rival in range(meet.shape[-1]):
            theirs = share[..., rival, places]
            deals[..., rival, places] = reached[..., places] * theirs
            times[..., rival, places] = left * theirs
            without = places[places >> rival & 1 == 0]
            reached[..., without | 1 << rival] += deals[..., rival, without]
            entered[..., without | 1 << rival] += times[..., rival, without]


def _by_period(settles: Bools, meet: Floats, reached: Floats, deals: Floats, times: Floats) -> None:
    """Period by period."""
    stands = reached.copy()
    for number, agreed in enumerate(settles, start=1):
        moving = meet[..., None] * agreed * stands[..., None, :]
        deals += moving
        times += number * moving
        for rival in range(meet.shape[-1]):
            without, dealt = split(stands, rival)
            away = split(moving[..., rival, :], rival)[0]
            without -= away
            dealt += away
            split(reached, rival)[1][...] += away


def _mean(total: Floats, weight: Floats) -> Floats:
    return np.divide(total, weight, out=np.full_like(weight, np.nan), where=weight > 0)
