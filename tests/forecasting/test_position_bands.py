"""Positions over worlds."""

from functools import partial

import pytest

from detente.analysis.position_options import PositionOptions
from detente.analysis.positions import positions
from detente.forecasting import position_bands
from detente.forecasting.bands import over_worlds
from positions import TRADE, UNSURE, disputed, even_fit


def drawn(issues, draws=64, seed=1, **options):
    """The answer over worlds."""
    ask = partial(positions, fitted=even_fit(), options=PositionOptions(**options))
    return over_worlds(disputed(**issues), ask=ask, draws=draws, seed=seed, plan=position_bands.plan)


def test_the_answer_at_the_modes_stays_what_it_was():
    """Fails where drawing worlds changes what is told without them."""
    found, plain = drawn(UNSURE), positions(disputed(**UNSURE), fitted=even_fit())
    told = found.to_dict()["result"]
    told.pop("bands")
    assert told == plain.to_dict()["result"]


def test_bands_hold_the_mode_where_numbers_spread_around_it():
    """Fails where a band belongs to another model or issue."""
    bands = drawn(UNSURE, draws=512).bands["issues"]
    plain = positions(disputed(**UNSURE)).issues
    for issue in UNSURE:
        band = bands[issue]["models"]["compromise"]
        assert band["low"] < plain[issue].models["compromise"] < band["high"]


def test_certain_numbers_give_bands_without_width():
    """Fails where worlds differ though nothing is uncertain, or nobody says that they do not."""
    found = drawn(TRADE)
    band = found.bands["issues"]["quota"]["models"]["exchange"]
    assert band["low"] == band["high"] == pytest.approx(found.issues["quota"].models["exchange"])
    assert found.warnings == ("no position is uncertain: all worlds are alike",)


def test_chance_moves_exchanges_where_it_is_let_in():
    """Fails where --random does nothing."""
    found = drawn(TRADE, random=0.8)
    band = found.bands["issues"]["quota"]["models"]["exchange"]
    assert band["low"] < band["high"]
    assert found.warnings == ()


def test_chance_moves_the_smp_where_bargains_are_drawn():
    """Fails where a drawn bargain is the likeliest one in every world, or certain numbers then warn."""
    found = drawn(TRADE, smp={"transitions": "stochastic"})
    band = found.bands["issues"]["quota"]["models"]["smp"]["final"]["mean"]
    assert band["low"] < band["high"]
    assert not any("all worlds are alike" in warning for warning in found.warnings)


def test_drivers_of_the_smp_stay_with_the_issue_that_is_played_alone():
    """Fails where the SMP has no drivers, or those of an issue that it does not see."""
    drivers = drawn(UNSURE, draws=512).bands["issues"]["quota"]["drivers"]["smp"]
    assert drivers
    assert all(each["input"].startswith("positions.quota.") for each in drivers)


def test_drivers_name_what_the_outcome_depends_on():
    """Fails where variance is laid to an input that the outcome does not know."""
    issues = TRADE | {"quota": TRADE["quota"] | {"B": (10, [0.2, 0.6, 0.9], 1), "C": (4, [0.4, 0.5], 0.01)}}
    drivers = drawn(issues, draws=2048).bands["issues"]["quota"]["drivers"]
    first = drivers["compromise"][0]
    assert first["input"] == "positions.quota.parties.B.salience"
    assert first["share"] > 0.9


def test_chances_of_concessions_are_shares_of_worlds():
    """Fails where a concession that the exchange model makes in every world is told as less than certain."""
    listed = drawn(TRADE).bands["concessions"]
    (trade,) = [each for each in listed if (each["issue"], each["party"], each["to"]) == ("quota", "A", "B")]
    assert trade["by_model"]["exchange"] == 1
    assert all(0 < each["p"] <= 1 for each in listed)
    assert [each["p"] for each in listed] == sorted((each["p"] for each in listed), reverse=True)


def test_the_forecast_over_worlds_is_a_distribution():
    """Fails where averaging over worlds loses mass."""
    averaged = drawn(UNSURE).bands["issues"]["price"]["averaged"]
    assert averaged["interval"][0] <= averaged["median"] <= averaged["interval"][1]
    assert 0 < sum(averaged["p_at_position"].values()) < 1


def test_the_same_seed_gives_the_same_bands():
    """Fails where the draws hang on anything but the seed."""
    assert drawn(UNSURE, random=0.5).bands == drawn(UNSURE, random=0.5).bands
    assert drawn(UNSURE).bands != drawn(UNSURE, seed=2).bands


def test_without_a_fitted_model_there_are_bands_all_the_same():
    """Fails where worlds need what the modes do not."""
    bare = over_worlds(disputed(**UNSURE), ask=positions, draws=16, seed=1, plan=position_bands.plan).bands
    assert (bare["joint"], bare["issues"]["price"]["forecast"]) == (None, None)
