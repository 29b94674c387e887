"""Phased exchange against closed forms, published paths and a worked example computed twice elsewhere."""

from itertools import pairwise

import numpy as np
import pytest

from detente.models.phases.closed_forms import endless_shares, fewest_equal_steps, largest_steps
from detente.models.phases.exchange import between_two
from detente.models.phases.formulation import formulated
from detente.models.phases.gesture import gesture_band, growing_stakes, largest_first_stake
from detente.models.phases.gradual_cooperation import best_path, highest_cooperation
from detente.models.phases.plan import best_plan, fewest_steps

# US relief, Minsk pressure, New START; Russia: Iran's withdrawal, distance from Belt and Road.
DETENTE = [(0, 4, 9), (0, 2, 5), (0, 0.5, 1.5), (1, 5, 6), (1, 4, 7)]
WHOLE = [False, True, True, False, False]
BONDS = (0.25, 0.5, 1, 1.5, 2, 3, 5)
WORKED = [
    ({}, [6, 4, 4, 3, 3, 2, 2]),
    ({"caps": 2.0}, [6, 5, 4, 4, 4, 3, 3]),
    ({"revocable": [0.8, 0, 0, 0.2, 0.2]}, [None, None, 4, 3, 3, 2, 2]),
]
EQUAL = [(0, 10.0, 15.0), (1, 10.0, 15.0)]


@pytest.mark.parametrize(("held", "expected"), WORKED, ids=["bonds alone", "capped", "with snapback"])
def test_worked_example(held, expected):
    """Fails off the table of fewest steps by bond."""
    found = [
        fewest_steps(between_two(DETENTE, lumpy=WHOLE, bonds=bond, factors=0.97, **held), 10)
        for bond in BONDS
    ]
    assert found == expected


def test_worked_plan():
    """Fails where lumpy items do not come first, or the divisible ones close otherwise than worked out."""
    plan = best_plan(between_two(DETENTE, lumpy=WHOLE, bonds=1.0, factors=0.97), 4, prefer="value")
    assert plan[[1, 2, 4], 0].tolist() == [1, 1, 1]
    assert (100 * plan[0]).round().tolist() == [9, 49, 28, 14]
    assert (100 * plan[3]).round().tolist() == [7, 49, 33, 11]


@pytest.mark.parametrize(("bond", "steps"), [(0.25, 8), (0.5, 6), (1.0, 5), (2.0, 4), (5.0, 2), (10.0, 1)])
def test_fewest_steps_of_equal_items(bond, steps):
    """Fails where formula and linear programme part from each other, or from the table."""
    assert fewest_equal_steps(10.0, 1.5, bond) == steps
    assert fewest_steps(between_two(EQUAL, bonds=bond), 10) == steps


@pytest.mark.parametrize(("factor", "steps"), [(0.9, 5), (0.7, 6), (0.6, 7)])
def test_fewest_steps_with_discounting(factor, steps):
    """Fails where impatience does not ask for more steps, as many as the recursion says."""
    assert fewest_steps(between_two(EQUAL, bonds=1.0, factors=factor), 10) == steps
    assert (
        largest_steps(1.5, 1.0, factor, steps).sum() >= 10 > largest_steps(1.5, 1.0, factor, steps - 1).sum()
    )


def test_largest_steps_shrink():
    """Fails off the printed steps, whose last costs no more than the bond."""
    steps = largest_steps(1.5, 1.0, 0.9, 5)
    assert steps == pytest.approx([3.985, 2.878, 2.0575, 1.45, 1.0], abs=6e-4)
    assert steps.sum() == pytest.approx(11.37, abs=5e-3)
    assert 10 - steps[1:].sum() == pytest.approx(2.614, abs=1e-3)


def test_without_a_bond_no_plan_ends():
    """Fails where whoever gives last is trusted for nothing, or endless shares are off."""
    assert fewest_equal_steps(10.0, 1.5, 0.0) is None
    assert fewest_steps(between_two(EQUAL), 10) is None
    first, ratio = endless_shares(1.5, 0.95)
    assert (round(ratio, 4), round(first, 3)) == (0.7018, 0.298)
    assert endless_shares(1.5, 0.6) is None


@pytest.mark.parametrize(("bond", "steps"), [(2.0, None), (3.0, None), (4.0, 2), (5.0, 1)])
def test_one_for_one_swap_of_whole_items(bond, steps):
    """Fails where the last whole item may cost more than the bond of whoever gives it."""
    swap = between_two([(0, 4, 7), (1, 5, 8)], lumpy=[True, True], bonds=bond)
    assert fewest_steps(swap, 10) == steps


def test_lockwood_thomas_path():
    """Fails where cooperation rises otherwise than on the best path, or its condition does not bind."""
    path = best_path(0.9, 400)
    expected = [0.45, 0.5625, 0.6258, 0.6676, 0.6976, 0.7203, 0.7383]
    assert path[:7] == pytest.approx(expected, abs=6e-5)
    assert path[-1] == pytest.approx(highest_cooperation(0.9), abs=5e-3)
    costs = np.array([0.0, *path]) ** 2 / 2
    assert 0.9 * np.diff(path) == pytest.approx(np.diff(costs)[:-1], abs=1e-15)


def test_lockwood_thomas_stays_below_the_efficient_level():
    """Fails where patience does not bring cooperation nearer to the efficient level 1, always below it."""
    tops = [highest_cooperation(patience) for patience in (0.5, 0.9, 0.99)]
    assert all(low < high < 1 for low, high in pairwise(tops))


def test_gesture_band():
    """Fails off the worked band, or where a band that is empty does not look so."""
    assert gesture_band(4.0, 10.0, 0.9, 0.8) == pytest.approx((3.6, 7.2))
    low, high = gesture_band(9.0, 10.0, 0.9, 0.8)
    assert low > high


def test_stakes_with_an_unknown_partner():
    """Fails where the first stake, or how fast stakes may grow, is off."""
    assert largest_first_stake(0.4, 6.0, 1.0, 1.0) == pytest.approx(4.0)
    assert growing_stakes(4.0, 0.8, 3) == pytest.approx([4.0, 5.0, 6.25])


def test_moving_first_is_easier_to_keep():
    """Fails where the first mover of a round does not forfeit what the second would give in it."""
    together = between_two(DETENTE, bonds=1.0)
    in_turns = between_two(DETENTE, bonds=1.0, alternating=True)
    shares = np.full((5, 2), 0.5)
    more = formulated(in_turns, 2).slack(shares) - formulated(together, 2).slack(shares)
    assert more[0, :2] == pytest.approx([6.5, 6.5])
    assert more[1].tolist() == [0, 0, 0]
