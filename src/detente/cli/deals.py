"""A deal named on the command line."""

import importlib

from detente.case.defaults import FORECAST_DRAWS, SEED
from detente.cli.options import pairs
from detente.cli.output import waiting
from detente.scenario import Scenario

LIKELIEST = "likeliest"
"""In place of terms: those that a forecast finds likeliest."""


def named_deal(texts: list[str] | None, scenario: Scenario, *, quiet: bool) -> dict[str, str] | None:
    """The terms of `--package`, issue and option; None where there are none.

    Raises
    ------
    ValueError
        Where the likeliest package is asked for and there is none.
    """
    if texts != [LIKELIEST]:
        return pairs(texts, "--package") or None
    # Forecasting loads scipy's samplers, which takes longer than most answers without it.
    likeliest = importlib.import_module("detente.forecasting.likeliest")
    with waiting("drawing worlds", quiet=quiet):
        deal: dict[str, str] = likeliest.likeliest_package(scenario, draws=FORECAST_DRAWS, seed=SEED)
    return deal
