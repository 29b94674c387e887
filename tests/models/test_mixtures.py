"""Linear programs over mixes find what theory says of every package's worth."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

from detente.models.mixture_nash import nash_gap, nash_mix
from detente.models.mixtures import Mixtures

ALL = np.ones(3, dtype=bool)
PARTS = st.lists(
    st.integers(1, 3).flatmap(lambda n: arrays(np.float64, (n, 3), elements=st.integers(-4, 4))),
    min_size=1,
    max_size=4,
)


def sums(parts):
    """The worth of every package."""
    return np.array([np.sum(choice, axis=0) for choice in itertools.product(*parts)])


def most(points, party, at_least):
    """The best that one party can have in any lottery over packages, given what the others have."""
    done = linprog(-points[:, party], -points.T, -at_least, np.ones((1, len(points))), [1])
    assert done.status == 0
    return -done.fun


@settings(max_examples=60)
@given(PARTS)
def test_leximin_raises_nobody_but_at_the_cost_of_somebody_worse_off(parts):
    """Fails where the worst-off are found right and the next worst-off are not."""
    mixtures, points = Mixtures(parts, np.zeros(3)), sums(parts)
    gains = mixtures.gains(mixtures.leximin(np.ones(3), ALL, np.zeros(3)).shares)
    for party in range(3):
        kept = np.where(gains <= gains[party] + 1e-7, gains, points.min(axis=0)) - 1e-9
        assert most(points, party, kept) == pytest.approx(gains[party], abs=1e-5)


@settings(max_examples=60)
@given(PARTS, st.sampled_from([(1.0, 1.0, 1.0), (0.5, 1.0, 1.5)]))
def test_no_package_improves_nashs_product(parts, weights):
    """Fails off the first-order condition, which over all packages defines the largest product."""
    points, weights = sums(parts), np.array(weights)
    no_deal = points.mean(axis=0) - 1
    mixtures = Mixtures(parts, no_deal)
    start = mixtures.leximin(np.ones(3), ALL, np.zeros(3))
    found = nash_mix(mixtures, weights, ALL, start, np.zeros(3))
    gains = mixtures.gains(found.shares)
    assert ((points - no_deal) @ (weights / gains)).max() <= weights.sum() * (1 + 1e-9)
    assert nash_gap(mixtures, weights, ALL, found) <= 1e-9


@settings(max_examples=60)
@given(PARTS)
def test_at_most_two_splits_among_three(parts):
    """Fails where a solution that needs no more than d - 1 divided issues divides more of them."""
    mixtures = Mixtures(parts, sums(parts).mean(axis=0) - 1)
    even = mixtures.leximin(np.ones(3), ALL, np.zeros(3))
    for found in (even, nash_mix(mixtures, np.ones(3), ALL, even, np.zeros(3))):
        assert (found.shares > 0).sum() - len(parts) <= 2
