"""Any question that is answered at the modes, asked in every world."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import blocks, uncertain
from detente.records.result import Result
from detente.scenario import Scenario

Answer = TypeVar("Answer", bound=Result)


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[[Scenario], Answer],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
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
    paths = [found.path for found in inputs]
    done = 0
    for worlds in blocks(inputs, draws=draws, seed=seed):
        for values in worlds.values.tolist():
            folded.add(ask(scenario.at(dict(zip(paths, values, strict=True)))).answer())
            done += 1
            progress(done, draws)
    settings = {**answer.settings, "draws": draws, "seed": seed}
    return replace(answer, settings=settings, bands=folded.over(draws))
