"""Reports speak as loudly as the theory of cascaded inference lets them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.likelihood_ratio import copies_ratio, report_ratio, storyline_share

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
