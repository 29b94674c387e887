"""What a world chooses follows from its worths, not from float noise nor from its neighbours."""

import numpy as np
import pytest

from detente.forecasting.choosing import NO_PACKAGE, choose

BOTH = np.array([True, True])


@pytest.mark.parametrize(("first", "second"), [(0.3, 0.1 + 0.2), (0.1 + 0.2, 0.3)])
def test_of_packages_that_tie_the_first_is_chosen(first, second):
    """Fails where the last digit of a sum decides between packages that are worth the same."""
    assert choose(np.array([[[first, first], [second, second]]]), BOTH, 2).tolist() == [[0], [0]]


def test_a_gain_that_is_noise_is_nothing_to_hope_for():
    """Fails where a party that gains nothing anywhere decides by the noise of its zeros."""
    gains = np.array([[[5.0, 0.0], [9.0, 0.0], [7.0, 5e-17]]])
    assert choose(gains, BOTH, 2).tolist() == [[1], [1]]


def test_who_counts_in_billions_decides_for_nobody_else():
    """Fails where a party's loss is taken for none because another counts its points in billions."""
    gains = np.array([[[3.0, -0.5], [2.0, 0.5], [1.0, 1.0]]])
    expected = choose(gains, BOTH, 2).tolist()
    assert expected == [[1], [1]]
    for scale in ((1e11, 1.0), (1.0, 1e11), (1e-11, 1.0)):
        assert choose(gains * np.array(scale), BOTH, 2).tolist() == expected


def test_a_world_chooses_the_same_beside_any_other():
    """Fails where a loss too small to see beside another world's riches is taken for none."""
    small, rich = [[1.0, -1e-9], [-1.0, 1.0]], [[1e6, 1e6], [1e6, 2e6]]
    assert choose(np.array([small, rich]), BOTH, 2)[:, 0].tolist() == [NO_PACKAGE, NO_PACKAGE]
