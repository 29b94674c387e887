"""Explanations add up, agree with the forecast, and find what was built in."""

import numpy as np
import pytest
from hypothesis import given, settings

from build import RIVER, scenario
from detente.forecasting.basis import basis_of
from detente.forecasting.conditional import named_term
from detente.forecasting.explanation import explain
from detente.forecasting.forecast import forecast
from detente.forecasting.waterfall import waterfall
from detente.forecasting.weighing import EvidenceSettings
from detente.models.total_share import total_share_terms
from detente.scenario.setting import with_values
from random_scenarios import talks

OPEN = scenario(
    **RIVER
    | {
        "parties": {"A": {"no_deal": [-1, 1, 3]}, "B": {"no_deal": [-2, 0, 4]}},
        "deadlines": [{"date": "2025-01-01"}],
        "base_rate": {"reference_class": "river talks", "signed": 3, "months": 60},
        "evidence": [
            {"id": "offer", "says": "offer", "term": {"tolls": "lifted"}, "storyline": "tolls",
             "quote": "We shall lift them.", "source": "Gazette, page 1", "date": "2023-12-20"},
            {"id": "visit", "says": "event", "storyline": "visits", "date": "2023-11-05"},
        ],
    }
)  # fmt: skip


def explained(term="deal", case=OPEN, **options):
    return explain(case, term, **{"draws": 512, "seed": 1} | options)


@settings(max_examples=25)
@given(talks())
def test_the_steps_add_up_to_the_forecast(case):
    """Fails where a waterfall has a gap: its steps do not sum to what `forecast` says."""
    basis = basis_of(case, draws=128, seed=1, settings=EvidenceSettings())
    told = forecast(case, draws=128, seed=1)
    wanted = [({}, told.p_deal.p), *(({term.issue: term.option}, term.p) for term in told.terms)]
    for term, p in wanted:
        steps = waterfall(basis, term)
        assert sum(step.change for step in steps) == pytest.approx(p, abs=1e-12)
        assert steps[-1].after == pytest.approx(p, abs=1e-12)
        assert np.cumsum([step.change for step in steps]) == pytest.approx([step.after for step in steps])


def test_evidence_stands_in_the_order_in_which_it_became_known():
    """Fails where a quote, its source or its date is lost, or news is told out of order."""
    steps = [step for step in explained("tolls=lifted").steps if step.kind == "evidence"]
    assert [step.name for step in steps] == ["visits", "tolls"]
    (item,) = steps[1].items
    assert (item.quote, item.source, item.date) == ("We shall lift them.", "Gazette, page 1", "2023-12-20")
    assert steps[1].change > 0


def test_without_evidence_and_doubt_the_base_rate_stands():
    """Fails where a step moves a forecast that has nothing but its base rate."""
    case = scenario(**RIVER, deadlines=[{"date": "2025-01-01"}], base_rate=OPEN.base_rate.model_dump())
    result = explained(case=case, draws=4096)
    assert [round(step.change, 2) for step in result.steps[1:]] == [0, 0]
    assert result.assumptions[0].what == "the reference class (base_rate)"


def test_an_assumption_that_falls_is_the_scenario_without_it():
    """Fails where 'without' is not what a scenario without it would forecast."""
    result = explained()
    left_out = next(a for a in result.assumptions if a.what == "evidence: tolls")
    without = with_values(OPEN, {"evidence[0]": "null"})
    assert left_out.p == pytest.approx(forecast(without, draws=512, seed=1).p_deal.p, abs=0.01)
    no_class = next(a for a in result.assumptions if a.what.startswith("the reference class"))
    other = forecast(with_values(OPEN, {"base_rate": "null"}), draws=512, seed=1)
    assert no_class.p == pytest.approx(other.p_deal.p, abs=1e-12)


def test_the_number_that_decides_leads_the_drivers():
    """Fails where the number on which agreement hangs is not the first driver, or an index leaves 0 to 1."""
    result = explained(draws=1024)
    named = {driver.input: driver for driver in result.drivers}
    first = max(result.drivers, key=lambda driver: driver.share)
    assert first.input in ("parties.A.no_deal", "parties.B.no_deal")
    assert "base_rate" in named
    for driver in result.drivers:
        assert 0 <= driver.low <= driver.share <= driver.high <= 1
        assert 0 <= driver.total_low <= driver.total <= driver.total_high <= 1


def test_total_indices_of_the_ishigami_function():
    """Fails off the known totals of Ishigami & Homma (1990): .558, .442, .244 with a = 7, b = .1."""
    rng = np.random.default_rng(1)
    x, fresh = rng.uniform(-np.pi, np.pi, (2, 200_000, 3))

    def ishigami(x):
        return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])

    totals = []
    for place in range(3):
        swapped = x.copy()
        swapped[:, place] = fresh[:, place]
        totals.append(total_share_terms(ishigami(x), ishigami(swapped)).mean())
    assert totals == pytest.approx([0.558, 0.442, 0.244], abs=0.01)


@pytest.mark.parametrize("wanted", [0.1, 0.4])
def test_the_value_found_gives_the_probability_wanted(wanted):
    """Fails where the file with the value told does not forecast what is told, or less than asked for."""
    found = explained(wanted=wanted).inverse
    enough = [number for number in found.numbers if number.value is not None]
    assert enough
    for number in enough:
        if number.input.startswith("parties"):
            changed = with_values(OPEN, {number.input: str(number.value)})
            assert forecast(changed, draws=512, seed=1).p_deal.p == pytest.approx(number.p, abs=0.03)
            assert (number.p - wanted) * (wanted - found.p) >= 0


def test_the_joint_shift_is_shorter_than_any_alone_and_gets_there():
    """Fails where moving all numbers asks for more than moving one, or misses."""
    found = explained(wanted=0.7).inverse
    assert found.reached == pytest.approx(0.7, abs=0.01)
    assert found.length == pytest.approx(np.linalg.norm([s.deviations for s in found.shifts]), rel=1e-6)
    assert found.length < 3
    up = {shift.input: shift.deviations for shift in found.shifts}
    assert up["parties.A.no_deal"] < 0


def test_what_no_shift_brings_is_said():
    """Fails where an impossible probability is answered with a number."""
    never = scenario(**RIVER | {"parties": {"A": {"no_deal": [90, 95, 99]}, "B": {}}})
    found = explained(case=never, wanted=0.5).inverse
    assert found.length is None
    assert all(number.value is None for number in found.numbers)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tols=lifted", "no issue 'tols' -> did you mean 'tolls'?"),
        ("water=hlf", "issue 'water' has no option 'hlf' -> did you mean 'half'?"),
        ("water", "'water' -> give one of 'water=as now', 'water=half', 'water=full'"),
        ("tolls=kept", "'kept' is the status quo of tolls -> explain one of 'tolls=lifted'"),
    ],
)
def test_a_term_that_is_not_there_is_told(text, told):
    """Fails where a misspelt term is explained as something else."""
    with pytest.raises(ValueError, match="->") as error:
        explained(text)
    assert told in str(error.value)


def test_an_issue_of_one_term_needs_no_option():
    """Fails where `explain river tolls` is refused though only one term can be meant."""
    assert named_term(OPEN, "tolls") == {"tolls": "lifted"}
    assert named_term(OPEN, "deal") == {}
