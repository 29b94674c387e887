"""Where a partner may be false: gestures before the deal, and how far to trust the first step."""

import numpy as np
from numpy.typing import NDArray

from detente.models.phases.exchange import Exchange

Floats = NDArray[np.float64]
Integers = NDArray[np.int_]


def gesture_band(deceit: float, worth: float, factor: float, nerve: float) -> tuple[float, float]:
    """What a costly gesture must cost to tell a friend from a false one.

    Parameters
    ----------
    deceit : float
        What a false friend gains by being taken for a true one.
    worth : float
        What the deal is worth to a true one.
    factor : float
        Discount factor from the gesture to the deal.
    nerve : float
        Probability that the receiver does not get cold feet.

    Returns
    -------
    pair of floats
        Cheaper than the first, a false friend would make it too; dearer than the second, a true one would
        not. Empty, the first above the second, where gestures cannot build trust.

    References
    ----------
    Kydd (2000), "Trust, reassurance, and cooperation", International Organization 54(2), for costly signals
    of trustworthiness; Osgood (1962), An Alternative to War or Surrender.

    Examples
    --------
    >>> low, high = gesture_band(4.0, 10.0, 0.9, 0.8)
    >>> round(low, 9), round(high, 9)
    (3.6, 7.2)
    """
    return factor * deceit, nerve * factor * worth


def largest_first_stake(trust: float, future: float, loss: float, factor: float) -> float:
    """The most to put at stake first with a partner who may be false.

    Parameters
    ----------
    trust : float
        Probability that the partner is true, below 1.
    future : float
        What cooperation is worth from the next step on.
    loss : float
        What a stake of 1 loses to a false partner, above 0.
    factor : float
        Worth of the next step over that of this one.

    Returns
    -------
    float
        `p beta V / ((1 - p) L)`.

    References
    ----------
    Watson (2002), "Starting small and commitment", Games and Economic Behavior 38(1).

    Examples
    --------
    >>> round(largest_first_stake(0.4, 6.0, 1.0, 1.0), 9)
    4.0
    """
    return trust * factor * future / ((1 - trust) * loss)


def growing_stakes(first: float, factor: float, n_steps: int) -> Floats:
    """The fastest growth of stakes by which a false partner shows himself at once: 1 / beta a step.

    Were the next stake larger, he would wait for it.

    Parameters
    ----------
    first : float
        The first stake.
    factor : float
        Worth of the next step over that of this one, above 0 and at most 1.
    n_steps : int
        At least 1.

    Returns
    -------
    (n_steps,) float array

    References
    ----------
    Watson (2002), as above.

    Examples
    --------
    >>> growing_stakes(1.0, 0.5, 3)
    array([1., 2., 4.])
    """
    return np.asarray(first / factor ** np.arange(n_steps))


def best_deceit(exchange: Exchange, shares: Floats) -> tuple[Floats, Integers]:
    """What a party would gain by playing along and walking away at the best moment for it.

    It gets what the others deliver up to that step, gives until the one before, takes back what it can, has
    taken back from it what the others can, and loses its bond.

    Parameters
    ----------
    exchange : Exchange
    shares : (n_items, n_steps) float array
        A plan.

    Returns
    -------
    (n_parties,) float array, (n_parties,) int array
        The gain, as the first step begins, and the step, from 0.
    """
    n_steps = shares.shape[1]
    given, got = exchange.costs.T @ shares, exchange.values.T @ shares
    forfeited = np.where(exchange.received_later, exchange.values, 0.0).T @ shares
    net = (exchange.revocable[:, None] * (exchange.costs - exchange.values)).T @ shares
    discount = exchange.factors[:, None] ** np.arange(n_steps)
    so_far = _before(discount * (got - given))
    leaving = so_far + discount * (got - forfeited + _before(net) - exchange.bonds[:, None])
    at = leaving.argmax(axis=1)
    return np.take_along_axis(leaving, at[:, None], axis=1)[:, 0], at


def worth_of_going_on(exchange: Exchange, shares: Floats) -> Floats:
    """What the whole plan is worth to each party as its first step begins.

    Parameters
    ----------
    exchange : Exchange
    shares : (n_items, n_steps) float array
        A plan.

    Returns
    -------
    (n_parties,) float array
        In each party's points, completion included.
    """
    n_steps = shares.shape[1]
    discount = exchange.factors[:, None] ** np.arange(n_steps)
    net = (exchange.values - exchange.costs).T @ shares
    return np.asarray((discount * net).sum(axis=1) + discount[:, -1] * exchange.completion)


def required_trust(exchange: Exchange, shares: Floats) -> Floats:
    """How likely a party must hold it that the others are true, to take the first step.

    A false partner gives nothing, and the first step is lost; with a true one the plan is worth what it is.

    Parameters
    ----------
    exchange : Exchange
    shares : (n_items, n_steps) float array
        A plan.

    Returns
    -------
    (n_parties,) float array
        The probability at which `largest_first_stake` is the first step of the plan; 0 where a party gives
        nothing in it, nan where no trust would do.
    """
    lost = exchange.costs.T @ shares[:, 0]
    gained = worth_of_going_on(exchange, shares)
    whole = lost + gained
    with np.errstate(divide="ignore", invalid="ignore"):
        trust = np.where(gained >= 0, lost / whole, np.nan)
    return np.where(lost > 0, trust, 0.0)


def _before(steps: Floats) -> Floats:
    """Sums of all earlier steps."""
    return np.asarray(np.cumsum(steps, axis=1) - steps)
