"""Richardson's race settles, runs away, and answers a cap as its equations say."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from scipy.linalg import expm

from detente.models.arms.cap import saved, spent
from detente.models.arms.estimation import reaction, sum_equation
from detente.models.arms.richardson import (
    STEPS_PER_YEAR,
    Race,
    _exponential,
    equilibrium,
    growth,
    half_life,
    path,
)

STABLE = Race(np.array([0.5, 0.4]), np.array([0.9, 0.8]), np.array([10.0, 5.0]))
RUNAWAY = Race(np.array([0.9, 0.9]), np.array([0.2, 0.2]), np.array([1.0, 2.0]))
COEFFICIENT = st.floats(0.01, 3)


def races(draw_reaction=COEFFICIENT, draw_fatigue=COEFFICIENT):
    """Any race of two sides that react and tire."""
    pair = st.tuples(st.floats(-5, 5), st.floats(-5, 5)).map(np.array)
    return st.builds(
        Race,
        st.tuples(draw_reaction, draw_reaction).map(np.array),
        st.tuples(draw_fatigue, draw_fatigue).map(np.array),
        pair,
    )


@given(races())
def test_stable_exactly_where_fatigue_outweighs_reaction(race):
    """Fails where the eigenvalue and the textbook's mn > ab disagree."""
    margin = np.prod(race.fatigue) - np.prod(race.reaction)
    if abs(margin) > 1e-9:
        assert (growth(race) < 0) == (margin > 0)


@given(races())
def test_nothing_changes_at_the_equilibrium(race):
    """Fails where the equilibrium solves other equations."""
    rest = equilibrium(race)
    if abs(np.prod(race.fatigue) - np.prod(race.reaction)) > 1e-3:
        assert race.matrix @ rest + race.grievance == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    "edge",
    [
        Race(np.ones(2), np.ones(2), np.ones(2)),
        Race(np.array([0.1, 0.9]), np.array([0.3, 0.3]), np.ones(2)),  # 0.1 times 0.9 is not 0.3 squared
    ],
)
def test_an_edge_has_no_equilibrium(edge):
    """Fails where mn = ab, but for the last bits, gives a point, or a division by zero."""
    assert np.isnan(equilibrium(edge)).all()
    assert np.isinf(half_life(edge)) or half_life(edge) > 1e12


def test_a_path_is_the_integral_of_the_equations():
    """Fails where levels between years drift from an independent integration."""
    start = np.array([40.0, 1.0])
    solved = solve_ivp(
        lambda _, levels: STABLE.matrix @ levels + STABLE.grievance, (0, 5), start, rtol=1e-10, atol=1e-10
    )
    assert path(STABLE, start, 5)[-1] == pytest.approx(solved.y[:, -1], abs=1e-6)


@given(races(), st.floats(0.01, 200))
def test_the_exponential_is_scipys(race, years):
    """Fails where the way from one step to the next is another than the matrix exponential."""
    matrix = race.matrix * years
    assert _exponential(matrix) == pytest.approx(
        expm(matrix), rel=1e-9, abs=1e-9 * np.abs(expm(matrix)).max()
    )


def test_a_distance_halves_in_the_half_life():
    """Fails where the half-life is not that of the slowest way home."""
    rest, years = equilibrium(STABLE), half_life(STABLE)
    values, vectors = np.linalg.eig(STABLE.matrix)
    slow = vectors[:, values.argmax()]
    levels = path(STABLE, rest + 5 * slow, 10)
    after = levels[round(years * STEPS_PER_YEAR)] - rest
    assert after == pytest.approx(2.5 * slow, rel=0.01)


@given(races(), st.floats(0, 30), st.floats(0, 30))
def test_a_cap_never_costs_more_and_is_kept(race, cap, other):
    """Fails where a cap raises a side's spending, or a level passes it."""
    start, caps = np.array([5.0, 8.0]), np.array([cap, other])
    assert (path(race, start, 3, caps=caps).max(axis=0) <= caps + 1e-9).all()
    assert (saved(race, start, 3, caps) >= -1e-6).all()


def test_a_cap_on_one_side_saves_the_other_something_too():
    """Fails where the second saving, that of the side that has less to answer, is lost."""
    of_x, of_y = saved(STABLE, equilibrium(STABLE), 10, np.array([10.0, np.inf]))
    assert of_x == pytest.approx(10 * (equilibrium(STABLE)[0] - 10))
    assert of_y > 0


def test_what_stands_still_costs_its_level_every_year():
    """Fails where the area under a path is not levels times years."""
    rest = equilibrium(STABLE)
    assert spent(path(STABLE, rest, 7)) == pytest.approx(7 * rest)


def test_many_worlds_are_solved_as_each_is():
    """Fails where worlds in one array influence each other."""
    both = Race(
        *(np.stack([getattr(one, name) for one in (STABLE, RUNAWAY)]) for name in STABLE.__annotations__)
    )
    start = np.array([[3.0, 4.0], [3.0, 4.0]])
    apart = [path(one, start[0], 2) for one in (STABLE, RUNAWAY)]
    assert path(both, start, 2) == pytest.approx(np.stack(apart, axis=1))


def test_coefficients_come_back_from_a_race_that_has_them():
    """Fails where the regression mixes up reaction and fatigue; means of a year are near its middle."""
    years = np.arange(0.0, 9.0)
    levels = path(RUNAWAY, np.array([10.0, 2.0]), 8)[::STEPS_PER_YEAR]
    found = reaction(levels[:, 0], levels[:, 1], years)
    assert found.bounded == pytest.approx([0.9, 0.2, 1.0], rel=0.1, abs=0.1)
    assert found.free.degrees == 5


def test_bounds_hold_and_cost_no_more_than_they_must():
    """Fails where a bounded coefficient is below 0, or another bounded one fits better."""
    generator = np.random.default_rng(3)
    own, other = generator.uniform(1, 9, (2, 7))
    found = reaction(own, other, np.arange(7.0))
    changes = np.diff(own)

    def squares(coefficients):
        return ((changes - found.terms @ coefficients) ** 2).sum()

    assert (found.bounded[:2] >= 0).all()
    for _ in range(2000):
        near = found.bounded + generator.normal(0, 0.05, 3)
        near[:2] = np.maximum(near[:2], 0)
        assert squares(near) >= squares(found.bounded) - 1e-9


def test_redrawn_coefficients_scatter_around_the_estimate():
    """Fails where uncertainty is drawn around something else, or leaves the bounds."""
    years = np.arange(0.0, 9.0)
    levels = path(STABLE, np.array([40.0, 2.0]), 8)[::STEPS_PER_YEAR]
    noisy = levels[:, 0] + np.random.default_rng(1).normal(0, 0.2, 9)
    found = reaction(noisy, levels[:, 1], years)
    drawn = found.redrawn(np.random.default_rng(2).normal(size=(4000, 8)))
    assert np.median(drawn, axis=0) == pytest.approx(found.bounded, rel=0.02, abs=0.03)
    assert (drawn[:, :2] >= 0).all()


def test_levels_that_do_not_move_tell_nothing():
    """Fails where a flat table gives coefficients."""
    with pytest.raises(ValueError, match="do not tell the coefficients apart"):
        sum_equation(np.full(5, 3.0), np.arange(5.0))
