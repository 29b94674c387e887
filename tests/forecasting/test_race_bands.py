"""A race over worlds."""

from functools import partial

import pytest

from build import RIVER, scenario
from detente.analysis.race import race
from detente.forecasting import race_bands
from detente.forecasting.bands import over_worlds
from detente.forecasting.folding import Folded
from detente.forecasting.worlds import blocks, uncertain

WORTH = {
    "A": {"water": {"half": -2, "full": [-8, -5, -2]}, "tolls": {"lifted": [3, 4, 8]}},
    "B": {"water": {"half": 4, "full": [2, 7, 12]}, "tolls": {"lifted": [-6, -3, -1]}},
    "C": {"water": {"full": [-3, -2, -1]}},
}
CASE = scenario(
    **RIVER
    | {
        "worth": WORTH,
        "parties": {"A": {"no_deal": [0, 1, 3]}, "B": {}, "C": {"role": "third party"}},
        "race": {
            "pivot": "A",
            "rivals": ["B", "C"],
            "meet": {"B": [0.2, 0.4, 0.8], "C": [0.2, 0.4, 0.8]},
            "discount": [0.8, 0.9],
            "tracks": {"B": {"issues": ["water", "tolls"], "no_deal": {"B": [0, 1]}}},
            "gains": {"C": {"A": [0, 1, 2], "C": [1, 2]}},
            "effects": {"C|B": [-1, 0]},
            "left_out": {"B|C": [-2, -1]},
            "substitutes": {"B|C": [0, 1]},
        },
    }
)
# Two talks at once: the river's sides about tolls and water, the pivot and a third about fish.
TWO_TRACKS = scenario(
    issues=RIVER["issues"] | {"fish": {"options": ["kept", "shared"], "giver": "C"}},
    worth={
        "A": WORTH["A"] | {"fish": {"shared": [1, 4]}},
        "B": WORTH["B"] | {"fish": {"shared": [-2, -1]}},
        "C": WORTH["C"] | {"fish": {"shared": [-1, 2]}},
    },
    parties={"A": {"no_deal": [0, 1, 3]}, "B": {}, "C": {}},
    race={
        "pivot": "A",
        "rivals": ["B", "C"],
        "tracks": {"B": {"issues": ["water", "tolls"]}, "C": {"issues": ["fish"], "no_deal": {"A": 0}}},
    },
)


@pytest.mark.parametrize("case", [CASE, TWO_TRACKS], ids=["a track and gains", "two tracks"])
@pytest.mark.parametrize("periods", [None, 5])
def test_worlds_solved_together_answer_as_each_by_itself(periods, case):
    """Fails where one world's numbers leak into another's answer, or a number is not drawn."""
    ask = partial(race, periods=periods)
    drawn = over_worlds(case, ask=ask, draws=40, seed=3, plan=race_bands.plan)
    inputs = uncertain(case, prefixes=("",))
    by_hand = Folded(ask(case).outcome.to_dict())
    for worlds in blocks(inputs, draws=40, seed=3):
        for values in worlds.values.tolist():
            paths = [found.path for found in inputs]
            by_hand.add(ask(case.at(dict(zip(paths, values, strict=True)))).outcome.to_dict())
    told = by_hand.over(40)
    assert drawn.bands["tracks"] == told["tracks"]
    assert drawn.bands["odd_man_out"] == told["odd_man_out"]
    for key in ("value", "p_first", "first_mover_premium", "odd_man_out_loss", "charges"):
        for name, band in told[key].items():
            assert drawn.bands[key][name] == pytest.approx(band, abs=1e-7), (key, name)


def test_how_many_worlds_are_held_at_a_time_changes_nothing(monkeypatch):
    """Fails where the answer depends on how much memory there is."""
    whole = over_worlds(CASE, ask=race, draws=40, seed=1, plan=race_bands.plan).bands
    monkeypatch.setattr(race_bands, "MAX_CELLS", 50)
    parts = over_worlds(CASE, ask=race, draws=40, seed=1, plan=race_bands.plan).bands
    assert parts["first"] == pytest.approx(whole["first"])
    assert (parts["order"], parts["tracks"]) == (whole["order"], whole["tracks"])


def test_shares_are_of_all_worlds():
    """Fails where worlds in which talks come to nothing are left out of a share."""
    result = over_worlds(CASE, ask=race, draws=200, seed=2, plan=race_bands.plan)
    able = result.bands["tracks"]["B"]["able"]["true"]
    assert 0 < able < 1
    assert sum(result.bands["order"].values()) == pytest.approx(1)
    assert result.bands["order"]["C"] == pytest.approx(1 - able)
    assert sum(result.bands["first"].values()) == pytest.approx(1)
    assert result.bands["pays"]["B"]["first"]["share"] == pytest.approx(able)
