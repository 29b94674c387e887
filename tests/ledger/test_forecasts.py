"""Forecasts come out of the ledger as they went in, and come out again of what went in."""

import json

import pytest

from detente import catalogue
from detente.forecasting.claims import claims
from detente.forecasting.forecast import forecast
from detente.forecasting.replaying import replayed
from detente.ledger import LedgerError
from detente.ledger.evidence import evidence_of
from detente.ledger.forecasts import cases, claims_of, content_of, entries, kept, record_forecast
from detente.records.evidence import EvidenceItem
from detente.scenario import load, loads
from ledger.conftest import CASE, MOMENT, SCENARIOS

ITEM = EvidenceItem(id="a", says="offer", term={"tolls": "lifted"}, date="2024-02-01")
NAMES = sorted(file.name for file in SCENARIOS.iterdir())


@pytest.mark.parametrize("name", [*NAMES, catalogue.DEMO])
def test_content_reads_back_as_the_very_same(name):
    """Fails where a default that was written out is lost, and with it the same draws."""
    case = load(catalogue.scenario_file(name) if name == catalogue.DEMO else SCENARIOS / name)
    back = loads(content_of(case))
    assert back == case
    assert [path for path, _ in back.numbers()] == [path for path, _ in case.numbers()]
    assert content_of(back) == content_of(case)


@pytest.mark.parametrize("name", ["sluice-treaty.yaml", "every-block.yaml", "names-in-many-scripts.yaml"])
def test_replayed_to_the_byte(name, ledger):
    """Fails where the ledger lacks something that decides a forecast."""
    case = load(SCENARIOS / name)
    issue, option = next(case.terms())
    items = [EvidenceItem(id="new", says="offer", term={issue: option}, date=case.as_of)]
    result = forecast(case, draws=64, seed=7, sampler="plain", evidence=items)
    number = record_forecast(
        ledger,
        result,
        case=CASE,
        scenario=case,
        evidence=items,
        claims=claims(case, result),
        environment={},
        recorded=MOMENT,
    )
    stored = kept(ledger, CASE, number)
    again = replayed(loads(stored.scenario), stored.settings, evidence_of(ledger, number))
    assert stored.result == result.to_json() == again.to_json()


def test_heads_tell_what_was_said(ledger, keep, made):
    """Fails where a list of forecasts gives other numbers than the forecasts."""
    numbers = [keep(ledger), keep(ledger, as_of="2024-03-09")]
    told = entries(ledger, CASE)
    assert [entry.number for entry in told] == numbers == [1, 2]
    assert [entry.as_of for entry in told] == ["2024-03-01", "2024-03-09"]
    assert {entry.p_deal for entry in told} == {made.p_deal.p}
    assert json.loads(kept(ledger, CASE, 1).result) == json.loads(made.to_json())


def test_cases_do_not_mix(ledger, keep):
    """Fails where one case's history shows another's forecasts."""
    keep(ledger, case="river")
    keep(ledger)
    assert cases(ledger) == ("river", "sluice")
    assert [entry.number for entry in entries(ledger, "sluice")] == [2]
    with pytest.raises(LedgerError, match="no forecast 1 of 'sluice' -> give one of 2"):
        kept(ledger, "sluice", 1)


def test_claims_are_the_questions_and_the_dates(ledger, keep, made):
    """Fails where something that was forecast cannot be resolved, or is kept with another probability."""
    keep(ledger)
    with ledger.reading() as rows:
        found = {claim.question: claim for claim in claims_of(rows, 1)}
    assert set(found) == {"tolls-by-june", "deal-by-2024-06-30"}
    assert found["deal-by-2024-06-30"].p == made.p_deal.p
    assert found["deal-by-2024-06-30"].base_rate == pytest.approx(made.rests_on.base_rate)
    assert (found["tolls-by-june"].base_rate, found["tolls-by-june"].status_quo) == (None, 0)


def test_given_evidence_is_told_from_the_scenarios_own(ledger, keep):
    """Fails where a replay is given the scenario's own items twice."""
    keep(ledger, evidence=[ITEM])
    assert evidence_of(ledger, 1) == (ITEM,)


def test_settings_of_a_newer_detente(treaty, made):
    """Fails where a setting that this version lacks ends in a traceback, or is left out in silence."""
    newer = {**made.settings, "evidence": {**made.settings["evidence"], "fatigue": 0.1}}
    with pytest.raises(
        ValueError, match="unknown settings of evidence: fatigue -> replay with a newer detente"
    ):
        replayed(treaty, newer, ())
