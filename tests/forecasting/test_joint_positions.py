"""How issues settle together."""

import numpy as np
import pytest

from detente.analysis.calibrated import Settlement
from detente.forecasting.joint_positions import joint_positions, rank_correlation

HALF = Settlement(np.array([0.0, 10.0]), np.array([0.5, 0.5]))


def joint(outcomes):
    """Two issues that end at either pole, tied as the outcomes are."""
    poles = {"a": (0.0, 10.0), "b": (0.0, 10.0)}
    rng = np.random.default_rng(1)
    return joint_positions({"a": HALF, "b": HALF}, poles, outcomes, draws=4000, rng=rng)


def test_outcomes_that_rise_together_settle_together():
    """Fails where the tie between issues is lost, or turned round."""
    climb = np.arange(50.0)
    up, down = joint(np.column_stack([climb, climb**3])), joint(np.column_stack([climb, -climb]))
    assert {tuple(one["near"].values()) for one in up["outcomes"]} == {(0, 0), (10, 10)}
    assert {tuple(one["near"].values()) for one in down["outcomes"]} == {(0, 10), (10, 0)}


def test_the_marginals_stay_what_they_are():
    """Fails where tying issues to each other changes how likely each is to settle where."""
    rng = np.random.default_rng(2)
    told = joint(rng.normal(size=(200, 2)) @ np.array([[1, 0.5], [0, 1]]))
    at_zero = sum(one["p"] for one in told["outcomes"] if one["near"]["a"] == 0)
    assert at_zero == pytest.approx(0.5, abs=0.03)
    assert sum(one["p"] for one in told["outcomes"]) + told["other"] == pytest.approx(1)


def test_what_does_not_vary_is_tied_to_nothing():
    """Fails where a constant outcome makes a correlation that is no number."""
    found = rank_correlation(np.column_stack([np.ones(10), np.arange(10.0)]))
    assert found.tolist() == [[1, 0], [0, 1]]
