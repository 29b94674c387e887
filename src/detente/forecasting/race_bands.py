"""A race over worlds, many worlds at a time."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from detente.analysis.race_arrays import race_arrays
from detente.analysis.raced import WITHOUT_END, Raced
from detente.forecasting.bands import Asked, Plan
from detente.forecasting.drawing import Drawing, fitting
from detente.forecasting.folding import Folded
from detente.records.race import Outcome, RaceResult
from detente.scenario import Scenario

MAX_CELLS = 2**25
"""Decisions held at a time: worlds x periods x players x sets of rivals."""
_TOGETHER = 128


def plan(asked: Asked[RaceResult]) -> Plan[RaceResult, list[Outcome]]:
    """All uncertain numbers drawn.

    Beside what `Folded` makes of the outcomes the bands hold `first`, the chance to be first on average over
    the worlds (nobody as null), and under `order` the share of worlds by order, written `A > B`.
    """
    rivals, periods = asked.answer.rivals, asked.answer.settings["periods"]
    n_cells = (1 + len(rivals)) * 2 ** len(rivals) * (periods or WITHOUT_END)
    drawing = asked.drawing(together=fitting(min(MAX_CELLS // n_cells, _TOGETHER)))
    return Plan(drawing, partial(_outcomes, asked.scenario, periods, drawing), partial(_told, asked))


def _outcomes(scenario: Scenario, periods: int | None, drawing: Drawing, number: int) -> list[Outcome]:
    worlds = drawing.part(number)
    n_worlds = len(worlds.values)
    raced = Raced(race_arrays(scenario, values=worlds.by_path(), n_worlds=n_worlds), periods)
    return [raced.at((world,)) for world in range(n_worlds)]


def _told(asked: Asked[RaceResult], parts: Iterator[list[Outcome]]) -> RaceResult:
    answer, draws = asked.answer, asked.draws
    folded = Folded(answer.outcome.to_dict())
    orders: Counter[str] = Counter()
    firsts = dict.fromkeys(answer.rivals, 0.0)
    for outcomes in parts:
        for outcome in outcomes:
            folded.add(outcome.to_dict())
            orders[" > ".join(outcome.order)] += 1
            for rival, p in outcome.p_first.items():
                firsts[rival] += (p or 0.0) / draws
    order = {order: count / draws for order, count in orders.most_common()}
    return replace(answer, bands=folded.over(draws) | {"order": order, "first": firsts})
