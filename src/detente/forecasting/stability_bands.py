"""Stability over worlds: one conflict, many draws of what its states are worth."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.chosen_conflict import ChosenConflict
from detente.analysis.conflict_model import ConflictModel
from detente.analysis.judging import leaving_together
from detente.forecasting.bands import Asked, Plan
from detente.forecasting.drawing import Drawing, fitting
from detente.forecasting.folding import Folded
from detente.models.graph_model.stability import CONCEPTS, thresholds
from detente.records.judged import Judged
from detente.records.stability import StabilityResult

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MAX_CELLS = 2**23
"""Worths held at a time: worlds x parties x states."""
MAX_SHARES = 10_000
_TOGETHER = 128


@dataclass(frozen=True)
class _Held:
    """What some worlds say: by concept in how many each state is stable for all; the judged state in each."""

    stable: dict[str, Integers]
    judged: list[dict[str, Any]]


def plan(asked: Asked[StabilityResult]) -> Plan[StabilityResult, _Held]:
    """All uncertain numbers drawn; the deal, its options and its states are those of the answer at the modes.

    Bands are in the form of `Folded`; under `equilibria` stands by state the share of worlds in which it is
    stable for all.
    """
    answer = asked.answer
    n_cells = answer.n_states * len(answer.parties)
    drawing = asked.drawing(together=fitting(min(MAX_CELLS // n_cells, _TOGETHER)))
    conflict = ChosenConflict(asked.scenario, answer.deal, tuple(answer.settings["rivals"]), "given")
    return Plan(drawing, partial(_held, conflict, answer.judged, drawing), partial(_told, asked))


def _held(conflict: ChosenConflict, judged: Judged | None, drawing: Drawing, number: int) -> _Held:
    worlds = drawing.part(number)
    values, n_worlds = worlds.by_path(), len(worlds.values)
    model = conflict.model(values=values, n_worlds=n_worlds)
    margins = {
        concept: model.worth - limit for concept, limit in thresholds(model.moves, model.worth).items()
    }
    stable = {concept: (margin >= 0).all(axis=1).sum(axis=0) for concept, margin in margins.items()}
    if judged is None:
        return _Held(stable, [])
    gains = conflict.over_no_deal(values=values, n_worlds=n_worlds) if judged.over_no_deal else {}
    return _Held(stable, list(_worlds(model, margins, gains, judged.id - 1, n_worlds)))


def _told(asked: Asked[StabilityResult], parts: Iterator[_Held]) -> StabilityResult:
    answer = asked.answer
    judged = None if answer.judged is None else Folded(_at_modes(answer.judged.to_dict()))
    counts = {concept: np.zeros(answer.n_states, dtype=np.int64) for concept in CONCEPTS}
    for part in parts:
        for concept, count in part.stable.items():
            counts[concept] += count
        if judged is not None:
            judged.take([part.judged])
    bands = {
        "equilibria": _shares(counts, asked.draws),
        "judged": None if judged is None else judged.over(asked.draws),
    }
    return replace(answer, bands=bands)


def _at_modes(told: dict[str, Any]) -> dict[str, Any]:
    parties = {
        party: {key: standing[key] for key in ("worth", "stable", "margin", "price")}
        for party, standing in told["parties"].items()
    }
    return {key: told[key] for key in ("over_no_deal", "holds")} | {
        "parties": parties,
        "blocked": told["blocked"],
    }


def _worlds(
    model: ConflictModel,
    margins: dict[str, Floats],
    gains: dict[str, Floats],
    at: int,
    n_worlds: int,
) -> Iterator[dict[str, Any]]:
    """The judged state world by world, in the form in which an answer tells it."""
    here = {concept: margin[:, :, at] for concept, margin in margins.items()}
    together = {"+".join(names): blocked for names, blocked in leaving_together(model, at).items()}
    for world in range(n_worlds):
        yield {
            "over_no_deal": {party: float(gain[world]) for party, gain in gains.items()},
            "holds": {concept: bool((margin[world] >= 0).all()) for concept, margin in here.items()},
            "parties": {
                party: _standing(
                    float(model.worth[world, row, at]),
                    {concept: float(margin[world, row]) for concept, margin in here.items()},
                )
                for row, party in enumerate(model.parties)
            },
            "blocked": {names: bool(blocked[world]) for names, blocked in together.items()},
        }


def _standing(worth: float, margins: dict[str, float]) -> dict[str, Any]:
    return {
        "worth": worth,
        "stable": {concept: margin >= 0 for concept, margin in margins.items()},
        "margin": {concept: margin for concept, margin in margins.items() if np.isfinite(margin)},
        "price": {concept: max(-margin, 0.0) for concept, margin in margins.items()},
    }


def _shares(counts: dict[str, NDArray[np.int64]], draws: int) -> dict[str, dict[str, float]] | None:
    """By concept and number of a state: share of the worlds in which it is stable for all; no zeros."""
    if sum(np.count_nonzero(count) for count in counts.values()) > MAX_SHARES:
        return None
    return {
        concept: {str(place + 1): int(count[place]) / draws for place in np.flatnonzero(count).tolist()}
        for concept, count in counts.items()
    }
