"""Worlds drawn and solved."""

from detente.catalogue import DEMO, scenario_file
from detente.forecasting.forecast import forecast
from detente.scenario import load
from paths.case import Case

DRAWS = (2_000, 20_000, 100_000)


def made(number: int) -> Case:
    """The packaged case, from worlds to forecast."""
    case, draws = load(scenario_file(DEMO)), DRAWS[number]
    return Case(f"{DEMO}, {draws:,} worlds", lambda: forecast(case, draws=draws, seed=1))
