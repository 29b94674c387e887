"""The package that a forecast finds likeliest."""

from detente.forecasting.forecast import forecast
from detente.scenario import Scenario


def likeliest_package(scenario: Scenario, *, draws: int, seed: int) -> dict[str, str]:
    """Issue and option of the likeliest package of a forecast by the scenario alone.

    Parameters
    ----------
    scenario : Scenario
        With issues and at least one principal.
    draws, seed
        As in `detente.forecasting.forecast.forecast`.

    Raises
    ------
    ValueError
        Where no package is acceptable in any world, or there is nothing to forecast.
    """
    for found in forecast(scenario, draws=draws, seed=seed).packages:
        if not isinstance(found.package, str):
            return dict(found.package)
    raise ValueError("no package is likely: none is acceptable in any world -> --package ISSUE=OPTION")
