"""Phases over worlds: the same items, many draws of their costs and values."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import blocks, uncertain
from detente.records.phases import PhasingResult
from detente.scenario import Scenario


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[..., PhasingResult],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> PhasingResult:
    """Ask at the modes and in worlds; a deal is the one of the answer at the modes in all of them.

    Parameters
    ----------
    scenario : Scenario
        Anything that has phases.
    ask : callable
        Gives the answer to a scenario; takes the deal as `package`, and `brief` to leave out what is told of
        the modes alone.
    draws : int
        Number of worlds, at least 2.
    seed : int
        0 or more; the same seed gives the same bands.
    progress : callable
        Called with worlds done and worlds in all.

    Returns
    -------
    PhasingResult
        The answer at the modes with `bands`, in the form of `Folded`; `by_steps` beside it tells, by fewest
        steps, the share of worlds; they sum to the share that has a plan.

    Raises
    ------
    ValueError
        Where an argument is out of range, or the question cannot be answered.
    """
    check_draws(draws, seed)
    answer = ask(scenario)
    same = partial(ask, package=answer.deal, brief=True)
    folded, counts = Folded(), Counter[int]()
    inputs = uncertain(scenario, prefixes=("",))
    paths = [found.path for found in inputs]
    done = 0
    for worlds in blocks(inputs, draws=draws, seed=seed):
        for values in worlds.values.tolist():
            world = same(scenario.at(dict(zip(paths, values, strict=True))))
            folded.add({key: held for key, held in world.answer().items() if key in _FOLDED})
            if world.steps is not None:
                counts[world.steps] += 1
            done += 1
            progress(done, draws)
    bands = folded.over(draws) | {"by_steps": {str(n): counts[n] / draws for n in sorted(counts)}}
    return replace(answer, settings={**answer.settings, "draws": draws, "seed": seed}, bands=bands)


_FOLDED = {
    "feasible",
    "steps",
    "exposure",
    "needs",
    "net",
    "begun",
    "afterwards",
    "complete",
    "weakest",
    "price",
    "gesture",
    "trust",
}
