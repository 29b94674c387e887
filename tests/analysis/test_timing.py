"""When it would be signed, and what the clock does."""

import datetime
import math

import pytest

from build import RIVER, scenario
from detente.analysis.calendar import calendar, exposure
from detente.analysis.timing import timing
from detente.forecasting.forecast import forecast

DEADLINES = [{"date": "2024-07-01", "event": "summit"}, {"date": "2025-07-01", "event": "election"}]
TALKS = {
    "deadlines": DEADLINES,
    "base_rate": {"reference_class": "rivers", "signed": 4, "months": 240},
    "timing": {"start": "2023-10-01", "b": 2},
}
EVENT = {"event": "a new envoy", "date": "2024-09-01", "until": "2024-12-01", "shift": 1.5}


def test_it_is_the_by_of_the_forecast_where_a_deal_is_sure():
    """Fails where two commands give one deal two dates: in every world a package is acceptable here."""
    case = scenario(**RIVER, **TALKS)
    told, predicted = timing(case).p_by, forecast(case, draws=8192, seed=3).by
    assert list(told) == list(predicted)
    for date, p in told.items():
        assert predicted[date].p == pytest.approx(p, abs=1e-3)


def test_events_enter_the_forecast_too():
    """Fails where an event moves the chances here and not those of the forecast."""
    case = scenario(**RIVER, **TALKS | {"timing": {**TALKS["timing"], "events": [EVENT]}})
    told, predicted = timing(case).p_by, forecast(case, draws=8192, seed=3).by
    before = timing(scenario(**RIVER, **TALKS)).p_by
    assert told["2024-07-01"] == before["2024-07-01"]
    assert told["2025-07-01"] > before["2025-07-01"] + 0.01
    assert predicted["2025-07-01"].p == pytest.approx(told["2025-07-01"], abs=1e-3)


def test_the_textbook_s_deadline():
    """Fails where a -4 and b 3, 24 months off, do not give .638 and a quarter of it in the last month."""
    case = scenario(deadlines=[{"date": "2026-01-01"}], timing={"a": -4, "b": 3})
    found = timing(case)
    assert found.p_by["2026-01-01"] == pytest.approx(0.638, abs=2e-3)
    assert found.deadlines["2026-01-01"].last_month == pytest.approx(0.25, abs=0.02)


def test_an_event_multiplies_the_hazard_of_its_days():
    """Fails where a doubled hazard does not double the exposure of just the days that it lasts."""
    event = {**EVENT, "shift": math.log(2)}
    case = scenario(timing={"a": -4, "events": [event]}, deadlines=[{"date": "2025-07-01"}])
    dates = calendar(case)
    days = tuple(datetime.date.fromisoformat(day) for day in ("2024-09-01", "2024-12-01", "2025-07-01"))
    plain = dates.since_start(dates.as_of, *days)
    assert exposure(case, dates, days)[0] == pytest.approx(
        [plain[1], 2 * plain[2] - plain[1], plain[3] + plain[2] - plain[1]]
    )


def test_what_each_event_moves_is_told():
    """Fails where the share of an event in the answer is not the answer without it."""
    with_it = timing(scenario(**TALKS | {"timing": {**TALKS["timing"], "events": [EVENT]}}))
    without = timing(scenario(**TALKS))
    (turn,) = with_it.events
    assert turn.moved == pytest.approx(with_it.p_by["2025-07-01"] - without.p_by["2025-07-01"])


def test_the_median_is_the_first_even_day():
    """Fails where a signature is not as likely as not by the median, or already was the day before."""
    case = scenario(timing={"a": -2})
    median = datetime.date.fromisoformat(timing(case).median)
    days = median - datetime.timedelta(days=1), median
    months = exposure(case, calendar(case), days)[0]
    before, by = 1 - math.exp(-math.exp(-2) * months[0]), 1 - math.exp(-math.exp(-2) * months[1])
    assert before < 0.5 <= by


def test_a_hazard_too_low_has_no_median():
    """Fails where a date is told that nobody would live to see."""
    assert timing(scenario(timing={"a": -9})).median is None


def test_shares_follow_patience_and_the_number_of_offers():
    """Fails where the last offer does not take all, or the steps are not those of the exchange."""
    parties = {"A": {"patience": 0.9}, "B": {"patience": 0.9}}
    item = {"id": "x", "giver": "A", "receiver": "B", "cost": 1, "value": 2}
    phases = {"items": [item], "process": {"step_months": 3}}
    found = timing(scenario(parties=parties, deadlines=DEADLINES, exchange_in_phases=phases))
    assert [deadline.offers for deadline in found.deadlines.values()] == [2, 6]
    assert found.deadlines["2024-07-01"].first_offer == pytest.approx({"A": 0.1, "B": 0.1})
    assert found.first_offer == pytest.approx({"A": 1 / 1.9, "B": 1 / 1.9})


def test_a_fast_rise_cannot_be_bargained_away():
    """Fails where the verdict, the gap and the largest bearable rise do not belong together."""
    shift = {"decliner": "A", "riser": "B", "p_now": 0.3, "war_cost": [0.5, 0.5], "discount": 0.9}
    slow, fast = (timing(scenario(power={"x": {**shift, "p_next": p}})).commitment["x"] for p in (0.35, 0.5))
    assert (slow.holds, fast.holds) == (True, False)
    assert slow.most == fast.most == pytest.approx((0.3 + 0.1 * 0.95) / 0.9)
    assert slow.range_now == pytest.approx((0.25, 0.35))


def test_a_later_day_has_less_time_left():
    """Fails where `as_of` does nothing, or chances before it are told."""
    early = timing(scenario(**TALKS))
    late = timing(scenario(**TALKS), as_of=datetime.date(2024, 8, 1))
    assert list(late.p_by) == ["2025-07-01"]
    assert late.p_by["2025-07-01"] < early.p_by["2025-07-01"]
    assert late.digest == early.digest


def test_what_is_assumed_is_said():
    """Fails where a scenario that says nothing of time is answered without a warning."""
    told = " ".join(timing(scenario()).warnings)
    for part in ("no base_rate block", "no deadline lies ahead", "endlessly patient"):
        assert part in told
