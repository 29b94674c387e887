"""Solutions of the bargaining problem: which acceptable package would be struck."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from detente.models.kalai_smorodinsky import relative_gains
from detente.models.leximin import leximin_best
from detente.models.nash import nash_product

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Solution = Callable[[Floats, Floats, Floats], tuple[Integers, float]]

_TIE = 1e-12


def nash(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[Integers, float]:
    """Largest weighted product of gains; the value is that product.

    A party that no acceptable package serves would make every product 0; it is left out of the product.
    """
    return _largest(nash_product(gains, np.where(gains.max(axis=0) > 0, weights, 0.0)))


def kalai_smorodinsky(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[Integers, float]:
    """Leximin of gains relative to each party's best; the value is the smallest share."""
    shares = relative_gains(gains, gains.max(axis=0))
    rows = leximin_best(shares)
    return rows, float(shares[rows[0]].min())


def egalitarian(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[Integers, float]:
    """Leximin of gains, in points as given; the value is the smallest gain."""
    rows = leximin_best(gains)
    return rows, float(gains[rows[0]].min())


def utilitarian(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[Integers, float]:
    """Largest sum of worths, in points as given; the value is that sum."""
    return _largest((gains + no_deal).sum(axis=1))


# Each takes the gains of acceptable, efficient packages, (n_packages, n_principals), the principals' no-deal
# values and weights, and gives the rows that it cannot tell apart and their value.
PACKAGE_SOLUTIONS: tuple[Solution, ...] = (nash, kalai_smorodinsky, egalitarian, utilitarian)


def _largest(score: Floats) -> tuple[Integers, float]:
    rows = np.flatnonzero(score >= score.max() - _TIE * np.abs(score).max())
    return rows, float(score[rows[0]])
