"""When it would be signed, over worlds."""

from functools import partial

import numpy as np
import pytest

from build import scenario
from detente.analysis.timing import timing
from detente.forecasting import timing_bands
from detente.forecasting.bands import over_worlds

CASE = scenario(
    deadlines=[{"date": "2024-07-01"}, {"date": "2025-07-01"}],
    base_rate={"reference_class": "rivers", "signed": 4, "months": 240},
    timing={"b": [1, 2, 3]},
    power={
        "x": {"decliner": "A", "riser": "B", "p_now": 0.3, "p_next": [0.2, 0.4, 0.6], "war_cost": [0.5, 0.5]}
    },
)


def test_bands_hold_the_answer_and_the_level_is_drawn():
    """Fails where the hazard is the same in every world although the record is short."""
    result = over_worlds(CASE, ask=timing, draws=300, seed=1, plan=timing_bands.plan)
    for date, p in result.p_by.items():
        band = result.bands["p_by"][date]
        assert band["low"] < p < band["high"]
    assert result.bands["median"]["low"] < result.median < result.bands["median"]["high"]
    assert 0 < result.bands["commitment"]["x"]["holds"]["true"] < 1


def test_a_given_hazard_leaves_only_what_is_uncertain():
    """Fails where a level is drawn although the file gives it."""
    case = scenario(deadlines=[{"date": "2025-01-01"}], timing={"a": -3})
    band = over_worlds(case, ask=timing, draws=20, seed=1, plan=timing_bands.plan).bands["p_by"]["2025-01-01"]
    assert band["low"] == band["high"] == timing(case).p_by["2025-01-01"]


def test_worlds_average_to_the_answer():
    """Fails where the level's distribution is not the one that the answer averages over."""
    case = scenario(
        deadlines=[{"date": "2025-01-01"}], base_rate={"reference_class": "r", "signed": 1, "months": 50}
    )
    seen = []

    def ask(scenario, *, level=None):
        answer = timing(scenario, level=level)
        seen.append((level, answer.p_by["2025-01-01"]))
        return answer

    result = over_worlds(case, ask=ask, draws=1024, seed=2, plan=timing_bands.plan)
    drawn = [p for level, p in seen if level is not None]
    assert np.mean(drawn) == pytest.approx(result.p_by["2025-01-01"], abs=1e-3)


def test_the_same_seed_gives_the_same_bytes():
    """Fails where bands depend on anything but seed and draws."""
    ask = partial(timing, as_of=None)
    one, other = (over_worlds(CASE, ask=ask, draws=30, seed=5).to_json() for _ in range(2))
    assert one == other
    with pytest.raises(ValueError, match="draws is at least 2"):
        over_worlds(CASE, ask=timing, draws=1, seed=1, plan=timing_bands.plan)
