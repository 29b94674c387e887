"""How much a report of an event speaks for a hypothesis."""


def report_ratio(a: float, b: float, hit: float, false_alarm: float) -> float:
    """Likelihood ratio of one report of an event.

    Parameters
    ----------
    a, b : float
        Probability of the event if the hypothesis is true, and if it is not.
    hit, false_alarm : float
        Probability of the report if the event happened, and if it did not. A source that reports either way
        (`hit == false_alarm`: cheap talk) gives 1.

    Returns
    -------
    float
        `[f + (t - f) a] / [f + (t - f) b]`, between `(1 - a) / (1 - b)` and `a / b`.

    References
    ----------
    Schum (1994), The Evidential Foundations of Probabilistic Reasoning, on cascaded inference.

    Examples
    --------
    >>> round(report_ratio(0.6, 0.2, 0.9, 0.15), 4)
    2.0
    """
    return (false_alarm + (hit - false_alarm) * a) / (false_alarm + (hit - false_alarm) * b)


def copies_ratio(a: float, b: float, hit: float, false_alarm: float, n_reports: int, copying: float) -> float:
    """Likelihood ratio of several reports of the same event, which may copy each other.

    Parameters
    ----------
    a, b, hit, false_alarm : float
        See `report_ratio`.
    n_reports : int
        Number of reports, all positive.
    copying : float
        Probability that they are copies of one report.

    Returns
    -------
    float
        Always between 1 and `a / b`, however many reports there are.

    References
    ----------
    A mixture of one source and independent sources, as in Schum (1994).

    Examples
    --------
    Ten copies say little more than one; ten independent reports would give nearly the ceiling of 3.

    >>> round(copies_ratio(0.6, 0.2, 0.9, 0.15, 10, 0.8), 3)
    2.055
    """
    seen = copying * hit + (1 - copying) * hit**n_reports
    unseen = copying * false_alarm + (1 - copying) * false_alarm**n_reports
    return (a * seen + (1 - a) * unseen) / (b * seen + (1 - b) * unseen)


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
