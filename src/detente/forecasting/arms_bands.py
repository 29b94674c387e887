"""An arms race over worlds: drawn numbers of the block, or redrawn estimates from a table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from scipy.special import ndtri

from detente.analysis.arms_estimate import Estimated, of_table
from detente.analysis.arms_race import ArmsRace, race_of, run
from detente.forecasting.bands import Asked, Plan
from detente.forecasting.drawing import Drawing
from detente.forecasting.folding import Folded
from detente.forecasting.worlds import Worlds
from detente.records.arms import ArmsResult
from detente.records.yearly_levels import YearlyLevels
from detente.scenario import Scenario

_TOGETHER = 256


def plan(
    asked: Asked[ArmsResult],
    *,
    table: YearlyLevels | None = None,
    columns: Mapping[str, Sequence[str]] | None = None,
) -> Plan[ArmsResult, list[dict[str, Any]]]:
    """The block's numbers drawn, or with a table what its regressions leave unexplained.

    Parameters
    ----------
    asked : Asked
    table, columns
        As `arms` takes them.

    Raises
    ------
    ValueError
        Where the table leaves no degree of freedom.
    """
    if table is None:
        drawing = asked.drawing("arms.", together=_TOGETHER)
        race = partial(_of_block, asked.scenario)
    else:
        found = of_table(asked.scenario, asked.answer.parties, table, columns or {})
        if any(np.isnan(side.noise) for side in found.sides):
            raise ValueError(f"{table.name}: too few years to tell how sure the fit is -> leave out --draws")
        drawing = Drawing((), asked.draws, asked.seed, n_spare=2 * found.n_changes, together=_TOGETHER)
        race = partial(_of_table, found)
    return Plan(drawing, partial(_outcomes, asked.answer, race, drawing), partial(_told, asked))


def _of_block(scenario: Scenario, worlds: Worlds) -> ArmsRace:
    return race_of(scenario, values=worlds.by_path(), n_worlds=len(worlds.values))


def _of_table(found: Estimated, worlds: Worlds) -> ArmsRace:
    return found.redrawn(ndtri(worlds.spare).reshape(-1, 2, found.n_changes))


def _outcomes(
    answer: ArmsResult, race: Callable[[Worlds], ArmsRace], drawing: Drawing, number: int
) -> list[dict[str, Any]]:
    caps, years = answer.settings["caps"], answer.settings["years"]
    limits = np.array([caps.get(party, np.inf) for party in answer.parties]) if caps else None
    return [outcome.to_dict() for outcome in run(race(drawing.part(number)), years, limits).outcomes()]


def _told(asked: Asked[ArmsResult], parts: Iterator[list[dict[str, Any]]]) -> ArmsResult:
    folded = Folded(asked.answer.outcome.to_dict())
    folded.take(parts)
    return replace(asked.answer, bands=folded.over(asked.draws))
