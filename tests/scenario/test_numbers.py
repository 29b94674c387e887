"""The forms of a number: what each means, and at what value single-model questions are answered."""

import math

import pytest
from pydantic import ValidationError

from detente.scenario.numbers import Amount, Number, Probability, Real

MODES = [
    (6, 6),
    (-2.5, -2.5),
    ([3, 9], 6),
    ([3, 5, 9], 5),
    ([4, 4], 4),
    ({"dist": "normal", "mean": 2, "sd": 1}, 2),
    ({"dist": "uniform", "low": -1, "high": 3}, 1),
    ({"dist": "triangular", "low": 0, "mode": 1, "high": 4}, 1),
    ({"dist": "lognormal", "median": 2, "sigma": 0.5}, 2 * math.exp(-0.25)),
    ({"dist": "beta", "a": 3, "b": 2}, 2 / 3),
    ({"value": [3, 9], "because": "its ports can wait"}, 6),
    ({"value": {"dist": "beta", "a": 2, "b": 2}}, 0.5),
]


@pytest.mark.parametrize(("form", "mode"), MODES, ids=str)
def test_mode(form, mode):
    """Fails where a single-model answer rests on a value that the file does not mean."""
    assert pytest.approx(mode) == Real.of(form).mode


@pytest.mark.parametrize(("a", "b"), [(1, 3), (0.5, 0.5), (2, 1)])
def test_beta_without_an_inner_peak_answers_at_its_mean(a, b):
    """Fails where a beta that peaks at an end puts a question at probability 0 or 1."""
    assert pytest.approx(a / (a + b)) == Probability.of({"dist": "beta", "a": a, "b": b}).mode


@pytest.mark.parametrize("form", [0, 1, [0, 0.5], [0.5, 1], [0, 1], [0, 0, 0.2], [0.9, 1, 1]], ids=str)
def test_probability_may_reach_its_ends(form):
    """Fails where a person may not say 'impossible' or 'sure'."""
    assert 0 <= Probability.of(form).mode <= 1


@pytest.mark.parametrize(
    ("kind", "form", "told"),
    [
        (Probability, 1.0000001, "1 is outside its range"),
        (Probability, [-0.1, 0.5], "-0.1 is outside its range"),
        (Amount, -1e-9, "-1e-09 is outside its range"),
        (Amount, {"dist": "normal", "mean": 5, "sd": 1}, "normal can go outside its range"),
        (
            Probability,
            {"dist": "lognormal", "median": 0.1, "sigma": 0.1},
            "lognormal can go outside its range",
        ),
        (Real, [], "a list of 0 numbers"),
        (Real, [1, "2"], "'2' where a number belongs"),
        (Real, [[1, 2], 3], "[1, 2] where a number belongs"),
        (Real, {}, "a mapping without dist or value"),
        (Real, {"dist": ["normal"]}, "unknown distribution '['normal']'"),
        (Real, {"dist": "certain", "params": [1]}, "unknown distribution 'certain'"),
        (Real, 10**400, "is not a usable number"),
        (Real, "9" * 500, "where a number belongs"),
    ],
)
def test_refused(kind, form, told):
    """Fails where a number that means nothing is taken, or refused without saying why."""
    with pytest.raises(ValidationError) as caught:
        kind.of(form)
    assert told in caught.value.errors()[0]["msg"]
    assert len(caught.value.errors()[0]["msg"]) < 120


def test_minus_zero_is_zero():
    """Fails where two files that say 0 have two fingerprints."""
    assert math.copysign(1, Real.of(-0.0).params[0]) == 1


@pytest.mark.parametrize("form", [form for form, _ in MODES], ids=str)
def test_written_in_the_form_that_is_read(form):
    """Fails where a number is saved as something that cannot be read, or as another number."""
    number = Real.of(form)
    assert number == Real.of(number.model_dump())


def test_ranges_of_chances_only_lie_on_the_logit_scale():
    """Fails where a range of points is drawn as if it were a chance, or a chance beyond 1."""
    assert [kind.logit for kind in (Number, Real, Amount, Probability)] == [False, False, False, True]
