"""The value of information is what a forecast would gain by it, and is told in the right order."""

import numpy as np
import pytest
from hypothesis import given, settings

from build import RIVER, scenario
from detente.forecasting.information import watch
from detente.models.variance_share import explained_variance
from random_scenarios import talks

OPEN = scenario(
    **RIVER
    | {
        "parties": {"A": {"no_deal": [1, 4, 7]}, "B": {}},
        "deadlines": [{"date": "2024-03-01", "event": "a summit"}, {"date": "2025-01-01"}],
        "base_rate": {"reference_class": "river talks", "signed": 3, "months": 60},
        "timing": {"events": [{"event": "a vote", "date": "2024-09-01", "shift": [-4, 0, 4]}]},
        "questions": [
            {"id": "tolls", "ask": "Lifted?", "term": {"tolls": "lifted"}, "by": "2024-06-01"},
            {"id": "past", "ask": "Last year?", "by": "2023-06-01"},
        ],
    }
)


def watched(case=OPEN, **options):
    return watch(case, **{"draws": 1024, "seed": 1} | options)


@settings(max_examples=20)
@given(talks())
def test_answers_average_to_the_forecast_and_are_worth_their_variance(case):
    """Fails where what is expected after the news is not what is forecast before it."""
    result = watched(case, draws=256)
    for found in result.indicators:
        assert 0 <= found.value <= result.uncertainty + 1e-12
        if found.p is not None:
            assert found.p * found.if_high + (1 - found.p) * found.if_low == pytest.approx(result.p)
            parts = (found.p, found.if_high), (1 - found.p, found.if_low)
            assert found.value == pytest.approx(sum(p * (x - result.p) ** 2 for p, x in parts), abs=1e-12)


def test_value_is_the_expected_gain_in_brier_score():
    """Fails off the definition: Brier score before, less the expected one after, by simulated outcomes."""
    rng = np.random.default_rng(1)
    signal = rng.random(400_000)
    outcome = (rng.random(400_000) < 0.2 + 0.4 * signal).astype(float)
    (value,) = explained_variance(signal[:, None], outcome, np.ones(len(outcome)), n_bins=64)
    before = np.mean((outcome - outcome.mean()) ** 2)
    after = np.mean((outcome - (0.2 + 0.4 * signal)) ** 2)
    assert value == pytest.approx(before - after, abs=2e-4)
    assert value == pytest.approx(0.4**2 / 12, rel=0.02)


def test_what_is_mere_chance_is_worth_nothing():
    """Fails where numbers that bear on nothing are listed; of a hundred, one may be by chance."""
    rng = np.random.default_rng(2)
    outcome = (rng.random(2_000) < 0.3).astype(float)
    found = explained_variance(rng.random((2_000, 100)), outcome, np.ones(2_000))
    assert np.count_nonzero(found) <= 4


def test_what_can_be_known_in_time_stands_first():
    """Fails where a date after the next deadline is ranked among what can be known by then."""
    result = watched()
    assert (result.next_deadline, result.event) == ("2024-03-01", "a summit")
    assert [found.in_time for found in result.indicators] == sorted(
        (found.in_time for found in result.indicators), reverse=True
    )
    for in_time in (True, False):
        values = [found.value for found in result.indicators if found.in_time is in_time]
        assert values == sorted(values, reverse=True)
    kinds = {found.kind: found for found in result.indicators}
    assert set(kinds) == {"number", "question", "deadline", "news"}
    assert kinds["deadline"].if_high == 1


def test_an_event_is_dated_and_a_passed_question_is_gone():
    """Fails where a shift that only a later vote shows counts as known today, or the past is watched."""
    found = {indicator.what: indicator for indicator in watched().indicators}
    assert found["timing.events[0].shift"].by == "2024-09-01"
    assert found["timing.events[0].shift"].in_time is False
    assert not any(what.startswith("past") for what in found)


def test_the_no_deal_on_which_all_hangs_is_worth_most_among_numbers():
    """Fails where the one number that makes or breaks the deal is not told first among numbers."""
    numbers = [found for found in watched().indicators if found.kind == "number"]
    assert numbers[0].what == "parties.A.no_deal"
    assert numbers[0].if_high < numbers[0].if_low
