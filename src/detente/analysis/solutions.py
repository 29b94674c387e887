"""Solutions of the bargaining problem: which acceptable package would be struck."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.kalai_smorodinsky import relative_gains
from detente.models.leximin import leximin_best
from detente.models.nash import log_nash_product, nash_product

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]
Solution = Callable[[Floats, Floats, Floats], tuple[Integers, float]]

_TIE = 1e-12


@dataclass(frozen=True)
class Solved:
    """A solution, how it was found, and what proves it.

    Attributes
    ----------
    package : (n_issues,) int array
        Option indices.
    value : float
        What the solution makes largest.
    ties : int or None
        How many packages no comparison tells apart; None where they were not counted.
    method : str
        How it was found.
    gap : float
        By what share of its size another package may still exceed the value; 0 where none does.
    """

    package: Indices
    value: float
    ties: int | None
    method: str
    gap: float


def nash(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[Integers, float]:
    """Largest weighted product of gains; the value is that product.

    A party that no acceptable package serves would make every product 0; it is left out of the product.
    """
    weights = np.where(gains.max(axis=0) > 0, weights, 0.0)
    score = log_nash_product(gains, weights)
    rows = np.flatnonzero(score >= score.max() - 2 * _TIE)
    return rows, float(nash_product(gains[rows[0]], weights))


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


def maximum_relative_gain(gains: Floats, no_deal: Floats, weights: Floats) -> tuple[Integers, float]:
    """Largest sum of gains, each relative to the party's best; the value is that sum.

    A party that can gain nowhere adds nothing. Cao (1982), "Preference functions and bargaining solutions",
    IEEE Conference on Decision and Control 21.
    """
    hope = gains.max(axis=0)
    return _largest((gains[:, hope > 0] / hope[hope > 0]).sum(axis=1))


# Each takes the gains of acceptable, efficient packages, (n_packages, n_principals), the principals' no-deal
# values and weights, and gives the rows that it cannot tell apart and their value.
PACKAGE_SOLUTIONS: tuple[Solution, ...] = (
    nash,
    kalai_smorodinsky,
    egalitarian,
    utilitarian,
    maximum_relative_gain,
)


def _largest(score: Floats) -> tuple[Integers, float]:
    rows = np.flatnonzero(score >= score.max() - _TIE * np.abs(score).max())
    return rows, float(score[rows[0]])
