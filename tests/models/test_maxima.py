"""Divide and conquer, the sweep and the merge find what comparing every pair finds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.models.maxima import maximal, sorted_distinct
from detente.models.minkowski import FrontierTooLargeError, efficient, efficient_sums

SMALL = st.tuples(st.integers(1, 80), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.int64, shape, elements=st.integers(-4, 4))
)


def by_pairs(vectors):
    """Rows that no other covers, by looking at every pair."""
    at_least = (vectors[:, None] >= vectors[None]).all(axis=2)
    return ~(at_least & ~at_least.T).any(axis=0)


@given(SMALL)
def test_small_sets_with_ties(vectors):
    """Fails where equal coordinates confuse the order."""
    rows, ties = sorted_distinct(vectors)
    distinct = vectors[rows]
    assert len({tuple(row) for row in vectors.tolist()}) == len(rows)
    assert ties.sum() == len(vectors)
    assert maximal(distinct).tolist() == by_pairs(distinct).tolist()


@settings(max_examples=20)
@given(st.integers(0, 2**32), st.integers(3, 6), st.sampled_from([3, 12, 10**6, 2**58]))
def test_larger_sets_in_many_dimensions(seed, n_columns, span):
    """Fails where the recursion splits a set of equal coordinates wrongly, or large numbers overflow."""
    vectors = np.random.default_rng(seed).integers(-span, span, size=(700, n_columns))
    distinct = vectors[sorted_distinct(vectors)[0]]
    assert maximal(distinct).tolist() == by_pairs(distinct).tolist()


@settings(max_examples=50)
@given(st.data(), st.integers(1, 4))
def test_sums_of_efficient_vectors(data, n_columns):
    """Fails where the merge loses a sum, keeps a dominated one, or names a tie twice."""
    sides = [
        efficient(data.draw(arrays(np.int64, (n, n_columns), elements=st.integers(-9, 9))))
        for n in (data.draw(st.integers(1, 12)), data.draw(st.integers(1, 6)))
    ]
    every = (sides[0][:, None] + sides[1][None]).reshape(-1, n_columns)
    assert efficient_sums(*sides).tolist() == efficient(every).tolist()


def test_a_frontier_beyond_bounds_is_refused():
    """Fails where a huge frontier exhausts the memory instead of saying so."""
    side = np.array([[1, 0], [0, 1]])
    with pytest.raises(FrontierTooLargeError, match="grows beyond 2 points"):
        efficient_sums(side, side, most=3)
