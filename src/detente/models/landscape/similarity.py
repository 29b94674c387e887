"""How alike the ties or votes of two states are."""

import numpy as np

from detente.models.landscape.landscape import Floats


def similarity(portfolios: Floats, ranges: Floats, weights: Floats) -> Floats:
    """Signorino and Ritter's S of every pair of portfolios.

    Parameters
    ----------
    portfolios : (n, n_items) float array
        What each state does towards each item: its alliance with another state (3 defence pact, 2 neutrality,
        1 entente, 0 none), or its vote on a resolution; NaN where that is not known.
    ranges : (n_items,) float array
        Largest difference possible on each item, above 0; 3 for alliances.
    weights : (n_items,) float array
        What each item counts for, 0 or more: 1, or the other state's size.

    Returns
    -------
    (n, n) float array
        1 for the same portfolio, -1 for two that are as far apart as can be; NaN where two have nothing
        in common that is known.

    Notes
    -----
    S = 1 - 2 sum w |p - q| / sum w L, over the items that are known of both.

    References
    ----------
    Signorino & Ritter (1999), "Tau-b or not tau-b: measuring the similarity of foreign policy positions",
    International Studies Quarterly 43, 115-144.

    Examples
    --------
    Two allied states and a third that is allied to nobody but, as every state, to itself.

    >>> ties = np.array([[3.0, 3, 0], [3, 3, 0], [0, 0, 3]])
    >>> similarity(ties, np.full(3, 3.0), np.ones(3))
    array([[ 1.,  1., -1.],
           [ 1.,  1., -1.],
           [-1., -1.,  1.]])
    """
    known = ~np.isnan(portfolios)
    held = np.nan_to_num(portfolios)
    most = (known * (weights * ranges)) @ known.T
    apart = np.zeros_like(most)
    for row, mine in enumerate(held):
        apart[row] = (np.abs(mine - held) * (known[row] & known)) @ weights
    return np.asarray(1 - 2 * np.divide(apart, most, out=np.full_like(most, np.nan), where=most > 0))
