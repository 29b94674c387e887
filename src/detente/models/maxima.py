"""Which of many integer vectors no other dominates, in any number of dimensions."""

import math

import numpy as np
from numpy.typing import NDArray

from detente.models.kernel import kernel

Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]

_BRUTE = 32


def sorted_distinct(vectors: Integers) -> tuple[Integers, Integers]:
    """Rows in falling lexicographic order, one for each distinct vector.

    Parameters
    ----------
    vectors : (n, d) int array
        Any rows; runs that are already in order make it faster.

    Returns
    -------
    rows : (m,) int array
        Places of the rows, in order; of equal rows the first.
    ties : (m,) int array
        How many rows share each vector.
    """
    order = _falling(vectors)
    ordered = vectors[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    starts = np.flatnonzero(new)
    return order[starts], np.diff(np.append(starts, len(order)))


def _falling(vectors: Integers) -> Integers:
    """A stable falling lexicographic order; by one packed key where the ranges allow."""
    low = vectors.min(axis=0)
    spans = [int(span) + 1 for span in vectors.max(axis=0) - low]
    if math.prod(spans) < 2**62:
        key = np.zeros(len(vectors), dtype=np.int64)
        for column, span in enumerate(spans):
            key = key * span + (vectors[:, column] - low[column])
        return np.argsort(-key, kind="stable")
    order = np.argsort(-vectors[:, 0], kind="stable")
    first = vectors[order, 0]
    if (first[1:] != first[:-1]).all():
        return order
    return np.lexsort(tuple(-vectors[:, column] for column in reversed(range(vectors.shape[1]))))


def maximal(vectors: Integers) -> Bools:
    """Rows that no other row dominates.

    Two dimensions: a running maximum. Three: a sweep with the staircase of the other two. More: divide and
    conquer, O(n log^(d-2) n).

    Parameters
    ----------
    vectors : (n, d) int array
        Distinct rows in falling lexicographic order, as `sorted_distinct` gives them.

    Returns
    -------
    (n,) bool array

    References
    ----------
    Kung, Luccio & Preparata (1975), "On finding the maxima of a set of vectors", JACM 22(4).

    Examples
    --------
    >>> maximal(np.array([[2, 1], [1, 3], [1, 2], [0, 3]])).tolist()
    [True, True, False, False]
    """
    n_rows, n_columns = vectors.shape
    keep = np.ones(n_rows, dtype=np.bool_)
    if n_columns == 1:
        keep[1:] = False
    elif n_columns == 2:
        keep[1:] = vectors[1:, 1] > np.maximum.accumulate(vectors[:, 1])[:-1]
    elif n_columns == 3:
        _sweep(np.ascontiguousarray(vectors), keep)
    else:
        _conquer(np.ascontiguousarray(vectors), np.arange(n_rows), keep)
    return keep


@kernel
def _sweep(vectors: Integers, keep: Bools) -> None:
    """Mark the dominated rows of three columns: each is compared with the staircase of what came before."""
    second = np.empty(len(vectors), dtype=np.int64)  # rising
    third = np.empty(len(vectors), dtype=np.int64)  # falling
    size = 0
    for row in range(len(vectors)):
        y, z = vectors[row, 1], vectors[row, 2]
        place = np.searchsorted(second[:size], y)
        if place < size and third[place] >= z:
            keep[row] = False
            continue
        start = place  # steps below the new one: second <= y and third <= z
        while start > 0 and third[start - 1] <= z:
            start -= 1
        end = place
        if end < size and second[end] == y:
            end += 1
        shift = 1 - (end - start)
        if shift > 0:
            for step in range(size - 1, end - 1, -1):
                second[step + 1], third[step + 1] = second[step], third[step]
        elif shift < 0:
            for step in range(end, size):
                second[step + shift], third[step + shift] = second[step], third[step]
        second[start], third[start] = y, z
        size += shift


# No kernel calls itself: numba cannot load a recursive function from its cache (numba issue 6061).
@kernel
def _conquer(vectors: Integers, rows: Integers, keep: Bools) -> None:
    """Mark the dominated among rows in falling order: small runs by themselves, then pairs of runs."""
    for start in range(0, len(rows), _BRUTE):
        for place in range(start, min(start + _BRUTE, len(rows))):
            for earlier in range(start, place):
                if keep[rows[earlier]] and _covers(vectors, rows[earlier], rows[place], 1):
                    keep[rows[place]] = False
                    break
    width = _BRUTE
    while width < len(rows):
        for start in range(0, len(rows) - width, 2 * width):
            first, second = rows[start : start + width], rows[start + width : start + 2 * width]
            _marry(vectors, first[keep[first]], second[keep[second]], keep)
        width *= 2


@kernel
def _covers(vectors: Integers, one: int, other: int, column: int) -> bool:
    """Whether one row is at least as good as the other from a column on."""
    for place in range(column, vectors.shape[1]):  # noqa: SIM110 -- a loop is what numba compiles best
        if vectors[one, place] < vectors[other, place]:
            return False
    return True


@kernel
def _marry(vectors: Integers, judges: Integers, judged: Integers, keep: Bools) -> None:
    """Mark the judged rows that some judge covers from the second column on; every judge leads the first."""
    last = vectors.shape[1] - 1
    waiting = [(judges, judged, 1)]
    while len(waiting) > 0:
        judges, judged, column = waiting.pop()
        judged = judged[keep[judged]]
        if len(judges) == 0 or len(judged) == 0:
            continue
        if len(judges) * len(judged) <= _BRUTE * _BRUTE:
            for row in judged:
                for judge in judges:
                    if _covers(vectors, judge, row, column):
                        keep[row] = False
                        break
            continue
        if column == last - 1:
            _marry_two(vectors, judges, judged, keep, column)
            continue
        values = np.concatenate((vectors[judges, column], vectors[judged, column]))
        pivot = np.partition(values, len(values) // 2)[len(values) // 2]
        high, judged_high = vectors[judges, column] >= pivot, vectors[judged, column] >= pivot
        if high.all() and judged_high.all():
            # The median is the least value: what lies at it is covered in this column by every judge.
            judged_high = vectors[judged, column] > pivot
            high = vectors[judges, column] > pivot
            waiting.append((judges, judged[~judged_high], column + 1))
        else:
            waiting.append((judges[high], judged[~judged_high], column + 1))
            waiting.append((judges[~high], judged[~judged_high], column))
        waiting.append((judges[high], judged[judged_high], column))


@kernel
def _marry_two(vectors: Integers, judges: Integers, judged: Integers, keep: Bools, column: int) -> None:
    """The same for the last two columns: by one sort and a running maximum."""
    judge_order = judges[np.argsort(-vectors[judges, column])]
    judged_order = judged[np.argsort(-vectors[judged, column])]
    best = np.int64(-(2**62))
    place = 0
    for row in judged_order:
        while place < len(judge_order) and vectors[judge_order[place], column] >= vectors[row, column]:
            best = max(best, vectors[judge_order[place], column + 1])
            place += 1
        if best >= vectors[row, column + 1]:
            keep[row] = False
