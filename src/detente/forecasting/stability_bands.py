"""Stability over worlds: one conflict, many draws of what its states are worth."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.chosen_conflict import ChosenConflict
from detente.analysis.conflict_model import ConflictModel
from detente.analysis.judging import leaving_together
from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import blocks, uncertain
from detente.models.graph_model.stability import CONCEPTS, thresholds
from detente.records.stability import StabilityResult
from detente.scenario import Scenario

Floats = NDArray[np.float64]

MAX_CELLS = 2**23
"""Worths held at a time: worlds x parties x states."""
MAX_SHARES = 10_000


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[[Scenario], StabilityResult],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> StabilityResult:
    """Ask at the modes, and in how many worlds the judged state holds, for whom and by how much.

    The deal, its options and its states are those of the answer at the modes; only worths differ.

    Parameters
    ----------
    scenario : Scenario
        With a conflict or a deal.
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
    StabilityResult
        The answer at the modes with `bands`, in the form of `Folded`; under `equilibria` stands by state the
        share of worlds in which it is stable for all.

    Raises
    ------
    ValueError
        Where an argument is out of range, or the question cannot be answered.
    """
    check_draws(draws, seed)
    answer = ask(scenario)
    conflict = ChosenConflict(scenario, answer.deal, tuple(answer.settings["rivals"]), "given")
    judged = None if answer.judged is None else Folded(_at_modes(answer.judged.to_dict()))
    counts = {concept: np.zeros(answer.n_states, dtype=np.int64) for concept in CONCEPTS}
    done = 0
    for values, n_worlds in _drawn(scenario, draws, seed, answer.n_states * len(answer.parties)):
        model = conflict.model(values=values, n_worlds=n_worlds)
        margins = {
            concept: model.worth - limit for concept, limit in thresholds(model.moves, model.worth).items()
        }
        for concept, margin in margins.items():
            counts[concept] += (margin >= 0).all(axis=1).sum(axis=0)
        if judged is not None and answer.judged is not None:
            asked = bool(answer.judged.over_no_deal)
            gains = conflict.over_no_deal(values=values, n_worlds=n_worlds) if asked else {}
            for world in _worlds(model, margins, gains, answer.judged.id - 1, n_worlds):
                judged.add(world)
        done += n_worlds
        progress(done, draws)
    bands = {
        "equilibria": _shares(counts, draws),
        "judged": None if judged is None else judged.over(draws),
    }
    return replace(answer, settings={**answer.settings, "draws": draws, "seed": seed}, bands=bands)


def _drawn(
    scenario: Scenario, draws: int, seed: int, n_cells: int
) -> Iterator[tuple[dict[str, Floats], int]]:
    """Drawn values by path, and how many worlds, so many at a time as fit."""
    step = max(1, MAX_CELLS // n_cells)
    for block in blocks(uncertain(scenario, prefixes=("",)), draws=draws, seed=seed):
        for start in range(0, len(block.values), step):
            part = slice(start, start + step)
            values = {path: column[part] for path, column in block.by_path().items()}
            yield values, len(block.values[part])


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
