"""The `positions` block as arrays."""

import numpy as np
import pytest

from build import scenario
from detente.analysis.position_arrays import position_arrays
from positions import TRADE, disputed


def test_who_holds_no_position_takes_no_part():
    """Fails where a party that is silent on an issue moves its outcome."""
    arrays = position_arrays(disputed(quota={"A": (0,), "B": (10,)}, price={"B": (3,), "C": (4,)}))
    assert (arrays.parties, arrays.stands(1).parties) == (("A", "B", "C"), ("B", "C"))
    assert arrays.weights.tolist() == [[1, 1, 0], [0, 1, 1]]
    assert arrays.stands(1).positions.tolist() == [3, 4]


def test_drawn_values_stand_in_their_worlds():
    """Fails where a draw lands with another party, issue or world."""
    values = {"positions.price.parties.B.position": np.array([1.0, 2.0, 30.0])}
    arrays = position_arrays(disputed(**TRADE), values=values, n_worlds=3)
    assert arrays.positions.shape == (3, 2, 3)
    assert arrays.positions[:, 1, 1].tolist() == [1, 2, 10]
    assert arrays.part(1).positions.tolist() == [[0, 10, 4], [10, 2, 6]]


def test_where_nobody_has_weight_all_count_alike():
    """Fails where an issue without weight makes numbers that are none."""
    arrays = position_arrays(disputed(quota={"A": (0, 0), "B": (10, 0.5, 0)}))
    assert arrays.weights.tolist() == [[1, 1]]


def test_a_reference_point_is_told_only_where_there_is_one():
    """Fails where an issue without a reference point gets one."""
    assert position_arrays(disputed(quota={"A": (0,)})).stands(0).reference is None
    assert position_arrays(disputed(quota={"A": (0,)}, reference=7)).stands(0).reference == 7


def test_a_scenario_without_positions_is_told_so():
    """Fails where the reader is not told which block is missing."""
    with pytest.raises(ValueError, match="no `positions` block -> see detente schema positions"):
        position_arrays(scenario())
