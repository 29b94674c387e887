"""The forecast is coherent, moved by evidence as it should be, and right where the answer is known."""

import datetime

import numpy as np
import pytest

from build import RIVER, scenario
from detente.forecasting.forecast import forecast
from detente.records.evidence import EvidenceItem
from detente.records.forecast import NONE, OTHER
from detente.report.forecast import as_text
from detente.scenario.caveats import FROM_TEXT

UNSURE = RIVER | {
    "parties": {"A": {"no_deal": [-1, 1, 3]}, "B": {"no_deal": [-2, 0, 4]}},
    "deadlines": [{"date": "2024-07-01"}, {"date": "2025-01-01"}],
    "base_rate": {"reference_class": "river talks", "signed": 3, "months": 60},
    "timing": {"b": 2},
    "questions": [
        {"id": "tolls", "ask": "Are the tolls lifted?", "term": {"tolls": "lifted"}, "by": "2024-07-01"},
        {"id": "deal", "ask": "Is there a deal?"},
        {"id": "anyway", "ask": "Half?", "term": {"water": "half"}, "without_deal": [0.1, 0.2, 0.4]},
    ],
}


def predicted(case=None, **options):
    return forecast(case or scenario(**UNSURE), **{"draws": 3000, "seed": 1} | options)


@pytest.mark.parametrize(("draws", "told"), [(1, True), (9, True), (10, False)])
def test_bands_of_a_few_worlds_say_that_they_are_too_narrow(draws, told):
    """Fails where the one world of `--draws 1` is shown with an 80 % band and nothing is said."""
    line = f"draws is {draws}: bands of fewer than 10 worlds are too narrow"
    assert (line in predicted(draws=draws).warnings) == told


def test_the_parts_agree_with_the_whole():
    """Fails where a term is likelier than the deal, packages do not sum to 1, or time runs backwards."""
    result = predicted()
    assert all(term.p <= result.p_deal.p + 1e-12 for term in result.terms)
    assert sum(package.p for package in result.packages) == pytest.approx(1)
    assert {NONE, OTHER} <= {p.package for p in result.packages if isinstance(p.package, str)}
    by = [chance.p for chance in result.by.values()]
    assert by == sorted(by)
    assert by[-1] == result.p_deal.p
    chances = [result.p_deal, *result.by.values(), *(q.chance for q in result.questions)]
    assert all(0 <= chance.low <= chance.p <= chance.high <= 1 for chance in chances)


def test_a_questions_answer_follows_from_deal_and_otherwise():
    """Fails where a question about the deal differs from the deal, or the law of total probability breaks."""
    result = predicted()
    answers = {question.id: question.chance.p for question in result.questions}
    half = next(term for term in result.terms if term.option == "half")
    assert answers["deal"] == pytest.approx(result.p_deal.p)
    # Draws of `without_deal` are all but independent of the rest: the sum holds to Monte Carlo error.
    without = np.mean([0.1, 0.2, 0.4])
    assert answers["anyway"] == pytest.approx(half.p + (1 - result.p_deal.p) * without, abs=0.02)
    assert answers["tolls"] < result.p_deal.p


def test_a_certain_scenario_reduces_to_the_base_rate():
    """Fails off the closed form: package for sure, hazard Gamma(3.5, 60), 12 months: 1 - (60/72)^3.5."""
    case = scenario(**RIVER, deadlines=[{"date": "2024-12-31"}], base_rate=UNSURE["base_rate"])
    result = predicted(case, draws=20_000)
    months = 365 / (365.25 / 12)
    assert result.p_deal.p == pytest.approx(1 - (60 / (60 + months)) ** 3.5, abs=0.002)
    assert result.p_deal.p == pytest.approx(result.rests_on.base_rate, abs=0.002)


def test_without_common_ground_there_is_no_deal():
    """Fails where a deal is forecast that somebody would refuse in every world."""
    case = scenario(**RIVER, parties={"A": {"no_deal": 50}, "B": {}})
    result = predicted(case)
    assert result.p_deal.p == 0
    assert result.packages[0].package == NONE
    assert result.obstacles.no_package == 1
    assert result.obstacles.short["A"] == 1
    assert result.terms[0].p_given_deal is None


def test_where_nothing_would_change_there_is_no_deal():
    """Fails where an acceptable status quo is sold as a deal."""
    worth = {"A": {"water": {"half": -1, "full": -1}, "tolls": {"lifted": -1}}, "B": RIVER["worth"]["B"]}
    assert predicted(scenario(**RIVER | {"worth": worth})).p_deal.p == 0


def test_a_question_may_ask_beyond_the_last_deadline():
    """Fails where a later date is no part of the whole, and a probability passes 1."""
    later = {"id": "later", "ask": "By 2030?", "by": "2030-01-01", "without_deal": 0.9}
    case = scenario(**UNSURE | {"questions": [later]})
    result = predicted(case, evidence=[item("treaty", says="acceptance", lr=50.0)])
    (answer,) = result.questions
    assert result.p_deal.p < answer.chance.p <= answer.chance.high <= 1


def test_what_else_is_asked_changes_no_answer():
    """Fails where a question on 2035, or a deadline far away, moves what is said of this year."""
    news = [item("treaty", says="acceptance")]
    far = {"id": "far", "ask": "By 2035?", "by": "2035-01-01"}
    more = scenario(**UNSURE | {"questions": [*UNSURE["questions"], far]})
    assert predicted(more, evidence=news).p_deal == predicted(evidence=news).p_deal
    later = scenario(**UNSURE | {"deadlines": [*UNSURE["deadlines"], {"date": "2035-01-01"}]})
    near, nearer = predicted(later, evidence=news).by, predicted(evidence=news).by
    assert [near[day].p for day in nearer] == pytest.approx([nearer[day].p for day in nearer], abs=0.005)


def test_a_question_on_the_status_quo_is_answered_yes_where_nothing_is_signed():
    """Fails where 'do the tolls stay?' is answered as if no deal meant that they went."""
    ask = {"id": "stay", "ask": "Do they stay?", "term": {"tolls": "kept"}, "by": "2024-07-01"}
    case = scenario(**UNSURE | {"questions": [UNSURE["questions"][0], ask]})
    lifted, stay = (question.chance.p for question in predicted(case).questions)
    assert stay == pytest.approx(1 - lifted)


def test_evidence_for_the_status_quo_speaks_against_changing_it():
    """Fails where 'the tolls will stay' counts for nothing, or for the deal."""
    before, after = predicted(), predicted(evidence=[item("stay", term={"tolls": "kept"})])
    lifted = [next(t.p for t in r.terms if t.option == "lifted") for r in (before, after)]
    assert lifted[1] < lifted[0]
    assert after.p_deal.p < before.p_deal.p


def test_what_is_left_out_is_said():
    """Fails where passed questions and later evidence vanish without a word."""
    late = item("late", known=datetime.date(2024, 9, 1))
    told = predicted(as_of=datetime.date(2024, 8, 1), evidence=[late]).warnings
    assert any("before 2024-08-01: tolls" in line for line in told)
    assert any("1 of 1 items of evidence became known after" in line for line in told)


def test_a_question_may_ask_for_delivery():
    """Fails where a promise that a third party must keep counts as kept."""
    via = {"party": "A", "delivers": 0.25}
    issues = RIVER["issues"] | {"tolls": RIVER["issues"]["tolls"] | {"via": via}}
    ask = {"id": "signed", "ask": "Lifted?", "term": {"tolls": "lifted"}}
    questions = [ask, ask | {"id": "delivered", "delivered": True}]
    case = scenario(
        **UNSURE | {"issues": issues, "questions": questions, "parties": {"A": {"no_deal": -2}, "B": {}}}
    )
    signed, delivered = (question.chance.p for question in predicted(case).questions)
    assert 0 < delivered == pytest.approx(signed / 4)


def test_waiting_without_news_moves_the_forecast_only_by_the_clock():
    """Fails where the pull of a deadline depends on the day on which one asks.

    With the talks' start in the file, hazards of two as-of days agree up to the months that have passed.
    """
    timing = {"b": [2, 3], "start": "2023-11-01"}
    base = {"reference_class": "many talks", "signed": 300, "months": 6000}
    case = scenario(**RIVER, deadlines=[{"date": "2025-01-01"}], base_rate=base, timing=timing)
    days = [datetime.date(2024, 1, 1), datetime.date(2024, 12, 1)]
    early, late = (predicted(case, as_of=day, draws=8000) for day in days)
    by_december = scenario(
        **RIVER,
        deadlines=[{"date": "2025-01-01"}],
        base_rate=base,
        timing=timing,
        questions=[
            {"id": "before", "ask": "Before December?", "by": "2024-12-01"},
        ],
    )
    before = predicted(by_december, draws=8000).questions[0].chance.p
    in_december = (early.p_deal.p - before) / (1 - before)
    assert late.p_deal.p == pytest.approx(in_december, abs=0.01)


def item(name, **more):
    return EvidenceItem(id=name, **{"says": "offer", "date": datetime.date(2024, 1, 1)} | more)


def test_evidence_moves_the_forecast_and_each_item_says_by_how_much():
    """Fails where an item does not move what it speaks for, or its account is not the difference it makes."""
    offer = item("offer", term={"water": "half"})
    before, after = predicted(), predicted(evidence=[offer])

    def share(result):
        return next(t.p_given_deal for t in result.terms if t.option == "half")

    (account,) = after.evidence
    assert share(after) > share(before)
    assert account.moved_term == pytest.approx(share(after) - share(before), abs=0.01)
    assert after.without_evidence == pytest.approx(before.p_deal.p, abs=0.01)
    assert account.moved_deal == pytest.approx(after.p_deal.p - after.without_evidence, abs=1e-9)


def test_evidence_for_the_deal_moves_its_odds_by_the_likelihood_ratio():
    """Fails off Bayes' rule: posterior odds are prior odds times the counted ratio."""
    result = predicted(evidence=[item("treaty", says="acceptance", lr=3.0)])
    (account,) = result.evidence
    prior, posterior = (p / (1 - p) for p in (result.without_evidence, result.p_deal.p))
    assert posterior / prior == pytest.approx(np.exp(account.log_lr * account.weight), rel=1e-9)


def test_a_canary_from_the_future_changes_no_number():
    """Fails where anything known after the as-of day leaks into the forecast."""
    canary = item("canary", says="acceptance", known=datetime.date(2024, 1, 2), lr=1000.0)
    assert predicted(evidence=[canary]).answer() == predicted().answer()


def test_an_earlier_or_later_day_changes_what_is_known_and_what_is_ahead():
    """Fails where --as-of keeps deadlines that have passed."""
    later = predicted(as_of=datetime.date(2024, 8, 1))
    assert list(later.by) == ["2025-01-01"]
    assert [question.id for question in later.questions] == ["deal", "anyway"]


def test_an_item_of_the_same_name_must_be_the_same():
    """Fails where one id stands for two claims."""
    with pytest.raises(ValueError, match="differs from another of that id"):
        predicted(evidence=[item("a"), item("a", says="threat")])


def test_drivers_name_the_numbers_that_matter():
    """Fails where what varies the answer is not found, or what cannot is."""
    result = predicted(draws=8000)
    found = {driver.input for driver in result.drivers[:3]}
    assert found == {"base_rate", "parties.A.no_deal", "parties.B.no_deal"}
    assert sum(driver.share for driver in result.drivers) <= 1.05


def test_samplers_agree_within_monte_carlo_error():
    """Fails where the Sobol' net is biased, or its error is not what is printed."""
    sobol, plain = predicted(draws=16_384), predicted(draws=16_384, sampler="plain")
    error = np.hypot(sobol.rests_on.mc_error, plain.rests_on.mc_error)
    assert abs(sobol.p_deal.p - plain.p_deal.p) < 5 * error
    assert sobol.rests_on.mc_error < 0.01


def test_a_log_hazard_in_the_file_replaces_the_base_rate():
    """Fails off the discrete model of the method note: a = -4, b = 3, 24 months gives .638."""
    case = scenario(
        **RIVER,
        deadlines=[{"date": "2025-12-31"}],
        timing={"a": -4, "b": 3},
    )
    months = (datetime.date(2025, 12, 31) - datetime.date(2024, 1, 1)).days / (365.25 / 12)
    assert months == pytest.approx(24, abs=0.05)
    assert predicted(case).p_deal.p == pytest.approx(0.638, abs=0.005)


def test_a_better_alternative_makes_a_deal_likelier_only_by_what_evidence_speaks_for():
    """Fails where more to walk away to opens packages, or evidence for what is then struck is lost."""
    offered = EvidenceItem(id="x", says="offer", term={"water": "full"}, date="2023-12-01", lr=3.0)
    alone, heard = [], []
    for no_deal in (-6, -1, 1, 2):
        case = scenario(**RIVER, parties={"A": {"no_deal": [-1, 1, 3]}, "B": {"no_deal": no_deal}})
        alone.append(predicted(case, draws=256).p_deal.p)
        heard.append(predicted(case, draws=256, evidence=[offered]).p_deal.p)
    assert alone == sorted(alone, reverse=True)
    assert heard[0] < heard[1] < heard[2] > heard[3]


def test_beside_the_number_stands_what_it_is_worth():
    """Fails where a draft looks like a forecast, or a leap from the base rate is not explained."""
    guessed = {"value": [-1, 1, 3], "because": f"{FROM_TEXT}a demand"}
    case = scenario(**UNSURE | {"parties": {"A": {"no_deal": guessed}, "B": {"no_deal": [1, 4, 6]}}})
    result = predicted(case)
    beside = as_text(result).partition("LIKELY CONTOURS")[0]
    assert result.rests_on.drafted == 1
    assert f"! from text alone: 1 of {len(list(case.numbers()))} numbers are defaults" in beside
    assert "below the base rate before evidence: " in beside
    assert "worlds hold no package worth signing (detente explain)" in beside
    assert "from text alone" not in as_text(predicted())
