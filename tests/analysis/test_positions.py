"""Where issues settle, told by every model."""

import datetime
import re

import pytest

from detente.analysis.position_options import MODELS, PositionOptions
from detente.analysis.positions import positions
from detente.catalogue import scenario_file
from detente.formats.decide import read
from detente.formats.game import Settings
from detente.records.positions import point_of
from detente.report.positions import as_text
from detente.scenario import load
from positions import TRADE, disputed, even_fit

CONTRACT = ["compromise", "median", "mean", "eum", "smp", "exchange"]


@pytest.fixture
def cars():
    """The case of car emission standards."""
    return positions(load(scenario_file("car-emission-standards")))


def test_the_car_emission_case_reproduces_the_published_rounds(cars):
    """Fails where case or verb stray from table 2 of Scholz, Calbert and Smith (2011), round 2 apart."""
    rounds = cars.issues["delay"].models["eum"]["rounds"]
    printed = [8.4, None, 9.9, 9.9, 9.9, 7.4, 8.8, 9.6]
    for told, median in zip(rounds, printed, strict=True):
        assert median is None or int(told["median"] * 10) / 10 == median
    assert rounds[1]["median"] == pytest.approx(9.6109, abs=5e-5)


def test_the_contract_comes_first(cars):
    """Fails where a script finds the promised keys in another order."""
    told = cars.to_dict()["result"]
    assert list(told)[:2] == ["issues", "exchanges"]
    assert list(told["issues"]["delay"])[:3] == ["scale", "models", "forecast"]
    assert list(told["issues"]["delay"]["models"])[:6] == CONTRACT
    assert list(told["issues"]["delay"]["models"]["eum"]["rounds"][0])[:3] == ["median", "mean", "positions"]


def test_without_a_fitted_model_there_is_no_forecast_and_a_warning(cars):
    """Fails where a forecast is made up."""
    assert cars.issues["delay"].forecast is None
    assert "no calibrated forecast" in cars.warnings[0]


def test_who_accepts_an_offer_goes_where_it_asks(cars):
    """Fails where the offers tell another story than the positions."""
    rounds = cars.issues["delay"].models["eum"]["rounds"]
    start = cars.issues["delay"].models["eum"]["start"]["positions"]
    first = [offer for offer in cars.offers if (offer.model, offer.round) == ("eum", 1)]
    taken = {offer.to: offer for offer in first if offer.accepted}
    moved = {name for name, at in rounds[0]["positions"].items() if at != start[name]}
    assert set(taken) == moved
    assert all(rounds[0]["positions"][name] == offer.move[1] for name, offer in taken.items())


def test_a_deal_moves_both_outcomes_and_both_gain():
    """Fails where the exchange model trades nothing, or tells the wrong party's move."""
    told = positions(disputed(**TRADE))
    (deal,) = told.exchanges
    assert (set(deal.parties), deal.gain > 0) == ({"A", "B"}, True)
    assert deal.moves["A"]["quota"][1] > 0
    assert deal.moves["B"]["price"][1] > 0
    for issue, (before, after) in deal.outcomes.items():
        assert told.issues[issue].models["compromise"] == pytest.approx(before)
        assert told.issues[issue].models["exchange"] == pytest.approx(after)


def test_the_first_deal_of_paris_is_the_reference_program_s(reference_data):
    """Fails where shares, scales or order of issues go wrong between scenario and kernel."""
    file = reference_data / "positions" / "exchange" / "cop21.csv"
    case = read([file], Settings(as_of=datetime.date(2015, 11, 1)))
    deal = positions(case, options=PositionOptions(model=("exchange",))).exchanges[0]
    assert (deal.parties, deal.issues) == (("USA", "China"), ("eaa", "finance_vol"))
    assert deal.gain == pytest.approx(2.190722, abs=5e-7)
    assert deal.moves["China"]["finance_vol"] == pytest.approx((100, 10.786), abs=5e-4)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda row: row | {"wizard": 0.0}, "differs in 'wizard'"),
        (lambda row: {name: row[name] for name in reversed(row)}, "has its components in another order"),
    ],
)
def test_a_forecast_of_another_version_is_refused(change, told):
    """Fails where weights are laid to other distributions than those they were fitted to."""
    fitted = even_fit()
    other = fitted.model_copy(update={"weights": {kind: change(row) for kind, row in fitted.weights.items()}})
    with pytest.raises(ValueError, match=f"{told} -> fit it again with this version"):
        positions(disputed(**TRADE), fitted=other)


def test_two_positions_get_probabilities_that_sum_to_one():
    """Fails where a yes/no issue is answered with anything but two probabilities."""
    case = disputed(ban={"A": (0, 0.9), "B": (10, 0.4), "C": (0, 0.3)})
    told = positions(case, fitted=even_fit()).issues["ban"].forecast
    assert list(told.p_option) == ["0", "10"]
    assert sum(told.p_option.values()) == pytest.approx(1)
    assert told.p_option["0"] > 0.5
    assert positions(disputed(**TRADE), fitted=even_fit()).issues["quota"].forecast.p_option is None


def test_every_round_is_told_in_words(cars):
    """Fails where a later round, an offer in it or a party's course is left to the JSON."""
    text = as_text(cars, every_round=True)
    assert "IE: 7 4 7 8.416 9.611 9.962 5.524 7.472 8.825" in text
    assert "stay where they are: NL, DE, FR, IT, UK, DK, EL" in text
    for number in range(1, 9):
        assert f"delay, EUM, round {number}:" in text
    later = next(
        offer for offer in cars.offers if (offer.model, offer.round) == ("eum", 4) and offer.accepted
    )
    assert re.search(rf"{later.to} accepts {later.by}'s {later.kind}", " ".join(text.split()))
    assert "--every-round" in as_text(cars)
    assert "--every-round" not in text


def test_drawn_bargains_are_told_at_the_modes_only_as_the_likeliest():
    """Fails where one draw of chance passes for the answer, or nobody is told that there is none."""
    drawn = positions(disputed(**TRADE), options=PositionOptions(smp={"transitions": "stochastic"}))
    plain = positions(disputed(**TRADE))
    for issue in TRADE:
        assert drawn.issues[issue].models["smp"] == plain.issues[issue].models["smp"]
    assert any("draws bargains in worlds only" in warning for warning in drawn.warnings)


def test_quantiles_rise_and_probabilities_stay_within_one():
    """Fails where the forecast is no distribution."""
    told = positions(disputed(**TRADE), fitted=even_fit()).issues["price"].forecast
    assert told.quantiles["0.1"] <= told.median == told.quantiles["0.5"] <= told.quantiles["0.9"]
    assert 0 < sum(told.p_at_position.values()) <= 1


def test_shares_of_one_attention_are_played_together():
    """Fails where the SMP takes saliences that add up to more than one party has for one space."""
    shared = {}
    for issue, stands in TRADE.items():
        shared[issue] = {name: (at, care / 2) for name, (at, care, _) in stands.items()}
    assert positions(disputed(**shared)).issues["quota"].models["smp"]["issues"] == "together"
    assert positions(disputed(**TRADE)).issues["quota"].models["smp"]["issues"] == "apart"
    forced = PositionOptions(smp={"issues": "together"})
    assert positions(disputed(**TRADE), options=forced).issues["quota"].models["smp"]["issues"] == "together"


def test_only_what_is_asked_for_is_told():
    """Fails where --issue or --model lets other answers through, or changes an answer."""
    whole = positions(disputed(**TRADE))
    part = positions(disputed(**TRADE), options=PositionOptions(issue=("price",), model=("exchange", "smp")))
    assert (list(part.issues), list(part.issues["price"].models)) == (["price"], ["smp", "exchange"])
    assert part.issues["price"].models["exchange"] == whole.issues["price"].models["exchange"]
    assert {offer.model for offer in part.offers} == {"smp"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"issue": ("prize",)}, "unknown issue 'prize' -> did you mean 'price'?"),
        ({"model": ("emu",)}, "unknown model 'emu' -> did you mean 'eum'?"),
        (
            {"model": ("nope",)},
            "unknown model 'nope' -> give one of " + ", ".join(f"'{name}'" for name in MODELS),
        ),
        ({"reading": "scholz"}, "unknown reading 'scholz' -> did you mean 'scholz2011'?"),
        ({"rounds": 0}, "0 rounds -> give 1 to 100"),
        ({"q": float("nan")}, "q is nan -> give a number from 0 to 1"),
        ({"smp": {"turns": "none"}}, "turns of the SMP are 'none' -> give 1 to 1000"),
        (
            {"smp": {"accommodation": "1.5"}},
            "accommodation of the SMP is '1.5' -> give a number from 0 to 1",
        ),
        ({"smp": {"vote": "cubic"}}, "unknown option 'vote' of the SMP -> did you mean 'voting'?"),
        ({"smp": {"estimate": "a-third"}}, "estimate of the SMP is 'a-third' -> did you mean 'one third'?"),
    ],
)
def test_options_that_mean_nothing_are_told(options, told):
    """Fails where a slip is passed over, or answered without what would be right."""
    with pytest.raises(ValueError, match=f"^{re.escape(told)}$"):
        positions(disputed(**TRADE), options=PositionOptions(**options))


def test_rows_give_a_point_for_every_model(cars):
    """Fails where the frame of a result holds nested answers."""
    (row,) = cars.rows()
    assert row["eum"] == point_of("eum", cars.issues["delay"].models["eum"])
    assert all(not isinstance(cell, dict) for cell in row.values())
