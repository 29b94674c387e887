"""Families of models are heard, weighed as told, and leave the forecast alone where there is but one."""

import json

import pytest

from build import RIVER, scenario
from detente.catalogue.fitted import packaged_positions
from detente.forecasting.families import other_families, spatial
from detente.forecasting.forecast import forecast
from detente.forecasting.pooling import Families
from detente.forecasting.replaying import replayed
from detente.formats.treaty_table import read_corpus
from detente.models.pooling.pools import log_odds, probability
from detente.records.pooling import Pooling

UNSURE = RIVER | {
    "parties": {"A": {"no_deal": [-1, 1, 3]}, "B": {"no_deal": [-2, 0, 4]}, "C": {"role": "third party"}},
    "deadlines": [{"date": "2024-07-01"}, {"date": "2025-01-01"}],
    "base_rate": {"reference_class": "river talks", "signed": 3, "months": 60},
}
CASE = scenario(**UNSURE)
HALF_FULL = {"as now": 0.0, "half": 0.2, "full": 0.8}


def told(case=CASE, others=None, **pooling):
    return forecast(case, draws=512, seed=1, families=Families(Pooling(**pooling), others or {}))


def test_one_family_alone_is_not_moved():
    """Fails where pooling changes the numbers of a scenario of which no second family speaks."""
    alone, with_pool = forecast(CASE, draws=512, seed=1), told()
    assert with_pool.answer() == alone.answer() | {"pooled": with_pool.pooled.to_dict()}
    assert (alone.pooled, "pooled" in alone.answer()) == (None, False)


def test_a_linear_pool_is_the_weighted_mean():
    """Fails where the pooled deal is not the mean of the packages' and the base rate."""
    result = told(pool="linear", weights={"packages": 0.25, "base rate": 0.75})
    deal = result.pooled.deal
    assert result.p_deal.p == pytest.approx(0.25 * deal["packages"] + 0.75 * deal["base rate"], abs=1e-12)
    assert told(pool="linear").pooled.weights == {"packages": 0.5, "base rate": 0.5}


def test_every_date_moves_as_far_as_the_horizon():
    """Fails where the pool of one date says nothing to another: the change of log odds is the same."""
    before, after = forecast(CASE, draws=512, seed=1), told(shift=0.5, slope=0.8)
    moved = [log_odds(after.by[day].p) - log_odds(before.by[day].p) for day in before.by]
    assert moved == pytest.approx([moved[0]] * len(moved))
    wanted = probability(0.5 + 0.8 * log_odds(before.p_deal.p))
    assert after.p_deal.p == pytest.approx(wanted)


def test_an_issue_of_which_the_pool_leaves_nothing_possible_stays():
    """Fails where a family heard alone that calls likely what no world strikes ends in a traceback."""
    surely = scenario(**RIVER)
    others = {"spatial": {"water": {"as now": 0.0, "half": 0.0, "full": 1.0}}}
    result = told(surely, others, pool="linear", weights={"packages": 0.0, "spatial": 1.0})
    alone = forecast(surely, draws=512, seed=1)
    assert [(term.option, term.p) for term in result.terms] == [(term.option, term.p) for term in alone.terms]


def test_terms_follow_the_families():
    """Fails where what another family says of an option does not reach the terms and packages."""
    others = {"spatial": {"water": HALF_FULL}}
    result = told(others=others, pool="linear", weights={"spatial": 1})
    given_deal = {(term.issue, term.option): term.p_given_deal for term in result.terms}
    assert given_deal["water", "full"] == pytest.approx(0.8)
    assert result.p_deal.p == pytest.approx(forecast(CASE, draws=512, seed=1).p_deal.p)
    listed = [found for found in result.packages if not isinstance(found.package, str)]
    full = sum(found.p for found in listed if found.package["water"] == "full")
    assert full == pytest.approx(0.8 * result.p_deal.p)


def test_a_precedent_of_one_option_leaves_the_others_in_proportion():
    """Fails where a chance told of one option says something of how the others compare."""
    alone = told(others={"spatial": {"water": HALF_FULL}}, weights={"packages": 1})
    result = told(others={"precedent": {"water": {"full": 0.6}}}, pool="linear", weights={"precedent": 1})
    own, found = alone.pooled.options["packages"]["water"], result.pooled.options["precedent"]["water"]
    assert found["full"] == pytest.approx(0.6)
    assert found["half"] * own["as now"] == pytest.approx(found["as now"] * own["half"])


def test_a_log_pool_of_options_by_hand():
    """Fails where families that know different things are averaged in probability, not in log odds."""
    result = told(others={"spatial": {"water": HALF_FULL}})
    own = result.pooled.options["packages"]["water"]
    raw = {name: (max(own[name], 0.005) * max(HALF_FULL[name], 0.005)) ** 0.5 for name in own}
    possible = {name: x for name, x in raw.items() if own[name] > 0}
    full = next(term.p_given_deal for term in result.terms if term.option == "full")
    assert full == pytest.approx(raw["full"] / sum(possible.values()))


def test_positions_speak_of_issues_of_the_same_name():
    """Fails where an issue without positions is given some, or chances do not sum to one."""
    places = {"A": {"position": 0}, "B": {"position": 100}, "C": {"position": 50}}
    case = scenario(
        **UNSURE,
        positions={
            "water": {"scale": [0, 100], "parties": places},
            "x": {"scale": [0, 1], "parties": {"A": {"position": 0}}},
        },
    )
    found = spatial(case, packaged_positions())
    assert list(found) == ["water"]
    assert sum(found["water"].values()) == pytest.approx(1)
    assert list(found["water"]) == list(case.issues["water"].options)
    assert spatial(CASE, packaged_positions()) == {}


def test_past_treaties_speak_of_the_terms_they_are_said_to_hold(tmp_path):
    """Fails where a column of the table reaches another term than the one named, or none unnoticed."""
    table = tmp_path / "treaties.csv"
    rows = [f"T{n},{2000 + n}-01-01,A;B,{n % 2}" for n in range(10)]
    table.write_text("\n".join(["id,date,parties,lifted", *rows]) + "\n", encoding="utf-8")
    corpus = read_corpus(table)
    found = other_families(CASE, corpus=corpus, held={"lifted": "tolls=lifted"})
    assert 0 < found["precedent"]["tolls"]["lifted"] < 1
    with pytest.raises(ValueError, match="says nothing of the terms"):
        other_families(CASE, corpus=corpus)
    with pytest.raises(ValueError, match="no term 'other'"):
        other_families(CASE, corpus=corpus, held={"other": "tolls=lifted"})


def test_a_pooled_forecast_can_be_made_again():
    """Fails where the settings of a pooled forecast do not hold all it takes to make it again."""
    result = told(others={"spatial": {"water": HALF_FULL}}, slope=0.9, tempering=0.5)
    settings = json.loads(result.to_json())["settings"]
    assert settings["evidence"]["tempering"] == 0.5
    assert replayed(CASE, settings, ()).to_json() == result.to_json()


@pytest.mark.parametrize(
    ("weights", "told"), [({"packages": 0.5}, "sum to 0.5"), ({"oracle": 1.0}, "no family 'oracle'")]
)
def test_weights_that_mean_nothing_are_refused(weights, told):
    """Fails where a mistyped weights file is used as if it were right."""
    with pytest.raises(ValueError, match=told):
        Pooling(weights=weights)


def test_no_package_leaves_nothing_to_pool():
    """Fails where a scenario without any package that could be signed is given a deal by its base rate."""
    hopeless = scenario(**UNSURE | {"parties": {"A": {"no_deal": 90}, "B": {"no_deal": 90}}})
    assert told(hopeless, pool="linear").p_deal.p == 0
