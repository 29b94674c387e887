"""Answers become worths, contradictions are named, and disagreement stays uncertainty."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.catalogue import TEMPLATE
from detente.eliciting.merging import merged_codings
from detente.eliciting.questions import answers_of, as_yaml, questions
from detente.eliciting.worths import elicited
from detente.eliciting.writing import with_worths
from detente.models.distributions import quantile
from detente.models.elicitation.consistency import inconsistency, log_error
from detente.models.elicitation.opinion_pool import (
    between_share,
    linear_opinion_pool,
    mode_for_median,
    steps,
)
from detente.records.elicitation import Answers
from detente.scenario import loads

TEXT = (TEMPLATE / "scenario.yaml").read_text(encoding="utf-8")
CASE = loads(TEXT)
WATER, HALF, TOLLS = "WATER: full", "WATER: half", "TOLLS: lifted"


def term(name, better, rank, swing):
    issue, option = name.split(": ")
    return {"issue": issue, "option": option, "better": better, "rank": rank, "swing": swing}


def answers(*pairs, half=(40, 55, 70)):
    terms = [term(WATER, True, 1, 100), term(HALF, True, 2, half), term(TOLLS, False, 3, [20, 50])]
    told = [{"a": a, "b": b, "times": times} for a, b, times in pairs]
    return Answers.model_validate({"party": "BR", "unit": 12, "terms": terms, "pairs": told})


def test_swings_become_worths_on_the_party_s_own_scale():
    """Fails where a swing of half is not half the points, or what is minded is not below zero."""
    found = elicited(CASE, answers())
    assert found.worths["WATER"] == {"full": (12, 12, 12), "half": (4.8, 6.6, 8.4)}
    assert found.worths["TOLLS"] == {"lifted": (-6, -4.2, -2.4)}
    assert found.consistent
    assert loads(with_worths(TEXT, found, name="case")).worth["BR"]["WATER"]["half"].params == (4.8, 6.6, 8.4)


def test_contradictory_answers_are_named():
    """Fails where somebody who says two things of one pair is not told which."""
    told = elicited(CASE, answers((WATER, HALF, 0.8), (HALF, TOLLS, 1.5)))
    assert [each.what for each in told.contradictions] == [f"{WATER} against {HALF}"]
    assert not told.consistent
    behind = elicited(CASE, answers(half=10))
    assert behind.contradictions[0].says == "ranked 2 before 3, but swing 10 below 35"


@given(st.lists(st.floats(0.01, 100), min_size=2, max_size=6), st.floats(0.1, 10))
def test_answers_that_agree_are_consistent_at_any_scale(weights, scale):
    """Fails where the check depends on the scale, or finds fault with perfect answers."""
    a, b = np.array(weights[:-1]), np.array(weights[1:])
    assert inconsistency(log_error(a / b, scale * a, scale * b)) == pytest.approx(0)
    doubled = inconsistency(log_error(2 * a / b, scale * a, scale * b))
    assert doubled == pytest.approx(math.log(2) ** 2)


def test_questions_go_out_and_come_back():
    """Fails where the form that is printed cannot be read, or wrong answers pass."""
    form = as_yaml(questions(CASE, "BR"))
    assert answers_of(form, CASE, name="form") == questions(CASE, "BR")
    with pytest.raises(ValueError, match="no term of BR has both better and swing"):
        elicited(CASE, questions(CASE, "BR"))
    with pytest.raises(ValueError, match="form: unknown term 'WATER: whole'"):
        answers_of(form.replace("option: full", "option: whole"), CASE, name="form")
    with pytest.raises(ValueError, match=r"form: terms.0.swing: give a number from 0 to 100"):
        answers_of(form.replace("swing: null", "swing: [9, 3]", 1), CASE, name="form")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("unit: ", "unit: .inf #", "unit: "),
        ("unit: ", "unit: 1e300 #", "unit: "),
        ("times: null", "times: .inf", "pairs.0.times: "),
        ("swing: null", "swing: true", "terms.0.swing: "),
        ("option: half", "option: full", "'WATER: full' stands twice -> answer each term once"),
    ],
)
def test_answers_that_mean_nothing_are_one_line(old, new, told):
    """Fails where an infinite or a truth value becomes a worth, or the second of two answers wins unsaid."""
    form = as_yaml(questions(CASE, "BR"))
    with pytest.raises(ValueError, match=f"^form: {told}") as refused:
        answers_of(form.replace(old, new, 1), CASE, name="form")
    assert "\n" not in str(refused.value)


def test_worths_may_go_into_a_variant():
    """Fails where a second opinion can only be written over the first."""
    after = with_worths(TEXT, elicited(CASE, answers()), name="case", variant="as Holt sees it")
    assert loads(after).worth == CASE.worth
    assert loads(after, variant="as Holt sees it").worth["BR"]["TOLLS"]["lifted"].mode == -4.2


def test_the_pool_is_the_mixture():
    """Fails off Stone's pool: of two normals apart it is as wide as both, not their average."""
    apart = [quantile(steps(), "normal", (mean, 1.0)) for mean in (-2.0, 2.0)]
    low, middle, high = linear_opinion_pool(apart, [0.05, 0.5, 0.95])
    assert (low, middle, high) == pytest.approx((-3.2816, 0, 3.2816), abs=0.01)
    assert between_share(apart) == pytest.approx(4 / 5, abs=0.01)
    assert between_share(apart[:1] * 2) == pytest.approx(0)


@given(st.floats(-5, 5), st.floats(0.2, 0.8), st.floats(0.1, 10))
def test_a_pool_is_written_with_its_median(low, share, width):
    """Fails where the range in the file has another median than the pool."""
    median, high = low + share * width, low + width
    mode = mode_for_median(low, median, high, on_logit_scale=False)
    assert low <= mode <= high
    if low < mode < high:
        middle = quantile(np.array([0.5]), "split_normal", (low, mode, high))
        assert middle[0] == pytest.approx(median, abs=1e-4 * width)


def test_codings_that_agree_stay_as_they_are():
    """Fails where merging a file with itself changes it."""
    text, found = merged_codings({"a": (TEXT, CASE), "b": (TEXT, CASE)})
    assert text == TEXT
    assert found.numbers == ()


def test_disagreement_is_shown_and_kept():
    """Fails where two analysts far apart come out as sure as one of them."""
    other = TEXT.replace("half: [-4, -2, -1]", "half: [-9, -8, -7]")
    text, found = merged_codings({"a": (TEXT, CASE), "b": (other, loads(other))})
    (number,) = found.numbers
    assert number.path == "worth.AR.WATER.half"
    assert number.disagreement > 0.8
    low, _, high = loads(text).worth["AR"]["WATER"]["half"].params
    assert low < -8
    assert high > -2
    assert "pool of 2 codings" in loads(text).worth["AR"]["WATER"]["half"].because


def test_codings_of_other_talks_are_refused():
    """Fails where numbers of different things are pooled."""
    other = TEXT.replace("options: [as now, half, full]", "options: [as now, full, half]")
    with pytest.raises(ValueError, match="b: options of 'WATER' differ from a's"):
        merged_codings({"a": (TEXT, CASE), "b": (other, loads(other))})
