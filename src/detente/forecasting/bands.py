"""A question asked at the modes and in worlds: drawn in parts, done by whoever is free, gathered in order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from detente.forecasting.drawing import Drawing, each
from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import uncertain
from detente.parallel import ALONE, Workers
from detente.records.result import Result
from detente.scenario import Scenario

Answer = TypeVar("Answer", bound=Result)
Part = TypeVar("Part")

_TOGETHER = 32


@dataclass(frozen=True)
class Asked(Generic[Answer]):
    """A question, its answer at the modes, and which worlds it is to be asked in."""

    scenario: Scenario
    ask: Callable[..., Answer]
    answer: Answer
    draws: int
    seed: int

    def drawing(self, *prefixes: str, together: int, n_spare: int = 0) -> Drawing:
        """Draws of the uncertain numbers under some paths, or of all; so many worlds stand together."""
        inputs = uncertain(self.scenario, prefixes=prefixes or ("",))
        return Drawing(inputs, self.draws, self.seed, n_spare=n_spare, together=together)


@dataclass(frozen=True)
class Plan(Generic[Answer, Part]):
    """How a question is asked in worlds.

    Attributes
    ----------
    drawing : Drawing
        The worlds.
    do : callable
        What is done in a part of them, by its number. It may be sent to another process: it knows nothing of
        other parts.
    tell : callable
        Makes the answer with its `bands` from that of the modes and all parts, which come in order.
    """

    drawing: Drawing
    do: Callable[[int], Part]
    tell: Callable[[Iterator[Part]], Answer]


def each_world(asked: Asked[Answer]) -> Plan[Answer, list[dict[str, Any]]]:
    """Worlds one by one, all uncertain numbers drawn; bands are what `Folded` makes of the answers."""
    drawing = asked.drawing(together=_TOGETHER)
    return Plan(drawing, partial(_answers, asked, drawing), partial(_folded, asked))


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[..., Answer],
    draws: int,
    seed: int,
    plan: Callable[[Asked[Answer]], Plan[Answer, Any]] = each_world,
    progress: Callable[[int, int], None] = lambda done, total: None,
    workers: Workers = ALONE,
) -> Answer:
    """Ask a question at the modes of uncertain numbers and in worlds drawn from them.

    A world is the scenario with its uncertain numbers drawn, independently of each other; nothing weighs one
    world more than another. Whatever analyses a scenario can be asked.

    Parameters
    ----------
    scenario : Scenario
        Anything that the question can be asked of.
    ask : callable
        Gives the answer to a scenario, looking at nothing but the scenario; what else it takes, its plan
        says.
    draws : int
        Number of worlds, at least 2.
    seed : int
        0 or more; the same seed gives the same bands.
    plan : callable
        How the question is asked in worlds: the `plan` of its module, as `race_bands.plan`.
    progress : callable
        Called with worlds done and worlds in all.
    workers : Workers
        Who asks in the worlds; the bands do not depend on it.

    Returns
    -------
    Result
        The answer at the modes, with `bands`; docs/reference/json.md tells their form.

    Raises
    ------
    ValueError
        Where an argument is out of range, or the question cannot be answered in some world.

    Examples
    --------
    >>> from functools import partial
    >>> from detente.analysis.packages import packages
    >>> from detente.catalogue import TEMPLATE
    >>> from detente.scenario import load
    >>> case = load(TEMPLATE / "scenario.yaml")
    >>> result = over_worlds(case, ask=partial(packages, acceptable_only=True), draws=100, seed=1)
    >>> result.bands["n_packages"]
    {'low': 16, 'high': 16}
    """
    check_draws(draws, seed)
    planned = plan(Asked(scenario, ask, ask(scenario), draws, seed))
    told = planned.tell(_gathered(planned, progress, workers))
    return replace(told, settings={**told.settings, "draws": draws, "seed": seed})


def _gathered(
    planned: Plan[Answer, Part], progress: Callable[[int, int], None], workers: Workers
) -> Iterator[Part]:
    drawing = planned.drawing
    for number, part in enumerate(workers.map(planned.do, drawing.parts)):
        yield part
        progress(drawing.first(number + 1), drawing.draws)


def _answers(asked: Asked[Answer], drawing: Drawing, number: int) -> list[dict[str, Any]]:
    return [asked.ask(world).answer() for world in each(asked.scenario, drawing.part(number))]


def _folded(asked: Asked[Answer], parts: Iterator[list[dict[str, Any]]]) -> Answer:
    folded = Folded(asked.answer.answer())
    folded.take(parts)
    return replace(asked.answer, bands=folded.over(asked.draws))
