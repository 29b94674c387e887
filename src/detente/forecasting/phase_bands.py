"""Phases over worlds: the same items, many draws of their costs and values."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from detente.forecasting.bands import Asked, Plan
from detente.forecasting.drawing import Drawing, each
from detente.forecasting.folding import Folded
from detente.records.phases import PhasingResult

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
_TOGETHER = 8

Told = list[tuple[dict[str, Any], int | None]]


def plan(asked: Asked[PhasingResult]) -> Plan[PhasingResult, Told]:
    """All uncertain numbers drawn; the deal is that of the answer at the modes in every world.

    The question also takes the deal as `package`, and `brief` to leave out what is told of the modes alone.
    Beside what `Folded` makes of the answers `by_steps` tells, by fewest steps, the share of worlds; they sum
    to the share that has a plan.
    """
    drawing = asked.drawing(together=_TOGETHER)
    return Plan(drawing, partial(_plans, asked, drawing), partial(_told, asked))


def _plans(asked: Asked[PhasingResult], drawing: Drawing, number: int) -> Told:
    same = partial(asked.ask, package=asked.answer.deal, brief=True)
    found = [same(world) for world in each(asked.scenario, drawing.part(number))]
    return [
        ({key: held for key, held in world.answer().items() if key in _FOLDED}, world.steps)
        for world in found
    ]


def _told(asked: Asked[PhasingResult], parts: Iterator[Told]) -> PhasingResult:
    folded, counts = Folded(), Counter[int]()
    for part in parts:
        for held, steps in part:
            folded.add(held)
            if steps is not None:
                counts[steps] += 1
    shares = {str(n): counts[n] / asked.draws for n in sorted(counts)}
    return replace(asked.answer, bands=folded.over(asked.draws) | {"by_steps": shares})
