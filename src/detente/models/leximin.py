"""Leximin: the worst-off first, then the next."""

import numpy as np
from numpy.typing import NDArray

from detente.models.frontier import comparable

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


def leximin_best(gains: Floats) -> Integers:
    """Rows whose smallest entry is largest; of those, the second smallest, and so on.

    Parameters
    ----------
    gains : (n_packages, n_parties) float array
        Gains over no deal (egalitarian), or relative gains (Kalai-Smorodinsky); at least one row.

    Returns
    -------
    (n,) int array
        Places of the rows that no comparison tells apart, at least one.

    References
    ----------
    Sen (1970), Collective Choice and Social Welfare; Imai (1983), Econometrica 51, for Kalai-Smorodinsky
    with leximin ties.

    Examples
    --------
    >>> leximin_best(np.array([[1.0, 5.0], [2.0, 2.0], [2.0, 3.0]])).tolist()
    [2]
    """
    keys = comparable(np.sort(gains, axis=1))
    rows = np.arange(len(keys))
    for column in range(keys.shape[1]):
        rows = rows[keys[rows, column] == keys[rows, column].max()]
    return rows
