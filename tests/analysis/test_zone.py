"""The zone of agreement: what makes it, opens and closes it, binds it, and what it brings."""

from contextlib import ExitStack
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import RIVER, scenario, swaps
from detente.analysis.packages import packages
from detente.models.elimination import TooDenseError
from detente.report.packages import as_text

ONE_EACH = {"A": {"no_deal": 1}, "B": {"no_deal": 1}}
OPTIONS = ["o", "x", "y"]


def explained(blocks, **asked):
    """The zone of a scenario given by its blocks."""
    return packages(scenario(**blocks), zone=True, **asked).zone


@st.composite
def tables(draw):
    """Two or three principals, three issues, a linkage and a rule; maybe a quorum, maybe no status quo."""
    points = st.integers(-6, 6)
    names = draw(st.sampled_from(["AB", "ABC"]))
    issue, other = draw(st.permutations("IJK"))[:2]
    blocks = {
        "parties": {p: {"no_deal": draw(st.integers(-3, 6))} for p in names},
        "issues": {i: {"options": OPTIONS} for i in "IJK"},
        "worth": {p: {i: {o: draw(points) for o in OPTIONS[1:]} for i in "IJK"} for p in names},
        "linkages": [{"when": {issue: "x", other: ["x", "y"]}, "worth": {"A": draw(points), "B": 3}}],
        "requires": [{"if": {issue: ["x", "y"]}, "then": {other: draw(st.sampled_from(OPTIONS))}}],
        "status_quo": draw(st.sampled_from(["first", "none"])),
    }
    rule = draw(st.sampled_from([None, {"veto": ["A"], "quorum": 2}, {"quorum": 1}]))
    return blocks if rule is None else blocks | {"acceptance": rule}


def fixed(blocks, issue, option):
    """The same blocks with one issue settled by a rule."""
    rule = {"if": {issue: OPTIONS}, "then": {issue: option}}
    return blocks | {"requires": [*blocks["requires"], rule]}


def walking_away_at(blocks, party, value):
    """The same blocks with another no deal of one principal."""
    return blocks | {"parties": blocks["parties"] | {party: {"no_deal": value}}}


def acceptable(blocks):
    """How many packages are, asked of a scenario changed by hand."""
    return packages(scenario(**blocks)).n_acceptable


@settings(max_examples=30)
@given(tables())
def test_what_makes_the_zone_is_what_it_takes(blocks):
    """Fails where an issue or linkage is named without which something is acceptable, or one is missed."""
    zone, unlinked = explained(blocks), blocks | {"linkages": []}
    if zone.made_by is None:
        assert [x.place for x in zone.barred_by.linkages] == ([0] if acceptable(unlinked) else [])
        unruled = acceptable(blocks | {"requires": []})
        assert [rule.place for rule in zone.barred_by.requires] == ([0] if unruled else [])
        return
    tried = ["o"] if blocks["status_quo"] == "first" else OPTIONS
    expected = {i: tuple(o for o in tried if not settled_acceptably(blocks, i, o)) for i in "IJK"}
    assert {s.issue: s.at for s in zone.made_by.issues} == {i: at for i, at in expected.items() if at}
    assert [x.place for x in zone.made_by.linkages] == ([] if acceptable(unlinked) else [0])


def settled_acceptably(blocks, issue, option):
    """Whether something is acceptable with one issue settled; nothing is where the rules leave nothing."""
    try:
        return acceptable(fixed(blocks, issue, option)) > 0
    except ValueError:
        return False


@settings(max_examples=30)
@given(tables())
def test_a_no_deal_opens_or_closes_the_zone_where_it_says(blocks):
    """Fails where a smaller change would do, the one named would not, or a decisive principal is missed."""
    zone = explained(blocks)
    threshold, beyond = (zone.closes_at, 1) if zone.opens_at is None else (zone.opens_at, 0.5)
    for party, value in threshold.no_deal.items():
        if value is None:
            extreme = 99 if zone.opens_at is None else -99
            assert (acceptable(walking_away_at(blocks, party, extreme)) > 0) == (zone.opens_at is None)
            continue
        assert acceptable(walking_away_at(blocks, party, value)) > 0
        assert acceptable(walking_away_at(blocks, party, value + beyond)) == 0
        now = blocks["parties"][party]["no_deal"]
        assert threshold.change[party] == abs(value - now)
    changes = [x for x in threshold.change.values() if x is not None]
    assert threshold.smallest is None if not changes else threshold.change[threshold.smallest] == min(changes)


@settings(max_examples=30)
@given(tables())
def test_a_pair_is_judged_as_if_alone(blocks):
    """Fails where a third principal's refusal, or the quorum, keeps a pair from agreeing."""
    for pair in explained(blocks).pairs:
        others = {p: {"role": "third party"} for p in blocks["parties"] if p not in pair.parties}
        alone = {k: v for k, v in blocks.items() if k != "acceptance"}
        result = packages(scenario(**alone | {"parties": blocks["parties"] | others}))
        assert (pair.n, pair.possible) == (result.n_acceptable, result.n_acceptable > 0)
        assert pair.best == (result.ideal if pair.possible else {})


@settings(max_examples=30)
@given(tables())
def test_a_rule_that_binds_is_one_whose_lifting_raises_the_product(blocks):
    """Fails where lifting a rule that is named brings nothing, or a rule that costs something is missed."""
    result, freed = packages(scenario(**blocks), zone=True), blocks | {"requires": []}
    if result.zone.binds is None:
        return
    before, after = result.solutions["nash"], packages(scenario(**freed)).solutions["nash"]
    grown = any(served(result, p) < served(packages(scenario(**freed)), p) for p in blocks["parties"])
    named = result.zone.binds.requires
    assert bool(named) == (grown or after.value > before.value)
    assert [(loose.package, loose.value) for loose in named] == [(after.package, after.value)] * len(named)
    free = result.zone.binds.utilitarian
    sums = [sum(p.worth[name] for name in result.principals) for p in result.frontier]
    assert max(sums) == (result.solutions["utilitarian"].value if free is None else free.value)
    assert free is None or [p for p in result.principals if free.worth[p] < result.no_deal[p]] == list(
        free.refused_by
    )


def served(result, party):
    return result.ideal[party] > result.no_deal[party]


@settings(max_examples=30)
@given(tables(), st.sampled_from([{}, {"detente.analysis.space.leaves_of": TooDenseError("dense")}]))
def test_searching_agrees_with_looking(blocks, patched):
    """Fails where a scenario too large to list is explained otherwise than a small one."""
    asked = {"proposal": {"I": "o"}}
    looked = comparable_parts(explained(blocks, **asked))
    with ExitStack() as stack:
        stack.enter_context(mock.patch("detente.analysis.space.LIST_UP_TO", 0))
        for name, error in patched.items():
            stack.enter_context(mock.patch(name, side_effect=error))
        assert comparable_parts(explained(blocks, **asked)) == looked


def comparable_parts(zone):
    """What does not depend on which of several equally good packages is named, nor on counting."""
    parts = zone.to_dict()
    for pair in parts["pairs"]:
        del pair["n"]
    if parts["integrative"] is not None:
        parts["integrative"] = parts["integrative"]["package"]
    if parts["binds"] is not None:
        free = parts["binds"].pop("utilitarian")
        values = [free and free["value"], *(rule["value"] for rule in parts["binds"]["requires"])]
        places = [rule["place"] for rule in parts["binds"].pop("requires")]
        parts["binds"] = (places, [x and round(x, 6) for x in values])
    return parts


def test_a_linkage_makes_the_zone_or_stands_in_its_way():
    """Fails where the terms are blamed for what only their standing together brings.

    Full water for lifted tolls leaves A at 1 and B at 4; with no deals of 2 and 4 it takes 1 more for A.
    """
    parties = {"A": {"no_deal": 2}, "B": {"no_deal": 4}}
    link = {"when": {"water": "full", "tolls": "lifted"}, "worth": {"A": 1}}
    made = explained(RIVER | {"parties": parties, "linkages": [link]}).made_by
    assert ([s.issue for s in made.issues], [x.place for x in made.linkages]) == (["water", "tolls"], [0])
    spoiled = link | {"worth": {"B": -1}}
    zone = explained(RIVER | {"parties": ONE_EACH | {"B": {"no_deal": 4}}, "linkages": [spoiled]})
    assert (zone.made_by, [x.place for x in zone.barred_by.linkages]) == (None, [0])


def test_a_requirement_bars_the_zone_or_holds_the_product_down():
    """Fails where a rule that rules out the better package is not named, with what it would be.

    Half water for lifted tolls brings 4 and 1, full water 1 and 4: ruled out, one is left.
    """
    rule = [{"if": {"tolls": "lifted"}, "then": {"water": ["as now", "full"]}}]
    tilted = RIVER | {"parties": {"A": {}, "B": {"no_deal": -1}}, "requires": rule}
    (loose,) = explained(tilted).binds.requires
    assert (loose.rule.place, loose.value) == (0, 8)
    assert loose.package == {"water": "half", "tolls": "lifted"}
    zone = explained(RIVER | {"parties": {"A": {"no_deal": 4}, "B": {"no_deal": 1}}, "requires": rule})
    assert [found.place for found in zone.barred_by.requires] == [0]


def test_the_largest_sum_may_be_refused():
    """Fails where a package that some principal refuses is not told apart from one that all accept."""
    case = swaps({"prize": (9, 2)}, parties={"A": {"no_deal": -1}, "B": {"no_deal": 1}})
    binds = packages(case, zone=True).zone.binds
    assert (binds.utilitarian.value, binds.utilitarian.refused_by) == (9, ("B",))


def test_who_gets_nothing_is_named():
    """Fails where a principal at no deal, whose slightest demand would be refused, is passed over."""
    binds = explained(RIVER | {"parties": {p: {} for p in "ABC"}}).binds
    assert (binds.principals, binds.requires, binds.utilitarian) == (("C",), (), None)


def test_trades_are_counted_from_the_issue_by_issue_compromise():
    """Fails where the compromise trades across issues, or the gain over it is another.

    Two issues of three steps, each side caring for another one: the middle of both is worth 5 and 5, all to
    whom it matters 9 and 9.
    """
    steps = ["to A", "middle", "to B"]
    high, low = dict(zip(steps, (9, 4.5, 0), strict=True)), dict(zip(steps, (1, 0.5, 0), strict=True))
    zone = explained(
        {
            "parties": {"A": {"no_deal": 1}, "B": {"no_deal": 1}},
            "issues": {"dear to A": {"options": steps}, "dear to B": {"options": steps}},
            "worth": {
                "A": {"dear to A": high, "dear to B": low},
                "B": {
                    "dear to A": dict(zip(steps, (0, 0.5, 1), strict=True)),
                    "dear to B": dict(zip(steps, (0, 4.5, 9), strict=True)),
                },
            },
            "status_quo": "none",
        }
    )
    assert set(zone.integrative.package.values()) == {"middle"}
    assert (zone.integrative.worth, zone.integrative.acceptable) == ({"A": 5, "B": 5}, True)
    assert (zone.integrative.gain, zone.integrative.ratio) == ({"A": 4, "B": 4}, 4)


def test_a_compromise_that_a_rule_forbids_is_none():
    """Fails where a package that cannot be is taken as the yardstick."""
    rule = [
        {"if": {"water": "half"}, "then": {"tolls": "lifted"}},
        {"if": {"tolls": "lifted"}, "then": {"water": "full"}},
    ]
    assert explained(RIVER | {"requires": rule}).integrative is None


def test_beliefs_each_bring_the_party_to_no_deal():
    """Fails where a belief that is named does not suffice by itself, or more is asked than needed.

    Water counts for B by half: half water brings 2 of 4 against a no deal of 3.
    """
    issues = RIVER["issues"] | {"water": RIVER["issues"]["water"] | {"via": {"party": "C", "delivers": 0.5}}}
    parties = {"A": {}, "B": {"no_deal": 3}, "C": {"role": "third party"}}
    blocks = RIVER | {"issues": issues, "parties": parties}
    a, b = explained(blocks, proposal={"water": "half"}).beliefs
    assert (a.party, a.at_most, a.delivery) == ("A", -2, ())
    assert [(worth.option, worth.now, worth.at_least) for worth in a.worth] == [("half", -2, 0)]
    (delivery,), (worth,) = b.delivery, b.worth
    assert (b.at_most, delivery.via, delivery.needs, delivery.at, worth.at_least) == (
        2,
        "C",
        "at least",
        0.75,
        6,
    )
    for change in (
        {"parties.B.no_deal": b.at_most},
        {"issues.water.via.delivers": delivery.at},
        {"worth.B.water.half": worth.at_least},
    ):
        result = packages(scenario(**blocks).at(change), proposal={"water": "half"})
        assert result.margins(result.proposal.worth)["B"] == 0


def test_no_probability_of_delivery_may_be_enough():
    """Fails where a probability above 1 is asked for, or one that hurts is asked to rise."""
    issues = RIVER["issues"] | {"tolls": RIVER["issues"]["tolls"] | {"via": {"party": "C", "delivers": 0.5}}}
    issues["tolls"]["giver"] = "A"
    parties = {"A": {"no_deal": 99}, "B": {"no_deal": -1}, "C": {"role": "third party"}}
    (a, b) = explained(RIVER | {"issues": issues, "parties": parties}, proposal={"tolls": "lifted"}).beliefs
    assert a.delivery == ()
    (hurt,) = b.delivery
    assert (hurt.needs, hurt.at) == ("at most", pytest.approx(1 / 3))
    (far,) = (
        explained(
            RIVER | {"issues": issues, "parties": parties | {"B": {"no_deal": 1}}},
            proposal={"tolls": "lifted"},
        )
        .beliefs[1]
        .delivery
    )
    assert far.at is None


def test_only_what_was_asked_is_explained():
    """Fails where the zone is worked out unasked, or a willing party is told what to believe."""
    assert packages(scenario(**RIVER)).zone is None
    assert explained(RIVER).beliefs == ()
    assert packages(scenario(**RIVER)).answer()["zone"] is None


@pytest.mark.parametrize(
    ("blocks", "sentence"),
    [
        (
            RIVER | {"parties": ONE_EACH},
            "A and B: 2 packages leave both at or above no deal; at best A 4, B 4",
        ),
        (RIVER | {"parties": ONE_EACH}, "left at the status quo nothing is acceptable: water; tolls"),
        (
            RIVER | {"parties": ONE_EACH},
            "rises above A 4 (now 1) or B 4 (now 1); the smallest rise is A's, 3",
        ),
        (RIVER | {"parties": {"A": {"no_deal": 5}, "B": {"no_deal": 2}}}, "the smallest fall is A's, 4"),
        (
            RIVER | {"parties": {"A": {"no_deal": 7}, "B": {"no_deal": 8}}},
            "no fall of one no deal alone would",
        ),
        (RIVER | {"acceptance": {"quorum": 1}}, "the others could agree without A"),
    ],
)
def test_the_report_says_it_in_sentences(blocks, sentence):
    """Fails where a part of the explanation is missing from what people read."""
    text = as_text(packages(scenario(**blocks), zone=True))
    assert sentence in " ".join(text.split())
