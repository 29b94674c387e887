"""Proper scores of probabilities: whoever says what they believe expects to do best."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CLIPPED = (0.005, 0.995)
"""No forecast is scored as if it had been certain; the logarithmic score stays finite."""


def brier_scores(p: Floats, outcome: Floats) -> Floats:
    """Squared distance of each probability from what happened.

    Parameters
    ----------
    p : (n,) float array
        Probabilities.
    outcome : (n,) float array
        1 where it came about, 0 where not, between them where in part.

    Returns
    -------
    (n,) float array
        0 best, 1 worst.

    References
    ----------
    Brier (1950), equation 2, halved as is usual for yes or no.

    Examples
    --------
    >>> brier_scores(np.array([0.9, 0.9]), np.array([1.0, 0.0])).round(2).tolist()
    [0.01, 0.81]
    """
    return np.asarray((p - outcome) ** 2)


def log_scores(p: Floats, outcome: Floats) -> Floats:
    """Surprise at what happened, in nats; of what came about in part, the mean over its parts.

    Parameters
    ----------
    p : (n,) float array
        Probabilities, not 0 or 1.
    outcome : (n,) float array
        From 0 to 1.

    Returns
    -------
    (n,) float array
        0 best, unbounded.

    References
    ----------
    Good (1952), Rational decisions.

    Examples
    --------
    >>> log_scores(np.array([0.5, 0.8]), np.array([1.0, 0.0])).round(4).tolist()
    [0.6931, 1.6094]
    """
    return np.asarray(-(outcome * np.log(p) + (1 - outcome) * np.log1p(-p)))


def ranked_probability_score(p_by: Floats, happened_by: Floats) -> float:
    """Ranked probability score of when something happens, told as probabilities by some days.

    Parameters
    ----------
    p_by : (n,) float array
        Probability that it has happened by each day; the last class, after all of them, has the rest.
    happened_by : (n,) float array
        1 where it had happened by that day.

    Returns
    -------
    float
        `sum_k (F_k - 1{y <= k})^2 / (K - 1)` with K = n + 1 classes: 0 best, 1 worst.

    References
    ----------
    Epstein (1969); divided by K - 1 as in Murphy (1971).

    Examples
    --------
    >>> round(ranked_probability_score(np.array([0.2, 0.6]), np.array([0.0, 1.0])), 4)
    0.1
    """
    return float(np.mean((p_by - happened_by) ** 2))


def time_averaged(scores: Floats, days: Floats) -> float:
    """Mean of the scores of one question's forecasts, each weighed by the days for which it stood.

    Parameters
    ----------
    scores : (n,) float array
        Scores in the order of the forecasts.
    days : (n,) float array
        Days until the next forecast, or until the question was settled; not all 0.

    Returns
    -------
    float

    References
    ----------
    Mellers et al. (2014), on daily scores in forecasting tournaments.

    Examples
    --------
    >>> time_averaged(np.array([0.25, 0.04]), np.array([30.0, 10.0]))
    0.1975
    """
    return float(np.average(scores, weights=days))


def skill(score: float, reference: float) -> float | None:
    """Share of the reference's score that was saved.

    Parameters
    ----------
    score, reference : float
        Mean scores on the same cases, 0 best.

    Returns
    -------
    float or None
        1 best, below 0 where the reference did better; None where the reference made no error.

    References
    ----------
    Murphy (1973): `1 - S / S_ref`.

    Examples
    --------
    >>> skill(0.05, 0.2)
    0.75
    """
    return None if reference == 0 else 1 - score / reference
