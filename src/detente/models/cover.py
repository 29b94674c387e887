"""A few sums that stand for a frontier too large to list, and how far the rest may be from them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.mixed_integer import maximise
from detente.models.pair_search import pair_search
from detente.models.search_zones import zones_without

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

CLOSE = 0.01
MAX_ZONES = 5_000
"""Zones that are kept at the most: their number grows with every sum, the faster the more entries it has."""
_NEIGHBOURS = 120
_TIGHTER = 0.9


@dataclass(frozen=True)
class Cover:
    """Sums such that every sum there is exceeds one of them by no more than a margin.

    Attributes
    ----------
    sums : (n, d) int array
        Distinct.
    rows : (n, n_parts) int array
        A choice of one row a part that makes each.
    share : float
        Of each entry's range: for every choice there is a sum here that falls short of it by no more than
        that share of the range in any entry.
    margin : (d,) float array
        The same in the entries' own units.
    """

    sums: Integers
    rows: Integers
    share: float
    margin: Floats


def covering_sums(parts: Sequence[Integers], *, most: int) -> Cover:
    """Cover all sums of one row of each part, the worst gap first.

    Sums so far leave zones that none of them covers. How far others could reach into a zone is bounded by
    mixing rows, a linear programme, whose prices bound every other zone too. Where the bound is largest, a
    sum is sought: the mixture rounded, then one or two rows changed at a time. The margin is the largest
    bound of any zone at the end.

    Parameters
    ----------
    parts : sequence of (n_rows, d) int arrays
        At least one.
    most : int
        How many sums to give at the most; fewer where the margin is a hundredth before, or where more would
        leave too many zones.

    Returns
    -------
    Cover

    References
    ----------
    Klamroth, Lacour & Vanderpooten (2015), European Journal of Operational Research 245, for the zones;
    Papadimitriou & Yannakakis (2000), "On the approximability of trade-offs", FOCS 41, for covers.

    Examples
    --------
    >>> found = covering_sums([np.array([[0, 2], [3, 0]])] * 3, most=10)
    >>> sorted(found.sums.tolist())
    [[0, 6], [3, 4], [6, 2], [9, 0]]
    """
    search = _Search(parts)
    for place in range(parts[0].shape[1]):
        search.add(search.best(np.eye(parts[0].shape[1])[place] + CLOSE / len(parts)))
    while len(search.rows) < most and search.margin > CLOSE and not search.full:
        if not search.deepen():
            break
    rows = np.array(search.rows)
    sums = sum(part[rows[:, place]] for place, part in enumerate(parts))
    return Cover(np.asarray(sums), rows, search.margin, search.margin * search.span)


class _Search:
    """Points, the zones they leave, and bounds on how far sums reach into each, in shares of the ranges."""

    def __init__(self, parts: Sequence[Integers]) -> None:
        self._parts = parts
        self.span = np.maximum(sum(np.ptp(part, axis=0) for part in parts), 1).astype(float)
        self._low = sum(part.min(axis=0) for part in parts) / self.span
        self._scaled = [part / self.span for part in parts]
        self.rows: list[tuple[int, ...]] = []
        self.full = False
        self._corners = np.full((1, len(self.span)), -np.inf)
        self._prices: list[Floats] = []
        self._bounds: list[float] = []
        self._closed: set[tuple[float, ...]] = set()
        for row in np.eye(len(self.span)):
            self._cut(row)

    @property
    def _reach(self) -> Floats:
        """How far sums could reach into each zone, by the tightest price so far.

        An entry in which a zone has no corner sets nothing: sums are at least the lowest there.
        """
        prices, bounds = np.array(self._prices), np.array(self._bounds)
        set_ = np.isfinite(self._corners)
        room = np.maximum(bounds - np.where(set_, self._corners, self._low) @ prices.T, 0.0)
        rate = set_ @ prices.T
        reach = np.divide(room, rate, out=np.full_like(room, np.inf), where=rate > 0)
        return np.asarray(reach.min(axis=1))

    @property
    def margin(self) -> float:
        """No sum reaches farther into any zone."""
        return max(0.0, float(self._reach.max(initial=0.0)))

    def best(self, prices: Floats) -> tuple[int, ...]:
        """The rows that are worth most at these prices."""
        return tuple(int((part @ prices).argmax()) for part in self._scaled)

    def add(self, rows: tuple[int, ...]) -> bool:
        """Add a choice; whether it was new, in some zone, and could leave no more zones than are kept."""
        point = np.asarray(sum(part[row] for part, row in zip(self._scaled, rows, strict=True)))
        n_split = int((self._corners < point).all(axis=1).sum())
        if rows in self.rows or not n_split:
            return False
        self.full = bool(self.rows) and len(self._corners) + n_split * (len(point) - 1) > MAX_ZONES
        if self.full:
            return False
        self.rows.append(rows)
        self._corners = zones_without(self._corners, point)
        return True

    def deepen(self) -> bool:
        """Tighten the bound of the worst zone, or find a sum in it; False where no wide zone is untried."""
        reach = self._reach
        tried = [tuple(corner) in self._closed for corner in self._corners.tolist()]
        worst = int(np.where(tried, -np.inf, reach).argmax())
        if tried[worst] or reach[worst] <= CLOSE:
            return False
        corner = self._corners[worst]
        mixture, prices = self._mixed(corner)
        self._cut(prices)
        if self._reach[worst] < _TIGHTER * reach[worst]:
            return True
        losses = [np.asarray((part @ prices).max() - part @ prices) for part in self._scaled]

        def depth(sums: Integers) -> Floats:
            return np.asarray((sums / self.span - corner).min(axis=-1))

        found = pair_search(self._parts, mixture, losses, depth, neighbours=_NEIGHBOURS)
        if not self.add(tuple(found.tolist())):
            self._closed.add(tuple(corner.tolist()))
        return True

    def _cut(self, prices: Floats) -> None:
        self._prices.append(prices)
        self._bounds.append(float(sum((part @ prices).max() for part in self._scaled)))

    def _mixed(self, corner: Floats) -> tuple[Integers, Floats]:
        """The mixture that reaches farthest into a zone, rounded, and the prices that show it."""
        sizes = [len(part) for part in self._parts]
        n, d = sum(sizes), len(corner)
        rows = np.zeros((len(sizes) + d, n + 1))
        rows[np.repeat(np.arange(len(sizes)), sizes), np.arange(n)] = 1
        rows[len(sizes) :, :n] = np.concatenate(self._scaled).T
        rows[len(sizes) :, n] = -np.isfinite(corner).astype(float)
        lower = np.concatenate([np.ones(len(sizes)), corner])
        upper = np.concatenate([np.ones(len(sizes)), np.full(d, np.inf)])
        objective = np.zeros(n + 1)
        objective[n] = 1
        bounds = np.append(np.zeros(n), -np.inf), np.append(np.ones(n), np.inf)
        best = maximise(objective, rows, lower, upper, bounds=bounds, integer=np.zeros(n + 1, dtype=bool))
        assert best is not None
        first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        rounded = [int(best.values[at : at + size].argmax()) for at, size in zip(first, sizes, strict=True)]
        return np.array(rounded), np.abs(best.prices[len(sizes) :])
