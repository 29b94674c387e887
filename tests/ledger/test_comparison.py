"""What changed between two forecasts is told from what did not."""

import pytest

from detente.forecasting.claims import claims
from detente.forecasting.forecast import forecast
from detente.ledger.comparison import compare
from detente.ledger.forecasts import record_forecast
from detente.records.evidence import EvidenceItem
from detente.scenario import loads
from ledger.conftest import CASE, MOMENT, SCENARIOS

ITEM = EvidenceItem(id="a", says="offer", term={"tolls": "lifted"}, date="2024-02-01")


@pytest.fixture
def later(treaty, ledger, keep):
    """A second forecast: tolls worth less to Arda, a better seed, one item of evidence."""
    keep(ledger)
    text = (SCENARIOS / "sluice-treaty.yaml").read_text(encoding="utf-8")
    changed = loads(text.replace("tolls: {lifted: 8}", "tolls: {lifted: 7}"))
    result = forecast(changed, draws=64, seed=2, evidence=[ITEM])
    record_forecast(
        ledger,
        result,
        case=CASE,
        scenario=changed,
        evidence=[ITEM],
        claims=claims(changed, result),
        environment={},
        recorded=MOMENT,
    )
    return result


def test_what_went_in_otherwise(later, ledger):
    """Fails where a reader cannot tell why a forecast moved."""
    found = compare(ledger, CASE, 1, 2)
    assert found.settings == {"seed": (1, 2)}
    assert found.scenario == {"worth.Arda.tolls.lifted": (8, 7)}
    assert (found.evidence_added, found.evidence_removed) == (("a",), ())


def test_an_item_taken_into_the_scenario_is_not_new(treaty, made, ledger, keep):
    """Fails where `update`, which writes evidence into the file, makes all of it look new."""
    keep(ledger, evidence=[ITEM.model_copy(update={"against": False})])
    taken = treaty.model_copy(update={"evidence": (*treaty.evidence, ITEM)})
    own = {"evidence": (), "claims": claims(taken, made), "environment": {}, "recorded": MOMENT}
    record_forecast(ledger, made, case=CASE, scenario=taken, **own)
    found = compare(ledger, CASE, 1, 2)
    assert (found.evidence_added, found.evidence_removed) == ((), ())


def test_what_came_out_otherwise(later, made, ledger):
    """Fails where a probability is compared with another's."""
    moved = {each.name: each for each in compare(ledger, CASE, 1, 2).moved}
    assert set(moved) == {"deal-by-2024-06-30", "tolls-by-june", "water=half", "water=full", "tolls=lifted"}
    deal = moved["deal-by-2024-06-30"]
    assert (deal.a, deal.b, deal.by) == (made.p_deal.p, later.p_deal.p, later.p_deal.p - made.p_deal.p)


def test_a_forecast_beside_itself(ledger, keep):
    """Fails where two equal forecasts seem to differ."""
    keep(ledger)
    found = compare(ledger, CASE, 1, keep(ledger))
    assert (found.settings, found.scenario, found.evidence_added) == ({}, {}, ())
    assert {each.by for each in found.moved} == {0.0}
