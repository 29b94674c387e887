"""When it would be signed, over worlds: the level of the hazard drawn with everything else."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from detente.analysis.calendar import base_record, calendar
from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import blocks, uncertain
from detente.models.hazard import hazard_level
from detente.records.timing import TimingResult
from detente.scenario import Scenario

# What the question reads, and nothing else is drawn.
_READ = ("timing.", "power.", "parties.", "exchange_in_phases.process.")


class Ask(Protocol):
    """The question of when, in a world with a level of the hazard or at the modes without one."""

    def __call__(self, scenario: Scenario, *, level: float | None = None) -> TimingResult:
        """The answer."""


def over_worlds(
    scenario: Scenario,
    *,
    ask: Ask,
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> TimingResult:
    """Ask at the modes and in worlds, each with its own level of the hazard, as a forecast draws it.

    Parameters
    ----------
    scenario : Scenario
        Anything that the question can be asked of.
    ask : callable
        Gives the answer to a scenario, at the modes or for a level of the hazard.
    draws : int
        Number of worlds, at least 2.
    seed : int
        0 or more; the same seed gives the same bands.
    progress : callable
        Called with worlds done and worlds in all.

    Returns
    -------
    TimingResult
        The answer at the modes with `bands`, in the form of `Folded`, the median's as dates.

    Raises
    ------
    ValueError
        Where an argument is out of range.
    """
    check_draws(draws, seed)
    answer = ask(scenario)
    folded = Folded(_told(answer))
    dated = scenario.model_copy(update={"as_of": datetime.date.fromisoformat(answer.as_of)})
    record = base_record(dated, calendar(dated))
    inputs, medians = uncertain(scenario, prefixes=_READ), []
    paths, done = [found.path for found in inputs], 0
    for worlds in blocks(inputs, draws=draws, seed=seed, n_spare=1):
        levels = hazard_level(worlds.spare[:, 0], record.events, record.exposure)
        for values, level in zip(worlds.values.tolist(), levels.tolist(), strict=True):
            there = ask(scenario.at(dict(zip(paths, values, strict=True))), level=level)
            folded.add(_told(there))
            medians.append(there.median)
            done += 1
            progress(done, draws)
    bands = folded.over(draws) | {"median": _band([day for day in medians if day is not None], draws)}
    return replace(answer, settings={**answer.settings, "draws": draws, "seed": seed}, bands=bands)


def _told(answer: TimingResult) -> dict[str, Any]:
    """What can be folded; dates cannot, and what does not change from world to world need not."""
    left_out = ("median", "as_of", "horizon", "reference_class", "recorded")
    return {key: value for key, value in answer.answer().items() if key not in left_out}


def _band(days: list[str], draws: int) -> dict[str, Any] | None:
    """10th and 90th percentile of ISO dates, and the share of worlds that have one, where not all do."""
    if not days:
        return None
    ordered, n = sorted(days), len(days)
    ends = {"low": ordered[-(-n // 10) - 1], "high": ordered[-(-9 * n // 10) - 1]}
    return ends | ({"share": n / draws} if n < draws else {})
