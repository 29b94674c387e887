"""A cover's margin holds against every sum."""

import itertools

import numpy as np
import pytest

from detente.models import cover
from detente.models.cover import covering_sums


@pytest.mark.parametrize("seed", range(60))
def test_every_sum_is_within_the_margin(seed):
    """Fails where a sum exceeds all that stand for the frontier by more than was promised."""
    rng = np.random.default_rng(seed)
    d, most = rng.integers(2, 5), int(rng.choice([3, 10, 30]))
    parts = [rng.integers(0, 100, size=(rng.integers(2, 6), d)) for _ in range(rng.integers(2, 7))]
    found = covering_sums(parts, most=most)
    every = np.array([sum(choice) for choice in itertools.product(*parts)])
    exceeds = (every[:, None, :] - found.sums - found.margin).max(axis=2).min(axis=1)
    assert len(found.sums) <= max(most, d)
    assert exceeds.max() <= 1e-9


def test_many_parties_leave_no_more_zones_than_are_kept(monkeypatch):
    """Fails where a cover for many parties takes all the memory, or promises more than it holds."""
    monkeypatch.setattr(cover, "MAX_ZONES", 100)
    rng = np.random.default_rng(1)
    parts = list(rng.integers(0, 1000, size=(8, 4, 7)))
    found = covering_sums(parts, most=100)
    some = np.array([sum(part[rng.integers(4)] for part in parts) for _ in range(500)])
    exceeds = (some[:, None, :] - found.sums - found.margin).max(axis=2).min(axis=1)
    assert 0 < len(found.sums) < 100
    assert exceeds.max() <= 1e-9


def test_more_packages_stand_closer():
    """Fails where the margin does not tell how well a frontier is covered."""
    parts = list(np.random.default_rng(1).integers(0, 1000, size=(25, 8, 3)))
    few, many = (covering_sums(parts, most=most) for most in (10, 80))
    assert many.share < 0.5 * few.share
    assert many.share < 0.05


def test_the_choices_named_make_the_sums():
    """Fails where a package is named for a worth that it does not have."""
    rng = np.random.default_rng(0)
    parts = list(rng.integers(0, 1000, size=(20, 6, 4)))
    found = covering_sums(parts, most=40)
    made = sum(part[found.rows[:, place]] for place, part in enumerate(parts))
    assert made.tolist() == found.sums.tolist()
