"""Nash's solution without a frontier is the one that brute force finds."""

import itertools

import numpy as np
import pytest

from detente.models.nash_slab import SlabTooWideError, nash_slab


def random_parts(seed):
    """Parts of whole numbers, ties and negative entries among them, and what is subtracted."""
    rng = np.random.default_rng(seed)
    d, k = rng.integers(2, 6), rng.integers(1, 7)
    high = int(rng.choice([4, 30, 1000]))
    parts = [rng.integers(-3, high, size=(rng.integers(1, 5), d)) for _ in range(k)]
    weights = np.ones(d) if seed % 2 else rng.uniform(0.3, 2, d)
    return parts, rng.integers(-3, 8, size=d), weights


def products(parts, no_deal, weights):
    """Every choice of rows, its sum and its product."""
    rows = np.array(list(itertools.product(*(range(len(part)) for part in parts))))
    sums = sum(part[rows[:, place]] for place, part in enumerate(parts))
    gains = sums - no_deal
    score = np.where((gains > 0).all(axis=1), np.exp(np.log(np.maximum(gains, 1)) @ weights), 0.0)
    return rows, sums, score


@pytest.mark.parametrize("seed", range(400))
def test_best_sums_are_those_of_brute_force(seed):
    """Fails where a better sum is missed, a tie miscounted, or another choice than the first is named."""
    parts, no_deal, weights = random_parts(seed)
    rows, sums, score = products(parts, no_deal, weights)
    found = nash_slab(parts, no_deal, weights)
    if score.max() == 0:
        assert found is None
        return
    best = score >= score.max() * (1 - 1e-9)
    expected = {}
    for vector, row in zip(sums[best].tolist(), rows[best].tolist(), strict=True):
        expected.setdefault(tuple(vector), []).append(row)
    actual = zip(found.sums.tolist(), found.rows.tolist(), found.ways.tolist(), strict=True)
    assert {tuple(v): (row, n) for v, row, n in actual} == {v: (r[0], len(r)) for v, r in expected.items()}


@pytest.mark.parametrize("seed", range(60))
def test_near_choices_are_those_of_brute_force(seed):
    """Fails where a choice within the share asked for is left out, or one beyond it listed."""
    parts, no_deal, weights = random_parts(seed)
    rows, _, score = products(parts, no_deal, weights)
    found = nash_slab(parts, no_deal, weights, within=0.3)
    near = score >= score.max() * 0.7 * (1 - 1e-9)
    if score.max() > 0:
        assert sorted(found.rows.tolist()) == sorted(rows[near].tolist())


def test_a_bound_stands_above_the_best_and_close_to_it():
    """Fails where the bound that proves the answer is none, or so loose that it proves nothing."""
    rng = np.random.default_rng(1)
    parts = list(rng.integers(0, 10**6, size=(60, 10, 4)))
    found = nash_slab(parts, np.zeros(4, dtype=np.int64), np.ones(4))
    best = np.log(found.sums[0]).sum()
    assert best - 1e-9 <= found.bound <= best + 1e-3


def test_no_gain_for_all_is_proven():
    """Fails where two sides that exclude each other are given a solution."""
    parts = [np.array([[5, 0], [0, 5]])]
    assert nash_slab(parts, np.array([2, 2]), np.ones(2)) is None


def test_a_slab_without_walls_is_refused(monkeypatch):
    """Fails where a search sets out to keep more sums than it can."""
    monkeypatch.setattr("detente.models.nash_slab.MAX_STATES", 10)
    parts = list(np.random.default_rng(0).integers(0, 50, size=(12, 4, 2)))
    with pytest.raises(SlabTooWideError, match="nearly as good"):
        nash_slab(parts, np.zeros(2, dtype=np.int64), np.ones(2), within=0.5)
