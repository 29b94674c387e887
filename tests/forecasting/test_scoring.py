"""A track record adds up, says how little it proves, and keeps hindsight apart."""

import math

import pytest

from detente.forecasting.scoring import score
from detente.records.ledger import Claim, Entry, Resolution, Settled


def entry(number, *, as_of, recorded=None, case="a", n_dates=1):
    """The head of a forecast."""
    return Entry(
        number=number,
        case=case,
        recorded=f"{recorded or as_of}T10:00:00+00:00",
        version="1",
        as_of=as_of,
        title="t",
        digest="d",
        settings={},
        environment={},
        p_deal=0.5,
        n_dates=n_dates,
    )


def settled(outcome, *said, case="a", question="q", base_rate=0.5, recorded=None, year=2024, pundits=None):
    """A claim that turned out so on 31 March, and (day in March, probability) of each forecast of it."""
    status, date = {None: "void", 0.0: "no", 1.0: "yes"}.get(outcome, "partial"), f"{year}-03-31"
    values = {"case": case, "question": question, "by": date, "source": "s", "recorded": date}
    claims = tuple(
        (
            entry(number, as_of=f"{year}-03-{day:02}", recorded=recorded, case=case),
            Claim(question=question, ask="?", by=date, p=p, low=p, high=p, base_rate=base_rate),
        )
        for number, (day, p) in enumerate(said, start=1)
    )
    resolution = Resolution(number=1, status=status, outcome=outcome, date=date, **values)
    return Settled(resolution=resolution, forecasts=claims, pundits=pundits)


def test_the_last_forecast_is_scored():
    """Fails where an early mistake counts as the last word, or the last word hides it."""
    live = score([settled(1.0, (1, 0.5), (21, 0.8))], seed=1).live
    assert live.brier == pytest.approx(0.04)
    assert live.log == pytest.approx(-math.log(0.8))
    assert live.time_averaged == pytest.approx((20 * 0.25 + 10 * 0.04) / 30)


def test_skill_against_each_reference():
    """Fails where forecasts are compared with another reference than the one named."""
    live = score([settled(1.0, (1, 0.5), (21, 0.8), base_rate=0.6)], seed=1).live
    assert live.skill["base_rate"] == pytest.approx(1 - 0.04 / 0.16)
    assert live.skill["last_forecast"] == pytest.approx(1 - 0.04 / 0.25)
    assert live.skill["status_quo"] == pytest.approx(1 - 0.04 / 0.995**2)


def test_references_that_say_nothing():
    """Fails where a claim without a base rate, or with a single forecast, is compared with a guess."""
    live = score([settled(1.0, (1, 0.5), base_rate=None)], seed=1).live
    assert (live.skill["base_rate"], live.skill["last_forecast"]) == (None, None)
    assert (live.e_values["base_rate"], live.skill_bands["base_rate"]) == (None, None)


def test_hindsight_is_kept_apart():
    """Fails where a forecast recorded after the outcome counts as foresight, whatever day it is of."""
    record = score([settled(1.0, (1, 0.9), recorded="2024-03-31")], seed=1)
    assert (record.live.n, record.retrodicted.n) == (0, 1)
    assert record.live.notice == "nothing settled yet"
    assert [claim.track for claim in record.claims] == ["retrodicted"]


def test_void_is_counted_and_not_scored():
    """Fails where a question that could not be told counts as a miss."""
    half = settled(0.5, (1, 0.9), question="s")
    record = score([settled(None, (1, 0.9)), settled(1.0, (1, 0.9), question="r"), half], seed=1)
    assert (record.n_void, record.n_partial, record.live.n) == (1, 1, 2)


def test_what_came_about_in_part():
    """Fails where half a withdrawal counts as all of it or as none."""
    live = score([settled(0.5, (1, 0.7))], seed=1).live
    assert live.brier == pytest.approx(0.04)
    assert live.log == pytest.approx(-(math.log(0.7) + math.log(0.3)) / 2)


def test_certainty_is_not_scored_as_such():
    """Fails where one claim of certainty makes a track record infinitely bad."""
    live = score([settled(0.0, (1, 1.0))], seed=1).live
    assert live.brier == pytest.approx(0.995**2)
    assert live.log == pytest.approx(-math.log(0.005))


def test_claims_of_one_case_are_one_bet():
    """Fails where ten terms of one deal prove as much as ten deals."""
    claims = [settled(1.0, (1, 0.9), question=str(n)) for n in range(10)]
    live = score(claims, seed=1).live
    assert live.n_effective == pytest.approx(10 / 3.7)
    assert live.e_values["base_rate"] == pytest.approx(1 + 0.5 * (0.25 - 0.01))


def test_few_cases_are_said_to_be_few():
    """Fails where a lucky start is called skill."""
    live = score([settled(1.0, (1, 0.9), case=str(n)) for n in range(10)], seed=1).live
    assert live.notice.startswith("NOT ENOUGH CASES to claim skill: effective n 10.0 (100 needed)")


def test_enough_cases_are_enough():
    """Fails where a long record of skill is still denied."""
    live = score([settled(1.0, (1, 0.9), case=str(n), year=1900 + n) for n in range(100)], seed=1).live
    assert live.notice is None
    assert live.e_values["base_rate"] == pytest.approx(1.12**100)


def test_cases_of_one_time_are_one_bet():
    """Fails where forecasts whose lead times overlap are taken for a sequence of bets."""
    together = [settled(1.0, (1, 0.9), case="a"), settled(0.0, (15, 0.3), case="b")]
    live = score([*together, settled(1.0, (1, 0.9), case="c", year=2025)], seed=1).live
    assert live.n_waves == 2
    first, second = (0.24 + 0.16) / 2, 0.24
    assert live.e_values["base_rate"] == pytest.approx((1 + first / 2) * (1 + second / 2))


def test_skill_over_the_authors_that_were_read():
    """Fails where the pundits' own claims are no baseline, or one where they said nothing."""
    claims = [settled(0.0, (1, 0.3), pundits=0.85), settled(0.0, (1, 0.3), question="r")]
    record = score(claims, seed=1)
    assert record.live.skill["pundits"] == pytest.approx(1 - 0.09 / 0.85**2)
    assert [claim.references["pundits"] for claim in record.claims] == [0.85, None]


def test_bands_draw_whole_cases():
    """Fails where the band of the skill leaves out the skill, or has no width though cases differ."""
    good = [settled(1.0, (1, 0.9), case=str(n)) for n in range(5)]
    bad = [settled(0.0, (1, 0.6), case=str(n)) for n in range(5, 10)]
    live = score(good + bad, seed=1).live
    low, high = live.skill_bands["base_rate"]
    assert low < live.skill["base_rate"] < high


def test_dates_of_a_deal_are_ranked():
    """Fails where a signature a month late is as wrong as one that never came."""
    by = [settled(y, (1, p), question=f"deal-by-{d}") for d, p, y in (("4", 0.2, 0.0), ("5", 0.6, 1.0))]
    forecasts = [
        tuple((entry(1, as_of="2024-03-01", n_dates=2), claim) for _, claim in each.forecasts) for each in by
    ]
    whole = [Settled(resolution=e.resolution, forecasts=f) for e, f in zip(by, forecasts, strict=True)]
    assert score(whole, seed=1).live.rps == pytest.approx((0.04 + 0.16) / 2)
    assert score(whole[:1], seed=1).live.rps is None


def test_the_same_record_twice():
    """Fails where bands differ from one reading of a record to the next."""
    claims = [settled(float(n % 2), (1, 0.3 + 0.1 * n), case=str(n)) for n in range(4)]
    assert score(claims, seed=3).to_json() == score(claims, seed=3).to_json()


def test_no_claims_at_all():
    """Fails where an empty record has numbers, or none of the keys."""
    result = score([], seed=1).to_dict()["result"]
    assert (result["n"], result["n_effective"], result["brier"], result["calibration"]) == (0, 0, None, [])
