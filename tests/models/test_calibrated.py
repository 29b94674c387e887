"""The calibrated distribution of settlements: its score, its pool, its components."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.calibrated.components import COMPONENTS, History, spread_out
from detente.models.calibrated.conditional_logit import chances, conditional_logit
from detente.models.calibrated.crps import crps, crps_terms, probability_band, quantile
from detente.models.calibrated.field import FEATURES, field_of
from detente.models.calibrated.linear_pool import pool_weights
from detente.models.cluster_bootstrap import mean_intervals


def test_score_of_a_point_is_its_distance():
    """Otherwise points and distributions could not stand in one table."""
    assert crps(np.array([3.0]), np.ones(1), 7.5) == pytest.approx(4.5)
    assert crps(np.array([7.5]), np.ones(1), 7.5) == 0


@given(st.integers(0, 10_000))
def test_score_equals_its_energy_form(seed):
    """E|X - y| - E|X - X'| / 2 is the same score (Gneiting and Raftery 2007, equation 21)."""
    rng = np.random.default_rng(seed)
    places = np.unique(rng.integers(0, 20, size=6)).astype(float)
    masses = rng.dirichlet(np.ones(len(places)))
    outcome = float(rng.integers(-5, 25))
    energy = masses @ np.abs(places - outcome)
    energy -= 0.5 * masses @ np.abs(places[:, None] - places) @ masses
    assert crps(places, masses, outcome) == pytest.approx(energy, abs=1e-12)


def test_the_quadratic_form_is_the_score_of_every_pool():
    """If it failed, weights would be fitted to something else than the score."""
    rng = np.random.default_rng(1)
    support = np.sort(rng.random(8))
    components = rng.dirichlet(np.ones(8), size=3)
    quadratic, linear, constant = crps_terms(support, components, 0.4)
    for weights in rng.dirichlet(np.ones(3), size=5):
        expected = crps(support, weights @ components, 0.4)
        assert weights @ quadratic @ weights - 2 * linear @ weights + constant == pytest.approx(expected)


def test_no_other_weights_score_better():
    """The fitted weights are the minimum: any other point of the simplex scores at least as much."""
    rng = np.random.default_rng(2)
    support = np.linspace(0, 1, 11)
    components = rng.dirichlet(np.ones(11), size=4)
    terms = [crps_terms(support, components, outcome) for outcome in rng.random(40)]
    quadratic, linear = sum(term[0] for term in terms), sum(term[1] for term in terms)
    found = pool_weights([quadratic], [linear], 1e-9)[0]
    others = rng.dirichlet(np.ones(4), size=2000)
    scores = np.einsum("ij,jk,ik->i", others, quadratic, others) - 2 * others @ linear
    assert found @ quadratic @ found - 2 * linear @ found <= scores.min() + 1e-6
    assert found.sum() == pytest.approx(1)


def test_a_kind_without_cases_takes_the_common_weights():
    """Else a kind that never occurred in training would be forecast at random."""
    quadratic, linear = np.diag([1.0, 4.0]), np.array([1.0, 0.5])
    weights = pool_weights([quadratic, np.zeros((2, 2))], [linear, np.zeros(2)], 0.5)
    assert weights[1, 0] > 0.5
    assert weights.sum(axis=1) == pytest.approx([1, 1])


def test_conditional_logit_finds_the_coefficients_that_made_the_choices():
    """Choices drawn from known coefficients give them back within their error."""
    rng = np.random.default_rng(3)
    features = [rng.normal(size=(5, 2)) for _ in range(3000)]
    true = np.array([1.0, -0.5])
    chosen = [int(rng.choice(5, p=chances(matrix, true))) for matrix in features]
    assert conditional_logit(features, chosen, 1e-6) == pytest.approx(true, abs=0.08)


def test_a_calibrated_forecast_with_atoms_fills_its_band():
    """The share of the transform within .1 and .9 averages .8, although closed intervals hold more."""
    support, masses = np.array([0.0, 1.0]), np.array([0.5, 0.5])
    shares = [probability_band(support, masses, outcome) for outcome in (0.0, 1.0)]
    assert np.mean(shares) == pytest.approx(0.8)
    assert (quantile(support, masses, 0.1), quantile(support, masses, 0.9)) == (0, 1)


@given(st.integers(0, 10_000))
def test_components_are_distributions_over_the_hull(seed):
    """Every component sums to 1 and stays between the outermost positions, whatever the field."""
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 9))
    positions, weights = rng.integers(0, 5, size=n) * 20.0, rng.random(n) * rng.integers(0, 2, size=n)
    field = field_of(positions, weights, None if seed % 2 else 130.0)
    history = History(rng.random(5), rng.random(5) * 1.2, 0.1, np.full(len(FEATURES), 0.3))
    support, masses = spread_out(field, {"solver": 0.3}, history)
    assert masses.shape[0] == len(COMPONENTS) + 1
    assert masses.sum(axis=1) == pytest.approx(np.ones(len(masses)))
    assert support.min() >= 0
    assert support.max() <= 1


def test_a_field_does_not_hang_on_its_scale():
    """Doubling and shifting the scale moves nothing in units of the hull."""
    at, weights = np.array([10.0, 30.0, 90.0]), np.array([1.0, 2.0, 1.0])
    here, there = field_of(at, weights, 20.0), field_of(2 * at + 7, weights, 47.0)
    assert here.places == pytest.approx(there.places)
    assert (here.mean, here.median, here.reference) == pytest.approx(
        (there.mean, there.median, there.reference)
    )


def test_intervals_widen_when_cases_come_in_groups():
    """Ten copies of each case are no more evidence than one; the bootstrap over groups knows that."""
    rng = np.random.default_rng(4)
    values = np.repeat(rng.normal(size=30), 10)[:, None]
    grouped = mean_intervals(values, np.repeat(np.arange(30), 10), np.random.default_rng(0))
    single = mean_intervals(values, np.arange(300), np.random.default_rng(0))
    assert np.ptp(grouped) > 2.5 * np.ptp(single)
