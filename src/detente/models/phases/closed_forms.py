"""One divisible item each side: how many steps, by formula."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def largest_steps(ratio: float, bond: float, factor: float, n_steps: int) -> Floats:
    """The largest steps that both sides keep to, first to last, in points of cost.

    The last step may cost no more than the bond; every earlier one no more than bond and what is to come::

        Y_T = 0;  c_t = h + Y_t;  Y_(t-1) = beta ((r - 1) c_t + Y_t)

    Parameters
    ----------
    ratio : float
        Value to the receiver of what costs the giver 1, above 1.
    bond : float
        What walking away loses, 0 or more.
    factor : float
        Worth of the next step over that of this one, above 0 and at most 1.
    n_steps : int
        At least 1.

    Returns
    -------
    (n_steps,) float array
        They shrink towards the end.

    References
    ----------
    The recursion of finite gradual exchange with known payoffs; Telser (1980), "A theory of self-enforcing
    agreements", Journal of Business 53, for the condition that each step must meet.

    Examples
    --------
    >>> largest_steps(1.5, 1.0, 1.0, 3)
    array([2.25, 1.5 , 1.  ])
    """
    steps, to_come = [], 0.0
    for _ in range(n_steps):
        step = bond + to_come
        steps.append(step)
        to_come = factor * ((ratio - 1) * step + to_come)
    return np.array(steps[::-1])


def fewest_equal_steps(cost: float, ratio: float, bond: float) -> int | None:
    """Fewest steps for one divisible item of equal cost on each side, nobody discounting.

    Parameters
    ----------
    cost : float
        Of the whole item to its giver, above 0.
    ratio : float
        Value over cost, above 1.
    bond : float
        What walking away loses, 0 or more.

    Returns
    -------
    int or None
        `ceil(ln(1 + C (r - 1) / h) / ln r)`; None without a bond: whoever is to give last keeps its item.

    Examples
    --------
    >>> [fewest_equal_steps(10.0, 1.5, bond) for bond in (0.25, 0.5, 1.0, 2.0, 5.0, 10.0)]
    [8, 6, 5, 4, 2, 1]
    """
    if bond <= 0:
        return None
    steps = math.log1p(cost * (ratio - 1) / bond) / math.log(ratio)
    return max(1, math.ceil(steps - 1e-12))


def endless_shares(ratio: float, factor: float) -> tuple[float, float] | None:
    """Without any bond: the first step of an endless plan, and each step over the one before.

    Parameters
    ----------
    ratio : float
        Value over cost.
    factor : float
        Worth of the next step over that of this one.

    Returns
    -------
    pair of floats or None
        `1 - q` and `q = 1 / (beta r)`; None where `beta r <= 1` and nothing is ever handed over.

    References
    ----------
    Pitchford and Snyder (2004), "A solution to the hold-up problem involving gradual investment", Journal of
    Economic Theory 114, for gradual exchange without a last step.

    Examples
    --------
    >>> first, ratio = endless_shares(1.5, 0.95)
    >>> round(first, 4), round(ratio, 4)
    (0.2982, 0.7018)
    """
    if factor * ratio <= 1:
        return None
    q = 1 / (factor * ratio)
    return 1 - q, q
