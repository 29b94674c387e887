"""Whole cases are forecast as of their day, scored once, and learnt from without looking at themselves."""

import datetime
from dataclasses import replace

import pytest

from build import RIVER, scenario
from detente.analysis.positions import positions
from detente.catalogue.fitted import packaged_positions
from detente.forecasting import case_backtest
from detente.forecasting.case_backtest import backtest_cases
from detente.forecasting.case_fitting import fit_evidence, fit_pooling
from detente.forecasting.forecast import forecast
from detente.forecasting.settled_cases import ALONE, SettledCase, canary_moves, foretold
from detente.parallel import Workers
from detente.records.evidence import EvidenceItem
from detente.records.outcome import Outcome
from detente.records.pooling import Pooling

ASKED = [{"id": "tolls", "ask": "Lifted?", "term": {"tolls": "lifted"}, "by": "2024-12-31"}]
TALKS = RIVER | {
    "parties": {"A": {"no_deal": [-1, 1, 3]}, "B": {"no_deal": [-2, 0, 4]}, "C": {"role": "third party"}},
    "deadlines": [{"date": "2024-06-30"}, {"date": "2024-12-31"}],
    "base_rate": {"reference_class": "river talks", "signed": 9, "months": 60},
    "questions": ASKED,
    "evidence": [
        {"id": "offer", "says": "offer", "term": {"tolls": "lifted"}, "date": "2023-12-01"},
        {"id": "guess", "says": "forecast", "hedge": "likely", "date": "2023-12-01", "author": "X"},
    ],
}
NEWS = EvidenceItem(id="news", says="event", date=datetime.date(2024, 2, 1), lr=500)


def outcome(value, on="2024-12-31"):
    return Outcome(outcome=value, resolved=on, source="gazette")


def settled(name="a", value="no", written="blind", talks=TALKS, **more):
    """A case of which the deal by the last deadline and the tolls turned out alike."""
    told = {"deal-by-2024-12-31": outcome(value), "tolls": outcome(value)}
    return SettledCase(name, scenario(**talks), (), told, written, **more)


def scored(*cases, **options):
    return backtest_cases(cases, **{"draws": 128, "seed": 1} | options)


def rows(result, track=0):
    return {row.model: row.to_dict() for row in result.tracks[track].rows}


def test_what_is_scored_is_what_forecast_says():
    """Fails where the backtest scores other numbers than `forecast` would have printed on the day."""
    result = forecast(scenario(**TALKS), draws=128, seed=1)
    expected = (result.p_deal.p**2 + result.questions[0].chance.p ** 2) / 2
    told = scored(settled())
    assert rows(told)["packages"]["brier"] == pytest.approx(expected)
    assert told.cases[0].brier == pytest.approx(expected)
    base = result.rests_on.base_rate
    assert (rows(told)["base rate"]["n"], rows(told)["base rate"]["brier"]) == (1, pytest.approx(base**2))


def test_cases_are_scored_alike_on_two_processes():
    """Fails where a case's forecast depends on who makes it."""
    cases = settled("a"), settled("b", "yes")
    assert scored(*cases, workers=Workers(2)).to_json() == scored(*cases).to_json()


def test_news_from_after_the_day_changes_nothing():
    """Fails where a document dated after the forecast moves any number of it."""
    case = settled()
    late = replace(case, evidence=(NEWS,))
    before, after = scored(case), scored(late)
    assert [track.rows for track in before.tracks] == [track.rows for track in after.tracks]
    assert (before.cases[0].n_later, after.cases[0].n_later) == (0, 1)
    assert after.warnings[-1] == "a: 1 of 3 items of evidence became known after its day: left out"
    assert not canary_moves(foretold(case, draws=64, seed=1), draws=64, seed=1)


def test_a_leak_would_be_noticed(monkeypatch):
    """Fails where the planted news proves nothing: a case that let it through would pass."""
    found = foretold(settled(), draws=64, seed=1)
    leaking = replace(found, case=replace(found.case, evidence=(NEWS.model_copy(update={"date": None}),)))
    assert canary_moves(leaking, draws=64, seed=1)
    monkeypatch.setattr(case_backtest, "canary_moves", lambda *told, **options: True)
    with pytest.raises(ValueError, match="news from after its day changed its forecast"):
        scored(settled())


def test_a_case_is_not_learnt_from_itself():
    """Fails where the outcome of a case moves the fit that it is scored with."""
    others = [settled(name, "yes") for name in "bcde"]
    results = [rows(scored(settled("a", value), *others)) for value in ("yes", "no")]
    alone = [fit_pooling([foretold(c, draws=128, seed=1) for c in others], "linear", source="them")]
    for value, told in zip((1, 0), results, strict=True):
        own = foretold(settled("a"), draws=128, seed=1).under(alone[0])
        n, whole = told["all learnt (linear)"]["n"], told["all learnt (linear)"]["brier"]
        assert n == 10
        assert whole >= ((own - value) ** 2).sum() / 10


def test_what_is_written_with_hindsight_stands_apart():
    """Fails where a case coded by somebody who knew the outcome improves the blind table, or its fit."""
    blind = [settled("a", "no"), settled("b", "yes")]
    both = scored(*blind, settled("c", "yes", "hindsight"))
    assert [track.written for track in both.tracks] == ["blind", "hindsight"]
    assert both.tracks[0] == scored(*blind).tracks[0]
    assert (both.fitted.n_cases, both.fitted.fitted) == (2, "cases written blind: a, b")
    assert both.warnings[0].startswith("written with hindsight, so that a good score proves nothing: c")


def test_learning_moves_towards_the_record():
    """Fails where cases that all failed leave a deal as likely as before, or one case settles everything."""
    failed = [foretold(settled(str(n), "no"), draws=128, seed=1) for n in range(6)]
    learnt = fit_pooling(failed, "linear", source="failures")
    assert (failed[0].under(learnt) < failed[0].under(ALONE)).all()
    none = fit_pooling([], "log", source="nothing")
    assert (none.shift, none.slope, none.d, none.weights) == (0, 1, 1, {})
    assert (fit_evidence([]).tempering, fit_evidence([]).storyline_correlation) == (0.7, 0.4)


def test_void_is_counted_and_part_is_scored():
    """Fails where what cannot be told counts as a miss, or half a withdrawal as none."""
    case = settled()
    told = dict(case.outcomes) | {"tolls": outcome("void"), "deal-by-2024-06-30": outcome(0.5)}
    line = scored(replace(case, outcomes=told)).cases[0]
    assert (line.n_claims, line.n_void, line.n_partial) == (2, 1, 1)


def test_dates_are_ranked_where_all_are_settled():
    """Fails where a deal half a year late is as wrong as none at all."""
    case = settled()
    told = dict(case.outcomes) | {"deal-by-2024-06-30": outcome("no", on="2024-06-30")}
    result = forecast(scenario(**TALKS), draws=128, seed=1)
    expected = sum(chance.p**2 for chance in result.by.values()) / 2
    assert rows(scored(replace(case, outcomes=told)))["packages"]["rps"] == pytest.approx(expected)
    assert rows(scored(case))["packages"]["rps"] is None


def test_pundits_are_scored_where_they_spoke():
    """Fails where the authors' own claims are left out of the table, or guessed where they said nothing."""
    told = rows(scored(settled()))["pundits"]
    assert (told["n"], told["brier"]) == (1, pytest.approx(0.49))


def test_intervals_draw_whole_cases():
    """Fails where ten claims of one case are taken for ten cases, or one case is given an interval."""
    assert rows(scored(settled()))["packages"].get("brier_low") is None
    several = rows(scored(*(settled(str(n), "no" if n % 2 else "yes") for n in range(4))))["packages"]
    assert several["brier_low"] < several["brier"] < several["brier_high"]


def test_other_families_stand_in_the_table():
    """Fails where a family that speaks of a term is not scored, or moves the packages' own row."""
    others = {"spatial": {"water": {"as now": 0.0, "half": 0.99, "full": 0.01}}}
    talks = TALKS | {"questions": [ASKED[0] | {"term": {"water": "full"}}]}
    alone, told = (rows(scored(settled(talks=talks, others=some))) for some in ({}, others))
    assert told["packages"] == alone["packages"]
    assert told["spatial"]["brier"] < told["packages"]["brier"]
    assert "log pool" in told
    assert "log pool" not in alone


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"tols": outcome("yes")}, "'tols' is no question of the scenario"),
        ({"tolls": outcome("yes", on="2024-01-01")}, "'tolls' was settled on 2024-01-01"),
    ],
)
def test_outcomes_that_cannot_be(change, what):
    """Fails where an outcome of nothing, or one known on the day of the forecast, is scored."""
    case = settled()
    with pytest.raises(ValueError, match=what):
        scored(replace(case, outcomes=dict(case.outcomes) | change))


def test_one_name_for_one_case():
    """Fails where two cases of one name are mixed up in the bootstrap, or none gives an empty table."""
    with pytest.raises(ValueError, match="two cases are called 'a'"):
        scored(settled(), settled())
    with pytest.raises(ValueError, match="no case"):
        scored()


def test_the_same_backtest_twice():
    """Fails where two runs of one backtest differ in a byte."""
    cases = settled("a"), settled("b", "yes")
    assert scored(*cases, pool="log").to_json() == scored(*cases, pool="log").to_json()
    assert Pooling.model_validate(scored(*cases).to_dict()["result"]["fitted"]) == scored(*cases).fitted


def test_positions_are_scored_where_they_settled():
    """Fails where the place of an issue is taken for a share, or another forecast than the one told."""
    stands = {"A": {"position": 0}, "B": {"position": 100}, "C": {"position": 40}}
    talks = TALKS | {"positions": {"quota": {"scale": [0, 100], "parties": stands}}}
    case = settled(talks=talks)
    told = replace(case, outcomes=dict(case.outcomes) | {"quota": outcome(40.0)})
    (place,) = scored(told, fitted_positions=packaged_positions()).places
    said = positions(case.scenario, fitted=packaged_positions()).issues["quota"].forecast
    assert (place.issue, place.outcome, place.median) == ("quota", 40.0, pytest.approx(said.median))
    assert 0 < place.crps < 40
    assert rows(scored(told))["packages"]["n"] == 2


def test_what_came_about_in_part_teaches_in_part():
    """Fails where half a success weighs on the families as a whole one."""
    halves = [settled(str(n), 0.5) for n in range(4)]
    found = [foretold(case, draws=64, seed=1) for case in halves]
    mixed = [foretold(settled(str(n), "yes" if n % 2 else "no"), draws=64, seed=1) for n in range(4)]
    weights = [fit_pooling(cases, "linear", source="s").weights for cases in (found, mixed)]
    assert weights[0] == pytest.approx(weights[1], abs=1e-6)
