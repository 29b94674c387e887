"""Where a set of points leaves room for others: the zones that none of them covers."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_TOGETHER = 2**24
"""Entries that are compared at a time."""


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
    fresh = fresh[_below(kept, fresh) == 0]
    return np.concatenate([kept, fresh[_below(fresh, fresh) == 1]])  # each below itself


def _below(ones: Floats, others: Floats) -> Integers:
    """How many of some corners lie below each of others in every entry, (n_others,)."""
    size = max(1, _TOGETHER // max(ones.size, 1))
    counts = [
        (ones[:, None, :] <= others[None, start : start + size, :]).all(axis=2).sum(axis=0)
        for start in range(0, len(others), size)
    ]
    return np.concatenate([np.zeros(0, dtype=np.int64), *counts])
