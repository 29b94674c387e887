"""When a deal would be signed: base rates and the pull of deadlines."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

Floats = NDArray[np.float64]

SOON = 3.0
"""Months between two deadlines that concentrate minds together; a judgement."""


def signed_within(months: Floats | float, events: float, exposure: float) -> Floats:
    """Probability of a signature within some months, from the record of a reference class.

    The monthly hazard is Gamma distributed with shape `events` and rate `exposure`; months that pass without
    a deal add to the exposure, so a stale forecast falls by itself.

    Parameters
    ----------
    months : float array
        Length of the window.
    events : float
        Signatures in the class, plus the prior's half.
    exposure : float
        Months of talks in the class, plus the months already passed.

    Returns
    -------
    float array
        `1 - (exposure / (exposure + months)) ** events` (Lomax).

    References
    ----------
    Gelman et al. (2013), Bayesian Data Analysis, section 2.6: the Gamma-exponential model.

    Examples
    --------
    >>> float(signed_within(12.0, 1.0, 36.0))
    0.25
    """
    return np.asarray(1 - (exposure / (exposure + np.asarray(months))) ** events)


def hazard_level(u: Floats, events: float, exposure: float) -> Floats:
    """Quantiles of the monthly hazard of `signed_within`.

    Parameters
    ----------
    u : float array
        Probabilities, strictly between 0 and 1.
    events, exposure : float
        See `signed_within`.

    Returns
    -------
    float array
        Signatures per month.
    """
    return np.asarray(gammaincinv(events, u) / exposure)


def deadline_exposure(dates: Floats, deadlines: Floats, pull: Floats) -> Floats:
    """Time until each date, counted longer where a deadline is near.

    The hazard of a month that ends l months before a deadline (l = 1 for the last) is
    `exp(a + sum_k b / l_k)`; this is its integral for a = 0, exact for fractions of a month.

    Parameters
    ----------
    dates : (n_dates,) float array
        Months from now, not negative, in any order.
    deadlines : (n_deadlines,) float array
        Months from now; one that has passed pulls no more.
    pull : (n_worlds,) float array
        b, the pull of a deadline on the log hazard.

    Returns
    -------
    (n_worlds, n_dates) float array
        With pull 0, the dates themselves.

    References
    ----------
    Discrete hazard with complementary log-log link, Allison (1982), Sociological Methodology 13; the deadline
    term follows Roth, Murnighan & Schoumaker (1988), American Economic Review 78.

    Examples
    --------
    >>> exposure = deadline_exposure(np.array([24.0]), np.array([24.0]), np.array([3.0]))
    >>> round(float(1 - np.exp(-np.exp(-4) * exposure[0, 0])), 3)
    0.638
    """
    horizon = float(dates.max(initial=0.0))
    steps = [np.arange(day % 1, day + 1e-9) for day in deadlines if day > 0]
    edges = np.unique(np.concatenate([[0.0, horizon], *steps]).clip(0, horizon))
    middles = (edges[1:] + edges[:-1]) / 2
    left = np.ceil(deadlines[:, None] - middles)
    nearness = np.where(left > 0, 1 / np.maximum(left, 1), 0.0).sum(axis=0)
    lengths = np.diff(edges) * np.exp(pull[:, None] * nearness)
    passed = np.concatenate([np.zeros((len(pull), 1)), np.cumsum(lengths, axis=1)], axis=1)
    places = np.searchsorted(edges, dates).clip(1, max(len(edges) - 1, 1))
    if len(edges) == 1:
        return np.zeros((len(pull), len(dates)))
    share = (dates - edges[places - 1]) / np.diff(edges)[places - 1]
    return np.asarray(passed[:, places - 1] + share * lengths[:, places - 1])


def evened_exposure(dates: Floats, deadlines: Floats, pull: Floats) -> Floats:
    """The same, scaled so that it agrees with the calendar on each deadline that no other follows soon.

    Deadlines then move signatures to the months before them and do not make them more frequent, and one far
    away leaves the months before the nearer ones as they are. Those up to `SOON` apart share one scale: one
    that has passed leaves the next its pull.

    Parameters
    ----------
    dates, deadlines, pull
        See `deadline_exposure`; deadlines in rising order.

    Returns
    -------
    (n_worlds, n_dates) float array

    Examples
    --------
    >>> evened_exposure(np.array([3.0, 4.0, 9.0]), np.array([4.0]), np.array([2.0])).round(2).tolist()
    [[1.84, 4.0, 9.0]]
    """
    ahead = deadlines[deadlines > 0]
    marks = np.concatenate([[0.0], ahead[np.append(np.diff(ahead) > SOON, True)[: len(ahead)]]])
    at_marks = deadline_exposure(marks, deadlines, pull)
    raw = deadline_exposure(dates, deadlines, pull)
    segment = np.searchsorted(marks, dates, side="left").clip(1, len(marks)) - 1
    start, base = marks[segment], at_marks[:, segment]
    inside = segment + 1 < len(marks)
    following = np.minimum(segment + 1, len(marks) - 1)
    length = np.where(inside, marks[following] - start, 1.0)
    rise = np.where(inside, at_marks[:, following] - base, 1.0)
    return np.asarray(start + (raw - base) * length / rise)
