"""Richardson's arms races: the budgets of 1909 to 1913, and the textbook's two kinds."""

import csv

import numpy as np
import pytest

from detente.models.arms.estimation import reaction, sum_equation
from detente.models.arms.richardson import Race, equilibrium, growth

STATES = ("France", "Russia", "Germany", "AustriaHungary")


@pytest.fixture
def budgets(reference_data):
    """Years, and budgets of the four states in million pounds."""
    with (reference_data / "dynamics" / "richardson_1909_1913_million_gbp.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    years = np.array([float(row["year"]) for row in rows])
    return years, np.array([[float(row[state]) for state in STATES] for row in rows])


def test_richardsons_line(budgets):
    """Richardson (1960), chapter 3: slope .73, zero at 194, from memory; from the budgets .731 and 194.9."""
    years, levels = budgets
    found = sum_equation(levels.sum(axis=1), years)
    assert found.slope == pytest.approx(0.731, abs=5e-4)
    assert found.zero == pytest.approx(194.9, abs=0.05)
    assert found.fit.r_squared == pytest.approx(0.9991, abs=5e-5)


def test_increments_and_means(budgets):
    """Fails where the changes that the line is drawn through are not Richardson's."""
    totals = budgets[1].sum(axis=1)
    assert totals == pytest.approx([199.2, 204.8, 214.9, 238.7, 289.0])
    assert np.diff(totals) == pytest.approx([5.6, 10.1, 23.8, 50.3])
    assert (totals[1:] + totals[:-1]) / 2 == pytest.approx([202.0, 209.85, 226.8, 263.85])


def test_the_same_budgets_fit_sides_that_feed_on_themselves(budgets):
    """The caveat of the literature: without bounds the fit gives each side a fatigue below 0."""
    years, levels = budgets
    entente, central = levels[:, :2].sum(axis=1), levels[:, 2:].sum(axis=1)
    for own, other in ((entente, central), (central, entente)):
        assert reaction(own, other, years).free.coefficients[1] < 0
        assert (reaction(own, other, years).bounded[:2] >= 0).all()


def test_a_stable_race():
    """a = .5, b = .4, m = .9, n = .8, g = 10, h = 5 rests at (20.2, 16.3)."""
    race = Race(np.array([0.5, 0.4]), np.array([0.9, 0.8]), np.array([10.0, 5.0]))
    assert equilibrium(race) == pytest.approx([20.2, 16.3], abs=0.05)
    assert growth(race) < 0


def test_a_race_that_runs_away():
    """a = b = .9 and m = n = .2 grows by .70 a year."""
    race = Race(np.array([0.9, 0.9]), np.array([0.2, 0.2]), np.zeros(2))
    assert growth(race) == pytest.approx(0.70)
