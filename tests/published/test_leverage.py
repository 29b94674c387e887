"""Published outcomes of exchange networks, and worked examples of corridors."""

import numpy as np
import pytest

from detente.models.leverage.balanced_outcome import balanced_outcome, nash_split
from detente.models.leverage.participation import exits, least_waivers

IRAN, INDIA, RUSSIA, TURKEY, SAUDI_ARABIA = range(5)
RELATIONS = np.array([[IRAN, INDIA], [IRAN, RUSSIA], [RUSSIA, TURKEY], [INDIA, SAUDI_ARABIA]])
WORTHS = np.array([6.0, 6, 2, 3])

CASES = [
    pytest.param([(0, 1), (1, 2)], [0, 1, 0], id="path of 3"),
    pytest.param([(0, 1), (1, 2), (2, 3)], [1 / 3, 2 / 3, 2 / 3, 1 / 3], id="path of 4"),
    pytest.param([(0, 1), (1, 2), (2, 3), (1, 3)], [1 / 4, 3 / 4, 1 / 2, 1 / 2], id="triangle and pendant"),
]


@pytest.mark.parametrize(("edges", "gains"), CASES)
def test_balanced_outcome(edges, gains):
    """Cook & Yamagishi (1992), Kleinberg & Tardos (2008): what each gets of relations of worth 1."""
    found = balanced_outcome(np.array(edges), np.ones(len(edges)), len(gains))
    assert found.gains == pytest.approx(gains, abs=1e-9)


def test_a_triangle_has_no_stable_outcome():
    """Fails where three, of whom two can deal, are told terms that the third would overturn."""
    assert balanced_outcome(np.array([[0, 1], [1, 2], [0, 2]]), np.ones(3), 3) is None


def test_losing_india_shifts_iran_towards_russia():
    """Russia's share of what it has with Iran goes from 39 % to 67 % once India drops Iran."""
    before = balanced_outcome(RELATIONS, WORTHS, 5)
    after = balanced_outcome(RELATIONS[1:], WORTHS[1:], 5)
    assert before.gains[IRAN] == pytest.approx(3.67, abs=0.005)
    assert after.gains[IRAN] == pytest.approx(2)
    assert [before.gains[RUSSIA] / 6, after.gains[RUSSIA] / 6] == pytest.approx([0.39, 0.67], abs=0.005)


def test_plain_nash_split():
    """Iran's outside option falls from 6 to 0.5: Russia's part of 10 rises from 2.5 to 5.25."""
    assert nash_split(np.array(10.0), np.array(1.0), np.array([6, 0.5])).tolist() == [2.5, 5.25]


def test_the_corridor_lives_without_sanctions():
    """Fails where users worth 6, 4, 2 and 1 do not carry a cost of 8."""
    left = exits(np.array([6.0, 4, 2, 1]), 8, np.zeros(4))
    assert (left.rounds, left.stays.all()) == ((), True)


def test_sanctions_on_one_user_end_the_corridor():
    """India leaves; then Russia is short by .57, Azerbaijan by .29, Armenia by .14, and all is over."""
    values, threats = np.array([6.0, 4, 2, 1]), np.array([3.0, 0, 0, 0])
    left = exits(values, 8, threats)
    assert [np.flatnonzero(out).tolist() for out in left.rounds] == [[0], [1, 2, 3]]
    assert left.margins[1][1:] == pytest.approx([-0.57, -0.29, -0.14], abs=0.005)
    assert not left.stays.any()
    assert np.flatnonzero(least_waivers(values, 8, threats)).tolist() == [0]
