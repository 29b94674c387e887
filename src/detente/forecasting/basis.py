"""What a forecast is read off: worlds drawn, solved, and weighed by evidence."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calendar import Calendar, calendar
from detente.forecasting.hearing import Heard, hear, ratios
from detente.forecasting.memory import check_memory
from detente.forecasting.posterior import Posterior, Solved
from detente.forecasting.signing import signed_by
from detente.forecasting.solving import Progress, inputs_of, solve, solved_among
from detente.forecasting.streams import with_streams
from detente.forecasting.weighing import EvidenceSettings, Weighed, weigh
from detente.forecasting.worlds import BLOCK, Input, Worlds, beside
from detente.nearest import nearest
from detente.parallel import ALONE, Workers
from detente.records.evidence import EvidenceItem
from detente.scenario import Scenario

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Basis:
    """Solved worlds and the evidence on them.

    Attributes
    ----------
    scenario : Scenario
        With the as-of date of the forecast.
    dates : Calendar
        What is asked when.
    worlds : Worlds
        Every draw, those of uncertain likelihood ratios among them.
    solved : Solved
        Before evidence.
    weighed : tuple of Weighed
        Evidence known in time.
    n_items : int
        All evidence, what became known too late included.
    """

    scenario: Scenario
    dates: Calendar
    worlds: Worlds
    solved: Solved
    weighed: tuple[Weighed, ...]
    n_items: int

    @cached_property
    def heard(self) -> Heard:
        """What each item says in each world."""
        return hear(self.scenario, self.solved, self.weighed, self.worlds)

    @cached_property
    def posterior(self) -> Posterior:
        """The worlds weighed by all evidence."""
        return self.heard.posterior(self.solved)

    @cached_property
    def prior(self) -> Posterior:
        """The worlds before evidence."""
        return Posterior(self.solved, np.ones(self.solved.places.shape))

    def at(self, values: Mapping[str, float | Floats], *, scenario: Scenario | None = None) -> "Basis":
        """The same worlds with some numbers set, solved anew among the packages already found.

        Parameters
        ----------
        values : mapping of path to float or (n_worlds,) float array
            A number that was not drawn may be set to one value only.
        scenario : Scenario, optional
            Another scenario with the same issues and principals.
        """
        paths = [found.path for found in self.worlds.inputs]
        fixed = {path: value for path, value in values.items() if path not in paths}
        scenario = (scenario or self.scenario).at({path: float(value) for path, value in fixed.items()})
        columns = self.worlds.values.copy()
        for place, path in enumerate(paths):
            if path in values:
                columns[:, place] = values[path]
        return self.among(replace(self.worlds, values=columns), scenario)

    def among(self, worlds: Worlds, scenario: Scenario | None = None) -> "Basis":
        """Other worlds, solved among the packages already found."""
        scenario = scenario or self.scenario
        parts = [worlds.part(slice(start, start + BLOCK)) for start in range(0, len(worlds.values), BLOCK)]
        places = [solved_among(scenario, part, self.solved.candidates) for part in parts]
        solved = replace(
            self.solved,
            places=np.concatenate(places, axis=1),
            signed_by=signed_by(scenario, worlds, self.dates),
        )
        return replace(self, scenario=scenario, worlds=worlds, solved=solved)


def basis_of(
    scenario: Scenario,
    *,
    draws: int,
    seed: int,
    evidence: Iterable[EvidenceItem] = (),
    as_of: datetime.date | None = None,
    settings: EvidenceSettings,
    sampler: str = "sobol",
    like: tuple[Input, ...] = (),
    progress: Progress = lambda done, total: None,
    workers: Workers = ALONE,
) -> Basis:
    """Draw the worlds of a scenario, solve each, and weigh the evidence.

    Parameters
    ----------
    scenario : Scenario
        With issues and at least one principal.
    draws, seed, evidence, as_of, settings, sampler, progress, workers
        See `detente.forecasting.forecast.forecast`.
    like : tuple of Input
        Inputs of another basis, whose draws are to be shared; see `beside`.

    Raises
    ------
    ValueError
        Where the scenario cannot be forecast or an argument is out of range.
    """
    if draws < 1 or seed < 0:
        raise ValueError("draws is at least 1 and seed at least 0")
    if as_of is not None:
        scenario = scenario.model_copy(update={"as_of": as_of})
    items = with_streams(scenario, _all_items(scenario, evidence))
    weighed = weigh(items, as_of=scenario.as_of, settings=settings)
    dates = calendar(scenario)
    inputs = inputs_of(scenario)
    inputs += tuple(found for found in ratios(weighed) if not found.number.certain)
    if like:
        inputs = beside(like, inputs)
    check_memory(draws, len(inputs))
    solved, worlds = solve(
        scenario,
        dates,
        inputs,
        draws=draws,
        seed=seed,
        sampler=sampler,
        progress=progress,
        workers=workers,
    )
    return Basis(scenario, dates, worlds, solved, weighed, len(items))


def _all_items(scenario: Scenario, more: Iterable[EvidenceItem]) -> list[EvidenceItem]:
    items = {item.id: item for item in scenario.evidence}
    for item in more:
        if items.setdefault(item.id, item) != item:
            raise ValueError(f"evidence '{item.id}' differs from another of that id -> give it its own id")
        check_item(scenario, item)
    return list(items.values())


def check_item(scenario: Scenario, item: EvidenceItem) -> None:
    """Refuse an item on an issue or option that the scenario does not have.

    Raises
    ------
    ValueError
        With what would be right.
    """
    for issue, option in item.term.items():
        if issue not in scenario.issues:
            fix = nearest(issue, scenario.issues)
            raise ValueError(f"evidence '{item.id}' speaks of unknown issue '{issue}' -> {fix}")
        if option not in scenario.issues[issue].options:
            fix = nearest(option, scenario.issues[issue].options)
            raise ValueError(f"evidence '{item.id}': issue '{issue}' has no option '{option}' -> {fix}")
