"""Sorted runs of sums merged into one frontier: a run of all left vectors for each right one."""

import numpy as np
from numpy.typing import NDArray

from detente.models.kernel import kernel

Integers = NDArray[np.int64]

_WAITING = 64
_FAR = np.int64(2**62)


@kernel
def merged_two(left: Integers, right: Integers) -> Integers:
    """Two columns: the runs merged; what is dominated is skipped.

    In every run the first column falls and the second rises, so the next point of the frontier is the head
    with the largest first column, and no head that brings no more of the second is ever looked at.

    Parameters
    ----------
    left : (n, 2) int array
        Efficient vectors in falling order.
    right : (m, 2) int array
        At least one; what is added to all of them.

    Returns
    -------
    (k, 2) int array
        Efficient sums in falling order.
    """
    n_left, n_runs = len(left), len(right)
    places = np.zeros(n_runs, dtype=np.int64)
    firsts, seconds = left[0, 0] + right[:, 0], left[0, 1] + right[:, 1]
    found = np.empty((max(4 * n_left, 16), 2), dtype=np.int64)
    size = 0
    best = -_FAR
    while True:
        top, first, second = 0, -_FAR, -_FAR
        for run in range(n_runs):
            if seconds[run] <= best:
                place, shift = places[run], right[run, 1]
                while place < n_left and left[place, 1] + shift <= best:
                    place += 1
                places[run] = place
                firsts[run] = left[place, 0] + right[run, 0] if place < n_left else -_FAR
                seconds[run] = left[place, 1] + shift if place < n_left else _FAR
            if firsts[run] > first or (firsts[run] == first and seconds[run] > second):
                top, first, second = run, firsts[run], seconds[run]
        if places[top] == n_left:
            return found[:size].copy()
        if size == len(found):
            larger = np.empty((2 * size, 2), dtype=np.int64)
            larger[:size] = found
            found = larger
        found[size, 0], found[size, 1] = first, second
        size += 1
        best = second


@kernel
def merged_three(left: Integers, right: Integers) -> Integers:
    """Three columns: the same runs merged in falling order, each sum held against the stairs of those before.

    What comes before a sum has at least as much of the first column, so that it covers the sum if it does so
    in the second and third: such pairs form stairs. New steps wait in a short list and join the stairs
    together, so that no step moves the stairs by itself.

    Parameters
    ----------
    left : (n, 3) int array
        Efficient vectors in falling order.
    right : (m, 3) int array
        At least one; what is added to all of them.

    Returns
    -------
    (k, 3) int array
        Efficient sums in falling order.
    """
    n_left, n_runs = len(left), len(right)
    heads = np.zeros(n_runs, dtype=np.int64)
    found = np.empty((max(4 * n_left, 16), 3), dtype=np.int64)
    stairs, waiting = np.empty((0, 2), dtype=np.int64), np.empty((_WAITING, 2), dtype=np.int64)
    size, n_waiting = 0, 0
    while True:
        top = -1
        for run in range(n_runs):
            if heads[run] < n_left and (top < 0 or _ahead(left, right, heads, run, top)):
                top = run
        if top < 0:
            return found[:size].copy()
        place = heads[top]
        heads[top] += 1
        x, y = left[place, 0] + right[top, 0], left[place, 1] + right[top, 1]
        z = left[place, 2] + right[top, 2]
        if _listed(waiting, n_waiting, y, z) or _covered(stairs, y, z):
            continue
        if size == len(found):
            larger = np.empty((2 * size, 3), dtype=np.int64)
            larger[:size] = found
            found = larger
        found[size, 0], found[size, 1], found[size, 2] = x, y, z
        size += 1
        _insert(waiting, n_waiting, y, z)
        n_waiting += 1
        if n_waiting == _WAITING:
            stairs = _joined(stairs, waiting)
            n_waiting = 0


@kernel
def _ahead(left: Integers, right: Integers, heads: Integers, one: int, other: int) -> bool:
    """Whether the head of one run comes before that of another in falling order."""
    for column in range(3):
        here = left[heads[one], column] + right[one, column]
        there = left[heads[other], column] + right[other, column]
        if here != there:
            return bool(here > there)
    return False


@kernel
def _listed(steps: Integers, size: int, y: int, z: int) -> bool:
    """Whether one of the first steps covers a pair."""
    for place in range(size):  # noqa: SIM110 -- a loop is what numba compiles best
        if steps[place, 0] >= y and steps[place, 1] >= z:
            return True
    return False


@kernel
def _covered(stairs: Integers, y: int, z: int) -> bool:
    """Whether a step covers a pair; the first column rises, the second falls."""
    low, high = 0, len(stairs)
    while low < high:
        middle = (low + high) // 2
        if stairs[middle, 0] < y:
            low = middle + 1
        else:
            high = middle
    return low < len(stairs) and stairs[low, 1] >= z


@kernel
def _insert(steps: Integers, size: int, y: int, z: int) -> None:
    """Put a pair among the first steps, which rise in the first column."""
    place = size
    while place > 0 and steps[place - 1, 0] > y:
        steps[place, 0], steps[place, 1] = steps[place - 1, 0], steps[place - 1, 1]
        place -= 1
    steps[place, 0], steps[place, 1] = y, z


@kernel
def _joined(stairs: Integers, steps: Integers) -> Integers:
    """Stairs and steps merged from the highest first column down, keeping what rises in the second."""
    merged = np.empty((len(stairs) + len(steps), 2), dtype=np.int64)
    one, other, first = len(stairs) - 1, len(steps) - 1, len(merged)
    best = np.int64(-(2**62))
    while one >= 0 or other >= 0:
        if other < 0 or (
            one >= 0
            and (
                stairs[one, 0] > steps[other, 0]
                or (stairs[one, 0] == steps[other, 0] and stairs[one, 1] >= steps[other, 1])
            )
        ):
            y, z = stairs[one, 0], stairs[one, 1]
            one -= 1
        else:
            y, z = steps[other, 0], steps[other, 1]
            other -= 1
        if z > best:
            first -= 1
            merged[first, 0], merged[first, 1] = y, z
            best = z
    return merged[first:].copy()
