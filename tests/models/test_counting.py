"""Counting without listing counts what listing counts."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.models.counting import count_reaching


@given(st.data(), st.integers(1, 3))
def test_counts_are_those_of_brute_force(data, n_columns):
    """Fails where a partial sum is dropped too early, or counted off twice."""
    numbers = st.integers(-4, 4)
    parts = [
        data.draw(arrays(np.int64, (data.draw(st.integers(1, 4)), n_columns), elements=numbers))
        for _ in range(data.draw(st.integers(1, 5)))
    ]
    threshold = data.draw(arrays(np.int64, n_columns, elements=st.integers(-9, 9)))
    sums = [sum(rows) for rows in itertools.product(*parts)]
    assert count_reaching(parts, threshold) == sum(bool((total >= threshold).all()) for total in sums)


def test_counts_beyond_machine_integers_are_exact():
    """Fails where a count of more than 64 bits overflows: half of 2^201 tosses have 101 heads or more."""
    assert count_reaching([np.array([[0], [1]])] * 201, np.array([101])) == 2**200


def test_too_many_different_sums_are_not_counted(monkeypatch):
    """Fails where counting sets out to keep more than it can."""
    monkeypatch.setattr("detente.models.counting.MAX_STATES", 10)
    parts = [np.array([[2**k], [0]]) for k in range(12)]
    assert count_reaching(parts, np.array([2000])) is None
