"""Bargains that end, events that move a hazard, and fits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.ratification.rubinstein import truncated_shares
from detente.models.timing.cloglog import fit_cloglog, months_at_risk
from detente.models.timing.commitment import commitment_gap
from detente.models.timing.events import shifted_exposure
from detente.models.timing.stahl import finite_shares

factor = st.floats(0, 1)


@given(factor, factor, st.integers(2, 40))
def test_each_round_leaves_the_other_its_next_share(d1, d2, rounds):
    """Fails where the closed form is not the backward induction that it sums up."""
    now, following = finite_shares([d1, d2], rounds), finite_shares([d1, d2], rounds - 1)
    assert now == pytest.approx([1 - d2 * following[1], 1 - d1 * following[0]], abs=1e-9)


def test_a_far_deadline_is_as_none():
    """Fails where many rounds do not come near the bargain without end."""
    endless = truncated_shares([0.9, 0.8], [0, 0])
    assert finite_shares([0.9, 0.8], 201) == pytest.approx(endless, abs=1e-9)


def test_a_deadline_that_has_passed_is_refused():
    """Fails where shares are told of a bargain in which nobody can offer anything."""
    with pytest.raises(ValueError, match="rounds is at least 1"):
        finite_shares([0.9, 0.9], 0)


def test_an_event_counts_while_it_lasts():
    """Fails where a shift reaches beyond its days, or two at once do not add up."""
    marks = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
    spans = np.array([[1.0, 3.0], [2.0, np.inf]])
    moved = shifted_exposure(marks[None], marks, spans, np.log([[2.0, 5.0]]))
    assert np.diff(moved[0]) == pytest.approx([1, 2, 10, 5])


def test_a_fit_with_an_event_recovers_its_shift():
    """Fails where a third column is estimated as if it were not there."""
    rng = np.random.default_rng(3)
    n, end = 3000, 12
    turned = np.arange(1, end + 1) > 6
    log_hazard = -3.5 + 2 / (end - np.arange(end)) + 0.8 * turned
    happens = rng.random((n, end)) < -np.expm1(-np.exp(log_hazard))
    signed = happens.any(axis=1)
    months = np.where(signed, happens.argmax(axis=1) + 1, end)
    columns, happened, _ = months_at_risk(months, signed, np.full(n, end))
    month = np.concatenate([np.arange(m) for m in months.tolist()])
    fit = fit_cloglog(np.column_stack([columns, turned[month]]), happened)
    assert (np.abs(fit.coefficients - [-3.5, 2, 0.8]) < 3.5 * fit.errors).all()


def test_talks_that_say_nothing_are_not_fitted():
    """Fails where an estimate that runs off to infinity is printed."""
    columns, happened, _ = months_at_risk(np.array([3, 2]), np.array([False, False]), np.array([3, 3]))
    with pytest.raises(ValueError, match="some months with a signature and some without"):
        fit_cloglog(columns, happened)


def test_talks_all_of_one_month_do_not_tell_the_pull():
    """Fails where level and pull of the deadline, always together, end in a singular matrix."""
    columns, happened, _ = months_at_risk(np.ones(4, int), np.array([True, False] * 2), np.ones(4, int))
    with pytest.raises(ValueError, match="do not tell the coefficients apart"):
        fit_cloglog(columns, happened)


@given(factor, factor, st.floats(0, 0.99))
def test_without_costs_any_rise_beyond_the_discount_breaks_a_bargain(p_now, p_next, discount):
    """Fails where costs of nothing still hold a bargain together, or a falling riser breaks one."""
    gap = commitment_gap(p_now, p_next, discount, [0, 0])
    assert gap == pytest.approx(discount * p_next - p_now)
