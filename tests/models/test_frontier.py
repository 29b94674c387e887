"""The frontier is exactly what brute force finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.models.frontier import comparable, pareto_frontier

GRIDS = st.tuples(st.integers(1, 60), st.integers(1, 5)).flatmap(
    lambda shape: arrays(float, shape, elements=st.integers(-3, 3).map(lambda x: x / 10))
)


def by_hand(worth):
    """Rows that nobody dominates, and how many share each vector."""
    keys = [tuple(np.rint(row * 10).astype(int)) for row in worth]
    undominated = {
        key
        for key in keys
        if not any(other != key and all(o >= k for o, k in zip(other, key, strict=True)) for other in keys)
    }
    return {key: keys.count(key) for key in undominated}


@given(GRIDS)
def test_the_frontier_is_what_brute_force_finds(worth):
    """Fails where a dominated row is kept, an efficient one lost, or ties are miscounted."""
    rows, ties = pareto_frontier(worth)
    found = {tuple(np.rint(worth[row] * 10).astype(int)): int(n) for row, n in zip(rows, ties, strict=True)}
    assert by_hand(worth) == found


@given(GRIDS)
def test_of_equal_rows_the_first_stands_for_all(worth):
    """Fails where a tie is not given to the package that comes first in the file."""
    rows, _ = pareto_frontier(worth)
    keys = comparable(worth)
    assert all((keys[:row] != keys[row]).any(axis=1).all() for row in rows)


def test_float_noise_makes_no_points():
    """Fails where 0.1 + 0.2 and 0.3 count as two worths."""
    rows, ties = pareto_frontier(np.array([[0.1 + 0.2, 1.0], [0.3, 1.0]]))
    assert (rows.tolist(), ties.tolist()) == ([0], [2])


def test_who_counts_in_billions_hides_nobodys_points():
    """Fails where one party's scale is so large that another's gains and losses pass for rounding."""
    worth = np.array([[3e11, -0.5], [2e11, 1.5], [1e11, 2.0], [0.0, 2.0]])
    assert pareto_frontier(worth)[0].tolist() == [0, 1, 2]
    assert (comparable(worth) >= 0).all(axis=1).tolist() == [False, True, True, True]


def test_what_sums_leave_is_nobodys_gain():
    """Fails where a party that stands at its no-deal value loses by the last bits of a sum."""
    left = 1e5 * (0.1 + 0.2) - 3e4
    assert left != 0
    assert comparable(np.array([[2e4, -left]]))[0, 1] == 0


@pytest.mark.parametrize("n_parties", [2, 3, 4, 5])
def test_the_order_of_rows_and_parties_changes_nothing(n_parties):
    """Fails where block-wise filtering depends on the order in which rows come."""
    rng = np.random.default_rng(7)
    worth = rng.normal(size=(3000, n_parties)).round(2)
    order, columns = rng.permutation(len(worth)), rng.permutation(n_parties)
    here = {tuple(worth[row]) for row in pareto_frontier(worth)[0]}
    shuffled = worth[order][:, columns]
    there = {tuple(shuffled[row][np.argsort(columns)]) for row in pareto_frontier(shuffled)[0]}
    assert here == there
