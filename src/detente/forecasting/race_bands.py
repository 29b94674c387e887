"""A race over worlds, many worlds at a time."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from detente.analysis.race_arrays import race_arrays
from detente.analysis.raced import WITHOUT_END, Raced
from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import blocks, uncertain
from detente.records.race import RaceResult
from detente.scenario import Scenario

MAX_CELLS = 2**25
"""Decisions held at a time: worlds x periods x players x sets of rivals."""


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[[Scenario], RaceResult],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> RaceResult:
    """Ask at the modes, and in worlds drawn from the uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With a `race` block.
    ask : callable
        Gives the answer to a scenario.
    draws : int
        Number of worlds, at least 2.
    seed : int
        0 or more; the same seed gives the same bands.
    progress : callable
        Called with worlds done and worlds in all.

    Returns
    -------
    RaceResult
        The answer at the modes with `bands`, in the form of `Folded`. Beside them `first`, the chance to be
        first on average over the worlds (nobody as null), and under `order` the share of worlds by order,
        written `A > B`.

    Raises
    ------
    ValueError
        Where an argument is out of range, or the question cannot be answered.
    """
    check_draws(draws, seed)
    answer = ask(scenario)
    folded = Folded(answer.outcome.to_dict())
    orders: Counter[str] = Counter()
    firsts = dict.fromkeys(answer.rivals, 0.0)
    done = 0
    n_cells = (1 + len(answer.rivals)) * 2 ** len(answer.rivals) * (answer.settings["periods"] or WITHOUT_END)
    step = max(1, MAX_CELLS // n_cells)
    for block in blocks(uncertain(scenario, prefixes=("",)), draws=draws, seed=seed):
        for start in range(0, len(block.values), step):
            part = slice(start, start + step)
            n_worlds = len(block.values[part])
            values = {path: column[part] for path, column in block.by_path().items()}
            arrays = race_arrays(scenario, values=values, n_worlds=n_worlds)
            raced = Raced(arrays, answer.settings["periods"])
            for number in range(n_worlds):
                outcome = raced.at((number,))
                folded.add(outcome.to_dict())
                orders[" > ".join(outcome.order)] += 1
                for rival, p in outcome.p_first.items():
                    firsts[rival] += (p or 0.0) / draws
            done += n_worlds
            progress(done, draws)
    bands = folded.over(draws) | {
        "order": {order: count / draws for order, count in orders.most_common()},
        "first": firsts,
    }
    return replace(answer, settings={**answer.settings, "draws": draws, "seed": seed}, bands=bands)
