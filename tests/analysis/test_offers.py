"""What one side should offer, what Nash's package is made of, and how firm it is."""

import itertools
import random
from math import prod
from unittest import mock

import pytest

from build import RIVER, scenario, swaps
from detente.analysis.packages import packages

LINK = [{"when": {"water": "half", "tolls": "lifted"}, "worth": {"A": 1, "B": -1}}]


def worth_of(case, package):
    """Worths of the principals, from the file's words alone."""
    names = case.principals
    points = dict.fromkeys(names, 0.0)
    for name in names:
        for issue, option in package.items():
            number = case.worth.get(name, {}).get(issue, {}).get(option)
            points[name] += number.mode if number else 0
        for linkage in case.linkages:
            if all(package[issue] == option for issue, option in linkage.when.items()):
                points[name] += linkage.worth[name].mode if name in linkage.worth else 0
    return points


def possible(case):
    """Every package that the requirements leave, with the principals' gains, in the file's order."""
    found = []
    for options in itertools.product(*(issue.options for issue in case.issues.values())):
        package = dict(zip(case.issues, options, strict=True))
        broken = any(
            all(package[i] == o for i, o in rule.if_.items())
            and not all(package[i] == o for i, o in rule.then.items())
            for rule in case.requires
        )
        if not broken:
            worth = worth_of(case, package)
            found.append((package, {name: worth[name] - case.parties[name].no_deal.mode for name in worth}))
    return found


def drawn(seed):
    """A small scenario with whole points, a linkage and a requirement."""
    rng = random.Random(seed)
    names = ["A", "B", "C"][: rng.choice([2, 3])]
    issues = {f"I{n}": {"options": [f"o{k}" for k in range(rng.choice([2, 3]))]} for n in range(4)}
    return scenario(
        parties={name: {"no_deal": rng.randint(-1, 4)} for name in names},
        issues=issues,
        worth={
            name: {i: {o: rng.randint(-5, 6) for o in body["options"][1:]} for i, body in issues.items()}
            for name in names
        },
        linkages=[{"when": {"I0": "o1", "I2": "o0"}, "worth": {"A": rng.randint(-3, 3)}}],
        requires=[{"if": {"I1": "o1"}, "then": {"I3": "o1"}}],
    )


def willing(gains):
    return all(gain >= 0 for gain in gains.values())


def rank(gains, side):
    return gains[side], sorted(gains.values())


SEEDS = range(40)


@pytest.mark.parametrize("listed", [1_000_000, 0], ids=["listed", "merged"])
@pytest.mark.parametrize("seed", SEEDS)
def test_offers_are_the_best_that_brute_force_finds(seed, listed):
    """Fails where a better acceptable package exists than the first offer, or the order is another."""
    case = drawn(seed)
    with mock.patch("detente.analysis.space.LIST_UP_TO", listed):
        result = packages(case, side="B")
    every = [gains for _, gains in possible(case)]
    efficient = {
        tuple(one.values())
        for one in every
        if willing(one) and not any(o != one and all(o[n] >= one[n] for n in one) for o in every)
    }
    best = sorted((dict(zip(every[0], e, strict=True)) for e in efficient), key=lambda g: rank(g, "B"))
    expected = [rank(gains, "B") for gains in best[::-1][:5]]
    assert [rank(offer.gain, "B") for offer in result.offers] == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_the_closest_offer_is_the_one_brute_force_finds(seed):
    """Fails where an acceptable package changes fewer terms, or as few and is better for the side."""
    case = drawn(seed)
    start = case.status_quo_options
    found = [
        (sum(package[i] != start[i] for i in start), package, gains)
        for package, gains in possible(case)
        if willing(gains) and package != start
    ]
    closest = packages(case, side="A").closest_offer
    if not found:
        assert closest is None
        return
    fewest = min(count for count, _, _ in found)
    best = max((rank(gains, "A") for count, _, gains in found if count == fewest))
    assert (len(closest.terms), rank(closest.gain, "A")) == (fewest, best)


@pytest.mark.parametrize("seed", SEEDS)
def test_terms_and_linkages_add_up_to_the_package(seed):
    """Fails where a step is forgotten, counted twice, or valued against the wrong start."""
    case = drawn(seed)
    start = {"I0": "o1", "I1": "o1", "I2": "o0", "I3": "o1"}
    result = packages(case, side="A", proposal=start)
    before, nothing = worth_of(case, start), worth_of(case, case.status_quo_options)
    for offer in result.offers:
        steps = [part.worth for part in (*offer.terms, *offer.linkages)]
        for name in case.principals:
            assert before[name] + sum(step[name] for step in steps) == pytest.approx(offer.worth[name])
    if result.solutions["nash"]:
        steps = [part.worth for part in (*result.trades, *result.linkages)]
        for name, x in nothing.items():
            assert x + sum(step[name] for step in steps) == pytest.approx(
                result.solutions["nash"].worth[name]
            )


@pytest.mark.parametrize("seed", SEEDS)
def test_packages_near_nash_are_those_of_brute_force(seed):
    """Fails where a package within reach is missed, or the ranking or the settled terms are wrong."""
    case = drawn(seed)
    result = packages(case, within=30)
    acceptable = [(package, gains) for package, gains in possible(case) if willing(gains)]
    if not acceptable:
        assert (result.near_nash, result.settled, result.open) == ((), {}, ())
        return
    served = [name for name in case.principals if any(gains[name] > 0 for _, gains in acceptable)]
    scored = [(prod(gains[name] for name in served), package) for package, gains in acceptable]
    best = max(score for score, _ in scored)
    near = [(score, package) for score, package in scored if score >= 0.7 * best - 1e-9]
    assert result.near_nash[0].package == result.solutions["nash"].package
    assert [point.value for point in result.near_nash] == sorted((s for s, _ in near), reverse=True)
    assert {str(point.package) for point in result.near_nash} == {str(package) for _, package in near}
    agreed = {i: o for i, o in near[0][1].items() if all(package[i] == o for _, package in near)}
    assert result.settled == agreed
    assert set(result.open) == set(case.issues) - set(agreed)


@pytest.mark.parametrize("listed", [1_000_000, 0], ids=["listed", "merged"])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_fall_that_opens_a_zone_is_that_of_brute_force(seed, listed):
    """Fails where a smaller fall of one no-deal value would do, or the one named would not."""
    case = drawn(seed)
    with mock.patch("detente.analysis.space.LIST_UP_TO", listed):
        result = packages(case)
    every = [gains for _, gains in possible(case)]
    expected = {}
    for name in case.principals:
        others = [g[name] for g in every if all(x >= 0 for other, x in g.items() if other != name)]
        expected[name] = max(others) + case.parties[name].no_deal.mode if others else None
    assert result.opens_at == ({} if any(willing(gains) for gains in every) else expected)


def test_offers_name_who_gives_what_against_what():
    """Fails where the first offer is not the most the other side accepts, or a step is misnamed.

    B asks for all the water; A accepts that against lifted tolls: -5 + 6 to A, 7 - 3 to B.
    """
    first, *others = packages(scenario(**RIVER), side="B").offers
    assert (first.package, first.gain) == ({"water": "full", "tolls": "lifted"}, {"A": 1, "B": 4})
    assert [(t.issue, t.option, t.instead_of, t.giver, t.worth) for t in first.terms] == [
        ("water", "full", "as now", "A", {"A": -5, "B": 7}),
        ("tolls", "lifted", "kept", "B", {"A": 6, "B": -3}),
    ]
    assert [offer.gain["B"] for offer in others] == [1]
    (one,) = [o for o in others if o.package["water"] == "half"]
    assert one.to_dict()["changes"] == 2


def test_the_status_quo_is_no_offer_but_a_given_package_may_stand():
    """Fails where the nearest offer is to do nothing, or a package that is accepted must be changed."""
    assert len(packages(scenario(**RIVER), side="A").closest_offer.terms) == 2
    given = {"water": "half", "tolls": "lifted"}
    stands = packages(scenario(**RIVER), side="A", proposal=given).closest_offer
    assert (stands.package, stands.terms) == (given, ())


def test_a_linkage_brought_or_dropped_is_part_of_the_account():
    """Fails where what terms add together is left out, or its loss is forgotten."""
    case = scenario(**RIVER, linkages=LINK)
    weights = {"A": 5, "B": 0.2}
    assert [x.to_dict() for x in packages(case, weights=weights).linkages] == []
    given = {"water": "half", "tolls": "lifted"}
    first = packages(case, side="B", proposal=given).offers[0]
    assert [x.to_dict() for x in first.linkages] == [
        {"when": {"water": "half", "tolls": "lifted"}, "worth": {"A": -1, "B": 1}}
    ]


def test_a_term_counts_by_its_chance_of_delivery():
    """Fails where the receiver's worth in the account is not what the package's worth counts."""
    issues = RIVER["issues"] | {"water": RIVER["issues"]["water"] | {"via": {"party": "C", "delivers": 0.5}}}
    case = scenario(**RIVER | {"issues": issues}, parties={"A": {}, "B": {}, "C": {"role": "third"}})
    result = packages(case)
    assert result.trades[0].worth == {"A": -5, "B": 3.5}
    assert result.prices["water"] == {"A": -5, "B": 3.5}


def test_prices_count_from_the_worst_option_where_there_is_no_status_quo():
    """Fails where what an issue brings is measured from nowhere."""
    result = packages(swaps({"land": (4, 1), "sea": (1, 4)}))
    assert result.prices == {"land": {"A": 4, "B": 0}, "sea": {"A": 0, "B": 4}}
    assert [(t.option, t.instead_of) for t in result.trades] == [("to A", None), ("to B", None)]
    assert packages(swaps({"land": (4, 1)}), side="A").closest_offer is None


def test_a_no_deal_value_may_rise_by_its_margin_and_no_more():
    """Fails where a margin is not the largest rise that leaves the package acceptable."""
    result = packages(scenario(**RIVER, parties={"A": {"no_deal": 0.5}, "B": {}}))
    nash = result.solutions["nash"]
    margins = result.answer()["solutions"]["nash"]["margins"]
    assert margins == {"A": nash.worth["A"] - 0.5, "B": nash.worth["B"]}
    proposal = packages(scenario(**RIVER), proposal={"water": "full"}).answer()["proposal"]
    assert proposal["margins"] == {"A": -5, "B": 7}


def test_a_no_deal_value_alone_may_stand_in_the_way():
    """Fails where the smallest concession that makes a deal possible is not named."""
    result = packages(scenario(**RIVER, parties={"A": {"no_deal": 3}, "B": {"no_deal": 3}}))
    # B has 3 or more only where all the water flows: then 1 to A; A only where half flows: then 1 to B.
    assert result.opens_at == {"A": 1, "B": 1}
    hopeless = packages(scenario(**RIVER, parties={"A": {"no_deal": 9}, "B": {"no_deal": 9}}))
    assert hopeless.opens_at == {"A": None, "B": None}


def test_searched_packages_near_nash_are_those_of_the_list():
    """Fails where a package that is not efficient is lost because packages are not listed."""
    listed = packages(scenario(**RIVER), side="A", within=50)
    with mock.patch("detente.analysis.space.LIST_UP_TO", 0):
        searched = packages(scenario(**RIVER), side="A", within=50)
    assert {tuple(point.package.items()) for point in searched.near_nash} == {
        tuple(point.package.items()) for point in listed.near_nash
    }
    assert searched.closest_offer == listed.closest_offer


def test_too_many_packages_near_nash_are_counted_and_not_listed():
    """Fails where a list without end is printed, or what they agree on is lost with it."""
    with mock.patch("detente.analysis.nearby.MAX_LISTED", 0):
        result = packages(scenario(**RIVER), within=1)
    assert result.near_nash is None
    # Half or all of the water: the product is 4 either way.
    assert (result.settled, result.open) == ({"tolls": "lifted"}, ("water",))
    assert any(warning.endswith("not listed") for warning in result.warnings)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"side": "C"}, "'C' is not a principal"),
        ({"within": 0}, "give above 0 to 50"),
        ({"within": 51}, "give above 0 to 50"),
        ({"within": float("nan")}, "give above 0 to 50"),
    ],
)
def test_a_question_that_means_nothing_is_refused_in_words(asked, words):
    """Fails where a side that does not bargain, or a share out of range, is taken as it is."""
    with pytest.raises(ValueError, match=words):
        packages(scenario(**RIVER), **asked)
