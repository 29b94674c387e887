"""Any question that is answered at the modes, asked in every world."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import BLOCK, Worlds, block, uncertain
from detente.parallel import ALONE, Workers
from detente.records.result import Result
from detente.scenario import Scenario

Answer = TypeVar("Answer", bound=Result)

_TOGETHER = 32
"""Worlds that are asked together; a block holds a whole number of them."""


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[[Scenario], Answer],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
    workers: Workers = ALONE,
) -> Answer:
    """Ask a question at the modes of uncertain numbers and in worlds drawn from them.

    A world is the scenario with all its uncertain numbers drawn, independently of each other, and made
    certain; nothing weighs one world more than another. Whatever analyses a scenario can be asked.

    Parameters
    ----------
    scenario : Scenario
        Anything that the question can be asked of.
    ask : callable
        Gives the answer to a scenario, looking at nothing but the scenario.
    draws : int
        Number of worlds, at least 2.
    seed : int
        0 or more; the same seed gives the same bands.
    progress : callable
        Called with worlds done and worlds in all.
    workers : Workers
        Who asks in the worlds; the bands do not depend on it.

    Returns
    -------
    Result
        The answer at the modes, with `bands`: what `Folded` makes of the answers in the worlds.

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
    answer = ask(scenario)
    folded = Folded(answer.answer())
    inputs = uncertain(scenario, prefixes=("",))
    asking = _Asking(scenario, ask, partial(block, inputs, draws=draws, seed=seed))
    done = 0
    for told in workers.map(asking, range(-(-draws // _TOGETHER))):
        for world in told:
            folded.add(world)
            done += 1
            progress(done, draws)
    settings = {**answer.settings, "draws": draws, "seed": seed}
    return replace(answer, settings=settings, bands=folded.over(draws))


@dataclass(frozen=True)
class _Asking(Generic[Answer]):
    """What some worlds answer, by the number of their group."""

    scenario: Scenario
    ask: Callable[[Scenario], Answer]
    drawing: Callable[[int], Worlds]

    def __call__(self, number: int) -> list[dict[str, Any]]:
        first = number * _TOGETHER
        drawn = self.drawing(first // BLOCK).part(slice(first % BLOCK, first % BLOCK + _TOGETHER))
        paths = [found.path for found in drawn.inputs]
        worlds = (self.scenario.at(dict(zip(paths, values, strict=True))) for values in drawn.values.tolist())
        return [self.ask(world).answer() for world in worlds]
