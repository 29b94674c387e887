"""Quantiles are what the scenario file promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from detente.models.distributions import quantile, split_normal_scales

FINE = np.linspace(1e-6, 1 - 1e-6, 20_001)


@given(st.floats(-100, 100), st.floats(0, 50), st.floats(0.01, 50))
def test_the_ends_of_a_range_are_its_5th_and_95th_percentile(mode, left, right):
    """Fails where [low, mode, high] is read as other percentiles."""
    ends = quantile(np.array([0.05, 0.95]), "split_normal", (mode - left, mode, mode + right))
    assert ends == pytest.approx([mode - left, mode + right], abs=1e-6 * (1 + left + right))


@pytest.mark.parametrize(("low", "mode", "high"), [(0, 2, 6), (0, 0, 1), (-3, 1, 1), (1, 2, 3)])
def test_the_mode_is_where_the_density_peaks(low, mode, high):
    """Fails where the mode is taken for the median of a lopsided range."""
    values = quantile(FINE, "split_normal", (low, mode, high))
    density = np.diff(FINE) / np.diff(values)
    assert abs(values[density.argmax()] - mode) < 0.01 * (high - low)


def test_a_symmetric_range_is_a_normal_distribution():
    """Fails where a pair is not the plain normal that its percentiles fix."""
    s1, s2 = split_normal_scales(-1.0, 0.0, 1.0)
    assert (s1, s2) == pytest.approx((1 / 1.6448536269514722,) * 2)


@pytest.mark.parametrize(
    ("dist", "params", "scipy"),
    [
        ("normal", (1.0, 2.0), stats.norm(1, 2)),
        ("lognormal", (3.0, 0.5), stats.lognorm(0.5, scale=3)),
        ("uniform", (2.0, 5.0), stats.uniform(2, 3)),
        ("triangular", (0.0, 1.0, 4.0), stats.triang(0.25, scale=4)),
        ("beta", (2.0, 3.0), stats.beta(2, 3)),
    ],
)
def test_named_distributions_agree_with_scipy(dist, params, scipy):
    """Fails where a named distribution is parametrised otherwise than documented."""
    assert quantile(FINE, dist, params) == pytest.approx(scipy.ppf(FINE), rel=1e-9, abs=1e-9)


@given(st.tuples(*[st.floats(0, 1)] * 3).map(sorted))
def test_a_probability_never_leaves_its_range(ends):
    """Fails where a range of a probability draws below 0 or above 1."""
    drawn = quantile(FINE[::100], "split_normal", tuple(ends), on_logit_scale=True)
    assert np.all((drawn > 0) & (drawn < 1))
    assert np.all(np.diff(drawn) >= 0)
