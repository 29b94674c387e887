"""Blocs over worlds: in how many draws each actor sides where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from detente.analysis.alignment_arrays import alignment_of, landscape_of
from detente.analysis.blocs import today_of
from detente.analysis.taking_sides import best_of, starts
from detente.analysis.third_bloc import outsiders
from detente.forecasting.bands import Asked, Plan
from detente.forecasting.drawing import Drawing, each
from detente.forecasting.folding import Folded
from detente.forecasting.worlds import uncertain
from detente.models.landscape.landscape import Sides
from detente.models.landscape.relabelling import misplaced, relabelled
from detente.records.blocs import BlocsResult
from detente.scenario import Scenario
from detente.scenario.blocks.alignment import Alignment

Floats = NDArray[np.float64]

PREFIX = "alignment."
N_STARTS = 32
MAX_NODES = 20_000
NO_CHANCE = "nothing in the alignment is uncertain and noise is 0: all draws are the same"
_TOGETHER = 32


@dataclass(frozen=True)
class _World:
    """What one world says.

    Attributes
    ----------
    sides : (n_actors,) int array
        At its optimum, numbered as at the modes.
    told : dict
        Energy there, and what it would take to leave.
    joins, beside : (n_actors,) bool array
        Whether each joins a third bloc, and sides with whoever makes all choose.
    """

    sides: Sides
    told: dict[str, Any]
    joins: NDArray[np.bool_]
    beside: NDArray[np.bool_]


def plan(asked: Asked[BlocsResult]) -> Plan[BlocsResult, list[_World]]:
    """The alignment's uncertain numbers drawn, and noise on the propensity of every pair.

    Bands hold `sides` (by actor: share of draws by bloc of the optimum at the modes, from 1, or `neutral`),
    `same`, `present`, `third_bloc` (`stands`, the share of draws in which the best three blocs have one that
    is none of the best two, and `joins` by actor), `ultimatum` (by actor: share with the issuer, where there
    is one), `energy` and `flip_price`. The answer gets its `agreement` too.
    """
    drawing = asked.drawing(PREFIX, together=_TOGETHER)
    n = len(asked.answer.actors)
    noise = Drawing(
        (), asked.draws, asked.seed, n_spare=n * (n - 1) // 2, sampler="plain", stream=1, together=_TOGETHER
    )
    return Plan(drawing, _Siding(asked.scenario, asked.answer, drawing, noise), partial(_told, asked))


@dataclass(frozen=True)
class _Siding:
    """How actors side in some worlds, by the number of their part."""

    scenario: Scenario
    answer: BlocsResult
    drawing: Drawing
    noise: Drawing

    def __call__(self, number: int) -> list[_World]:
        worlds = each(self.scenario, self.drawing.part(number))
        return [
            self._sided(alignment, ndtri(uniform) * alignment.noise.mode)
            for alignment, uniform in zip(
                map(alignment_of, worlds), self.noise.part(number).spare, strict=True
            )
        ]

    def _sided(self, alignment: Alignment, noise: Floats) -> _World:
        landscape = landscape_of(alignment, self.answer.n_blocs, noise=noise)
        found = best_of(landscape, self._begin, max_nodes=MAX_NODES)
        prices = zip(self.answer.actors, landscape.prices(found.sides).tolist(), strict=True)
        two = landscape_of(alignment, 2, noise=noise, neutrals=False)
        three = landscape_of(alignment, 3, noise=noise)
        of_two = best_of(two, starts(two, N_STARTS), max_nodes=MAX_NODES).sides
        of_three = best_of(three, starts(three, N_STARTS), max_nodes=MAX_NODES).sides
        issuer = _issuer(self.answer)
        return _World(
            sides=relabelled(found.sides, _places(self.answer), self.answer.n_blocs),
            told={
                "energy": found.energy,
                "flip_price": {name: price for name, price in prices if np.isfinite(price)},
            },
            joins=outsiders(two, of_two, three, of_three),
            beside=np.zeros(len(of_two), dtype=bool) if issuer is None else of_two == of_two[issuer],
        )

    @cached_property
    def _begin(self) -> Sides:
        scattered = starts(landscape_of(alignment_of(self.scenario), self.answer.n_blocs), N_STARTS)
        return np.vstack([_places(self.answer)[None], scattered])


def _places(answer: BlocsResult) -> Sides:
    """Sides at the modes: blocs as the answer numbers them, from 0."""
    optimum = answer.sides.optimum
    where = {name: place for place, bloc in enumerate(optimum.blocs) for name in bloc}
    return np.array([where.get(name, answer.n_blocs) for name in answer.actors])


def _issuer(answer: BlocsResult) -> int | None:
    """Place of whoever makes all choose."""
    return None if answer.ultimatum is None else answer.actors.index(answer.ultimatum.by)


def _told(asked: Asked[BlocsResult], parts: Iterator[list[_World]]) -> BlocsResult:
    answer, draws = asked.answer, asked.draws
    worlds = [world for part in parts for world in part]
    sides, reference = np.array([world.sides for world in worlds]), _places(answer)
    counts = np.stack([(sides == side).sum(axis=0) for side in range(answer.n_blocs + 1)], axis=1)
    folded = Folded()
    folded.take([[world.told for world in worlds]])
    bands = {
        "sides": _shares(answer, counts, draws),
        "same": float((sides == reference).all(axis=1).mean()),
        "present": _present(asked, sides),
        **_choices(answer, worlds),
        **folded.over(draws),
    }
    return replace(
        answer,
        agreement=float(counts[np.arange(len(reference)), reference].mean() / draws),
        warnings=(*answer.warnings, *([] if _chancy(asked.scenario) else [NO_CHANCE])),
        bands=bands,
    )


def _chancy(scenario: Scenario) -> bool:
    return bool(uncertain(scenario, prefixes=(PREFIX,))) or alignment_of(scenario).noise.mode > 0


def _choices(answer: BlocsResult, worlds: list[_World]) -> dict[str, Any]:
    """How often each actor joins a third bloc, those that never do left out; who sides with the issuer."""
    n = len(worlds)
    joins, beside = (
        dict(zip(answer.actors, np.sum(found, axis=0).tolist(), strict=True))
        for found in ([world.joins for world in worlds], [world.beside for world in worlds])
    )
    return {
        "third_bloc": {
            "stands": sum(bool(world.joins.any()) for world in worlds) / n,
            "joins": {name: count / n for name, count in joins.items() if count},
        },
        "ultimatum": None
        if answer.ultimatum is None
        else {name: count / n for name, count in beside.items() if name != answer.ultimatum.by},
    }


def _present(asked: Asked[BlocsResult], sides: NDArray[np.int64]) -> dict[str, float] | None:
    """How many of those with a side today are on it, over the worlds."""
    today = today_of(alignment_of(asked.scenario))
    standing = int((today >= 0).sum())
    if not standing:
        return None
    in_place = [1 - misplaced(each, today, asked.answer.n_blocs).sum() / standing for each in sides]
    low, high = np.quantile(in_place, [0.1, 0.9], method="inverted_cdf")
    return {"low": float(low), "mean": float(np.mean(in_place)), "high": float(high)}


def _shares(answer: BlocsResult, counts: NDArray[np.int64], draws: int) -> dict[str, dict[str, float]]:
    named = [*(str(bloc + 1) for bloc in range(answer.n_blocs)), "neutral"]
    return {
        name: {side: count / draws for side, count in zip(named, row, strict=True) if count}
        for name, row in zip(answer.actors, counts.tolist(), strict=True)
    }
