"""Exact Pareto frontier of a list of vectors."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

DIGITS = 12
_BLOCK = 128
_ROWS_AT_ONCE = 65_536


def comparable(worth: Floats) -> Integers:
    """Worths as whole multiples of a decimal quantum, so that float noise neither breaks nor makes ties.

    Parameters
    ----------
    worth : float array
        Any finite worths.

    Returns
    -------
    int array
        Of the same shape: multiples of the power of ten that keeps 12 digits of the largest worth.
    """
    largest = float(np.max(np.abs(worth), initial=0.0))
    if largest == 0:
        return np.zeros(worth.shape, dtype=np.int64)
    exponent = DIGITS - 1 - int(np.floor(np.log10(largest)))
    return np.rint(worth * 10.0**exponent).astype(np.int64)


def pareto_frontier(worth: Floats) -> tuple[Integers, Integers]:
    """Rows that no other row dominates, one for each distinct vector.

    Two parties: one sort and a running maximum, O(N log N). More: rows by falling sum (a dominator always
    comes first), each block of survivors removing what it dominates, O(N + F^2) comparisons in practice
    for a frontier of F. Comparison is exact on the quanta of `comparable`.

    Parameters
    ----------
    worth : (n_packages, n_parties) float array
        Worth of each package to each party; larger is better.

    Returns
    -------
    rows : (n_frontier,) int array
        First row of each undominated vector, by falling first column, then second, and so on.
    ties : (n_frontier,) int array
        How many rows share the vector.

    References
    ----------
    Kung, Luccio & Preparata (1975), "On finding the maxima of a set of vectors", JACM 22(4).

    Examples
    --------
    >>> rows, ties = pareto_frontier(np.array([[1.0, 3.0], [2.0, 1.0], [1.0, 3.0], [0.0, 0.0]]))
    >>> rows.tolist(), ties.tolist()
    ([1, 0], [1, 2])
    """
    if not worth.size:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing
    keys = comparable(worth)
    order = np.lexsort(tuple(-keys[:, column] for column in reversed(range(keys.shape[1]))))
    sorted_keys = keys[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (sorted_keys[1:] != sorted_keys[:-1]).any(axis=1)
    starts = np.flatnonzero(new)
    ties = np.diff(np.append(starts, len(order)))
    distinct = sorted_keys[starts]
    kept = _two_party(distinct) if keys.shape[1] == 2 else _many_party(distinct)
    return order[starts[kept]], ties[kept]


def _two_party(distinct: Integers) -> Integers:
    best_before = np.maximum.accumulate(distinct[:, 1])
    rises = np.ones(len(distinct), dtype=bool)
    rises[1:] = distinct[1:, 1] > best_before[:-1]
    return np.flatnonzero(rises)


def _many_party(distinct: Integers) -> Integers:
    alive = np.argsort(-distinct.sum(axis=1), kind="stable")
    kept = []
    while len(alive):
        block = alive[:_BLOCK]
        block = block[~_dominated(distinct[block], distinct[block])]
        kept.append(block)
        rest = alive[_BLOCK:]
        parts = [rest[start : start + _ROWS_AT_ONCE] for start in range(0, len(rest), _ROWS_AT_ONCE)]
        alive = np.concatenate(
            [part[~_dominated(distinct[part], distinct[block])] for part in parts] or [rest]
        )
    return np.sort(np.concatenate(kept))


def _dominated(rows: Integers, by: Integers) -> NDArray[np.bool_]:
    """Which rows have another row at least as good in every column; equal rows do not count."""
    at_least = np.ones((len(rows), len(by)), dtype=bool)
    better = np.zeros((len(rows), len(by)), dtype=bool)
    for column in range(rows.shape[1]):
        at_least &= by[:, column] >= rows[:, column, None]
        better |= by[:, column] > rows[:, column, None]
    return np.asarray((at_least & better).any(axis=1))
