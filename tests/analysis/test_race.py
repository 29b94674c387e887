"""From a scenario's `race` block to who settles first, and to what people read of it."""

import dataclasses
import xml.etree.ElementTree as ElementTree

import pytest

from build import RIVER, scenario
from detente.analysis.packages import packages
from detente.analysis.race import race
from detente.report.race import as_text
from detente.report.race_graph import as_svg

SVG = "{http://www.w3.org/2000/svg}"
PARTIES = {"parties": {"P": {}, "R": {}, "S": {}}}
TABLE = {
    "pivot": "P",
    "rivals": ["R", "S"],
    "meet": {"R": 0.3, "S": 0.3},
    "flows": {"": [0, 0, 0], "R": [3, 2, -2], "S": [4, -1.5, 2], "S+R": [5, 1, 1.5]},
}
ADDED_UP = {
    "pivot": "P",
    "rivals": ["R", "S"],
    "meet": {"R": 0.3, "S": 0.3},
    "gains": {"R": {"P": 3, "R": 2}, "S": {"S": 2, "P": 4}},
    "effects": {"R|S": -0.5, "S|R": -1},
    "left_out": {"R|S": -1.5, "S|R": -0.5},
    "substitutes": {"S|R": 2},
}
# The river's two sides as pivot and rival, a third party beside them who loses by their water.
TWO_TRACKS = RIVER | {
    "parties": {"A": {"no_deal": 0.5}, "B": {}, "C": {"role": "third party"}},
    "worth": RIVER["worth"] | {"C": {"water": {"half": -1, "full": -3}}},
    "race": {
        "pivot": "A",
        "rivals": ["B", "C"],
        "tracks": {"B": {"issues": ["water", "tolls"]}},
        "gains": {"C": {"A": 1, "C": 2}},
    },
}


# One pivot, two rivals, each with talks of its own, and each hurt by the other's deal.
SIDE_BY_SIDE = {
    "parties": {"P": {"no_deal": 0.5}, "R": {}, "S": {}},
    "issues": {
        "relief": {"options": ["kept", "eased", "lifted"], "giver": "P"},
        "syria": {"options": ["stays", "leaves"], "giver": "R"},
        "tariffs": {"options": ["raised", "cut"], "giver": "P"},
        "orders": {"options": ["none", "large"], "giver": "S"},
    },
    "worth": {
        "P": {
            "relief": {"eased": -2, "lifted": -6},
            "syria": {"leaves": 5},
            "tariffs": {"cut": -4},
            "orders": {"large": 6},
        },
        "R": {
            "relief": {"eased": 4, "lifted": 7},
            "syria": {"leaves": -3},
            "tariffs": {"cut": -1},
            "orders": {"large": -1},
        },
        "S": {
            "relief": {"eased": -1, "lifted": -2},
            "syria": {"leaves": 0},
            "tariffs": {"cut": 7},
            "orders": {"large": -3},
        },
    },
    "race": {
        "pivot": "P",
        "rivals": ["R", "S"],
        "meet": {"R": 0.3, "S": 0.3},
        "tracks": {"R": {"issues": ["relief", "syria"]}, "S": {"issues": ["tariffs", "orders"]}},
    },
}
THIRD = {"role": "third party"}


def _other(rival):
    return {"R": "S", "S": "R"}[rival]


def told(case, **options):
    """The outcome of a race."""
    return race(scenario(**case), **options).outcome


def text(case, **options):
    """What people read, in one line."""
    return " ".join(as_text(race(scenario(**case), **options)).split())


def raced(block, **changes):
    """A scenario of three parties with this block."""
    return PARTIES | {"race": {**block, **changes}}


def test_the_triangle_of_the_literature():
    """Fails where the block's numbers do not reach the model, or its answers the wrong rival."""
    found = told(raced(TABLE))
    assert found.if_first == pytest.approx({"R": 11.89, "S": 15.95}, abs=5e-3)
    assert found.if_another_first == pytest.approx({"R": -0.81, "S": 2.30}, abs=5e-3)
    assert found.pays["R"] == pytest.approx({"first": 1.61, "last": 7.5, "apart": -5}, abs=5e-3)
    assert (found.order, found.charges, found.totals["worst"]) == (("R", "S"), {"R": 2.0, "S": 3.5}, 4.5)


def test_deals_that_add_up_make_the_same_table():
    """Fails where gains, effects, what the left out suffer and substitutes do not add up to the flows."""
    assert race(scenario(**raced(ADDED_UP))).outcome == told(raced(TABLE))


def test_being_first_is_worth_the_difference_less_the_payment():
    """Fails where a premium leaves out what the rival pays, or a loss what it has now."""
    found = told(raced(TABLE))
    assert found.first_mover_premium["R"] == pytest.approx(11.8919 + 0.8108 - 1.6121, abs=5e-4)
    assert found.odd_man_out_loss["R"] == pytest.approx(-15 - found.value["R"])


def test_who_meets_the_pivot_more_often_is_first_more_often():
    """Fails where chances are not shared as those of meeting, or what is unsaid gets none."""
    found = told(raced(TABLE, meet={"R": 0.3}))
    assert found.p_first == pytest.approx({"R": 0.3, "S": 0.7})
    assert (found.first_period, found.odd_man_out) == (pytest.approx(1), "R")
    assert told(raced(TABLE, meet={})).p_first == pytest.approx({"R": 0.5, "S": 0.5})


def test_a_horizon_leaves_some_without_a_deal():
    """Fails where a race of few periods is told as if it went on."""
    found = told(raced(TABLE), periods=2)
    assert found.p_none == pytest.approx(0.4**2)
    assert found.first_period == pytest.approx((0.6 + 2 * 0.24) / 0.84)


def test_what_a_track_s_package_is_worth_is_what_its_deal_brings():
    """Fails where a deal's flows are not the package's worth over no deal, or spare the rival left out."""
    found = race(scenario(**TWO_TRACKS))
    track = found.outcome.tracks["B"]
    assert track["package"] == {"water": "half", "tolls": "lifted"}
    assert (track["gain"], track["worth"]) == ({"A": 3.5, "B": 1.0}, {"C": -1.0})
    flows = {dealt.settled: dealt.flow for dealt in found.sets}
    assert flows["B",] == {"A": 3.5, "B": 1, "C": -1}
    assert flows["B", "C"] == {"A": 4.5, "B": 1, "C": 1}


def test_two_tracks_are_two_deals_each_of_its_own():
    """Fails where one track's package hangs on the other's issues or no deal, or its effect is left out."""
    found = race(scenario(**SIDE_BY_SIDE))
    for rival, track in SIDE_BY_SIDE["race"]["tracks"].items():
        alone = {key: value for key, value in SIDE_BY_SIDE.items() if key != "race"}
        issues = {name: told for name, told in alone["issues"].items() if name in track["issues"]}
        own = {party: {name: worth[name] for name in issues} for party, worth in alone["worth"].items()}
        talks = alone | {"issues": issues, "worth": own, "parties": alone["parties"] | {_other(rival): THIRD}}
        package = packages(scenario(**talks)).solutions["nash"]
        gain = {party: package.worth[party] - 0.5 * (party == "P") for party in ("P", rival)}
        assert found.outcome.tracks[rival]["gain"] == pytest.approx(gain)
    flows = {dealt.settled: dealt.flow for dealt in found.sets}
    assert flows["R",] == pytest.approx({"P": 2.5, "R": 1, "S": -1})
    assert flows["R", "S"] == {player: flows["R",][player] + flows["S",][player] for player in "PRS"}
    assert not found.warnings


def test_what_reaches_across_tracks_is_told():
    """Fails where an issue of two tracks, or a linkage between them, is passed over in silence."""
    tracks = {"R": {"issues": ["relief", "syria"]}, "S": {"issues": ["relief", "tariffs", "orders"]}}
    case = SIDE_BY_SIDE | {
        "race": SIDE_BY_SIDE["race"] | {"tracks": tracks},
        "linkages": [{"when": {"syria": "leaves", "orders": "large"}, "worth": {"P": 3}}],
    }
    shared, linked = race(scenario(**case)).warnings
    assert shared.startswith("relief is on the tracks of R and S")
    assert linked.startswith("the linkage of syria and orders reaches across tracks")


def test_an_issue_off_the_track_stays_as_it_is():
    """Fails where talks on one issue trade another one too."""
    block = TWO_TRACKS["race"] | {"tracks": {"B": {"issues": ["tolls"], "no_deal": {"A": 0, "B": -4}}}}
    track = told(TWO_TRACKS | {"race": block}).tracks["B"]
    assert (track["package"], track["gain"]) == ({"tolls": "lifted"}, {"A": 6, "B": 1})


def test_talks_that_come_to_nothing_leave_the_rival_out():
    """Fails where a rival without an acceptable package settles all the same, or is ranked."""
    parties = TWO_TRACKS["parties"] | {"B": {"no_deal": 9}}
    found = race(scenario(**TWO_TRACKS | {"parties": parties}))
    assert (found.outcome.p_settles, found.outcome.order) == ({"B": 0.0, "C": pytest.approx(1)}, ("C",))
    assert found.outcome.odd_man_out == "B"
    assert found.warnings[-1].startswith("the talks between A and B come to nothing")
    assert [dealt.settled for dealt in found.sets] == [(), ("C",)]


def test_who_waits_is_told():
    """Fails where people are not told that a rival holds out, and until when."""
    flows = {"": [0, 0, 0], "R": [-1, 1, 1], "S": [1, 0, 0], "R+S": [1, 0, -2]}
    case = raced(TABLE, flows=flows, meet={"R": 0.4, "S": 0.4})
    assert "R waits until period 12 if nobody settles" in text(case, periods=12)
    never = raced(TABLE, flows={"": [0, 0, 0], "R": [-1, 0, 0], "S": [1, 0, 1], "R+S": [0, 0, 1]})
    assert "R never settles: waiting is worth more to the two than a deal" in text(never)


def test_a_race_without_a_long_run_is_told_with_a_horizon():
    """Fails where delay in cycles is told as if one period stood for all."""
    flows = {"": [0, 0, 0], "R": [1, 1, -2], "S": [1, 0, 1], "R+S": [1, -1, 0]}
    case = raced(TABLE, flows=flows, meet={"R": 0.4, "S": 0.4})
    found = race(scenario(**case))
    assert found.warnings[-1].startswith("without a deadline this race has no values")
    assert not found.outcome.converged
    assert dataclasses.replace(found.outcome, converged=True) == told(case, periods=100)


def test_the_answer_comes_first_in_words():
    """Fails where a reader must look for who is first, who pays whom or who is squeezed."""
    seen = text(raced(TABLE, period_months=3, meet={"R": 0.2, "S": 0.4}))
    assert seen.startswith("test Who settles with P first: S 67 %, R 33 %")
    assert "first deal in period 1.7 (about 5 months on)" in seen
    assert "the odd man out is R: the other settles before it in 67 %" in seen
    assert "if no deal touched another rival: P pays S 10; P pays R 5" in seen
    assert "squeezed: S pays 3.5 for a deal that alone brings it 2" in seen


def test_many_rivals_are_told_in_few_lines():
    """Fails where sixteen rivals fill the screen, or a list passes what a reader can take."""
    names = [f"R{number}" for number in range(12)]
    gains = {name: {"P": 1 + place, name: 1} for place, name in enumerate(names)}
    parties = {name: {} for name in ("P", *names)}
    found = race(scenario(parties=parties, race={"pivot": "P", "rivals": names, "gains": gains}))
    assert found.sets is None
    assert "4,096 sets of rivals are not listed" in found.warnings[0]
    assert "and 4 more rivals" in as_text(found)
    assert len(as_text(found).splitlines()) < 40


def test_many_periods_of_many_rivals_are_refused():
    """Fails where a race that no memory holds is begun."""
    names = [f"R{number}" for number in range(16)]
    block = {"pivot": "P", "rivals": names, "gains": {name: {"P": 1} for name in names}}
    with pytest.raises(ValueError, match="300 periods of 16 rivals -> give at most 256"):
        race(scenario(parties={name: {} for name in ("P", *names)}, race=block), periods=300)


@pytest.mark.parametrize("periods", [0, 10_001])
def test_a_race_without_an_end_is_refused(periods):
    """Fails where a number of periods that cannot be is passed over."""
    with pytest.raises(ValueError, match="give 1 to 10,000"):
        told(raced(TABLE), periods=periods)


def test_the_picture_shows_every_set_and_deal():
    """Fails where the picture leaves a set or a deal out, or a name could put markup into it."""
    names = {"P": "R&D", "R": "<script>", "S": "S"}
    parties = {names[name]: {} for name in names}
    block = TABLE | {"pivot": "R&D", "rivals": ["<script>", "S"], "meet": {"S": 0.999}}
    flows = {settled.replace("R", "<script>"): row for settled, row in TABLE["flows"].items()}
    picture = as_svg(race(scenario(parties=parties, race=block | {"flows": flows})))
    root = ElementTree.fromstring(picture)
    assert "<script>" not in picture
    assert root.find(f"{SVG}desc").text == "4 sets of rivals, 4 deals that may follow, 4 of them struck."
    assert {told.text for told in root.iter(f"{SVG}text")} >= {"<0.5 %", "<script>", "S", "<script>+S"}


def test_of_two_as_likely_to_be_left_behind_neither_is_the_odd_man_out():
    """Fails where a tie is told as a defeat."""
    found = raced(TABLE)
    assert told(found).p_last == pytest.approx({"R": 0.5, "S": 0.5})
    assert told(found).odd_man_out is None
    assert "no odd man out: R and S are as likely to be it, 50 % each" in text(found)
