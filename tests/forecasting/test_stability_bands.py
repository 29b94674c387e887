"""In how many worlds a deal holds."""

from functools import partial

import pytest

from build import RIVER, scenario
from detente.analysis.stability import stability
from detente.forecasting import stability_bands
from detente.forecasting.bands import over_worlds
from detente.forecasting.folding import Folded
from detente.forecasting.worlds import blocks, uncertain

WORTH = {
    "A": {"water": {"half": -2, "full": [-8, -5, -2]}, "tolls": {"lifted": [4, 6, 8]}},
    "B": {"water": {"half": 4, "full": [2, 7, 12]}, "tolls": {"lifted": [-6, -3, -1]}},
}
CASE = scenario(**RIVER | {"worth": WORTH})
ASK = partial(stability, package={"water": "full", "tolls": "lifted"})


def test_the_deal_of_a_world_is_the_deal_at_the_modes_with_drawn_worths():
    """Fails where worlds solved together answer otherwise than each by itself."""
    drawn = over_worlds(CASE, ask=ASK, draws=50, seed=3, plan=stability_bands.plan).bands["judged"]
    inputs = uncertain(CASE, prefixes=("",))
    by_hand = Folded()
    for worlds in blocks(inputs, draws=50, seed=3):
        for values in worlds.values.tolist():
            paths = [found.path for found in inputs]
            by_hand.add(ASK(CASE.at(dict(zip(paths, values, strict=True)))).judged.to_dict())
    told = by_hand.over(50)
    assert drawn["holds"]["seq"] == told["holds"]["seq"]
    for party in ("A", "B"):
        assert drawn["parties"][party]["margin"]["seq"] == pytest.approx(
            told["parties"][party]["margin"]["seq"]
        )
    assert drawn["blocked"] == told["blocked"]


def test_how_many_worlds_are_held_at_a_time_changes_nothing(monkeypatch):
    """Fails where the answer depends on how much memory there is."""
    whole = over_worlds(CASE, ask=ASK, draws=40, seed=1, plan=stability_bands.plan)
    monkeypatch.setattr(stability_bands, "MAX_CELLS", 30)
    assert (
        over_worlds(CASE, ask=ASK, draws=40, seed=1, plan=stability_bands.plan).to_json() == whole.to_json()
    )


def test_shares_of_equilibria_and_of_the_deal_agree():
    """Fails where the state that is the deal has another share than the deal."""
    result = over_worlds(CASE, ask=ASK, draws=200, seed=2, plan=stability_bands.plan)
    share = result.bands["equilibria"]["seq"][str(result.judged.id)]
    assert share == result.bands["judged"]["holds"]["seq"]["true"]


def test_too_few_draws_are_refused():
    """Fails where a band is made of one world."""
    with pytest.raises(ValueError, match="draws is at least 2"):
        over_worlds(CASE, ask=ASK, draws=1, seed=1, plan=stability_bands.plan)
