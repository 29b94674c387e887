"""Arms races: the project and a Runge-Kutta path agree on random coefficients."""

import math

import numpy as np
import pytest

import detente
from blind import arms as blind


def told(coefficients, start=None, years=10):
    """What the project says of the race."""
    block = ", ".join(f"{name}: {x}" for name, x in zip("abmngh", coefficients, strict=True))
    if start is not None:
        block += f", x_now: {start[0]}, y_now: {start[1]}"
    text = f"detente: 1\ntitle: a race\nas_of: 2024-03-01\nparties: {{X: {{}}, Y: {{}}}}\narms: {{{block}}}\n"
    return detente.arms(detente.loads(text), years=years).to_dict()["result"]


@pytest.mark.parametrize("seed", range(150))
def test_a_race(seed):
    """Fails where stability, equilibrium, half-life or the path of a race are not those of the equations."""
    rng = np.random.default_rng(seed)
    coefficients = [round(float(x), 3) for x in rng.uniform(0, 1.2, 4)]
    coefficients += [round(float(x), 3) for x in rng.uniform(0, 8, 2)]
    start = [round(float(x), 2) for x in rng.uniform(1, 40, 2)]
    years = int(rng.integers(1, 8))
    actual = told(coefficients, start, years)
    a, b, m, n, _, _ = coefficients
    slowest = blind.roots(a, b, m, n)[0]
    assert actual["stable"] == (m * n > a * b) == (slowest < 0)
    assert tuple(actual["equilibrium"].values()) == pytest.approx(blind.equilibrium(*coefficients))
    expected = math.log(2) / -slowest if slowest < 0 else None
    assert actual["half_life"] == pytest.approx(expected)
    level, spent = blind.levels(start, years, coefficients)
    assert list(actual["level"].values()) == pytest.approx(level, rel=1e-6)
    assert list(actual["spent"].values()) == pytest.approx(spent, rel=1e-4)


def test_worked_races():
    """Fails where the stable and the runaway race of the specification come out otherwise."""
    calm, wild = (0.5, 0.4, 0.9, 0.8, 10, 5), (0.9, 0.9, 0.2, 0.2, 10, 5)
    assert blind.equilibrium(*calm) == pytest.approx((20.2, 16.3), abs=0.05)
    assert list(told(calm)["equilibrium"].values()) == pytest.approx([20.2, 16.3], abs=0.05)
    assert blind.roots(*wild[:4])[0] == pytest.approx(0.7)
    assert (told(calm)["stable"], told(wild, (3, 2))["stable"]) == (True, False)


def test_before_the_first_world_war():
    """Fails where increments of 1909-13 do not give Richardson's .73 a year and zero at 194."""
    slope, zero = blind.slope_and_zero([199.2, 204.8, 214.9, 238.7, 289.0])
    assert (slope, zero) == (pytest.approx(0.731, abs=5e-4), pytest.approx(194.9, abs=0.05))
