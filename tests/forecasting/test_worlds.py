"""Draws are reproducible, independent of who makes them, and distributed as the file says."""

import numpy as np
import pytest

from build import RIVER, scenario
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
