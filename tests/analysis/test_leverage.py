"""What leverage says of a scenario, in its own names and in words."""

from functools import partial

import pytest

from build import RIVER, scenario
from detente.analysis.arrays import package_arrays
from detente.analysis.leverage import leverage
from detente.analysis.packages import packages
from detente.catalogue import scenario_file
from detente.forecasting.bands import over_worlds
from detente.report.leverage import as_text
from detente.scenario import load

TRIANGLE = [["A", "B", 1], ["B", "C", 1], ["A", "C", 1]]


@pytest.fixture
def iran():
    """The packaged worked example."""
    return load(scenario_file("iran-2019"))


def test_the_packaged_case_comes_out_as_worked(iran):
    """Fails where the case says otherwise than the worked example: 39 %, 67 %, India out, all over."""
    told = leverage(iran, cuts=["Iran|India"])
    before, after = (net.share["Iran", "Russia"]["Russia"] for net in (told.network, told.cut.network))
    assert [before, after] == pytest.approx([0.39, 0.67], abs=0.005)
    assert [each.out for each in told.corridor.cascade] == [("India",), ("Russia", "Azerbaijan", "Armenia")]
    assert (told.corridor.survives, told.corridor.waivers) == (False, ("India",))


def test_what_is_cut_may_be_named_either_way_round(iran):
    """Fails where 'B|A' is not the relation of A and B, or a pair without one is cut in silence."""
    one, other = (leverage(iran, cuts=[pair]).cut.network for pair in ("Iran|India", "India|Iran"))
    assert one == other
    with pytest.raises(ValueError, match=r"--cut: nothing between 'Iran\|Turkey' -> "):
        leverage(iran, cuts=["Iran|Turkey"])


def test_who_loses_less_has_leverage(iran):
    """Fails where leverage is not the difference of the losses."""
    cut = leverage(iran, cuts=["India|Iran"]).cut
    assert cut.leverage == {"India|Iran": pytest.approx(cut.loss["Iran"] - cut.loss["India"])}


def test_without_a_stable_outcome_nothing_is_made_up():
    """Fails where three, of whom two can deal, are told shares."""
    told = leverage(scenario(parties={"A": {}, "B": {}, "C": {}}, leverage={"edges": TRIANGLE}))
    assert told.answer()["share"] is None
    assert told.warnings[0].startswith("no outcome of the network is stable")
    assert "no outcome is stable" in as_text(told)


def test_relief_is_what_lifting_brings_and_points_make_a_worth_of_it():
    """A user whom sanctions keep out gets its part of the corridor back, on its own scale."""
    block = {
        "users": {"A": 6, "B": 6},
        "fixed_cost": 4,
        "secondary": {"A": {"probability": 1, "exposure": 5}},
        "relief": {"when": {"tolls": "lifted"}, "points": {"A": 2}},
    }
    told = leverage(scenario(**RIVER, leverage=block)).relief
    assert told.value == {"A": 4, "B": 2}
    assert told.to_dict()["patch"] == {"worth": {"A": {"tolls": {"lifted": 8}}}}


RELIEVED = {
    "users": {"A": 6, "B": 6},
    "fixed_cost": 4,
    "secondary": {"A": {"probability": 1, "exposure": 5}},
    "relief": {"when": {"tolls": "lifted"}, "points": {"A": 2}},
}


def test_relief_counts_only_where_the_file_says_so():
    """Fails where relief changes worths unasked, or is asked for and missing: 2 points for each of 4."""
    counting = RELIEVED | {"relief": RELIEVED["relief"] | {"counts": True}}
    silent, told = (package_arrays(scenario(**RIVER, leverage=block)) for block in (RELIEVED, counting))
    assert (told.option_worth[1] - silent.option_worth[1]).tolist() == [[0, 8], [0, 0]]
    assert (told.option_worth[0] == silent.option_worth[0]).all()
    assert silent.option_worth[1].tolist() == package_arrays(scenario(**RIVER)).option_worth[1].tolist()


def test_packages_say_that_relief_counts():
    """Fails where worths that stand nowhere in the file move an answer without a word."""
    counting = RELIEVED | {"relief": RELIEVED["relief"] | {"counts": True}}
    silent, told = (packages(scenario(**RIVER, leverage=block)) for block in (RELIEVED, counting))
    assert any("leverage.relief counts" in line for line in told.warnings)
    assert not any("leverage.relief" in line for line in silent.warnings)
    assert "counts as worth in points" in as_text(leverage(scenario(**RIVER, leverage=counting)))


def test_a_patch_is_a_variant():
    """Fails where what `relief` tells to add cannot be added."""
    block = {"users": {"A": 6}, "relief": {"when": {"tolls": "lifted"}, "points": {"A": 1}}}
    patch = leverage(scenario(**RIVER, leverage=block)).relief.to_dict()["patch"]
    assert scenario(**RIVER, variants={"lifted": patch}).variants["lifted"] == patch


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ({}, "this scenario has no `leverage` block -> see detente schema leverage"),
        ({"leverage": {}}, "the leverage block is empty -> give edges, users or routes"),
    ],
)
def test_nothing_to_look_at_is_told(blocks, told):
    """Fails where an empty answer is given instead of a word about why."""
    with pytest.raises(ValueError, match="->") as caught:
        leverage(scenario(**blocks))
    assert str(caught.value) == told


def test_the_text_tells_rounds_and_waivers(iran):
    """Fails where a reader is not told who leaves when, or what would save the corridor."""
    told = " ".join(as_text(leverage(iran)).split())
    assert "collapses in 2 rounds" in told
    assert "fewest waivers that keep it alive: India" in told


def test_who_is_cut_off_is_told_whom_it_turns_to(iran):
    """What happens to Iran if India leaves: it is left with Russia, which gets 67 % and not 39 %."""
    told = " ".join(as_text(leverage(iran, cuts=["Iran|India"])).split())
    assert (
        "Iran is left with Russia: it has 2 where it had 3.67, and Russia gets 67 % of what the two have "
        "(before: 39 %)"
    ) in told


def test_worlds_tell_who_leaves_how_often_and_what_a_cut_costs():
    """Fails where the chance of collapse, of each user's exit, or the range of a loss is left out."""
    block = {
        "edges": [["A", "B", [4, 6, 8]]],
        "users": {"A": 6, "B": 6},
        "fixed_cost": 7,
        "secondary": {"A": {"probability": [0.1, 0.5, 0.9], "exposure": 6}},
    }
    told = over_worlds(scenario(leverage=block), ask=partial(leverage, cuts=["A|B"]), draws=200, seed=1)
    collapse = told.bands["survives"]["false"]
    assert 0.2 < collapse < 0.8
    assert told.bands["leaves"]["B"]["true"] == collapse
    loss = told.bands["after"]["loss"]["A"]
    assert 1.9 < loss["low"] < 3 < loss["high"] < 4.1
    assert "the corridor collapses in" in as_text(told)


def test_base_rates_stand_beside_sanctions_only(iran):
    """Fails where the outside view is missing, or told of relations without sanctions."""
    assert "the target gave in to the threat in 23 %" in " ".join(as_text(leverage(iran)).split())
    assert leverage(scenario(leverage={"edges": [["A", "B", 1]]})).base_rates == ()
