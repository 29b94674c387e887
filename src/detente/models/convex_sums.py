"""Sums of convex sets in two dimensions: one mix of points from every part, exactly."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Exchange:
    """A part gives up one of its points for the next along its hull.

    Attributes
    ----------
    part, old, new : int
        Which part, and which of its rows gives way to which.
    cost, gain : int
        What the first party loses and the second wins, both above 0.
    """

    part: int
    old: int
    new: int
    cost: int
    gain: int


@dataclass(frozen=True)
class ExchangePath:
    """The efficient boundary of a sum, from the first party's best point to the second's.

    A position on it is a rational number: its whole part counts the exchanges made in full, the rest is the
    share of the next one that is made. So at any position at most one part is split.

    Attributes
    ----------
    start : tuple of int
        Row of each part where the path begins.
    exchanges : tuple of Exchange
        By falling gain per cost; equal rates in the order of the parts.
    points : tuple of pairs of int
        Where the path stands before each exchange, and after the last.
    """

    start: tuple[int, ...]
    exchanges: tuple[Exchange, ...]
    points: tuple[tuple[int, int], ...]

    def vertices(self) -> tuple[list[int], Places]:
        """The hull's corners: how many exchanges were made, and (n_vertices, n_parts) the rows there."""
        last = len(self.exchanges)
        corners = [
            place
            for place in range(last + 1)
            if place in (0, last) or _rate(self.exchanges[place - 1]) > _rate(self.exchanges[place])
        ]
        rows = np.empty((len(corners), len(self.start)), dtype=np.intp)
        here, made = list(self.start), 0
        for corner, place in enumerate(corners):
            for exchange in self.exchanges[made:place]:
                here[exchange.part] = exchange.new
            made = place
            rows[corner] = here
        return corners, rows

    def mix(self, position: Fraction) -> list[dict[int, Fraction]]:
        """Of each part the share of each of its rows at a position; only what has a share."""
        made = math.floor(position)
        rows = list(self.start)
        for exchange in self.exchanges[:made]:
            rows[exchange.part] = exchange.new
        shares = [{row: Fraction(1)} for row in rows]
        if position > made:
            split, share = self.exchanges[made], position - made
            shares[split.part] = {split.old: 1 - share, split.new: share}
        return shares

    def crossing(self, first: Fraction, second: Fraction, constant: Fraction) -> Fraction:
        """Where `first * x + second * y + constant`, falling along the path, is down to 0; its end if never.

        `first` is at least 0, `second` at most 0.
        """

        def value(place: int) -> Fraction:
            x, y = self.points[place]
            return first * x + second * y + constant

        place = first_where(len(self.points), lambda at: value(at) <= 0)
        if place == 0:
            return Fraction(0)
        if place == len(self.points):
            return Fraction(place - 1)
        before = value(place - 1)
        return place - 1 + before / (before - value(place))


def exchange_path(parts: Sequence[Integers]) -> ExchangePath:
    """The efficient boundary of all sums of one mix of points from each part.

    The hull of a sum is the sum of the hulls, and its boundary is made of their edges by slope. The rates are
    those of adjusted winner, here for any number of options.

    Parameters
    ----------
    parts : sequence of (n_options, 2) int arrays
        At least one; each with at least one row.

    Returns
    -------
    ExchangePath
        Exact: whole numbers throughout, O(n log n) in the number of rows of all parts.

    References
    ----------
    Gritzmann & Sturmfels (1993), "Minkowski addition of polytopes", SIAM Journal on Discrete Mathematics 6;
    Brams & Taylor (1996), Fair Division, chapter 4.

    Examples
    --------
    >>> path = exchange_path([np.array([[4, 0], [0, 4]]), np.array([[6, 0], [0, 2]])])
    >>> path.points
    ((10, 0), (6, 4), (0, 6))
    >>> path.mix(Fraction(1, 2))
    [{0: Fraction(1, 2), 1: Fraction(1, 2)}, {0: Fraction(1, 1)}]
    """
    chains = [_chain(part.tolist()) for part in parts]
    found = [
        Exchange(
            place,
            old,
            new,
            int(part[old, 0]) - int(part[new, 0]),
            int(part[new, 1]) - int(part[old, 1]),
        )
        for place, (part, chain) in enumerate(zip(parts, chains, strict=True))
        for old, new in pairwise(chain)
    ]
    exchanges = sorted(found, key=_rate, reverse=True)
    start = tuple(chain[0] for chain in chains)
    x = sum(int(part[row, 0]) for part, row in zip(parts, start, strict=True))
    y = sum(int(part[row, 1]) for part, row in zip(parts, start, strict=True))
    points = [(x, y)]
    for exchange in exchanges:
        x, y = x - exchange.cost, y + exchange.gain
        points.append((x, y))
    return ExchangePath(start, tuple(exchanges), tuple(points))


def first_where(n_places: int, holds: Callable[[int], bool]) -> int:
    """The first of `n_places` places from which on something holds, by bisection; `n_places` where none."""
    low, high = 0, n_places
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _rate(exchange: Exchange) -> int:
    """Gain per cost as a whole number: fractions of 62-bit numbers differ by more than 1 in 2**124."""
    return (exchange.gain << 124) // exchange.cost


def _chain(points: list[list[int]]) -> list[int]:
    """Rows on the efficient part of the hull, those on its edges too, by falling first column."""
    chain: list[int] = []
    for row in sorted(range(len(points)), key=lambda row: (-points[row][0], -points[row][1])):
        x, y = points[row]
        if chain and y <= points[chain[-1]][1]:
            continue
        while len(chain) > 1 and _below(points[chain[-2]], points[chain[-1]], (x, y)):
            chain.pop()
        chain.append(row)
    return chain


def _below(before: Sequence[int], middle: Sequence[int], after: Sequence[int]) -> bool:
    """Whether the middle of three points, by falling first column, lies below the line of the others."""
    to_middle = (middle[1] - before[1]) * (middle[0] - after[0])
    return to_middle < (after[1] - middle[1]) * (before[0] - middle[0])
