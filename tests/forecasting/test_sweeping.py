"""Rows of a sweep are forecasts: the same numbers as one by one, whoever draws them."""

import re

import pytest

from detente.catalogue import TEMPLATE
from detente.forecasting.branches import what_if
from detente.forecasting.forecast import forecast
from detente.forecasting.sweeping import FAULT, TOGETHER, Sweep, sweep_base
from detente.forecasting.variations import Grid, Named, Sample, values_in
from detente.parallel import Workers
from detente.scenario import load
from detente.scenario.setting import with_values
from detente.scenario.source import read_source

FILE = TEMPLATE / "scenario.yaml"
CASE = load(FILE)
DRAWS = 128
BASE = sweep_base(CASE, draws=DRAWS, seed=1)
PATH = "parties.BR.no_deal"


def swept(variations):
    return Sweep(BASE, variations, DRAWS, 1)


def rows(variations, workers=None):
    sweep = swept(variations)
    told = sweep.rows(range(sweep.n_groups), workers=workers or Workers())
    return [row for group in told for row in group]


def test_the_base_row_is_the_forecast():
    """Fails where a sweep answers another question than `forecast`."""
    (row,) = rows(Named(read_source(FILE), ()))
    expected = forecast(CASE, draws=DRAWS, seed=1)
    assert (row["p_deal"], row["low"]) == (expected.p_deal.p, expected.p_deal.low)
    assert [row[f"{term.issue}={term.option}"] for term in expected.terms] == [t.p for t in expected.terms]


def test_a_row_of_a_grid_is_a_branch():
    """Fails where rows differ because their worlds differ, and not what was set."""
    row = rows(Grid(CASE, {PATH: ("2", "4")}))[1]
    changed = with_values(CASE, {PATH: "4"})
    (_, branch) = what_if(CASE, {"changed": changed}, draws=DRAWS, seed=1).branches
    assert row["p_deal"] == branch.p_deal.p


def test_a_grid_is_every_combination_the_last_path_fastest():
    """Fails where combinations are missing, or rows stand beside other rows' inputs."""
    found = rows(Grid(CASE, {PATH: ("2", "4"), "parties.AR.no_deal": ("0", "1", "3")}))
    inputs = [(row[PATH], row["parties.AR.no_deal"]) for row in found]
    assert inputs == [(2, 0), (2, 1), (2, 3), (4, 0), (4, 1), (4, 3)]
    assert [row["number"] for row in found] == [1, 2, 3, 4, 5, 6]


def test_a_variant_that_cannot_be_forecast_costs_no_other():
    """Fails where one wrong combination among thousands ends the sweep, or looks like a forecast."""
    fine, wrong = rows(Grid(CASE, {PATH: ("2", "many")}))
    assert fine[FAULT] is None
    assert "'many' where a number belongs" in wrong[FAULT]
    assert wrong["p_deal"] is None


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("parties.AR.no_dael", "unknown key 'no_dael' in parties.AR -> did you mean 'no_deal'?"),
        ("deadlines[99].date", "leads nowhere"),
    ],
)
def test_a_path_that_names_nothing_is_refused_before_anything_is_forecast(path, what):
    """Fails where a misspelt path makes a table of faults and is called a success."""
    with pytest.raises(ValueError, match=re.escape(what)):
        Grid(CASE, {PATH: ("2", "many"), path: ("1", "2")}).check()
    Grid(CASE, {PATH: ("2", "many")}).check()


def test_a_sampled_row_holds_its_numbers_for_certain():
    """Fails where the numbers beside a row are not those that it was forecast with."""
    sample = Sample(BASE, 5, 1)
    row = rows(sample)[3]
    alone = BASE.at(sample.inputs(3))
    assert row["p_deal"] == alone.posterior.p_deal()
    assert {path: row[path] for path in sample.columns} == sample.inputs(3)


def test_rows_do_not_depend_on_who_draws_them():
    """Fails where two processes give other rows, or another order, than one."""
    sample = Sample(BASE, 3 * TOGETHER - 5, 1)
    assert rows(sample, Workers(2)) == rows(sample)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1,2", ("1", "2")), ("[1, 2], 3", ("[1, 2]", "3")), ("{low: 1, high: 2}", ("{low: 1, high: 2}",))],
)
def test_a_comma_inside_brackets_splits_no_value(text, expected):
    """Fails where an uncertain number falls into two."""
    assert values_in(text) == expected


def test_an_answer_is_not_overwritten_by_an_input():
    """Fails where a column is both what was set and what came out."""
    with pytest.raises(ValueError, match="'p_deal' is a column of the answer"):
        swept(Grid(CASE, {"p_deal": ("1",)}))
