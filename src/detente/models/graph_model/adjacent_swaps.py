"""Orders by how many swaps of neighbours they are away."""

import functools

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


@functools.lru_cache(maxsize=4096)
def orders_at(n_items: int, swaps: int) -> Integers:
    """All orders of n things that take exactly so many swaps of neighbours, and no fewer.

    Parameters
    ----------
    n_items : int
        How many things, 0 or more; the order they start from is 0, 1, 2, ...
    swaps : int
        How many swaps; the most is n(n - 1)/2.

    Returns
    -------
    (n_orders, n_items) int array
        Not writable. No rows beyond the most swaps.

    References
    ----------
    Kendall (1938), Biometrika 30: the distance. The recursion inserts the last thing before as many others as
    it takes swaps.

    Examples
    --------
    >>> orders_at(3, 2).tolist()
    [[1, 2, 0], [2, 0, 1]]
    """
    if n_items <= 1:
        found = np.zeros((1 if swaps == 0 else 0, n_items), dtype=np.int64)
    else:
        last = n_items - 1
        parts = [
            np.insert(orders_at(last, swaps - passed), last - passed, last, axis=1)
            for passed in range(min(last, swaps) + 1)
        ]
        found = np.concatenate(parts)
    found.flags.writeable = False
    return found


def count_at(n_items: int, swaps: int) -> int:
    """How many orders `orders_at` lists, without listing them.

    Examples
    --------
    >>> [count_at(3, swaps) for swaps in range(5)]
    [1, 2, 2, 1, 0]
    """
    ways = [1] + [0] * swaps
    for place in range(2, n_items + 1):
        ways = [sum(ways[max(0, total - place + 1) : total + 1]) for total in range(swaps + 1)]
    return ways[swaps]
