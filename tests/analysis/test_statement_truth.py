"""Preference statements over many states at once."""

import numpy as np

from detente.analysis.statement_truth import holds
from detente.scenario.statements import parse

DIGITS = np.array([[0, 0], [1, 0], [2, 0], [0, 1], [1, 1], [2, 1]])


def test_an_option_alone_is_taken_at_any_level():
    """Fails where a tariff at level 2 does not count as a tariff."""
    assert holds(parse("tariff", ["tariff", "deal"], [3, 2]), DIGITS).tolist() == [0, 1, 1, 0, 1, 1]


def test_an_option_at_a_level():
    """Fails where a tariff at level 1 counts as one at level 2."""
    assert holds(parse("tariff=2", ["tariff", "deal"], [3, 2]), DIGITS).tolist() == [0, 0, 1, 0, 0, 1]


def test_a_condition_that_is_false_makes_it_true():
    """Fails where "no tariff if there is a deal" counts against states without a deal."""
    assert holds(parse("NOT 1 IF 2", ["tariff", "deal"], [3, 2]), DIGITS).tolist() == [1, 1, 1, 1, 0, 0]


def test_leading_axes():
    """Fails where states of several worlds cannot be asked at once."""
    assert holds(parse("1 IFF 2", ["tariff", "deal"]), DIGITS.reshape(2, 3, 2)).shape == (2, 3)
