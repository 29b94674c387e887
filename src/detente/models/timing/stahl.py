"""Alternating offers that end on a known day."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def finite_shares(discounts: ArrayLike, rounds: int) -> Floats:
    """Share of each side if it makes the first of a known number of offers.

    With one round left the proposer keeps all; with n left it keeps `1 - d_other s_other(n - 1)`, a geometric
    series in pairs of rounds. For equal factors this is `(1 - (-d)^n) / (1 + d)`.

    Parameters
    ----------
    discounts : (..., 2) float array
        Discount factor of each side per round, 0 to 1.
    rounds : int
        Offers that can still be made, at least 1; nobody gets anything after the last.

    Returns
    -------
    (..., 2) float array

    Raises
    ------
    ValueError
        Where no round is left.

    References
    ----------
    Stahl (1972), Bargaining Theory, Stockholm School of Economics; Rubinstein (1982) is the limit.

    Examples
    --------
    >>> [float(finite_shares([0.9, 0.9], n)[0].round(4)) for n in (1, 2, 3, 10, 50)]
    [1.0, 0.1, 0.91, 0.3428, 0.5236]
    """
    if rounds < 1:
        raise ValueError("rounds is at least 1")
    own = np.asarray(discounts, dtype=np.float64)
    other = own[..., ::-1]
    last = np.ones(own.shape) if rounds % 2 else 1 - other
    pairs = (rounds - 1) // 2
    both = (own * other) ** pairs
    endless = 1 - own * other
    gathered = np.where(endless > 0, (1 - both) / np.where(endless > 0, endless, 1), pairs)
    return np.asarray(both * last + (1 - other) * gathered)
