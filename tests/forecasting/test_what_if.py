"""Branches differ by what they change and by nothing else; conditionals keep the laws of probability."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import RIVER, scenario
from detente.forecasting.basis import basis_of
from detente.forecasting.branches import what_if
from detente.forecasting.conditional import Joint
from detente.forecasting.forecast import forecast
from detente.forecasting.weighing import EvidenceSettings
from detente.records.what_if_forecast import BASE
from detente.scenario.setting import with_values
from random_scenarios import talks

UNSURE = scenario(
    **RIVER
    | {
        "parties": {"A": {"no_deal": [-1, 1, 3]}, "B": {"no_deal": [-2, 0, 4]}},
        "deadlines": [{"date": "2024-07-01"}, {"date": "2025-01-01"}],
        "timing": {"b": 2},
        "questions": [{"id": "tolls", "ask": "Lifted?", "term": {"tolls": "lifted"}, "by": "2024-07-01"}],
        "evidence": [{"id": "news", "says": "offer", "term": {"tolls": "lifted"}}],
    }
)


def asked(case=UNSURE, branches=None, **options):
    return what_if(case, branches or {}, **{"draws": 512, "seed": 1} | options)


@settings(max_examples=15)
@given(talks())
def test_a_branch_that_changes_nothing_differs_by_nothing(case):
    """Fails where noise of the draws is told as an effect."""
    base, same = asked(case, {"same": with_values(case, {})}, draws=128).branches
    assert (same.changes, same.difference, same.error) == ((), 0, 0)
    assert (base.p_deal, base.terms, base.questions) == (same.p_deal, same.terms, same.questions)


def test_the_base_is_what_forecast_answers():
    """Fails where two verbs say two numbers of one scenario and seed."""
    (base,) = asked(given=["deal"]).branches
    assert base.p_deal == forecast(UNSURE, draws=512, seed=1).p_deal


def test_one_number_changed_leaves_the_draws_of_the_others():
    """Fails where a number made certain, or a new uncertain one, shuffles the worlds of all."""
    changes = {"certain": {"parties.B.no_deal": "0"}, "more": {"worth.A.water.half": "[-3, -2, -1]"}}
    drawn = basis_of(UNSURE, draws=64, seed=1, settings=EvidenceSettings()).worlds
    for values in changes.values():
        other = with_values(UNSURE, values)
        like = basis_of(other, draws=64, seed=1, settings=EvidenceSettings(), like=drawn.inputs).worlds
        path = "parties.A.no_deal"
        assert np.array_equal(like.by_path()[path], drawn.by_path()[path])
        assert np.array_equal(like.spare, drawn.spare)


def test_a_higher_price_of_a_deal_never_makes_it_likelier():
    """Fails where shared worlds move the other way: every world in which A wants more has no more deals."""
    dearer = with_values(UNSURE, {"parties.A.no_deal": "[0, 2, 4]"})
    _, branch = asked(branches={"dearer": dearer}).branches
    assert branch.difference < 0
    assert branch.error < 0.02
    assert [(c.path, c.here, c.there) for c in branch.changes] == [
        ("parties.A.no_deal", [-1, 1, 3], [0, 2, 4])
    ]


@settings(max_examples=25)
@given(talks(), st.sampled_from(["deal", "I0=half", "I0=as now", "soon", "term", "later"]))
def test_conditionals_keep_the_law_of_total_probability(case, condition):
    """Fails where p(x) is not p(x | c) p(c) + p(x | not c) p(not c), or a joint leaves Frechet's bounds."""
    if "half" not in case.issues["I0"].options:
        condition = condition.replace("half", "as now")
    basis = basis_of(case, draws=128, seed=1, settings=EvidenceSettings())
    joint = Joint.of(basis)
    if not 0 < joint.p(joint.named(condition)) < 1:
        return
    (base,) = asked(case, draws=128, given=[condition]).branches
    assert base.conditional.residual < 1e-12
    c = base.conditional.p
    for pair in base.conditional.pairs:
        both = pair.if_so * c
        assert max(0, pair.whole + c - 1) - 1e-12 <= both <= min(pair.whole, c) + 1e-12
    deal, *rest = base.conditional.pairs
    terms = [pair for pair in rest if "=" in pair.what]
    assert all(pair.if_so <= deal.if_so + 1e-12 for pair in terms)


@settings(max_examples=15)
@given(talks())
def test_the_joint_agrees_with_the_forecast_at_the_horizon(case):
    """Fails where conditionals start from another deal or other terms than `forecast` tells."""
    basis = basis_of(case, draws=128, seed=1, settings=EvidenceSettings())
    joint, result = Joint.of(basis), forecast(case, draws=128, seed=1)
    assert joint.p(joint.deal()) == pytest.approx(result.p_deal.p)
    told = [joint.p(joint.term({term.issue: term.option})) for term in result.terms]
    assert told == pytest.approx([term.p for term in result.terms])
    by = [joint.p(joint.by(date)) for date in range(len(basis.dates.dates))]
    assert by == sorted(by)


def test_given_what_cannot_be_is_refused():
    """Fails where a forecast is given of nothing: a deal and no deal at once."""
    with pytest.raises(ValueError, match="comes about in no world"):
        asked(given=["deal"], given_not=["deal"])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("parties.C.no_deal", "no 'C' in parties -> give one of 'A', 'B'"),
        ("worth.A.watr.half", "no 'watr' in worth.A -> did you mean 'water'?"),
        ("deadlines[5].date", "deadlines is a list -> give [0] to [1]"),
        ("title.short", "'title' holds a value -> set that"),
    ],
)
def test_a_path_that_leads_nowhere_is_told(path, told):
    """Fails where a misspelt path changes nothing in silence."""
    with pytest.raises(ValueError, match="leads nowhere") as error:
        with_values(UNSURE, {path: "1"})
    assert told in str(error.value)


def test_values_of_any_kind_can_be_set_and_removed():
    """Fails where a date, a list or `null` cannot be given as in a file."""
    values = {"deadlines[1].date": "2026-01-01", "evidence": "null", "issues.tolls.options": "[kept, gone]"}
    worth = {"worth.A.tolls": "{gone: 6}", "worth.B.tolls": "{gone: [-4, -2]}"}
    no_questions = with_values(UNSURE, {"questions": "null", "evidence": "null"})
    changed = with_values(no_questions, values | worth)
    assert changed.deadlines[1].date.year == 2026
    assert (changed.evidence, changed.issues["tolls"].options[1]) == ((), "gone")
    assert changed.worth["B"]["tolls"]["gone"].mode == -3


def test_a_branch_may_not_be_called_base():
    """Fails where a branch silently takes the place of the base."""
    with pytest.raises(ValueError, match="give it another name"):
        asked(branches={BASE: UNSURE})


def test_the_rival_track_is_told_where_there_is_a_race():
    """Fails where a dearer deal with one rival leaves the race as it was; the first article's question."""
    from_race = scenario(
        **RIVER,
        parties={"A": {}, "B": {}, "C": {"role": "third party"}},
        race={
            "pivot": "A",
            "rivals": ["B", "C"],
            "meet": {"B": 0.3, "C": 0.3},
            "discount": 0.9,
            "gains": {"C": {"A": [1, 2], "C": 2}},
            "tracks": {"B": {"issues": ["water", "tolls"]}},
        },
    )
    dearer = with_values(from_race, {"parties.A.no_deal": "6"})
    base, branch = asked(from_race, {"dearer": dearer}, draws=64).branches
    assert set(base.first) == {"B", "C"}
    assert branch.first["B"] < base.first["B"]
