"""Base rates fall as time passes, and deadlines pull."""

import numpy as np
import pytest

from detente.models.hazard import deadline_exposure, evened_exposure, hazard_level, signed_within


def discrete(a, b, months):
    """P(signed by the deadline) of the monthly model h_t = 1 - exp(-exp(a + b / (D - t + 1)))."""
    steps = np.arange(1, months + 1)
    return 1 - np.exp(-np.exp(a + b / (months - steps + 1)).sum())


@pytest.mark.parametrize(("a", "b", "months"), [(-4, 3, 24), (-3, 1, 6), (-5, 2, 1)])
def test_whole_months_reproduce_the_discrete_hazard(a, b, months):
    """Fails where the continuous hazard is not the monthly one; the first case is .638 in the method note."""
    exposure = deadline_exposure(np.array([months]), np.array([months]), np.array([b]))
    assert 1 - np.exp(-np.exp(a) * exposure[0, 0]) == pytest.approx(discrete(a, b, months))


def test_a_quarter_of_deals_fall_in_the_last_month():
    """Fails where the deadline effect is not the one of the method note: 25 % of deals in the last month."""
    dates = np.array([23.0, 24.0])
    exposure = deadline_exposure(dates, np.array([24.0]), np.array([3.0]))
    before, by = 1 - np.exp(-np.exp(-4) * exposure[0])
    assert (by - before) / by == pytest.approx(0.25, abs=0.005)


def test_without_pull_the_exposure_is_time():
    """Fails where an idle deadline bends time."""
    dates = np.array([0.0, 0.4, 1.37, 17.6, 30.0])
    exposure = deadline_exposure(dates, np.array([1.37, 17.6]), np.zeros(2))
    assert exposure == pytest.approx(np.stack([dates, dates]))


def test_exposure_never_falls_and_a_passed_deadline_pulls_no_more():
    """Fails where a forecast by a later date would be below one by an earlier date."""
    dates = np.linspace(0, 30, 301)
    exposure = deadline_exposure(dates, np.array([1.37, 17.6]), np.array([3.0]))[0]
    assert np.all(np.diff(exposure) > 0)
    assert exposure[-1] - exposure[dates.searchsorted(17.7)] == pytest.approx(30 - 17.7, abs=0.11)


def test_a_stale_forecast_falls_by_itself():
    """Fails where months without a deal do not lower the base rate."""
    assert signed_within(12, 3.5, 100) > signed_within(12, 3.5, 124) > 0


def test_drawn_levels_average_to_the_base_rate():
    """Fails where the drawn hazard is not the Gamma whose mixture is the closed form."""
    level = hazard_level(np.linspace(0, 1, 200_003)[1:-1], 3.5, 100)
    assert np.mean(1 - np.exp(-level * 12)) == pytest.approx(signed_within(12, 3.5, 100), abs=1e-4)


def test_deadlines_move_signatures_and_add_none():
    """Fails where listing one more meeting makes a deal by the last deadline likelier or less likely."""
    pull = np.array([0.0, 2.0])
    for deadlines in ([17.4], [3.0, 17.4], [3.0, 16.7, 17.4]):
        months = evened_exposure(np.array([17.4, 20.0]), np.array(deadlines), pull)
        assert months == pytest.approx(np.array([[17.4, 20.0], [17.4, 20.0]]))


def test_a_deadline_far_away_moves_nothing_before_the_nearer_one():
    """Fails where a treaty that ends in ten years makes a deal by the summit likelier."""
    dates, pull = np.array([1.0, 3.0]), np.array([2.0])
    near, both = (evened_exposure(dates, np.array(d), pull) for d in ([3.0], [3.0, 120.0]))
    assert [near[0, 1], both[0, 1]] == pytest.approx([3.0, 3.0])
    assert both[0, 0] == pytest.approx(near[0, 0], rel=0.02)


def test_a_meeting_that_came_to_nothing_leaves_the_next_deadline_its_pull():
    """Fails where a summit a week ago takes away all that the expiry in three weeks pulls."""
    now, then = evened_exposure(np.array([16.9, 17.4]), np.array([16.7, 17.4]), np.array([2.0]))[0]
    assert then - now > 1.5 * (17.4 - 16.9)
