"""When it would be signed, over worlds: the level of the hazard drawn with everything else."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from detente.analysis.calendar import base_record, calendar
from detente.forecasting.bands import Asked, Plan
from detente.forecasting.drawing import Drawing, each
from detente.forecasting.folding import Folded, band
from detente.models.hazard import hazard_level
from detente.records.timing import TimingResult

# What the question reads, and nothing else is drawn.
_READ = ("timing.", "power.", "parties.", "exchange_in_phases.process.")
_TOGETHER = 32

Told = list[tuple[dict[str, Any], str | None]]


def plan(asked: Asked[TimingResult]) -> Plan[TimingResult, Told]:
    """What the question reads is drawn, and for each world a level of the hazard, as a forecast draws it.

    The question takes that level as `level`. Bands are in the form of `Folded`, the median's as dates.
    """
    drawing = asked.drawing(*_READ, together=_TOGETHER, n_spare=1)
    return Plan(drawing, partial(_answers, asked, drawing), partial(_folded, asked))


def _answers(asked: Asked[TimingResult], drawing: Drawing, number: int) -> Told:
    as_of = datetime.date.fromisoformat(asked.answer.as_of)
    dated = asked.scenario.model_copy(update={"as_of": as_of})
    record, worlds = base_record(dated, calendar(dated)), drawing.part(number)
    levels = hazard_level(worlds.spare[:, 0], record.events, record.exposure)
    there = [
        asked.ask(world, level=level)
        for world, level in zip(each(asked.scenario, worlds), levels.tolist(), strict=True)
    ]
    return [(_told(answer), answer.median) for answer in there]


def _folded(asked: Asked[TimingResult], parts: Iterator[Told]) -> TimingResult:
    folded, medians = Folded(_told(asked.answer)), []
    for part in parts:
        for held, median in part:
            folded.add(held)
            medians.append(median)
    dates = _band([day for day in medians if day is not None], asked.draws)
    return replace(asked.answer, bands=folded.over(asked.draws) | {"median": dates})


def _told(answer: TimingResult) -> dict[str, Any]:
    """What can be folded; dates cannot, and what does not change from world to world need not."""
    left_out = ("median", "as_of", "horizon", "reference_class", "recorded")
    return {key: value for key, value in answer.answer().items() if key not in left_out}


def _band(days: list[str], draws: int) -> dict[str, Any] | None:
    """10th and 90th percentile of ISO dates, and the share of worlds that have one, where not all do."""
    if not days:
        return None
    return band(sorted(days)) | ({"share": len(days) / draws} if len(days) < draws else {})
