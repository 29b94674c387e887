"""Worths as whole numbers, so that sums and ties are exact."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MAX_DECIMALS = 12
_LARGEST = 2.0**60
_ROUNDING = 1e-7


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
