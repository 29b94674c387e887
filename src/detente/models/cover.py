"""A few sums that stand for a frontier too large to list, and how far the rest may be from them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.maxima import maximal, sorted_distinct

Integers = NDArray[np.int64]

INSIDE = 500
_CELLS = 1_000.0
_COARSER = 1.25
_SORTED_OUT = 8


@dataclass(frozen=True)
class Cover:
    """Sums such that every sum there is exceeds one of them by no more than a margin.

    Attributes
    ----------
    sums : (n, d) int array
        Distinct and undominated among themselves, in falling order.
    rows : (n, n_parts) int array
        A choice of one row a part that makes each.
    margin : (d,) int array
        For every choice there is a sum here that falls short of it by no more than this in any entry.
    """

    sums: Integers
    rows: Integers
    margin: Integers


@dataclass(frozen=True)
class _Node:
    sums: Integers
    rows: Integers
    margin: Integers


def covering_sums(parts: Sequence[Integers], *, most: int) -> Cover:
    """Cover all sums of one row of each part.

    Neighbouring parts are added in pairs, then the pairs, and so on. Where a level has too many sums, one is
    kept for each cell of a grid, as fine as the number allows; what the kept one lacks against those that it
    stands for is measured and adds up.

    Parameters
    ----------
    parts : sequence of (n_rows, d) int arrays
        At least one.
    most : int
        How many sums to give at the most; inside the tree 500.

    Returns
    -------
    Cover
        Exact, with a margin of 0, where no grid was needed.

    References
    ----------
    Papadimitriou & Yannakakis (2000), "On the approximability of trade-offs", FOCS 41, for covers by grids;
    that margins add up over sums is what Erlebach, Kellerer & Pferschy (2002), Management Science 48, use.

    Examples
    --------
    >>> found = covering_sums([np.array([[0, 2], [3, 0]])] * 3, most=10)
    >>> found.sums.tolist(), found.margin.tolist()
    ([[9, 0], [6, 2], [3, 4], [0, 6]], [0, 0])
    """
    level = [_leaf(part) for part in parts]
    while len(level) > 1:
        allowed = most if len(level) == 2 else INSIDE
        pairs = [_added(level[i], level[i + 1], allowed) for i in range(0, len(level) - 1, 2)]
        level = [*pairs, *level[len(pairs) * 2 :]]
    (root,) = level
    return Cover(root.sums, root.rows, root.margin)


def _leaf(part: Integers) -> _Node:
    kept = _undominated(part, np.arange(len(part)))
    return _Node(part[kept], kept[:, None], np.zeros(part.shape[1], dtype=np.int64))


def _added(left: _Node, right: _Node, most: int) -> _Node:
    sums = (left.sums[:, None, :] + right.sums[None, :, :]).reshape(-1, left.sums.shape[1])
    kept, lacking = _few(sums, most)
    at_left, at_right = kept // len(right.sums), kept % len(right.sums)
    rows = np.concatenate([left.rows[at_left], right.rows[at_right]], axis=1)
    return _Node(sums[kept], rows, left.margin + right.margin + lacking)


def _few(sums: Integers, most: int) -> tuple[Integers, Integers]:
    """Places of few sums, and what they lack at most against the others."""
    if len(sums) <= _SORTED_OUT * most:
        kept = _undominated(sums, np.arange(len(sums)))
        if len(kept) <= most:
            return kept, np.zeros(sums.shape[1], dtype=np.int64)
    span = np.maximum(np.ptp(sums, axis=0), 1)
    score = ((sums - sums.min(axis=0)) / span).sum(axis=1)
    cells = min(_CELLS, 1.5 * (_SORTED_OUT * most) ** (1 / max(sums.shape[1] - 1, 1)))
    while True:
        place = ((sums - sums.min(axis=0)) * (cells / span) * (1 - 1e-9)).astype(np.int64)
        key = np.ravel_multi_index(tuple(place.T), (int(cells) + 1,) * sums.shape[1])
        order = np.lexsort((-score, key))
        first = np.ones(len(order), dtype=bool)
        first[1:] = key[order[1:]] != key[order[:-1]]
        stands = order[first]
        if len(stands) <= _SORTED_OUT * most:
            kept = _undominated(sums, stands)
            if len(kept) <= most:
                group = np.cumsum(first) - 1
                lacking = (sums[order] - sums[stands[group]]).max(axis=0)
                return kept, np.maximum(lacking, 0)
        cells /= _COARSER


def _undominated(sums: Integers, places: Integers) -> Integers:
    """Of these places the first of each undominated sum, in falling order of the sums."""
    rows, _ = sorted_distinct(sums[places])
    return places[rows[maximal(sums[places[rows]])]]
