"""Numbers at the edge: noise, sizes beyond floating point, gains of nothing."""

import pytest

from build import scenario
from detente.analysis.packages import packages


def test_float_noise_is_no_hope():
    """Fails where .1 + .2 against a no deal of .3 counts as a gain, and turns the solutions round."""
    result = packages(
        scenario(
            parties={"A": {"no_deal": 0.3}, "B": {}, "C": {}},
            issues={"I": {"options": ["x", "y"]}, "J": {"options": ["x", "y"]}},
            worth={
                "A": {"I": {"x": 0.1, "y": 0.3}, "J": {"x": 0.2, "y": 0}},
                "B": {"I": {"x": 1, "y": 5}},
                "C": {"I": {"x": 2, "y": 1}},
            },
            requires=[
                {"if": {"I": "x"}, "then": {"J": "x"}},
                {"if": {"I": "y"}, "then": {"J": "y"}},
            ],
            status_quo="none",
        )
    )
    values = {name: point.value for name, point in result.solutions.items()}
    assert (values["nash"], values["kalai_smorodinsky"], values["maximum_relative_gain"]) == (5, 0.5, 1.5)


@pytest.mark.parametrize("unit", [1e-10, 1e11])
def test_products_beyond_floating_point_are_compared_all_the_same(unit):
    """Fails where a product of forty gains over- or underflows and the worse package is taken."""
    names = [f"P{n}" for n in range(40)]
    result = packages(
        scenario(
            parties={name: {} for name in names},
            issues={"I": {"options": ["a", "b"]}},
            worth={name: {"I": {"a": 2 * unit, "b": (1 if name == "P0" else 3) * unit}} for name in names},
            status_quo="none",
        )
    )
    assert result.solutions["nash"].package == {"I": "b"}
    assert 0 < result.solutions["nash"].value < float("inf")


def test_huge_weights_are_only_weights():
    """Fails where weights that add up beyond floating point make the solution a fault."""
    river = {
        "issues": {"I": {"options": ["a", "b"]}},
        "worth": {"A": {"I": {"a": 1, "b": 2}}, "B": {"I": {"a": 3, "b": 1}}},
        "parties": {"A": {}, "B": {}},
        "status_quo": "none",
    }
    plain, huge = packages(scenario(**river)), packages(scenario(**river), weights={"A": 1e308, "B": 1e308})
    assert huge.solutions == plain.solutions


@pytest.mark.parametrize(
    ("worth", "words"),
    [
        ({}, "nobody who must accept gains anything"),
        ({"A": {"I": {"a": 1, "b": 0}}, "B": {"I": {"a": 0, "b": 9}}}, "every Nash product is 0"),
    ],
)
def test_solutions_that_say_little_say_so(worth, words):
    """Fails where a product of 0, or of nothing, is shown as a success."""
    case = scenario(
        parties={"A": {}, "B": {}}, issues={"I": {"options": ["a", "b"]}}, worth=worth, status_quo="none"
    )
    assert any(words in warning for warning in packages(case).warnings)
