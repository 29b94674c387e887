"""How much a report of an event, or its absence, speaks for a hypothesis."""

import math


def report_ratio(
    a: float, b: float, hit: float, false_alarm: float, false_alarm_if_not: float | None = None
) -> float:
    """Likelihood ratio of one report of an event.

    Parameters
    ----------
    a, b : float
        Probability of the event if the hypothesis is true, and if it is not.
    hit, false_alarm : float
        Probability of the report if the event happened, and if it did not. A source that reports either way
        (`hit == false_alarm`: cheap talk) gives 1.
    false_alarm_if_not : float, optional
        Probability of the report without the event where the hypothesis is not true; default `false_alarm`.
        A speaker who gains by being believed has another one than `false_alarm`.

    Returns
    -------
    float
        `[f + (t - f) a] / [f + (t - f) b]`, between `(1 - a) / (1 - b)` and `a / b`; where the false alarms
        differ, the first f stands above the line, the other below.

    References
    ----------
    Schum (1994), The Evidential Foundations of Probabilistic Reasoning, on cascaded inference.

    Examples
    --------
    >>> round(report_ratio(0.6, 0.2, 0.9, 0.15), 4)
    2.0
    >>> report_ratio(0.6, 0.2, 0.9, 0.9)
    1.0
    """
    return copies_ratio(a, b, hit, false_alarm, 1, 0.0, false_alarm_if_not)


def copies_ratio(
    a: float,
    b: float,
    hit: float,
    false_alarm: float,
    n_reports: int,
    copying: float,
    false_alarm_if_not: float | None = None,
    n_denials: int = 0,
) -> float:
    """Likelihood ratio of several reports of the same event, which may copy each other.

    Parameters
    ----------
    a, b, hit, false_alarm, false_alarm_if_not : float
        See `report_ratio`.
    n_reports : int
        Number of reports that say it happened.
    copying : float
        Probability that they are copies of one report, and so say the same; below 1 where they do not.
    n_denials : int
        Number of reports that say it did not.

    Returns
    -------
    float
        For one false-alarm rate between `(1 - a) / (1 - b)` and `a / b`, however many reports there are.

    References
    ----------
    A mixture of one source and independent sources, as in Schum (1994).

    Examples
    --------
    Ten copies say little more than one; ten independent reports would give nearly the ceiling of 3.

    >>> round(copies_ratio(0.6, 0.2, 0.9, 0.15, 10, 0.8), 3)
    2.055
    """

    def together(rate: float) -> float:
        one = rate if n_denials == 0 else 1 - rate if n_reports == 0 else 0.0
        return copying * one + (1 - copying) * rate**n_reports * (1 - rate) ** n_denials

    seen = together(hit)
    unseen, unseen_if_not = (
        together(false_alarm),
        together(false_alarm if false_alarm_if_not is None else false_alarm_if_not),
    )
    return (a * seen + (1 - a) * unseen) / (b * seen + (1 - b) * unseen_if_not)


def stream_log_ratio(n_seen: int, months: float, rate_if: float, rate_if_not: float) -> float:
    """Log likelihood ratio of how often something was seen while it was looked for.

    Parameters
    ----------
    n_seen : int
        How often.
    months : float
        For how long, not negative.
    rate_if, rate_if_not : float
        Sightings a month if the hypothesis is true, and if it is not, above 0.

    Returns
    -------
    float
        `n ln(l1 / l0) - (l1 - l0) t`: silence speaks against whatever would be seen more often.

    References
    ----------
    Likelihood ratio of two Poisson processes: Cox & Lewis (1966), The Statistical Analysis of Series of
    Events.

    Examples
    --------
    >>> round(stream_log_ratio(0, 2.0, 0.5, 0.2), 3), round(stream_log_ratio(1, 2.0, 0.5, 0.2), 3)
    (-0.6, 0.316)
    """
    return n_seen * math.log(rate_if / rate_if_not) - (rate_if - rate_if_not) * months


def storyline_share(rank: int, correlation: float) -> float:
    """Weight of one of several events told in one storyline.

    Parameters
    ----------
    rank : int
        Place of the event among those of the storyline, 1 for the one that says most.
    correlation : float
        How far one storyline's events speak for each other, 0 to 1.

    Returns
    -------
    float
        What the event adds: m events of equal strength count together as `m / (1 + (m - 1) rho)`, at most
        `1 / rho`, and another event never lowers what the others count for.

    References
    ----------
    Kish (1965), Survey Sampling: the design effect. Its equal weights `1 / (1 + (m - 1) rho)` would let a
    weak event take weight from a strong one; here the weights fall with rank and have the same sums.

    Examples
    --------
    >>> [round(storyline_share(rank, 0.4), 3) for rank in (1, 2, 3)]
    [1.0, 0.429, 0.238]
    """
    together = [count / (1 + (count - 1) * correlation) for count in (rank - 1, rank) if count]
    return together[-1] - (together[0] if rank > 1 else 0.0)
