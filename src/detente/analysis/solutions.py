"""Solutions of the bargaining problem: which acceptable package would be struck."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from detente.models.kalai_smorodinsky import relative_gains
from detente.models.leximin import leximin_best
from detente.models.nash import nash_product

Floats = NDArray[np.float64]
Solution = Callable[[Floats, Floats, Floats], tuple[int, float]]

_TIE = 1e-12


def nash(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[int, float]:
    """Largest weighted product of gains; the value is that product.

    A party that no acceptable package serves would make every product 0; it is left out of the product.
    """
    return _first_largest(nash_product(gains, np.where(gains.max(axis=0) > 0, weights, 0.0)))


def kalai_smorodinsky(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[int, float]:
    """Leximin of gains relative to each party's best; the value is the smallest share."""
    shares = relative_gains(gains, gains.max(axis=0))
    row = leximin_best(shares)
    return row, float(shares[row].min())


def egalitarian(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[int, float]:
    """Leximin of gains, in points as given; the value is the smallest gain."""
    row = leximin_best(gains)
    return row, float(gains[row].min())


def utilitarian(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[int, float]:
    """Largest sum of worths, in points as given; the value is that sum."""
    return _first_largest((gains + no_deal).sum(axis=1))


# Each takes the gains of acceptable, efficient packages, (n_packages, n_principals) in the file's order,
# the principals' no-deal values and weights, and gives the chosen row and its value.
PACKAGE_SOLUTIONS: tuple[Solution, ...] = (nash, kalai_smorodinsky, egalitarian, utilitarian)


def _first_largest(score: Floats) -> tuple[int, float]:
    row = int(np.argmax(score >= score.max() - _TIE * np.abs(score).max()))
    return row, float(score[row])
