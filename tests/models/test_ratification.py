"""Chambers, floors, cover stories and bargains that must pass at home."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtr, ndtri

from detente.models.ratification.chamber import passes, swayed, yes_votes
from detente.models.ratification.cover import seen_at_home
from detente.models.ratification.floors import best_offer, floor_chance
from detente.models.ratification.rubinstein import truncated_shares

share = st.floats(0, 1)


def one_by_one(chances):
    """Distribution of yes votes by adding one member after another."""
    ways = np.ones(1)
    for p in chances:
        ways = np.convolve(ways, [1 - p, p])
    return ways


def test_votes_are_counted_as_one_member_after_another():
    """Fails where convolving groups differs from adding members one by one."""
    seats, yes = [3, 5, 1, 4], [0.2, 0.9, 1.0, 0.0]
    assert yes_votes(seats, yes) == pytest.approx(one_by_one(np.repeat(yes, seats)), abs=1e-13)


@given(st.lists(share, min_size=1, max_size=12), st.integers(0, 12))
def test_groups_of_one_are_the_poisson_binomial(chances, quota):
    """Fails where members who all differ are not counted by the textbook recursion."""
    expected = one_by_one(chances)[quota:].sum()
    assert passes([1] * len(chances), chances, quota) == pytest.approx(expected, abs=1e-12)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 60), share), min_size=1, max_size=4), st.data())
def test_counting_ends_where_the_vote_is_clear(groups, data):
    """Fails where a vote that is called clear is not, or groups are counted in the wrong order."""
    seats, yes = zip(*groups, strict=True)
    quota = data.draw(st.integers(0, sum(seats) + 1))
    expected = yes_votes(seats, yes)[quota:].sum()
    assert passes(seats, yes, quota) == pytest.approx(expected, abs=1e-11)


def test_a_common_shock_is_what_it_is_in_simulation():
    """Fails where the quadrature differs from members who are drawn with their shock."""
    rng = np.random.default_rng(1)
    seats, yes, rho = np.array([40, 30, 30]), np.array([0.7, 0.5, 0.4]), 0.3
    limits = np.array([0.5244005127, 0.0, -0.2533471031])  # normal quantiles of the chances
    shock = rng.standard_normal((20_000, 1, 1))
    own = rng.standard_normal((20_000, 100))
    votes = np.sqrt(1 - rho) * own < (np.repeat(limits, seats) + np.sqrt(rho) * shock[:, 0])
    assert passes(seats, yes, 60, rho) == pytest.approx((votes.sum(axis=1) >= 60).mean(), abs=0.01)


def test_one_draw_for_all_passes_with_the_group_that_tips():
    """Fails where full correlation is not one member's vote."""
    assert passes([10], [0.3], 6, 1.0) == pytest.approx(0.3, abs=0.02)


def test_correlation_helps_who_is_short_of_votes():
    """Fails where a common shock does not widen the vote."""
    alone, together = passes([100], [0.6], 67), passes([100], [0.6], 67, 0.2)
    assert alone < together < 0.5


@pytest.mark.parametrize("rho", [0.1, 0.2, 0.4, 0.6, 0.8, 0.9])
@pytest.mark.parametrize("seats", [[55, 20, 25], [30, 40, 30], [9, 1, 2]])
def test_few_nodes_are_enough(seats, rho):
    """Fails where the quadrature is off by more than one in a thousand, or that of worlds by two in 100."""
    call = seats, [0.97, 0.6, 0.05], round(0.6 * sum(seats)), rho
    fine = passes(*call, n_nodes=3001)
    assert passes(*call) == pytest.approx(fine, abs=1e-3)
    assert passes(*call, n_nodes=40) == pytest.approx(fine, abs=2e-2)


def test_gauss_hermite_agrees_where_it_can():
    """Fails where the worked example depends on the rule by which the shock is integrated out."""
    nodes, weights = np.polynomial.hermite.hermgauss(64)
    pushed = ndtr((ndtri([0.97, 0.6, 0.05]) + np.sqrt(0.2 * 2) * nodes[:, None]) / np.sqrt(0.8))
    expected = yes_votes([55, 20, 25], pushed)[:, 67:].sum(axis=1) @ weights / np.sqrt(np.pi)
    assert passes([55, 20, 25], [0.97, 0.6, 0.05], 67, 0.2) == pytest.approx(expected, abs=1e-8)


def test_a_better_deal_sways_members():
    """Fails where log odds do not move by slope times distance."""
    assert swayed([0.5], 3.0, 0.2) == pytest.approx([1 / (1 + np.exp(-0.6))])


@given(share, share, share, share)
def test_truncated_shares_solve_their_equations(d1, d2, c1, c2):
    """Fails where the shares are no fixed point of offers that each just accepts and can ratify."""
    kept = truncated_shares([d1, d2], [c1, c2])
    if np.isnan(kept).any():
        assert c1 + c2 > 1
        return
    x, y = kept[0], 1 - kept[1]
    assert 1 - x == pytest.approx(max(c2, d2 * (1 - y)), abs=1e-9)
    assert y == pytest.approx(max(c1, d1 * x), abs=1e-9)


@given(st.floats(0.5, 0.99), st.floats(0, 0.9), st.floats(0, 0.1))
def test_one_s_own_known_floor_never_hurts(discount, floor, more):
    """Fails where Schelling's conjecture fails although everything is known and a deal is possible."""
    before, after = (truncated_shares([discount] * 2, [c, 0.0]) for c in (floor, floor + more))
    assert after[0] >= before[0] - 1e-9
    assert after[1] <= before[1] + 1e-9


def test_a_certain_floor_is_offered_exactly():
    """Fails where a proposer gives more than what passes, or less."""
    kept, p, value = best_offer(lambda kept: floor_chance(1 - kept, np.array([0.4, 0.4])))
    assert (kept, p, value) == pytest.approx((0.6, 1.0, 0.6), abs=1e-6)


def test_an_uncertain_floor_is_offered_the_best_bet():
    """Fails where the offer is not the one that calculus gives for a floor uniform from 0 to 1: keep half."""
    kept, p, value = best_offer(lambda kept: 1 - kept)
    assert (kept, p, value) == pytest.approx((0.5, 0.5, 0.25), abs=1e-6)


def test_where_nothing_passes_nothing_is_offered():
    """Fails where an offer is told that cannot be ratified."""
    assert best_offer(np.zeros_like) == (0.0, 0.0, 0.0)


def test_a_cover_story_hides_costs_alone():
    """Fails where a gain is discounted, or a cost made a gain."""
    assert seen_at_home(np.array([-4.0, 0.0, 6.0]), [1.0, 0.5, 0.5]).tolist() == [0.0, 0.0, 6.0]
