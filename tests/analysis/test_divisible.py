"""Divisible terms: the hull by its definition, linked issues together, and what is refused."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import RIVER, scenario
from detente.analysis.packages import packages
from detente.analysis.space import Listed, arrays_of
from detente.report.packages import as_text

OPTIONS = ["o", "x", "y"]
LINKED = {"linkages": [{"when": {"I": "x", "J": "y"}, "worth": {"A": 4, "B": 3}}]}
RULED = {"requires": [{"if": {"J": "x"}, "then": {"K": ["x", "y"]}}]}


@st.composite
def tables(draw, parties="AB"):
    """Three issues of three options, linked, ruled or neither."""
    points = st.integers(-9, 9)
    return scenario(
        parties={p: {"no_deal": draw(st.integers(-6, 3))} for p in parties},
        issues={i: {"options": OPTIONS} for i in "IJK"},
        worth={p: {i: {o: draw(points) for o in OPTIONS} for i in "IJK"} for p in parties},
        **draw(st.sampled_from([{}, LINKED, RULED])),
    )


@settings(max_examples=60)
@given(tables())
def test_the_hull_is_that_of_all_packages(case):
    """Fails where a corner is no package, a package lies beyond the hull, or an edge is listed in two."""
    every = Listed(arrays_of(case)).worth
    corners = [(c.worth["A"], c.worth["B"]) for c in packages(case, divisible=True).divisible.hull]
    found = [tuple(worth) for worth in every.tolist()]
    assert set(corners) <= set(found)
    assert (corners[0], corners[-1]) == (max(found), max(found, key=lambda worth: worth[::-1]))
    edges = [(yours - before, mine - after) for (mine, before), (after, yours) in pairwise(corners)]
    for edge, corner in zip(edges, corners, strict=False):
        assert (every @ edge).max() == pytest.approx(np.dot(edge, corner))
    assert all(
        gain * next_cost > next_gain * cost for (gain, cost), (next_gain, next_cost) in pairwise(edges)
    )


@settings(max_examples=40)
@given(st.one_of(tables(), tables(parties="ABC")))
def test_dividing_never_costs(case):
    """Fails where a solution with divisible terms is worth less than without them."""
    result = packages(case, divisible=True)
    for name, value in (("nash", np.prod), ("egalitarian", min), ("utilitarian", sum)):
        whole, mixed = result.solutions[name], result.divisible.solutions[name]
        if whole is not None:
            before, after = (list(result.margins(found.worth).values()) for found in (whole, mixed))
            assert value(after) >= value(before) - 1e-6 * max(1, value(before))
            assert min(after) >= -1e-7


def scaled(case, factor):
    """The same scenario with A's points on another scale."""
    numbers = {"parties.A.no_deal": case.parties["A"].no_deal}
    numbers |= {f"worth.A.{i}.{o}": x for i, row in case.worth["A"].items() for o, x in row.items()}
    numbers |= {f"linkages[{n}].worth.A": linked.worth["A"] for n, linked in enumerate(case.linkages)}
    return case.at({path: factor * number.mode for path, number in numbers.items()})


@settings(max_examples=40)
@given(st.one_of(tables(), tables(parties="ABC")), st.sampled_from([0.5, 40.0]))
def test_a_partys_scale_does_not_matter(case, factor):
    """Fails where Nash or Kalai-Smorodinsky compares points of different parties."""
    here, there = (packages(c, divisible=True).divisible.solutions for c in (case, scaled(case, factor)))
    for name in ("nash", "kalai_smorodinsky"):
        assert (here[name] is None) == (there[name] is None)
        if here[name] is not None:
            expected = dict(here[name].worth) | {"A": factor * here[name].worth["A"]}
            assert there[name].worth == pytest.approx(expected, abs=1e-5)


def test_linked_issues_are_mixed_together():
    """Fails where the shares of linked issues hide which of their options stand together."""
    points = {"A": {"I": {"x": -4}, "J": {"x": -4}}, "B": {"I": {"x": 1}, "J": {"x": 1}}}
    case = scenario(
        issues={i: {"options": ["o", "x"]} for i in "IJ"},
        worth=points | {"C": {"I": {"x": 2}}},
        parties={"A": {"no_deal": -4}, "B": {}, "C": {"role": "third party"}},
        linkages=[{"when": {"I": "x", "J": "x"}, "worth": {"B": 8, "C": 6}}],
    )
    result = packages(case, divisible=True)
    even = result.divisible.solutions["egalitarian"]
    assert even.split == ("I", "J")
    assert [(part.terms["I"], part.terms["J"]) for part in even.joint[0]] == [("o", "o"), ("x", "x")]
    share = even.joint[0][1].share
    assert even.worth == pytest.approx({"A": -8 * share, "B": 10 * share, "C": 8 * share})
    assert "split I with J: 77.8 % o with o, 22.2 % x with x" in as_text(result)


def test_no_mix_is_acceptable():
    """Fails where a solution is named though every mix leaves somebody below no deal."""
    result = packages(
        scenario(**RIVER | {"parties": {"A": {"no_deal": 5}, "B": {"no_deal": 2}}}), divisible=True
    )
    assert set(result.divisible.solutions.values()) == {None}
    assert result.divisible.to_dict()["solutions"]["nash"] is None
    assert "every mix leaves somebody below no deal" in as_text(result)


def test_only_a_mix_is_acceptable():
    """Fails where an agreement that only a lottery can bring is overlooked."""
    parties = {"A": {"no_deal": 2}, "B": {"no_deal": 2}}
    case = scenario(
        parties=parties,
        issues={"I": {"options": ["o", "x"]}},
        worth={"A": {"I": {"o": 5}}, "B": {"I": {"x": 5}}},
    )
    result = packages(case, divisible=True)
    assert result.solutions["nash"] is None
    assert result.divisible.solutions["nash"].mix == {"I": {"o": 0.5, "x": 0.5}}


def test_who_gains_nowhere_is_left_out_of_the_product():
    """Fails where one principal who can gain nothing makes every product 0, or is paid from nowhere."""
    worth = {"A": {"I": {"x": 3, "y": 1}}, "B": {"I": {"x": 1, "y": 3}}, "C": {"J": {"x": -1}}}
    case = scenario(
        parties={p: {} for p in "ABC"}, issues={i: {"options": OPTIONS} for i in "IJ"}, worth=worth
    )
    nash = packages(case, divisible=True).divisible.solutions["nash"]
    assert nash.mix["J"] == {"o": 1.0} or nash.mix["J"] == {"y": 1.0}
    assert nash.value == pytest.approx(4)


def test_a_hull_of_three_is_not_listed():
    """Fails where the reader is not told why the hull is missing."""
    case = scenario(**RIVER | {"parties": {p: {} for p in "ABC"}})
    result = packages(case, divisible=True)
    assert result.divisible.hull is None
    assert "listed for two principals only" in result.warnings[-1]


def test_who_may_be_passed_over_is_refused():
    """Fails where a quorum is solved as if everybody had to accept."""
    case = scenario(**RIVER | {"acceptance": {"veto": ["A"], "quorum": 1}})
    with pytest.raises(ValueError, match="divisible terms need the consent of every principal -> "):
        packages(case, divisible=True)
