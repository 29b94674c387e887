"""A single model's question: at the modes, and with `--draws` over worlds too."""

import importlib
from collections.abc import Callable
from typing import Any, TypeVar

from detente.case.defaults import SEED
from detente.cli.output import progress, waiting
from detente.records.result import Result
from detente.scenario import Scenario

Answer = TypeVar("Answer", bound=Result)


def answered(
    scenario: Scenario,
    ask: Callable[[Scenario], Answer],
    *,
    draws: int | None,
    seed: int | None,
    quiet: bool,
    over: str = "bands",
    **drawn_by: Any,
) -> Answer:
    """Ask, and where worlds are drawn add the bands.

    `over` names the module of forecasting that draws them; it is given `drawn_by` too.

    Raises
    ------
    ValueError
        Where a seed is given and nothing is drawn.
    """
    if draws is None:
        if seed is not None:
            raise ValueError("--seed: nothing is drawn without --draws -> add --draws 1000")
        with waiting("solving", quiet=quiet):
            return ask(scenario)
    # What draws worlds loads scipy's samplers, which takes longer than most answers at the modes.
    bands = importlib.import_module(f"detente.forecasting.{over}")
    with progress("drawing worlds", quiet=quiet) as tick:
        answer: Answer = bands.over_worlds(
            scenario, ask=ask, draws=draws, seed=SEED if seed is None else seed, progress=tick, **drawn_by
        )
    return answer
