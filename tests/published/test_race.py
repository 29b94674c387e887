"""The race against published and independently computed numbers."""

import math

import numpy as np
import pytest

from detente.models.race.announcements import announced_sizes, cournot_per_head
from detente.models.race.dealt_sets import additive_flows
from detente.models.race.meeting_game import Game, play
from detente.models.race.order import acceptance_gains, best_order
from detente.models.race.transfers import payments_apart, terms
from detente.models.race.triads import likely_coalitions

# The pivot's flows, then those of two rivals: where nobody, the first, the second, both have dealt.
TRIANGLE = np.array([[0.0, 3, 4, 5], [0, 2, -1.5, 1], [0, -2, 2, 1.5]])
NOBODY, FIRST, SECOND = 0, 1, 2

# Caplow (1956), strengths A, B, C and the coalitions expected; from memory of the paper, unconfirmed.
CAPLOW = [
    pytest.param((1, 1, 1), {"AB", "AC", "BC"}, id="all alike"),
    pytest.param((3, 2, 2), {"BC"}, id="one stronger"),
    pytest.param((1, 2, 2), {"AB", "AC"}, id="one weaker"),
    pytest.param((3, 1, 1), set(), id="one stronger than both"),
    pytest.param((4, 3, 2), {"AC", "BC"}, id="all different"),
    pytest.param((4, 2, 1), set(), id="all different, one stronger than both"),
    pytest.param((3, 2, 1), {"AB", "AC"}, id="one as strong as both"),
    pytest.param((2, 1, 1), {"AB", "AC"}, id="one as strong as two equals"),
]


def triangle(flows):
    """The meeting game of a table of two rivals who meet the pivot as often, shares a half."""
    return Game(flows, np.array([0.3, 0.3]), np.array(0.5), np.array(0.9))


def test_triangle_values():
    """Fails where settling first or second is not worth what two independent scripts computed."""
    values = play(triangle(TRIANGLE)).values
    assert values[1, [FIRST, SECOND]] == pytest.approx([11.89, -0.81], abs=5e-3)
    assert values[2, [SECOND, FIRST]] == pytest.approx([15.95, 2.30], abs=5e-3)


def test_triangle_payments():
    """Fails where the first pays the pivot other than 1.61 or 0.62, or the second other than 7.5."""
    game = triangle(TRIANGLE)
    _, payment = terms(game, play(game).ahead)
    assert payment[:, NOBODY] == pytest.approx([1.61, 0.62], abs=5e-3)
    assert [payment[0, SECOND], payment[1, FIRST]] == pytest.approx([7.5, 7.5])


def test_triangle_without_externalities():
    """Fails where, no deal touching another, the pivot does not have to buy each: 5 and 10."""
    none = np.zeros((2, 2))
    game = triangle(additive_flows(np.array([[3.0, 2.0], [4.0, 2.0]]), none, none, none))
    _, payment = terms(game, play(game).ahead)
    assert payment[:, NOBODY] == pytest.approx([-5, -10])
    assert payments_apart(triangle(TRIANGLE)) == pytest.approx([-5, -10])


def test_triangle_order():
    """Fails where it is not best to deal first with whom being left out hurts least: 5.5 against 4.5."""
    gains = acceptance_gains(TRIANGLE)
    (order, charges), (worst, least) = best_order(gains), best_order(-gains)
    assert (order.tolist(), charges.tolist(), worst.tolist()) == ([0, 1], [2, 3.5], [1, 0])
    assert (charges.sum(), -least.sum()) == (5.5, 4.5)


@pytest.mark.parametrize("n_firms", range(3, 16))
def test_cournot_cartels(n_firms):
    """Fails where announcements end otherwise than in singletons and one cartel of Bloch's size."""
    size = math.floor((2 * n_firms + 3 - math.sqrt(4 * n_firms + 5)) / 2) + 1
    assert size == (3, 4, 5, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13)[n_firms - 3]
    assert announced_sizes(n_firms, cournot_per_head) == (1,) * (n_firms - size) + (size,)


@pytest.mark.parametrize(("strengths", "expected"), CAPLOW)
def test_caplow_triads(strengths, expected):
    """Fails where strength alone makes other coalitions than Caplow expects."""
    assert {"ABC"[one] + "ABC"[other] for one, other in likely_coalitions(strengths)} == expected
