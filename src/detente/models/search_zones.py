"""Where a set of points leaves room for others: the zones that none of them covers."""

from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class SearchZones:
    """Zones ``{u : u > corner}`` whose union is all that no point so far is as good as in every entry.

    Attributes
    ----------
    corners : (n_zones, d) float array
        Lower corner of each zone.

    References
    ----------
    Klamroth, Lacour & Vanderpooten (2015), "On the representation of the search region in multi-objective
    optimization", European Journal of Operational Research 245, turned round for maximisation.

    Examples
    --------
    >>> zones = SearchZones(np.zeros(2)).without(np.array([3.0, 1.0])).without(np.array([1.0, 2.0]))
    >>> sorted(zones.corners.tolist())
    [[0.0, 2.0], [1.0, 1.0], [3.0, 0.0]]
    """

    def __init__(self, low: Floats) -> None:
        d = len(low)
        self.corners = np.array(low, dtype=float)[None]
        # The point that sets each entry of a corner: (n_zones, entry, its own entries).
        self._set_by = np.full((1, d, d), np.inf)
        self._set_by[0, np.arange(d), np.arange(d)] = low

    def without(self, point: Floats) -> Self:
        """The zones that are left when a point is added; a zone inside another is left out."""
        inside = (self.corners < point).all(axis=1)
        corners, set_by = [self.corners[~inside]], [self._set_by[~inside]]
        split, splitters = self.corners[inside], self._set_by[inside]
        for entry in range(len(point)):
            others = np.delete(splitters[:, :, entry], entry, axis=1)
            kept = point[entry] < others.min(axis=1, initial=np.inf)
            child, by = split[kept].copy(), splitters[kept].copy()
            child[:, entry], by[:, entry] = point[entry], point
            corners.append(child)
            set_by.append(by)
        self.corners, self._set_by = np.concatenate(corners), np.concatenate(set_by)
        return self
