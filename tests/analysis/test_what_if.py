"""What would have to change for a verdict on a state to change."""

import pytest

from build import RIVER, scenario
from detente.analysis.additions import cheapest_addition
from detente.analysis.chosen_conflict import chosen_conflict
from detente.analysis.stability import stability
from detente.catalogue import scenario_file
from detente.report.stability import as_text
from detente.scenario import load

TREATY = {"water": "full", "tolls": "lifted"}
TOLLS = RIVER["issues"]["tolls"]
# Once the tolls are lifted for good, only the port, the fair or the bridge could still be withdrawn by B.
BROKEN = {
    "issues": RIVER["issues"]
    | {
        "tolls": TOLLS | {"reversible": False},
        "port": {"options": ["closed", "open"], "giver": "B"},
        "fair": {"options": ["no", "yes"], "giver": "B"},
        "bridge": {"options": ["no", "yes"], "giver": "B"},
    },
    "worth": {
        "A": RIVER["worth"]["A"] | {"port": {"open": 6}, "fair": {"yes": 4}, "bridge": {"yes": 9}},
        "B": RIVER["worth"]["B"] | {"port": {"open": -2}, "fair": {"yes": -1}, "bridge": {"yes": -8}},
    },
}
SAYING = {
    "conflict": {
        "options": [{"id": "a", "owner": "A"}, {"id": "b", "owner": "B"}],
        "preferences": {"A": {"statements": ["2", "NOT 1"]}, "B": {"statements": ["NOT 2", "1"]}},
    }
}


def test_the_cheapest_addition_makes_the_deal_hold():
    """Fails where the deal with the added term is left still, or a dearer one is named."""
    judged = stability(scenario(**BROKEN), package=TREATY).judged
    found = judged.addition
    assert (judged.holds["seq"], dict(found.terms), dict(found.cost)) == (False, {"port": "open"}, {"B": 2.0})
    kept = stability(scenario(**BROKEN), package=TREATY | found.terms).judged
    assert (kept.holds["seq"], kept.addition) == (True, None)
    assert {name: at.margin["seq"] for name, at in kept.standing.items()} == dict(found.margin)


def test_two_terms_where_one_is_too_little():
    """Fails where only single terms are looked at."""
    issues = {name: issue for name, issue in BROKEN["issues"].items() if name != "bridge"}
    worth = {
        "A": BROKEN["worth"]["A"] | {"port": {"open": 3}},
        "B": BROKEN["worth"]["B"],
    }
    for party in worth:
        worth[party] = {name: points for name, points in worth[party].items() if name != "bridge"}
    found = stability(scenario(issues=issues, worth=worth), package=TREATY).judged.addition
    assert dict(found.terms) == {"port": "open", "fair": "yes"}


def test_nothing_is_added_that_somebody_would_not_sign():
    """Fails where a deal is made to hold that a principal, to whom it costs all it gains, would refuse."""
    parties = {"A": {}, "B": {"no_deal": 3}}
    found = cheapest_addition(scenario(**BROKEN, parties=parties), TREATY, (), "seq")
    assert (dict(found.terms), found.complete) == ({}, True)
    told = as_text(stability(scenario(**BROKEN, parties=parties), package=TREATY))
    assert "No one or two unused terms that leave all willing to sign would make it hold" in told


def test_additions_agree_with_asking_each():
    """Fails where some cheaper single term would have done, asked one by one."""
    case = scenario(**BROKEN)
    found = cheapest_addition(case, TREATY, (), "seq")
    holding = {}
    for issue, option in (("port", "open"), ("fair", "yes"), ("bridge", "yes")):
        at = stability(case, package=TREATY | {issue: option}).judged
        if at.holds["seq"] and min(at.over_no_deal.values()) >= 0:
            holding[issue] = -case.worth["B"][issue][option].mode
    assert [min(holding, key=holding.get)] == list(found.terms)


def test_what_is_said_is_the_smallest_change_of_statements():
    """Fails where leaving a statement out does not do what is said of it."""
    judged = stability(scenario(**SAYING), target="YN", concept="nash", reorder=True).judged
    ours, theirs = judged.reordered
    assert (ours.party, ours.swaps, ours.drops) == ("A", None, ("NOT 1",))
    assert (theirs.swaps, theirs.drops, theirs.complete) == (None, (), True)
    without = SAYING["conflict"]["preferences"] | {"A": {"statements": ["2"]}}
    changed = scenario(conflict=SAYING["conflict"] | {"preferences": without})
    assert stability(changed, target="YN", concept="nash").judged.holds["nash"]


def test_a_swap_ends_elmira():
    """Fails where state 5 is called robust, which local government would leave if it liked state 1 more."""
    found = stability(load(scenario_file("elmira")), target="5", frailty=True).judged.frail
    assert (found.swaps, found.ways, found.complete) == (1, 2, True)
    assert [(turned.party, turned.liked, turned.likes) for turned in found.change] == [("LG", 5, 1)]


def test_one_move_ahead_is_nash():
    """Fails where looking one move ahead differs from what is best at once, in a published conflict."""
    result = stability(load(scenario_file("cuban-missile-crisis")), target="5", foresight=1)
    stays = [tuple(s.id for s in result.states if p in s.stable["nash"]) for p in result.parties]
    assert [result.foresight.stable[party] for party in result.parties] == stays
    assert result.foresight.equilibria == result.equilibria["nash"]
    assert result.foresight.ends["USSR"] == 1


def test_which_states_a_ranking_must_put_lower():
    """Fails where the share of rankings and the sets behind it come apart: a third puts 1 and 3 lower."""
    standing = stability(load(scenario_file("euphrates-1975")), target="2").judged.standing["SY"]
    assert standing.below["nash"] == ((1, 3),)
    assert standing.rankings["nash"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("block", [BROKEN, SAYING])
def test_worths_are_floats(block):
    """Fails where a conflict of whole numbers reaches the kernels as integers, which have no infinity."""
    model = chosen_conflict(scenario(**block), TREATY if block is BROKEN else None).model()
    assert model.worth.dtype == float


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"frailty": True}, "about one state -> name it: --target STATE"),
        ({"target": "1", "concept": "nash", "reorder": True, "foresight": 0}, "at least one move ahead"),
    ],
)
def test_refused(options, told):
    """Fails where a question without an answer gets one, or the reader is not told what would be right."""
    with pytest.raises(ValueError, match=told):
        stability(scenario(**SAYING), **options)


def test_statements_and_two_parties_are_needed():
    """Fails where a ranking is re-ordered as statements, or three parties are taken for two."""
    elmira = load(scenario_file("elmira"))
    with pytest.raises(ValueError, match="nobody prefers by statements"):
        stability(elmira, target="1", reorder=True)
    with pytest.raises(ValueError, match="for two parties, not 3 -> leave --foresight out"):
        stability(elmira, foresight=2)
