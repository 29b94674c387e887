"""In how many draws each actor sides where."""

from functools import partial
from pathlib import Path

import pytest

from build import scenario
from detente.analysis.blocs import blocs
from detente.forecasting import bloc_bands
from detente.forecasting.bands import over_worlds
from detente.scenario import load

RIVERS = Path(__file__).parent.parent / "scenarios" / "valid" / "between-two-rivers.yaml"


def torn(**block):
    """B between two enemies, leaning to A by a hair."""
    pairs = {"A|B": 1.1, "B|C": 1, "A|C": -9}
    return scenario(alignment={"sizes": {"A": 1, "B": 1, "C": 1}, "propensity": pairs, **block})


def drawn(case, draws=200, seed=1, **options):
    return over_worlds(case, ask=partial(blocs, **options), draws=draws, seed=seed, plan=bloc_bands.plan)


def test_who_is_torn_sides_now_here_now_there():
    """Fails where noise moves those who are firm, or leaves those who are not."""
    told = drawn(torn(noise=0.5))
    assert told.bands["sides"]["A"] == {"1": 1}
    assert 0.4 < told.bands["sides"]["B"]["1"] < 0.7
    share = told.bands["sides"]["B"]["1"]
    assert told.agreement == pytest.approx((2 + share) / 3)
    assert told.bands["same"] == share


def test_without_chance_all_draws_are_the_same_and_that_is_said():
    """Fails where certainty is told as a result of drawing."""
    told = drawn(torn())
    assert (told.agreement, told.bands["same"]) == (1, 1)
    assert told.warnings[-1].startswith("nothing in the alignment is uncertain")


def test_same_seed_same_bands_and_another_seed_others():
    """Fails where the bands hang on anything but the seed."""
    case = load(RIVERS)
    assert drawn(case).bands == drawn(case).bands
    assert drawn(case).bands["sides"] != drawn(case, seed=2).bands["sides"]


def test_bands_tell_neutrals_and_the_present():
    """Fails where a side, or how many stand where they do today, is left out."""
    bands = drawn(load(RIVERS)).bands
    assert all(sum(shares.values()) == pytest.approx(1) for shares in bands["sides"].values())
    assert "neutral" in bands["sides"]["Dorn"]
    assert bands["present"]["low"] <= bands["present"]["mean"] <= bands["present"]["high"]


def test_how_often_each_would_join_a_third_bloc():
    """Three that hardly like each other: with noise one or another stands apart, and how often is told."""
    pairs = {"A|B": 0.2, "B|C": -0.2, "A|C": -0.2}
    case = scenario(alignment={"sizes": {"A": 1, "B": 1, "C": 1}, "propensity": pairs, "noise": 0.5})
    third = drawn(case).bands["third_bloc"]
    assert 0.05 < third["stands"] < 0.95
    assert sum(third["joins"].values()) == pytest.approx(third["stands"], abs=0.2)
    assert drawn(torn(noise=0.5)).bands["third_bloc"]["stands"] < 0.2


def test_an_ultimatum_is_told_over_the_draws():
    """Fails where it is not told in how many draws each would be with whoever makes all choose."""
    told = drawn(torn(noise=0.5), ultimatum="A")
    assert told.bands["ultimatum"]["C"] == 0
    assert told.bands["ultimatum"]["B"] == told.bands["sides"]["B"]["1"]
    assert drawn(torn(noise=0.5)).bands["ultimatum"] is None
