"""Scores against values from their definitions, and what theory says of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from detente.models.scores.evidence_of_skill import STAKE, e_value, effective_size, waves
from detente.models.scores.proper import brier_scores, log_scores, ranked_probability_score, skill
from detente.models.scores.reliability import consistency_band, reliability

CHANCES = st.floats(0.005, 0.995)
SAID = st.lists(st.tuples(CHANCES, st.booleans()), min_size=1, max_size=40)


@given(CHANCES, CHANCES)
def test_whoever_says_what_they_believe_does_best(belief, said):
    """Fails where a score rewards saying something else than one believes."""
    chances, outcomes = np.array([belief, belief]), np.array([1.0, 0.0])
    weights = np.array([belief, 1 - belief])
    for score in (brier_scores, log_scores):
        honest = weights @ score(chances, outcomes)
        assert honest <= weights @ score(np.array([said, said]), outcomes) + 1e-12


@given(SAID)
def test_the_brier_score_is_the_sum_of_its_parts(pairs):
    """Fails where calibration is blamed for what no forecast could have known."""
    p, outcome = np.array(pairs, dtype=float).T
    found = reliability(p, outcome)
    parts = found.miscalibration - found.discrimination + found.uncertainty
    assert parts == pytest.approx(brier_scores(p, outcome).mean())
    assert min(found.miscalibration, found.discrimination, found.uncertainty) >= -1e-12
    assert (np.diff(found.happened) >= 0).all()


@given(SAID)
def test_what_happened_is_the_best_rising_curve(pairs):
    """Fails where another rising curve, such as the forecasts themselves, comes nearer."""
    p, outcome = np.array(pairs, dtype=float).T
    found = reliability(p, outcome)
    at = np.searchsorted(found.p, p)
    assert brier_scores(found.happened[at], outcome).mean() <= brier_scores(p, outcome).mean() + 1e-12


def test_calibrated_forecasts_lie_within_the_band():
    """Fails where the band does not hold some 80 % of such curves at each probability."""
    generator = np.random.default_rng(1)
    p = np.repeat([0.2, 0.5, 0.8], 20)
    low, high = consistency_band(p, generator, draws=2000)
    inside = np.zeros(3)
    for _ in range(1000):
        found = reliability(p, (generator.random(p.size) < p).astype(float)).happened
        inside += (found >= low) & (found <= high)
    assert (inside / 1000 >= 0.78).all()
    assert (inside / 1000 <= 0.93).all()


def test_ranked_probability_of_three_classes():
    """Fails where late is as wrong as very late: hand value ((.2-0)^2 + (.6-0)^2) / 2."""
    assert ranked_probability_score(np.array([0.2, 0.6]), np.zeros(2)) == pytest.approx(0.2)


def test_the_study_s_effective_number():
    """Fails where ten terms of one case count as ten cases: 10 terms at rho .3 are 2.7."""
    assert effective_size(np.array([10]), 0.3) == pytest.approx(10 / 3.7)
    assert effective_size(np.array([1, 1, 1]), 0.3) == 3


def test_no_skill_seldom_looks_like_proof():
    """Fails where chance alone claims skill more often than the e-value promises: 1 in 20."""
    generator = np.random.default_rng(2)
    grown = np.cumprod(1 + 0.5 * generator.choice([-0.3, 0.3], size=(2000, 300)), axis=1)
    assert (grown.max(axis=1) >= 20).mean() <= 0.05
    assert e_value(np.array([0.3, -0.3])) == pytest.approx(1.15 * 0.85)


def test_skill_over_a_reference_that_made_no_error():
    """Fails where a perfect reference gives an infinite skill."""
    assert skill(0.1, 0.0) is None


def foretold(n_runs, n_cases, generator):
    """Gains of calibrated forecasts over a base rate of .3, of which they save 16 % of the Brier score."""
    spread = 1 / 0.16 - 1
    p = generator.beta(0.3 * spread, 0.7 * spread, (n_runs, n_cases))
    outcome = (generator.random(p.shape) < p).astype(float)
    return (0.3 - outcome) ** 2 - (p - outcome) ** 2


@pytest.mark.parametrize(("n", "power"), [(40, 0.40), (80, 0.61), (160, 0.85), (320, 0.98)])
def test_how_many_cases_it_takes_to_show_skill(n, power):
    """Fails where skill of 16 % is promised from fewer cases than it takes: one-sided t test at 5 %.

    4,000 runs; power to .03.
    """
    gains = foretold(4000, n, np.random.default_rng(3))
    t = gains.mean(axis=1) / (gains.std(axis=1, ddof=1) / np.sqrt(n))
    assert np.mean(t > student.ppf(0.95, n - 1)) == pytest.approx(power, abs=0.03)


def test_how_many_cases_a_bet_takes():
    """Fails where 20 is reached from fewer cases than skill of 16 % pays for: medians over 1,000 runs."""
    gains = foretold(1000, 1000, np.random.default_rng(3))
    medians = []
    for stake in (STAKE, 0.75, 0.9):
        wealth = np.cumsum(np.log1p(stake * gains), axis=1)
        medians.append(np.median(np.where(wealth >= np.log(20), np.arange(1, 1001), 1001).min(axis=1)))
    assert medians == pytest.approx([206, 150, 130], abs=10)


def test_a_bet_without_skill_is_seldom_won():
    """Fails where luck reaches 20 at any time in more than one record of twenty."""
    generator = np.random.default_rng(3)
    p = generator.beta(1.5, 3.5, (1000, 300))
    outcome = (generator.random(p.shape) < 0.3).astype(float)
    wealth = np.cumprod(1 + STAKE * ((0.3 - outcome) ** 2 - (p - outcome) ** 2), axis=1)
    assert np.mean(wealth.max(axis=1) >= 20) <= 0.05


DAYS = st.lists(st.tuples(st.integers(0, 100), st.integers(1, 30)), min_size=1, max_size=30)


@given(DAYS)
def test_no_forecast_of_a_wave_waits_for_the_one_before(lead):
    """Fails where a bet is laid before the one before it is settled, or cases far apart are one bet."""
    starts, ends = np.array([(day, day + long) for day, long in lead]).T
    numbers = waves(starts, ends)
    for wave in range(numbers.max()):
        assert starts[numbers > wave].min() >= ends[numbers <= wave].max()
    for wave in range(numbers.max() + 1):
        order = np.sort(starts[numbers == wave])
        known = np.maximum.accumulate(ends[numbers == wave][np.argsort(starts[numbers == wave])])
        assert (order[1:] < known[:-1]).all()
