"""The meeting game: each period one rival may meet the pivot and settle with it, for a transfer."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.race.dealt_sets import split

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

LONGEST = 20_000
"""Periods after which the long run is given up."""
# A surplus of this share of the largest value is none: then the two settle. Values are still once they change
# by far less, so that whoever approaches no surplus in the long run settles in it.
_NONE = 1e-9
_STILL = 1e-12


@dataclass(frozen=True)
class Game:
    """What the players get and how they meet; leading axes (`...`) are worlds.

    Attributes
    ----------
    flows : (..., 1 + n_rivals, 2^n_rivals) float array
        Payoff per period of the pivot (first) and the rivals, by the set of rivals that has dealt.
    meet : (..., n_rivals) float array
        Chance per period that the rival meets the pivot; they add up to at most 1, as at most one does.
    pivot_weight : (...) float array
        The pivot's share of what a deal brings the two, 0 to 1.
    discount : (...) float array
        Factor per period, from 0 to below 1.
    """

    flows: Floats
    meet: Floats
    pivot_weight: Floats
    discount: Floats

    @property
    def n_rivals(self) -> int:
        """How many rivals court the pivot."""
        return int(self.meet.shape[-1])

    @property
    def for_good(self) -> Floats:
        """Value of each set if nobody else ever deals, as `flows`."""
        return np.asarray(self.flows / (1 - self.discount)[..., None, None])


@dataclass(frozen=True)
class Played:
    """Values of the game at its start, and who settles with whom for what.

    Attributes
    ----------
    values : (..., 1 + n_rivals, 2^n_rivals) float array
        By player and set, before it is known who meets in the first period.
    ahead : float array
        The same one period later.
    settles : (n_periods, ..., n_rivals, 2^n_rivals) bool array
        Whether the rival settles if it meets in that period; one period stands for all in the long run.
    converged : (...) bool array
        Whether the values have stopped changing with the number of periods; true where that was given.
    """

    values: Floats
    ahead: Floats
    settles: Bools
    converged: Bools


def play(game: Game, periods: int | None = None) -> Played:
    """Backward induction over periods and sets that have dealt.

    Of the two who meet, base is the value of going on without a deal, after that with one: the flow of the
    period and the discounted value of the next. They settle if after is worth no less to both together, and
    a transfer gives the pivot its base and its share of the surplus. After the last period nobody deals and
    flows go on for good.

    Parameters
    ----------
    game : Game
    periods : int, optional
        At least 1; without it the long run: values that no further period changes. They need not exist:
        where each would rather wait for the other, delay can come in cycles.

    Returns
    -------
    Played

    References
    ----------
    Jehiel and Moldovanu (1995), "Negative externalities may cause delay in negotiation", Econometrica
    63(6), for delay under externalities; the meeting of one rival a period and Nash's split with threat
    base are the simplest reading of it for a pivot that may deal with all.

    Examples
    --------
    >>> flows = np.array([[0.0, 3, 4, 5], [0, 2, -1.5, 1], [0, -2, 2, 1.5]])
    >>> game = Game(flows, np.array([0.3, 0.3]), np.array(0.5), np.array(0.9))
    >>> play(game).values[1].round(2).tolist()  # the first rival, who is better placed if it settles first
    [4.15, 11.89, -0.81, 10.0]
    """
    ahead = values = game.for_good
    settles: list[Bools] = []
    for _ in range(periods or _enough(game)):
        ahead = values
        values, agreed = _period(game, ahead)
        settles = settles if periods else []
        settles.append(agreed)
        change = np.abs(values - ahead).max(axis=(-1, -2))
        if not periods and (change <= _tolerance(game)).all():
            break
    still = (change <= _tolerance(game)) | bool(periods)
    return Played(values, ahead, np.stack(settles[::-1]), np.asarray(still))


def continuing(game: Game, ahead: Floats) -> Floats:
    """The flow of a period and the discounted value of the next, by player and set, as `ahead`."""
    return np.asarray(game.flows + game.discount[..., None, None] * ahead)


def settling(now: Floats, rival: int) -> tuple[Floats, Floats]:
    """What a rival's deal changes for each player, transfers aside, and for the two who settle together.

    Parameters
    ----------
    now : (..., 1 + n_rivals, 2^n_rivals) float array
        Of `continuing`.
    rival : int

    Returns
    -------
    change : (..., 1 + n_rivals, 2^(n_rivals - rival - 1), 2^rival) float array
        By player and set without the rival.
    surplus : (..., 2^(n_rivals - rival - 1), 2^rival) float array
    """
    base, after = split(now, rival)
    change = after - base
    return change, change[..., 0, :, :] + change[..., 1 + rival, :, :]


def _period(game: Game, ahead: Floats) -> tuple[Floats, Bools]:
    """Values one period earlier, and who settles then."""
    now = continuing(game, ahead)
    values = now.copy()
    settles = np.zeros((*game.meet.shape, game.flows.shape[-1]), dtype=bool)
    least = -_NONE * np.abs(now).max(axis=(-1, -2))[..., None, None]
    weight = game.pivot_weight[..., None, None]
    for rival in range(game.n_rivals):
        change, surplus = settling(now, rival)
        agreed = surplus >= least
        change[..., 0, :, :] = weight * surplus
        change[..., 1 + rival, :, :] = (1 - weight) * surplus
        chance = game.meet[..., rival, None, None] * agreed
        split(values, rival)[0][...] += chance[..., None, :, :] * change
        split(settles[..., rival, :], rival)[0][...] = agreed
    return values, settles


def _tolerance(game: Game) -> Floats:
    return np.asarray(_STILL * np.abs(game.for_good).max(axis=(-1, -2)))


def _enough(game: Game) -> int:
    """So many periods that what lies beyond counts for nothing."""
    slowest = float(game.discount.max())
    return min(LONGEST, 10 + math.ceil(math.log(_STILL / 10) / math.log(slowest))) if slowest > 0 else 10
