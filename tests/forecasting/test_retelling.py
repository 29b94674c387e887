"""News does not change the worlds: only what they weigh."""

import datetime

import numpy as np
import pytest

from build import RIVER, scenario
from detente.forecasting.basis import basis_of
from detente.forecasting.forecast import forecast
from detente.forecasting.retelling import retold
from detente.forecasting.weighing import EvidenceSettings

WIDE = {"parties": {"A": {"no_deal": [0, 2, 4]}, "B": {"no_deal": [0, 1, 3]}}}
OFFER = {"id": "offer", "says": "offer", "term": {"tolls": "lifted"}, "date": "2024-01-01"}
LATER = {"id": "later", "says": "refusal", "date": "2024-02-01"}
SETTINGS = EvidenceSettings()


def talks(*items, **more):
    deadlines = [{"date": "2024-06-01"}, {"date": "2025-01-01"}]
    blocks = RIVER | WIDE | {"deadlines": deadlines, "timing": {"start": "2023-10-01", "b": [0, 1, 2]}}
    return scenario(**blocks | {"evidence": list(items)} | more)


@pytest.mark.parametrize("sampler", ["sobol", "plain"])
def test_retold_worlds_are_those_that_a_forecast_would_draw(sampler):
    """Fails where what `update` shows is not what the forecast that it writes says."""
    how = {"seed": 3, "sampler": sampler, "settings": SETTINGS}
    after = talks(OFFER, LATER, as_of="2024-06-20")
    told = retold(basis_of(talks(OFFER), draws=1500, **how), after, **how)
    anew = basis_of(after, draws=1500, **how)
    assert np.array_equal(told.posterior.ratio, anew.posterior.ratio)
    assert told.posterior.p_deal() == anew.posterior.p_deal()
    assert forecast(after, draws=1500, basis=told, seed=3, sampler=sampler) == forecast(
        after, draws=1500, seed=3, sampler=sampler
    )


def test_what_is_known_later_changes_nothing_before():
    """Fails where planting a later document moves a number of an earlier day: the canary of a backtest."""
    day = datetime.date(2024, 1, 20)
    blind = forecast(talks(OFFER), draws=512, seed=1, as_of=day)
    planted = forecast(talks(OFFER, LATER), draws=512, seed=1, as_of=day)
    here, there = blind.answer(), planted.answer()
    assert here == there
    assert planted.p_deal.p != forecast(talks(OFFER, LATER), draws=512, seed=1, as_of=LATER_ON).p_deal.p


LATER_ON = datetime.date(2024, 2, 2)
