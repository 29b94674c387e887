"""How concentrated an actor's relations are, and who needs whom more."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def concentration(trade: Floats) -> Floats:
    """Hirschman's index of concentration: 100 where an actor has one partner.

    Parameters
    ----------
    trade : (n, n) float array
        Symmetric worth of relations.

    Returns
    -------
    (n,) float array
        100 times the root of the sum of squared shares; 0 without relations.

    References
    ----------
    Hirschman (1945), National Power and the Structure of Foreign Trade.

    Examples
    --------
    >>> concentration(np.array([[0.0, 1, 1], [1, 0, 0], [1, 0, 0]])).round(1).tolist()
    [70.7, 100.0, 100.0]
    """
    total = trade.sum(axis=1, keepdims=True)
    shares = np.divide(trade, total, out=np.zeros_like(trade), where=total > 0)
    return np.asarray(100 * np.sqrt((shares**2).sum(axis=1)))


def asymmetric_dependence(trade: Floats, economies: Floats, substitutable: Floats) -> Floats:
    """How much more an actor depends on another than the other on it.

    Parameters
    ----------
    trade : (n, n) float array
        Symmetric worth of relations.
    economies : (n,) float array
        Sizes of the economies, in the same unit.
    substitutable : (n, n) float array
        Share of its relation with the column that the row could replace.

    Returns
    -------
    (n, n) float array
        Trade over economy x what cannot be replaced, less the same of the other; positive where the row
        needs the column more. Antisymmetric.

    References
    ----------
    Hirschman (1945); Keohane & Nye (1977), Power and Interdependence.
    """
    size = np.broadcast_to(economies[:, None], trade.shape)
    needs = np.divide(trade, size, out=np.zeros_like(trade), where=size > 0) * (1 - substitutable)
    return np.asarray(needs - needs.T)
