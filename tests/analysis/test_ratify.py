"""Whether a deal passes at home, and what home does to the bargain."""

import math

import numpy as np
import pytest

from build import RIVER, scenario
from detente.analysis.packages import packages
from detente.analysis.ratify import ratify

TREATY = {"water": "full", "tolls": "lifted"}
BOTH = {"if": {"water": "half"}, "then": {"tolls": "lifted"}}
CHAMBER = {"seats": 100, "quota": 67, "groups": [[55, 0.97], [20, 0.6], [25, 0.05]]}


def at_home(**homes):
    """The river dispute, with homes by party."""
    return scenario(**RIVER, domestic=homes)


def test_a_share_is_the_gain_over_the_best_hope():
    """Fails where what a deal brings home is not its part of the best that the party could have signed."""
    best = packages(at_home(A={"floor": 0.5})).ideal["A"]
    judge = ratify(at_home(A={"floor": 0.5}), package=TREATY).home["A"].judges[0]
    assert judge.share == pytest.approx(1 / best)
    assert judge.p == float(judge.share >= 0.5)


def test_the_win_set_is_the_share_of_packages_above_the_floor():
    """Fails where acceptable packages are judged otherwise than one by one."""
    result = ratify(at_home(A={"floor": 0.9}), package=TREATY)
    gains = [0, 1, 4]  # nothing, all the water, half of it, each but the first with tolls lifted
    assert result.n_acceptable == len(gains)
    assert result.win_set == {"A": pytest.approx(sum(gain >= 0.9 * max(gains) for gain in gains) / 3)}


def test_every_veto_player_must_be_content():
    """Fails where the strictest at home does not decide, or a veto player's own worths are passed over."""
    senate = {"name": "Senate", "floor": 0.2, "worth": {"water": {"full": -8}}}
    result = ratify(at_home(A={"floor": 0.1, "veto": [senate]}), package=TREATY)
    own, other = result.home["A"].judges
    assert (own.name, own.p, other.name, other.p) == (None, 1.0, "Senate", 0.0)
    assert other.share == pytest.approx(-2 / 4)
    assert result.p == {"A": 0.0}


def test_a_cover_story_brings_a_deal_through():
    """Fails where a discounted cost does not lift what is seen at home, or the gain by it is not told."""
    cover = {"name": "repairs", "covers": {"water": ["half", "full"]}, "discount": 0.4}
    bare, covered = (at_home(A={"floor": 0.5, **more}) for more in ({}, {"cover": [cover]}))
    assert ratify(bare, package=TREATY).p == {"A": 0.0}
    result = ratify(covered, package=TREATY)
    told = result.home["A"].covers[0]
    assert result.home["A"].judges[0].share == pytest.approx((6 - 0.6 * 5) / 4)
    assert (result.p["A"], told.used, told.p_without) == (1.0, True, 0.0)
    assert told.win_set_without < result.win_set["A"]


def test_of_two_cover_stories_the_better_counts():
    """Fails where two names for one term hide its cost twice."""
    covers = [{"name": f"story {d}", "covers": {"water": "full"}, "discount": d} for d in (0.2, 0.6)]
    judge = ratify(at_home(A={"floor": 0, "cover": covers}), package=TREATY).home["A"].judges[0]
    assert judge.share == pytest.approx((6 - 0.4 * 5) / 4)


def test_an_uncertain_floor_is_passed_with_its_probability():
    """Fails where a floor that nobody knows is taken at its mode: uniform from 0 to 1, a quarter passes."""
    result = ratify(at_home(A={"floor": {"dist": "uniform", "low": 0, "high": 1}}), package=TREATY)
    assert result.p["A"] == pytest.approx(0.25, abs=1e-3)


def test_the_chamber_s_vote_counts_and_sways():
    """Fails where the worked example's vote is another here, or a better deal does not sway members."""
    vote = ratify(at_home(A={"chamber": CHAMBER}), package=TREATY).home["A"].vote
    assert (vote.p, vote.expected) == (pytest.approx(0.519, abs=5e-4), pytest.approx(66.6))
    swayed = ratify(at_home(A={"chamber": {**CHAMBER, "slope": 2}}), package=TREATY).home["A"].vote
    shift = 2 * (0.25 - 0.5)
    expected = sum(n / (1 + math.exp(-(math.log(p / (1 - p)) + shift))) for n, p in CHAMBER["groups"])
    assert swayed.expected == pytest.approx(expected)
    assert swayed.p < vote.p


def test_all_homes_together():
    """Fails where the chance that all ratify is not the product of each home's."""
    result = ratify(at_home(A={"chamber": CHAMBER}, B={"chamber": {**CHAMBER, "quota": 60}}), package=TREATY)
    assert result.p_all == pytest.approx(result.p["A"] * result.p["B"])
    assert list(result.p) == ["A", "B"]


def pie(floor_a, floor_b, patience=0.9):
    """One pie, its floors and factors."""
    parties = {name: {"patience": patience} for name in "AB"}
    return scenario(parties=parties, domestic={"A": {"floor": floor_a}, "B": {"floor": floor_b}})


def test_the_truncated_bargain_of_the_textbook():
    """Fails where the worked example's offers are others here: a floor of .6 makes x .64 and y .60."""
    result = ratify(pie(0.6, 0))
    assert result.offer == {"A": pytest.approx(0.64), "B": pytest.approx(0.40)}
    assert result.win_set == {"A": (0.6, 1.0), "B": (0.0, 1.0)}
    tied = result.tied_hands["A"]
    assert (tied.share, tied.share_free) == (pytest.approx(0.62), pytest.approx(0.5))


def test_floors_beyond_the_pie_leave_nothing_to_ratify():
    """Fails where a deal is told although no division passes at both homes."""
    result = ratify(pie(0.6, 0.5))
    assert (result.p, result.p_all) == ({"A": None, "B": None}, None)
    assert result.offer == {"A": None, "B": None}
    assert "add up to more than the pie" in result.warnings[-1]


def test_what_is_uncertain_at_home_can_cost_more_than_it_brings():
    """Fails where the Schelling conjecture holds whatever the doubt about the floor."""
    known, doubtful = (ratify(pie(floor, 0)).tied_hands["A"] for floor in (0.6, [0.2, 0.6, 0.98]))
    assert known.value > known.value_free
    assert doubtful.share > doubtful.share_free
    assert doubtful.value < doubtful.value_free


def test_where_nothing_is_acceptable_nothing_comes_to_a_vote():
    """Fails where a chance of ratification is told of a deal that nobody would sign."""
    parties = {"A": {"no_deal": 9}, "B": {"no_deal": 9}}
    result = ratify(scenario(**RIVER, parties=parties, domestic={"A": {"floor": 0.5}}))
    assert (result.p, result.n_acceptable, result.deal) == ({"A": None}, 0, None)


def test_without_a_list_of_packages_win_sets_are_left_out():
    """Fails where packages beyond the limit are counted by looking at some."""
    names = [f"i{k}" for k in range(21)]
    issues = {name: {"options": ["no", "yes"], "giver": "A"} for name in names}
    worth = {"A": {n: {"yes": -1} for n in names[::2]}, "B": {n: {"yes": 2} for n in names}}
    worth["A"] |= {n: {"yes": 3} for n in names[1::2]}
    result = ratify(scenario(issues=issues, worth=worth, domestic={"A": {"floor": 0.3}}))
    assert (result.win_set, result.n_acceptable) == ({"A": None}, None)
    assert 0 <= result.p["A"] <= 1
    assert any(warning.startswith("win-sets are left out") for warning in result.warnings)


def test_who_signs_nothing_ratifies_nothing():
    """Fails where a third party's parliament stops a deal that it is not asked about, without a word."""
    parties = {"A": {}, "B": {}, "C": {"role": "third party"}}
    result = ratify(scenario(**RIVER, parties=parties, domestic={"A": {"floor": 0}, "C": {"floor": 1}}))
    assert list(result.p) == ["A"]
    assert "C signs nothing, so its `domestic` entry is left out" in result.warnings


@pytest.mark.parametrize(
    ("blocks", "options", "told"),
    [
        (RIVER, {}, "no `domestic` block of a party that signs"),
        ({"domestic": {"A": {"floor": 0.5}}}, {"package": TREATY}, "no `issues` block"),
        (RIVER | {"domestic": {"A": {}}}, {"package": {"sea": "half"}}, "unknown issue 'sea'"),
        (
            RIVER
            | {"domestic": {"A": {}}, "requires": [{"if": {"water": "half"}, "then": {"tolls": "lifted"}}]},
            {"package": {"water": "half"}},
            r"requires\[0\] rules out the deal",
        ),
    ],
)
def test_what_cannot_be_answered_is_told(blocks, options, told):
    """Fails where a question without an answer gets one, or a traceback."""
    with pytest.raises(ValueError, match=told):
        ratify(scenario(**blocks), **options)


def test_linkages_and_delivery_count_at_home():
    """Fails where home sees another worth than the party does, but for cover stories."""
    issues = RIVER["issues"] | {"tolls": RIVER["issues"]["tolls"] | {"via": {"party": "C", "delivers": 0.5}}}
    parties = {"A": {}, "B": {}, "C": {"role": "third party"}}
    case = RIVER | {"issues": issues, "linkages": [{"when": TREATY, "worth": {"A": 4}}]}
    result = ratify(scenario(**case, parties=parties, domestic={"A": {"floor": 0.5}}), package=TREATY)
    gain = -5 + 0.5 * 6 + 4
    best = packages(scenario(**case, parties=parties)).ideal["A"]
    assert np.isclose(result.home["A"].judges[0].share, gain / best)
