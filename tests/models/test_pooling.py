"""Pools and recalibration: hand values, what theory says, and the simulations behind the defaults."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.pooling.pools import (
    anchored_log_pool,
    linear_pool,
    log_odds,
    probability,
    robust_factor,
)
from detente.models.pooling.recalibration import fit_factor, fit_recalibration, recalibrated
from detente.models.pooling.stacking import stacking_weights
from detente.models.scores.proper import brier_scores, log_scores

CHANCES = st.floats(0.005, 0.995)
THREE = st.lists(CHANCES, min_size=3, max_size=3).map(np.array)
HALF = np.array([0.5, 0.25, 0.25])


@given(THREE, CHANCES, st.floats(0.1, 10))
def test_news_may_come_before_or_after_the_pool(p, base, ratio):
    """Fails where the logarithmic pool is not externally Bayesian: the order of news and pooling matters."""
    after = log_odds(anchored_log_pool(p, HALF, base)) + np.log(ratio)
    heard = probability(log_odds(p) + np.log(ratio))
    assert log_odds(anchored_log_pool(heard, HALF, base)) == pytest.approx(after, abs=1e-6)


@given(THREE, CHANCES, st.floats(0.25, 4))
def test_pools_keep_what_all_agree_on(p, base, d):
    """Fails where models of one mind are pooled to another, or a pool leaves what its members span."""
    same = np.full(3, p[0])
    assert linear_pool(same, HALF) == pytest.approx(p[0])
    assert anchored_log_pool(same, HALF, base) == pytest.approx(p[0])
    assert p.min() - 1e-9 <= linear_pool(p, HALF) <= p.max() + 1e-9
    assert anchored_log_pool(np.full(3, base), HALF, base, d) == pytest.approx(base)


def test_the_factor_moves_away_from_the_base_rate():
    """Fails where agreement above the base rate is taken for agreement below: hand value in odds."""
    pooled = anchored_log_pool(np.array([0.5, 0.5]), np.array([0.5, 0.5]), 0.2, 2.0)
    odds = (1 / 0.25) ** 2 * 0.25
    assert pooled == pytest.approx(odds / (1 + odds))


def test_robust_factor_rises_to_the_root_of_three():
    """Fails where the formula of Neyman and Roughgarden is misread: three forecasters 1.415, many 1.732."""
    assert [robust_factor(n) for n in (3, 10**6)] == pytest.approx([1.4154, 3**0.5], abs=1e-4)


@given(st.integers(0, 60))
def test_weights_start_equal_and_follow_the_record(n_cases):
    """Fails where few cases crown a model: n cases, all .9 to .3, against ten cases of doubt."""
    weights = stacking_weights(np.tile([0.9, 0.3], (n_cases, 1)))
    assert weights.sum() == pytest.approx(1)
    assert 0.5 - 1e-9 <= weights[0] <= (n_cases + 5) / (n_cases + 10) + 1e-9
    if n_cases == 0:
        assert weights == pytest.approx([0.5, 0.5])


def test_weights_maximise_what_they_should():
    """Fails where the steps stop short of the posterior mode: no other weights on a grid do better."""
    rng = np.random.default_rng(1)
    likelihoods = rng.uniform(0.05, 0.95, size=(30, 2))

    def posterior(first):
        shares = np.array([first, 1 - first])
        return np.log(likelihoods @ shares).sum() + 5 * np.log(shares).sum()

    grid = np.linspace(0.001, 0.999, 999)
    best = grid[np.argmax([posterior(first) for first in grid])]
    assert stacking_weights(likelihoods)[0] == pytest.approx(best, abs=2e-3)


def test_nothing_learnt_changes_nothing():
    """Fails where a recalibration without cases is not the identity."""
    none = np.array([])
    assert fit_recalibration(none, none) == (0, 1)
    assert fit_factor(none, none, none) == 1
    p = np.array([0.1, 0.7])
    assert recalibrated(p, 0, 1) == pytest.approx(p)


@pytest.mark.parametrize(
    ("n", "free", "shrunk"), [(15, 0.245, 0.220), (30, 0.227, 0.219), (100, 0.217, 0.216)]
)
def test_free_recalibration_on_few_cases_does_harm(n, free, shrunk):
    """Fails where the shrunk fit loses its point: Brier scores of overconfident forecasts, true slope .6.

    Raw .219; forecasts' log odds are normal with standard deviation 1.5; 300 runs, tolerance .006.
    """
    rng = np.random.default_rng(1)
    later = rng.normal(0, 1.5, 4000)
    truth = probability(0.6 * later)
    scores = {True: [], False: []}
    for _ in range(300):
        said = rng.normal(0, 1.5, n)
        outcome = (rng.random(n) < probability(0.6 * said)).astype(float)
        for shrink, found in scores.items():
            shift, slope = fit_recalibration(probability(said), outcome, shrunk=shrink)
            p = probability(np.clip(shift + slope * later, -30, 30))
            found.append(float(np.mean(truth * (1 - p) ** 2 + (1 - truth) * p**2)))
    raw = np.mean(truth * (1 - probability(later)) ** 2 + (1 - truth) * probability(later) ** 2)
    told = [raw, np.mean(scores[False]), np.mean(scores[True])]
    assert told == pytest.approx([0.219, free, shrunk], abs=0.006)


@pytest.mark.parametrize("n", [10, 30])
def test_free_factors_on_few_cases_do_harm(n):
    """Fails where d is fitted freely: log loss on new cases rises, with the prior it stays where it was.

    Calibrated pools about a base rate of .4; 300 runs, log losses to .004.
    """
    rng = np.random.default_rng(2)
    anchor = log_odds(np.array(0.4))
    later = anchor + rng.normal(0, 1.03, 4000)
    truth = probability(later)
    losses = {"none": 1.0, "free": False, "shrunk": True}
    found = {name: [] for name in losses}
    for _ in range(300):
        said = anchor + rng.normal(0, 1.03, n)
        outcome = (rng.random(n) < probability(said)).astype(float)
        for name, shrink in losses.items():
            told = probability(said), np.full(n, 0.4), outcome
            d = 1.0 if name == "none" else fit_factor(*told, shrunk=bool(shrink))
            p = np.clip(probability(anchor + d * (later - anchor)), 1e-9, 1 - 1e-9)
            found[name].append(float(np.mean(log_scores(p, truth))))
    mean = {name: np.mean(values) for name, values in found.items()}
    assert mean["shrunk"] == pytest.approx(mean["none"], abs=0.004)
    assert mean["free"] > mean["none"] + 0.015


def test_more_confidence_than_is_due_is_taken_back():
    """Fails where forecasts of nine in ten that come true six times in ten are left as they are."""
    p, outcome = np.full(200, 0.9), np.tile([1, 1, 1, 0, 0], 40).astype(float)
    shift, slope = fit_recalibration(p, outcome)
    assert recalibrated(p, shift, slope)[0] == pytest.approx(0.62, abs=0.03)
    assert brier_scores(recalibrated(p, shift, slope), outcome).mean() < brier_scores(p, outcome).mean()
