"""A single model's question: at the modes, and with `--draws` over worlds too."""

import importlib
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from detente.case.defaults import SEED
from detente.case.target import of_variant
from detente.cli.later import load
from detente.cli.output import progress, waiting
from detente.parallel import Workers
from detente.records.result import Result
from detente.scenario import Scenario

Answer = TypeVar("Answer", bound=Result)


def answered(
    scenario: Scenario,
    ask: Callable[[Scenario], Answer],
    *,
    draws: int | None,
    seed: int | None,
    jobs: int,
    cluster: str | None,
    variant: str | None,
    quiet: bool,
    by: str | None = None,
    **planned_with: Any,
) -> Answer:
    """Ask, and where worlds are drawn add the bands; the result says which variant it answers.

    `by` names the module of forecasting whose `plan` says how the question is asked in worlds, where it is
    not asked in each by itself; the plan is given `planned_with` too.

    Raises
    ------
    ValueError
        Where a seed is given and nothing is drawn.
    """
    load(ask)
    if draws is None:
        if seed is not None:
            raise ValueError("--seed: nothing is drawn without --draws -> add --draws 1000")
        with waiting("solving", quiet=quiet):
            return of_variant(ask(scenario), variant)
    # What draws worlds loads scipy's samplers, which takes longer than most answers at the modes.
    bands = importlib.import_module("detente.forecasting.bands")
    plan = importlib.import_module(f"detente.forecasting.{by}").plan if by else bands.each_world
    with progress("drawing worlds", quiet=quiet) as tick:
        answer: Answer = bands.over_worlds(
            scenario,
            ask=ask,
            draws=draws,
            seed=SEED if seed is None else seed,
            plan=partial(plan, **planned_with),
            progress=tick,
            workers=Workers(jobs, cluster),
        )
    return of_variant(answer, variant)
