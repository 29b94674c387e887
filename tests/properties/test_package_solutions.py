"""What theory says of every solution holds on random scenarios."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import scenario
from detente.analysis.packages import packages
from detente.analysis.solutions import PACKAGE_SOLUTIONS

NAMES = [solution.__name__ for solution in PACKAGE_SOLUTIONS]
SCALE_FREE = ["nash", "kalai_smorodinsky"]


@st.composite
def tables(draw):
    """Worths of three issues to two or three parties, and what walking away is worth."""
    parties = ["A", "B", "C"][: draw(st.integers(2, 3))]
    points = st.integers(-9, 9)
    worth = {p: {i: {o: draw(points) for o in ("x", "y")} for i in ("I", "J", "K")} for p in parties}
    return worth, {p: draw(st.integers(-6, 3)) for p in parties}


def solved(worth, no_deal, *, issues=("I", "J", "K")):
    return packages(
        scenario(
            parties={p: {"no_deal": no_deal[p]} for p in worth},
            issues={i: {"options": ["o", "x", "y"]} for i in issues},
            worth=worth,
        )
    )


@settings(max_examples=60)
@given(tables())
def test_solutions_are_acceptable_and_undominated(table):
    """Fails where a solution leaves somebody below no deal, or everybody could do better."""
    result = solved(*table)
    efficient = [tuple(point.worth.values()) for point in result.frontier]
    for name in NAMES:
        point = result.solutions[name]
        assert (point is None) == (result.n_acceptable == 0)
        if point is not None:
            assert tuple(point.worth.values()) in efficient
            assert all(point.worth[p] >= result.no_deal[p] for p in result.principals)


@settings(max_examples=60)
@given(tables(), st.sampled_from([0.5, 3.0, 40.0]), st.integers(-20, 20))
def test_a_partys_scale_and_zero_do_not_matter_to_scale_free_solutions(table, scale, zero):
    """Fails where Nash or Kalai-Smorodinsky compares points of different parties."""
    worth, no_deal = table
    other = worth | {"A": {i: {o: scale * x for o, x in row.items()} for i, row in worth["A"].items()}}
    here, there = solved(worth, no_deal), solved(other, no_deal | {"A": scale * no_deal["A"]})
    for name in SCALE_FREE:
        one, two = here.solutions[name], there.solutions[name]
        assert (one and one.package) == (two and two.package)
    moved = worth | {
        "A": worth["A"] | {"I": {"o": zero, **{o: x + zero for o, x in worth["A"]["I"].items()}}}
    }
    shifted = solved(moved, no_deal | {"A": no_deal["A"] + zero})
    for name in SCALE_FREE:
        one, two = here.solutions[name], shifted.solutions[name]
        assert (one and one.package) == (two and two.package)


@settings(max_examples=60)
@given(tables(), st.permutations(["I", "J", "K"]))
def test_the_order_of_issues_changes_no_worth(table, order):
    """Fails where a solution's value depends on the file's order."""
    here, there = solved(*table), solved(*table, issues=order)
    for name in NAMES:
        one, two = here.solutions[name], there.solutions[name]
        assert (one and one.value) == (two and pytest.approx(two.value))
    values = [sorted(tuple(p.worth.values()) for p in result.frontier) for result in (here, there)]
    assert np.allclose(*values)
