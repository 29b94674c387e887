"""A signed deal, step by step: from the signature to the score."""

import json

import pytest

from cli.clock import set_clock

DEAL = "deal-by-2024-12-31"
SCENARIO = """
detente: 1
title: River
as_of: 2024-01-01
parties: {A: {bond: 4}, B: {bond: 4}, C: {role: third party}}
issues:
  water: {options: [as now, full], giver: A}
  tolls: {options: [kept, lifted], giver: B, via: {party: C, delivers: [0.6, 0.8]}}
worth:
  A: {water: {full: -4}, tolls: {lifted: [8, 10]}}
  B: {water: {full: 9}, tolls: {lifted: -4}}
deadlines: [{date: 2024-12-31}]
exchange_in_phases:
  process: {step_months: 3, death_probability: 0.05}
  items:
    - {id: first-water, giver: A, receiver: B, cost: 2, value: 5, lumpy: true}
    - {id: tolls, giver: B, receiver: A, cost: 4, value: 7, lumpy: true, term: {tolls: lifted},
       after: [first-water]}
    - {id: last-water, giver: A, receiver: B, cost: 2, value: [2, 6], lumpy: true, after: [tolls]}
"""


@pytest.fixture
def case(tmp_path, monkeypatch):
    """A folder with a scenario, on 1 February 2024."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_LEDGER", raising=False)
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "scenario.yaml").write_text(SCENARIO)
    set_clock(monkeypatch, "2024-02-01T10:00:00+00:00")


def test_from_the_signature_to_the_score(case, detente, monkeypatch):
    """Fails where the steps of a signed deal cannot be followed as any other question."""
    assert detente("forecast", "case", "--draws", "64", "--record", "-q").code == 0
    assert detente("resolve", "case", DEAL, "yes", "--date", "2024-02-01", "--source", "Gazette 7").code == 0
    recorded = detente("phases", "case", "--record", "--draws", "64", "--json")
    assert recorded.err == "recorded as forecast 2 of case in case/detente.db\n"
    steps = json.loads(recorded.out)["result"]["followed"]
    assert [(step["id"], step["by"]) for step in steps] == [
        ("step-1", "2024-05-01"),
        ("step-2", "2024-08-01"),
        ("step-3", "2024-11-01"),
    ]
    assert "step 2 carried out, and all before it: B gives all of tolls to A" in steps[1]["ask"]
    set_clock(monkeypatch, "2024-08-02T10:00:00+00:00")
    assert detente("resolve", "case", "step-1", "yes", "--date", "2024-04-20", "--source", "ECMM").code == 0
    assert detente("resolve", "case", "step-2", "no", "--date", "2024-08-01", "--source", "ECMM").code == 0
    scored = json.loads(detente("score", "case", "--json").out)["result"]["claims"]
    said = {claim["question"]: (claim["p"], claim["outcome"], claim["track"]) for claim in scored}
    assert said["step-1"] == pytest.approx((steps[0]["p"], 1.0, "live"))
    assert said["step-2"] == pytest.approx((steps[1]["p"], 0.0, "live"))


def test_chances_are_those_of_delivery_and_of_going_on(case, detente):
    """Fails where a step counts a breakdown or a deliverer twice, or not at all."""
    told = detente("phases", "case", "--signed", "2024-02-01", "--json")
    steps = json.loads(told.out)["result"]["followed"]
    assert steps[0]["p"] == pytest.approx(0.95)
    assert steps[1]["p"] == pytest.approx(0.7 * 0.95**2, abs=0.01)
    assert steps[2]["p"] == pytest.approx(0.95 * steps[1]["p"])
    assert steps[1]["low"] == pytest.approx(0.6 * 0.95**2, abs=0.03)


def test_followed_steps_are_replayed(case, detente):
    """Fails where the ledger cannot make the chances of the steps again, or its list breaks at them."""
    assert detente("phases", "case", "--record", "--signed", "2024-02-01", "--draws", "64", "-q").code == 0
    again = detente("replay", "case", "1")
    assert (again.code, again.err.strip()) == (0, "the same bytes as recorded on 2024-02-01")
    assert "#1    as of 2024-02-01  a deal >99.5 %" in detente("history", "case").out


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--record",), "no ledger there -> record a forecast"),
        (("--signed", "2024-02-01", "--steps", "1"), "there is no plan whose steps could be followed"),
        (("--signed", "soon"), "soon"),
    ],
)
def test_refused(case, detente, options, expected):
    """Fails where steps are followed that nobody signed, or that are no plan."""
    refused = detente("phases", "case", *options)
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert expected in refused.err


def test_an_unsigned_deal_is_not_followed(case, detente):
    """Fails where steps are dated from a signature that the ledger does not know of."""
    assert detente("forecast", "case", "--draws", "64", "--record", "-q").code == 0
    refused = detente("phases", "case", "--record")
    assert (refused.code, refused.out) == (2, "")
    assert "no deal of 'case' is resolved yes -> detente resolve" in refused.err
