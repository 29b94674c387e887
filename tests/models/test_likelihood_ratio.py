"""Reports speak as loudly as the theory of cascaded inference lets them."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.likelihood_ratio import (
    copies_ratio,
    report_ratio,
    storyline_share,
    stream_log_ratio,
)

SHARES = st.floats(0.01, 0.99)


def test_ten_copies_say_little_more_than_one():
    """Fails off the method note: naive ratio 1,020, ceiling 3; its 2.06 is 2.055 by the formula it prints."""
    one = report_ratio(0.6, 0.2, 0.9, 0.15)
    assert one == pytest.approx(2.0)
    assert one**10 == pytest.approx(1020, rel=0.01)
    assert copies_ratio(0.6, 0.2, 0.9, 0.15, 10, 0.8) == pytest.approx(2.055, abs=5e-4)


@given(SHARES, SHARES, SHARES, SHARES, st.integers(1, 30), st.floats(0, 1))
def test_the_ratio_stays_between_its_ceilings(a, b, hit, false_alarm, n_reports, copying):
    """Fails where reports of an event say more than the event itself would."""
    ratio = copies_ratio(a, b, hit, false_alarm, n_reports, copying)
    bounds = sorted([(1 - a) / (1 - b), a / b])
    assert bounds[0] - 1e-9 <= ratio <= bounds[1] + 1e-9


@given(SHARES, SHARES, SHARES)
def test_cheap_talk_says_nothing(a, b, either_way):
    """Fails where a source that reports either way moves anything."""
    assert report_ratio(a, b, either_way, either_way) == pytest.approx(1)


@given(st.integers(1, 40), st.floats(0.01, 1))
def test_a_storyline_counts_at_most_as_its_correlation_allows(n_events, correlation):
    """Fails where many events of one thesis add up without bound."""
    shares = [storyline_share(rank, correlation) for rank in range(1, n_events + 1)]
    assert sum(shares) == pytest.approx(n_events / (1 + (n_events - 1) * correlation))
    assert sum(shares) <= 1 / correlation + 1e-9
    assert all(later <= earlier + 1e-12 for earlier, later in itertools.pairwise(shares))


def test_one_event_keeps_its_weight():
    """Fails where a lone event is discounted."""
    assert storyline_share(1, 0.4) == 1


def simulated(prior, n=200_000, m=5, copying=0.8):
    """Who was right, and posteriors: five reports that are copies with probability 0.8, weighed both ways."""
    rng = np.random.default_rng(1)
    true = rng.random(n) < prior
    rate = np.where(rng.random(n) < np.where(true, 0.6, 0.2), 0.9, 0.15)
    alike = m * (rng.random(n) < rate)
    said = np.where(rng.random(n) < copying, alike, rng.binomial(m, rate))
    ratios = [copies_ratio(0.6, 0.2, 0.9, 0.15, k, copying, n_denials=m - k) for k in range(m + 1)]
    yes, no = report_ratio(0.6, 0.2, 0.9, 0.15), report_ratio(0.6, 0.2, 0.1, 0.85)
    odds = prior / (1 - prior) * np.array([ratios, [yes**k * no ** (m - k) for k in range(m + 1)]])
    return true, (odds / (1 + odds))[:, said]


def test_five_reports_taken_for_five_witnesses_mislead():
    """Fails off the method note's simulation: Brier score .206 against .292, and of 90 % claims 53 % true."""
    true, (weighed, naive) = simulated(prior=0.36)
    assert np.mean((weighed - true) ** 2) == pytest.approx(0.206, abs=0.006)
    assert np.mean((naive - true) ** 2) == pytest.approx(0.292, abs=0.006)
    assert true[naive > 0.9].mean() == pytest.approx(0.53, abs=0.03)


@given(SHARES, SHARES, SHARES, SHARES, st.integers(0, 9), st.integers(0, 9), st.floats(0, 1))
def test_denials_keep_the_ratio_between_its_ceilings(a, b, hit, false_alarm, n_reports, n_denials, copying):
    """Fails where reports and denials of an event say more than the event, or its absence, itself would."""
    copying *= n_reports * n_denials == 0
    ratio = copies_ratio(a, b, hit, false_alarm, n_reports, copying, n_denials=n_denials)
    bounds = sorted([(1 - a) / (1 - b), a / b])
    assert bounds[0] - 1e-9 <= ratio <= bounds[1] + 1e-9


@given(st.floats(0.05, 5), st.floats(0.05, 5), st.integers(0, 5), st.floats(0, 24))
def test_a_stream_turns_round_where_its_rates_swap(one, other, n, months):
    """Fails where which hypothesis is called true matters to how much is said."""
    assert stream_log_ratio(n, months, one, one) == pytest.approx(0)
    told, swapped = stream_log_ratio(n, months, one, other), stream_log_ratio(n, months, other, one)
    assert told == pytest.approx(-swapped, abs=1e-9)
