"""Where a set of points leaves room for others: the zones that none of them covers."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def zones_without(corners: Floats, point: Floats) -> Floats:
    """The zones that are left when a point is added to those that do not cover them.

    A zone is all that lies above its lower corner in every entry. Their union is all that no point is as good
    as in every entry.

    Parameters
    ----------
    corners : (n_zones, d) float array
        Lower corner of each zone; at first one, below everything.
    point : (d,) float array
        What covers all that is no better in any entry.

    Returns
    -------
    (m_zones, d) float array
        No zone inside another.

    References
    ----------
    Klamroth, Lacour & Vanderpooten (2015), "On the representation of the search region in multi-objective
    optimization", European Journal of Operational Research 245, turned round for maximisation. Zones inside
    others are found by comparison, since points here may dominate each other.

    Examples
    --------
    >>> zones = zones_without(np.zeros((1, 2)), np.array([3.0, 1.0]))
    >>> sorted(zones_without(zones, np.array([1.0, 2.0])).tolist())
    [[0.0, 2.0], [1.0, 1.0], [3.0, 0.0]]
    """
    inside = (corners < point).all(axis=1)
    kept, split = corners[~inside], corners[inside]
    children = []
    for entry in range(len(point)):
        child = split.copy()
        child[:, entry] = point[entry]
        children.append(child)
    fresh = np.unique(np.concatenate(children), axis=0)
    fresh = fresh[~_no_better(kept, fresh).any(axis=0)]
    within = _no_better(fresh, fresh)
    np.fill_diagonal(within, val=False)
    return np.concatenate([kept, fresh[~within.any(axis=0)]])


def _no_better(ones: Floats, others: Floats) -> Bools:
    """Which of some corners lie below which others in every entry, (n_ones, n_others)."""
    return np.asarray((ones[:, None, :] <= others[None, :, :]).all(axis=2))
