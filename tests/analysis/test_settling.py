"""Points of the solvers that the calibrated forecast pools, and simple rules."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.position_arrays import position_arrays
from detente.analysis.settling import SOLVERS, baselines, settled_points, solver_points
from positions import TRADE, UNSURE, disputed

PLACES = st.lists(st.tuples(st.integers(0, 10), st.floats(0, 1), st.floats(0, 5)), min_size=1, max_size=5)


@given(PLACES)
def test_every_solver_settles_within_the_held_positions(stands):
    """Fails where a solver leaves the hull or finds no number, with whatever weights of 0."""
    case = disputed(quota={f"P{number}": stand for number, stand in enumerate(stands)})
    found = settled_points(case)["quota"]
    low, high = min(stand[0] for stand in stands), max(stand[0] for stand in stands)
    assert tuple(found) == SOLVERS
    assert all(low - 1e-3 <= point <= high + 1e-3 for point in found.values())


def test_worlds_settle_as_each_of_them_alone():
    """Fails where many worlds at once give another answer than one by one."""
    case = disputed(**UNSURE)
    values = {"positions.quota.parties.A.salience": np.array([0.1, 0.3])}
    together = solver_points(position_arrays(case, values=values, n_worlds=2))
    for world, share in enumerate((0.1, 0.3)):
        alone = settled_points(case.at({"positions.quota.parties.A.salience": share}))
        for solver in SOLVERS:
            assert together[solver][world, 0] == pytest.approx(alone["quota"][solver])


def test_one_issue_leaves_nothing_to_exchange():
    """Fails where the exchange model moves an issue that stands alone."""
    found = settled_points(disputed(quota=TRADE["quota"]))["quota"]
    assert found["exchange"] == pytest.approx(found["mean"])


def test_rules_without_a_reference_point_say_nothing_of_it():
    """Fails where a rule invents a point that nobody gave."""
    rules = baselines(disputed(quota=TRADE["quota"]))["quota"]
    assert [name for name, x in rules.items() if x is None] == ["nash", "procedural", "reference"]
    assert (rules["unweighted_mean"], rules["mid_range"], rules["fifty"]) == (pytest.approx(14 / 3), 5, 5)
    with_one = baselines(disputed(reference=0, quota=TRADE["quota"]))["quota"]
    assert (with_one["nash"], with_one["procedural"], with_one["reference"]) == (0, 0, 0)
