"""Too many worlds are refused before they take the machine down."""

import pytest

from detente.catalogue import TEMPLATE
from detente.forecasting.forecast import forecast
from detente.forecasting.memory import SETTING, check_memory
from detente.scenario import load


def test_what_does_not_fit_is_refused_in_one_line(monkeypatch):
    """Fails where worlds are drawn until the machine swaps, or the line does not say how many would fit."""
    monkeypatch.setenv(SETTING, "0.01")
    with pytest.raises(ValueError, match=r"take about 0\.\d GB, .* -> at most 10,\d\d\d fit"):
        forecast(load(TEMPLATE / "scenario.yaml"), draws=1_000_000, seed=1)


def test_a_budget_that_is_no_number(monkeypatch):
    """Fails where a mistyped setting ends in a traceback."""
    monkeypatch.setenv(SETTING, "lots")
    with pytest.raises(ValueError, match="DETENTE_MEMORY is 'lots' -> give a number of gigabytes"):
        check_memory(1, 1)


def test_without_a_setting_half_of_the_memory_may_be_taken(monkeypatch):
    """Fails where a usual forecast is refused, or one of more than any machine holds is not."""
    monkeypatch.delenv(SETTING, raising=False)
    check_memory(20_000, 100)
    with pytest.raises(ValueError, match="may be taken"):
        check_memory(10**12, 100)
