"""What the packages question answers, case by case."""

import collections
import itertools
import math
from unittest import mock

import pytest

from build import RIVER, scenario
from detente.analysis.packages import packages


def test_the_giver_bears_a_term_in_full_and_others_count_its_delivery():
    """Fails where a doubtful delivery also spares the giver, or is forgotten for the receiver."""
    issues = RIVER["issues"] | {"water": RIVER["issues"]["water"] | {"via": {"party": "C", "delivers": 0.5}}}
    worth = RIVER["worth"] | {"C": {"water": {"full": -4}}}
    case = scenario(
        **RIVER | {"issues": issues, "worth": worth}, parties={"A": {}, "B": {}, "C": {"role": "third"}}
    )
    proposal = packages(case, proposal={"water": "full"}).proposal
    assert proposal.worth == {"A": -5, "B": 3.5, "C": -2}


def test_a_linkage_adds_worth_and_a_requirement_removes_packages():
    """Fails where terms that stand together are not joined, or a forbidden combination is listed."""
    linked = scenario(**RIVER, linkages=[{"when": {"water": "full", "tolls": "lifted"}, "worth": {"A": 3}}])
    assert packages(linked, proposal={"water": "full", "tolls": "lifted"}).proposal.worth["A"] == 4
    ruled = scenario(**RIVER, requires=[{"if": {"water": "full"}, "then": {"tolls": "lifted"}}])
    assert packages(ruled).n_packages == 5
    with pytest.raises(ValueError, match=r"requires\[0\] rules out the proposed package"):
        packages(ruled, proposal={"water": "full"})


def test_third_parties_are_reported_but_do_not_judge():
    """Fails where a bystander's loss makes an efficient package inefficient or unacceptable."""
    worth = RIVER["worth"] | {"C": {"water": {"half": -50, "full": -99}}}
    case = scenario(**RIVER | {"worth": worth}, parties={"A": {}, "B": {}, "C": {"role": "third"}})
    with_c, without = packages(case), packages(scenario(**RIVER))
    assert [p.package for p in with_c.frontier] == [p.package for p in without.frontier]
    assert with_c.n_acceptable == without.n_acceptable
    assert with_c.frontier[0].worth["C"] <= 0


def test_a_sweetener_names_the_shortfall_and_the_cheapest_term_that_closes_it():
    """Fails where the unwilling party is not told, or a dearer term is offered first."""
    issues = RIVER["issues"] | {"fish": {"options": ["no", "yes"]}, "gold": {"options": ["no", "yes"]}}
    worth = {
        "A": RIVER["worth"]["A"] | {"fish": {"yes": 2}, "gold": {"yes": 9}},
        "B": RIVER["worth"]["B"] | {"fish": {"yes": -1}, "gold": {"yes": -3}},
    }
    result = packages(scenario(issues=issues, worth=worth), proposal={"water": "half"})
    (sweetener,) = result.sweeteners
    assert (sweetener.party, sweetener.shortfall, sweetener.acceptable) == ("A", 2, True)
    assert [(term["issue"], term["option"]) for term in sweetener.terms] == [("fish", "yes")]
    assert sweetener.cost == {"B": 1}


def test_without_common_ground_the_nearest_package_is_examined():
    """Fails where no acceptable package exists and nobody says who lacks what."""
    case = scenario(**RIVER, parties={"A": {"no_deal": 5}, "B": {"no_deal": 5}})
    result = packages(case)
    assert (result.n_acceptable, set(result.solutions.values())) == (0, {None})
    assert [s.party for s in result.sweeteners] == ["A", "B"]
    assert "No package is acceptable" in result.summary()


def test_weights_favour_the_stronger_bargainer():
    """Fails where a weight of Nash's solution has no effect, or the wrong one."""
    tilted = packages(scenario(**RIVER), weights={"A": 5, "B": 0.2}).solutions["nash"]
    assert tilted.package == {"water": "half", "tolls": "lifted"}
    other_way = packages(scenario(**RIVER), weights={"A": 0.2, "B": 5}).solutions["nash"]
    assert other_way.package == {"water": "full", "tolls": "lifted"}


@pytest.mark.parametrize(
    ("weights", "words"),
    [({"C": 1}, "is not a principal"), ({"A": 0}, "above 0"), ({"A": float("nan")}, "above 0")],
)
def test_a_bad_weight_is_refused_in_words(weights, words):
    """Fails where a weight that means nothing is used."""
    with pytest.raises(ValueError, match=words):
        packages(scenario(**RIVER), weights=weights)


def test_an_acceptable_frontier_is_a_part_of_the_frontier():
    """Fails where --acceptable lists what somebody would refuse."""
    case = scenario(**RIVER, parties={"A": {"no_deal": 1}, "B": {"no_deal": 1}})
    whole, part = packages(case), packages(case, acceptable_only=True)
    assert [p for p in whole.frontier if p.worth["A"] >= 1 and p.worth["B"] >= 1] == list(part.frontier)


def test_more_packages_than_can_be_listed_are_merged_exactly():
    """Fails where a scenario of 10^30 packages is refused, or its frontier is not exact.

    Thirty issues of ten options, worth k to A and (9 - k)^2 to B: the frontier is known issue by issue.
    """
    options = [f"o{k}" for k in range(10)]
    issues = {f"I{n}": {"options": options} for n in range(30)}
    worth = {
        "A": {name: {f"o{k}": k for k in range(10)} for name in issues},
        "B": {name: {f"o{k}": -(k**2) for k in range(10)} for name in issues},
    }
    result = packages(
        scenario(issues=issues, worth=worth, parties={"A": {"no_deal": 45}, "B": {"no_deal": -100}})
    )
    assert result.n_packages == 10**30
    ways = {(0, 0): 1}
    for _ in range(30):
        step = collections.Counter()
        for (a, b), number in ways.items():
            for k in range(10):
                if b - k**2 >= -100:
                    step[a + k, b - k**2] += number
        ways = step
    assert result.n_acceptable == sum(number for (a, _), number in ways.items() if a >= 45)
    assert result.n_frontier == 30 * 9 + 1
    # Sums of A are best shared evenly: 45 over 30 issues is 15 twos and 15 ones, at a cost of 75 to B.
    (fair,) = [point for point in result.frontier if point.worth["A"] == 45]
    assert (fair.worth["B"], fair.ties) == (-75, math.comb(30, 15))
    assert list(fair.package.values()) == ["o1"] * 15 + ["o2"] * 15


def test_a_chain_of_linked_issues_is_solved_exactly():
    """Fails where linkages of a large scenario are not eliminated exactly.

    Twenty yes/no issues; two neighbours that are both done please B, each done costs A: all or nothing.
    """
    issues = {f"I{n:02}": {"options": ["no", "yes"]} for n in range(20)}
    names = list(issues)
    linkages = [{"when": {a: "yes", b: "yes"}, "worth": {"B": 1}} for a, b in itertools.pairwise(names)]
    worth = {"A": {name: {"yes": -1} for name in names}}
    with mock.patch("detente.analysis.space.LIST_UP_TO", 0):
        result = packages(scenario(issues=issues, worth=worth, linkages=linkages))
    assert result.n_packages == 2**20
    # k neighbours done in a row bring k - 1; one alone brings nothing.
    assert [(-k, max(k - 1, 0)) for k in (0, *range(2, 21))] == [
        (point.worth["A"], point.worth["B"]) for point in result.frontier
    ]
    assert [1, *(21 - k for k in range(2, 21))] == [point.ties for point in result.frontier]


def test_results_say_what_changed():
    """Fails where two answers cannot be set side by side."""
    here, there = (packages(scenario(**RIVER), weights={"A": x}) for x in (1, 1.5))
    assert here.diff(here) == {}
    assert "solutions.nash.value" in here.diff(there)


def test_a_result_shows_itself_as_a_table():
    """Fails where a notebook or a data frame cannot show the frontier."""
    result = packages(scenario(**RIVER))
    assert list(result.to_frame().columns) == ["water", "tolls", "worth A", "worth B"]
    assert result._repr_html_().count('scope="row"') > len(result.frontier)
