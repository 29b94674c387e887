"""Precedents count by who made them and when; scores are those of the textbooks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.precedent.base_rate import base_rates
from detente.models.precedent.copying import copied, last_precedent
from detente.models.precedent.own_precedents import agreement, overlap, own_precedents, weights
from detente.models.precedent.scores import Ranked, best_threshold, f1, jaccard, log_losses

CHANCES = st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.9]), st.booleans()), min_size=2, max_size=30)


def test_base_rates_forget_what_is_old_but_not_where_nothing_else_is_known():
    """Fails where a treaty of twelve years ago counts beside later ones, or is lost where it is alone."""
    terms = np.array([[1.0, 1.0], [0.0, np.nan], [0.0, np.nan]])
    assert base_rates(terms, np.array([12.0, 3.0, 1.0])).tolist() == [0.5 / 3, 1.5 / 2]


def test_a_term_nobody_was_coded_for_is_even():
    """Fails where silence passes for absence."""
    assert base_rates(np.array([[np.nan]]), np.ones(1)).tolist() == [0.5]


def test_one_treaty_makes_nothing_certain():
    """Fails where a table of one treaty foretells all its terms for sure."""
    assert base_rates(np.ones((1, 1)), np.ones(1)).tolist() == [0.75]


def test_overlap_is_shared_parties_over_all():
    """Fails where a treaty of many passes for one of exactly these parties."""
    members = np.array([[True, True, False], [True, False, True], [False, False, True]])
    assert overlap(members, np.array([True, True, False])) == pytest.approx([1, 1 / 3, 0])


def test_own_precedents_outweigh_the_base_rate_as_they_mount():
    """Fails where what parties did themselves does not count more the more of it there is."""
    base, terms = np.array([0.2]), np.ones((3, 1))
    chances = [own_precedents(terms, weights(np.eye(3)[0] * n, np.zeros(3)), base)[0] for n in range(4)]
    assert chances[0] == pytest.approx(0.2)
    assert chances == sorted(chances)
    assert chances[1] == pytest.approx((1 + 0.3 * 0.2) / 1.3)


def test_precedents_alone_are_their_weighted_share():
    """Fails where the base rate pulls at what parties did, or does not stand where they did nothing."""
    terms, base = np.array([[1.0, np.nan], [0.0, np.nan]]), np.array([0.2, 0.7])
    assert own_precedents(terms, np.array([3.0, 1.0]), base, prior=0.0).tolist() == [0.75, 0.7]
    assert own_precedents(terms, np.zeros(2), base, prior=0.0).tolist() == [0.2, 0.7]


def test_each_term_that_differs_halves_a_treaty():
    """Fails where a treaty unlike what is agreed counts as much as one like it."""
    terms = np.array([[1.0, 1.0, 0.0], [0.0, 1.0, np.nan], [0.0, 0.0, 1.0]])
    assert agreement(terms, np.array([1.0, 1.0, np.nan])).tolist() == [1.0, 0.5, 0.25]


def test_a_copy_is_of_the_latest_that_shares_a_party():
    """Fails where a closer but older treaty is copied, or a stranger's."""
    last = last_precedent(np.array([1.0, 0.2, 0.0]), np.array([9.0, 2.0, 1.0]))
    assert last == 1
    assert copied(np.array([[1.0], [0.0], [1.0]]), last, np.array([0.9])).tolist() == [0.0]
    assert copied(np.array([[1.0]]), None, np.array([0.9])).tolist() == [1.0]


def test_sure_and_wrong_costs_no_more_than_one_in_a_thousand():
    """Fails where the log loss is another, or endless."""
    chances, held = np.array([1.0, 0.0, 0.5]), np.array([1.0, 1.0, 0.0])
    assert log_losses(chances, held) == pytest.approx([0.001, 6.9078, 0.6931], abs=1e-3)


@given(CHANCES)
def test_area_under_the_curve_is_the_share_of_pairs_in_order(pairs):
    """Fails where ties count wrongly."""
    chances, held = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    ones, zeros = chances[held == 1], chances[held == 0]
    if len(ones) and len(zeros):
        ahead = np.sign(ones[:, None] - zeros[None]).mean() / 2 + 0.5
        assert Ranked(chances, held).area_under_curve(np.ones(len(held))) == pytest.approx(ahead)


@given(CHANCES, st.integers(2, 4))
def test_a_weight_is_a_case_written_so_often(pairs, times):
    """Fails where the bootstrap's weights are not repetitions."""
    chances, held = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    weighted = np.ones(len(held))
    weighted[0] = times
    again = [np.concatenate([np.repeat(x[:1], times - 1), x]) for x in (chances, held)]
    one, other = Ranked(chances, held), Ranked(*again)
    for name in ("area_under_curve", "average_precision"):
        assert getattr(one, name)(weighted) == pytest.approx(
            getattr(other, name)(np.ones(len(again[0]))), nan_ok=True
        )


def test_average_precision_of_a_perfect_order_is_one():
    """Fails where precision is averaged over something else."""
    ranked = Ranked(np.array([0.9, 0.8, 0.2]), np.array([1.0, 1.0, 0.0]))
    assert ranked.average_precision(np.ones(3)) == 1.0


@given(CHANCES)
def test_no_threshold_has_a_better_f1(pairs):
    """Fails where the threshold learnt is not the best one, or splits ties."""
    chances, held = (np.array(column, dtype=float) for column in zip(*pairs, strict=True))
    if held.any():
        every = [f1(chances >= cut, held, np.ones(len(held))) for cut in np.unique(chances)]
        found = f1(chances >= best_threshold(chances, held), held, np.ones(len(held)))
        assert found == pytest.approx(max(every))


def test_jaccard_of_nothing_named_and_nothing_held_is_one():
    """Fails where an empty treaty foretold as empty counts as an error."""
    named, held = np.array([[False, False], [True, True]]), np.array([[False, False], [True, False]])
    assert jaccard(named, held).tolist() == [1.0, 0.5]
