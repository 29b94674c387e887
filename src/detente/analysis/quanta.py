"""Worths as whole numbers, so that sums and ties are exact."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MAX_DECIMALS = 12
_LARGEST = 2.0**60
_ROUNDING = 1e-7


@dataclass(frozen=True)
class Quanta:
    """The principals' worths in whole quanta.

    Attributes
    ----------
    decimals : int
        Decimals of a quantum.
    options : tuple of (n_options, n_principals) int arrays
        One per issue.
    linkages : (n_linkages, n_principals) int array
        Extra worth.
    no_deal : (n_principals,) int array
        Worth of walking away.
    """

    decimals: int
    options: tuple[Integers, ...]
    linkages: Integers
    no_deal: Integers


def quanta_of(arrays: PackageArrays) -> Quanta:
    """The principals' worths of one world in quanta; see `decimals` for worths that are no decimals."""
    rows = arrays.principals
    options = [worth[rows].T for worth in arrays.option_worth]
    linkages = arrays.linkage_worth[rows].T
    no_deal = arrays.no_deal[rows]
    bound = sum(float(np.abs(part).max(initial=0)) for part in options) + float(np.abs(linkages).sum())
    count = decimals([*options, linkages, no_deal], bound + float(np.abs(no_deal).max(initial=0)))
    return Quanta(
        count,
        tuple(in_quanta(part, count) for part in options),
        in_quanta(linkages, count),
        in_quanta(no_deal, count),
    )


def decimals(values: Sequence[Floats], largest_sum: float) -> int:
    """How many decimals make every value a whole number of quanta.

    Parameters
    ----------
    values : sequence of float arrays
        Everything that is added up or compared.
    largest_sum : float
        A bound on any sum of them.

    Returns
    -------
    int
        The fewest that do, 12 at the most; fewer where sums would leave 60 bits. Values that are no decimals
        are rounded at the last one.
    """
    flat = np.concatenate([np.ravel(part) for part in values] or [np.zeros(1)])
    room = MAX_DECIMALS
    while room > 0 and largest_sum * 10.0**room >= _LARGEST:
        room -= 1
    for count in range(room + 1):
        scaled = flat * 10.0**count
        if (np.abs(scaled - np.rint(scaled)) <= _ROUNDING * np.maximum(1, np.abs(scaled) * 1e-6)).all():
            return count
    return room


def in_quanta(values: Floats, count: int) -> Integers:
    """Values as whole numbers of the quantum with so many decimals."""
    return np.rint(values * 10.0**count).astype(np.int64)
