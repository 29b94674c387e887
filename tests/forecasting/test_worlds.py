"""Draws are reproducible, independent of who makes them, and distributed as the file says."""

import numpy as np
import pytest

from build import RIVER, scenario
from detente.forecasting.drawing import Drawing, fitting
from detente.forecasting.solving import inputs_of
from detente.forecasting.worlds import BLOCK, blocks

WIDE = {
    "A": {"water": {"half": [-3, -2, -1], "full": [-8, -5]}, "tolls": {"lifted": 6}},
    "B": RIVER["worth"]["B"],
}
CASE = scenario(**RIVER | {"worth": WIDE})


def drawn(draws, **options):
    return np.concatenate([w.values for w in blocks(inputs_of(CASE), draws=draws, seed=3, **options)])


@pytest.mark.parametrize("sampler", ["sobol", "plain"])
def test_more_draws_leave_the_first_ones_as_they_are(sampler):
    """Fails where a block depends on how many blocks there are, and so on who draws them."""
    assert np.array_equal(drawn(3 * BLOCK, sampler=sampler)[: BLOCK + 7], drawn(BLOCK + 7, sampler=sampler))


@pytest.mark.parametrize("sampler", ["sobol", "plain"])
def test_percentiles_are_those_of_the_file(sampler):
    """Fails where a range is drawn otherwise than it is written."""
    ends = np.percentile(drawn(40_000, sampler=sampler), [5, 95], axis=0).T
    assert ends == pytest.approx(np.array([[-3, -1], [-8, -5]]), abs=0.05)


@pytest.mark.parametrize("together", [32, 256, BLOCK])
def test_parts_are_the_blocks_however_they_are_cut(together):
    """Fails where a world depends on how many stand together, or one between two parts is lost."""
    drawing = Drawing(inputs_of(CASE), 2 * BLOCK + 7, 3, together=together)
    parts = [drawing.part(number).values for number in reversed(drawing.parts)]
    assert np.array_equal(np.concatenate(parts[::-1]), drawn(2 * BLOCK + 7))
    assert [drawing.first(number + 1) for number in drawing.parts][-1] == 2 * BLOCK + 7


def test_as_many_worlds_stand_together_as_fit():
    """Fails where a part holds more than fits the memory, or is no part of a block."""
    assert [fitting(most) for most in (0, 1, 3, 128, 10**9)] == [1, 1, 2, 128, BLOCK]


def test_streams_and_seeds_differ():
    """Fails where scouts and worlds share their draws."""
    assert not np.array_equal(drawn(8), drawn(8, stream=1))


def test_only_numbers_that_decide_are_drawn():
    """Fails where draws are spent on numbers that no model reads."""
    more = scenario(
        **RIVER | {"worth": WIDE},
        parties={"A": {"bond": [1, 2]}, "B": {"no_deal": [0, 1]}},
        arms={name: [0.1, 0.2] for name in "abmngh"},
    )
    assert [found.path for found in inputs_of(more)] == [
        "parties.B.no_deal",
        "worth.A.water.half",
        "worth.A.water.full",
    ]
