"""An arms race over worlds: drawn numbers of the block, or redrawn estimates from a table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy.special import ndtri

from detente.analysis.arms_estimate import of_table
from detente.analysis.arms_race import ArmsRace, race_of, run
from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import blocks, uncertain
from detente.records.arms import ArmsResult
from detente.records.yearly_levels import YearlyLevels
from detente.scenario import Scenario


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[[Scenario], ArmsResult],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
    table: YearlyLevels | None = None,
    columns: Mapping[str, Sequence[str]] | None = None,
) -> ArmsResult:
    """Ask at the modes, and in worlds.

    Parameters
    ----------
    scenario : Scenario
        With an `arms` block.
    ask : callable
        Gives the answer to a scenario.
    draws : int
        Number of worlds, at least 2.
    seed : int
        0 or more; the same seed gives the same bands.
    progress : callable
        Called with worlds done and worlds in all.
    table, columns
        As `arms` takes them: with a table, worlds differ in what the regressions leave unexplained.

    Returns
    -------
    ArmsResult
        The answer at the modes with `bands`, in the form of `Folded`.

    Raises
    ------
    ValueError
        Where an argument is out of range, or the table leaves no degree of freedom.
    """
    check_draws(draws, seed)
    answer = ask(scenario)
    caps, pair = answer.settings["caps"], answer.parties
    limits = np.array([caps.get(party, np.inf) for party in pair]) if caps else None
    folded, done = Folded(answer.outcome.to_dict()), 0
    if table is None:
        worlds = _of_block(scenario, draws, seed)
    else:
        worlds = _of_table(scenario, pair, table, columns or {}, draws, seed)
    for arms in worlds:
        for outcome in run(arms, answer.settings["years"], limits).outcomes():
            folded.add(outcome.to_dict())
        done += len(arms.start)
        progress(done, draws)
    settings = {**answer.settings, "draws": draws, "seed": seed}
    return replace(answer, settings=settings, bands=folded.over(draws))


def _of_block(scenario: Scenario, draws: int, seed: int) -> Iterator[ArmsRace]:
    for block in blocks(uncertain(scenario, prefixes=("arms.",)), draws=draws, seed=seed):
        yield race_of(scenario, values=block.by_path(), n_worlds=len(block.values))


def _of_table(
    scenario: Scenario,
    pair: tuple[str, str],
    table: YearlyLevels,
    columns: Mapping[str, Sequence[str]],
    draws: int,
    seed: int,
) -> Iterator[ArmsRace]:
    found = of_table(scenario, pair, table, columns)
    if any(np.isnan(side.noise) for side in found.sides):
        raise ValueError(f"{table.name}: too few years to tell how sure the fit is -> leave out --draws")
    for block in blocks((), draws=draws, seed=seed, n_spare=2 * found.n_changes):
        yield found.redrawn(ndtri(block.spare).reshape(-1, 2, found.n_changes))
