"""Blocs over worlds: in how many draws each actor sides where."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from detente.analysis.alignment_arrays import alignment_of, landscape_of
from detente.analysis.blocs import today_of
from detente.analysis.taking_sides import best_of, starts
from detente.analysis.third_bloc import outsiders
from detente.forecasting.folding import Folded, check_draws
from detente.forecasting.worlds import blocks, uncertain
from detente.models.landscape.landscape import Sides
from detente.models.landscape.relabelling import misplaced, relabelled
from detente.records.blocs import BlocsResult
from detente.scenario import Scenario
from detente.scenario.blocks.alignment import Alignment

Floats = NDArray[np.float64]

N_STARTS = 32
MAX_NODES = 20_000
NO_CHANCE = "nothing in the alignment is uncertain and noise is 0: all draws are the same"


def over_worlds(
    scenario: Scenario,
    *,
    ask: Callable[[Scenario], BlocsResult],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> BlocsResult:
    """Ask at the modes, and look for the optimum in worlds with noise on the propensity of every pair.

    Parameters
    ----------
    scenario : Scenario
        With an `alignment` block.
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
    BlocsResult
        The answer at the modes with `agreement` and `bands`: `sides` (by actor: share of draws by bloc of the
        optimum at the modes, from 1, or `neutral`), `same`, `present`, `third_bloc` (`stands`, the share of
        draws in which the best three blocs have one that is none of the best two, and `joins` by actor),
        `ultimatum` (by actor: share with the issuer, where there is one), `energy` and `flip_price`.

    Raises
    ------
    ValueError
        Where an argument is out of range, or the question cannot be answered.
    """
    check_draws(draws, seed)
    answer = ask(scenario)
    n_blocs = answer.n_blocs
    reference = _places(answer)
    today = today_of(alignment_of(scenario))
    standing = int((today >= 0).sum())
    begin = np.vstack([reference[None], starts(landscape_of(alignment_of(scenario), n_blocs), N_STARTS)])
    counts = np.zeros((len(reference), n_blocs + 1), dtype=np.int64)
    same, in_place = 0, []
    told, choices = Folded(), _Choices(answer)
    for done, (alignment, noise) in enumerate(_worlds(scenario, draws, seed), 1):
        landscape = landscape_of(alignment, n_blocs, noise=noise)
        choices.add(alignment, noise)
        found = best_of(landscape, begin, max_nodes=MAX_NODES)
        sides = relabelled(found.sides, reference, n_blocs)
        counts[np.arange(len(sides)), sides] += 1
        same += bool((sides == reference).all())
        prices = landscape.prices(found.sides).tolist()
        told.add(
            {
                "energy": found.energy,
                "flip_price": {
                    name: price
                    for name, price in zip(answer.actors, prices, strict=True)
                    if np.isfinite(price)
                },
            }
        )
        if standing:
            in_place.append(1 - misplaced(sides, today, n_blocs).sum() / standing)
        progress(done, draws)
    bands = {
        "sides": _shares(answer, counts, draws),
        "same": same / draws,
        "present": _present(in_place) if in_place else None,
        **choices.over(draws),
        **told.over(draws),
    }
    return replace(
        answer,
        settings={**answer.settings, "draws": draws, "seed": seed},
        agreement=float(counts[np.arange(len(reference)), reference].mean() / draws),
        warnings=(*answer.warnings, *([] if _chancy(scenario) else [NO_CHANCE])),
        bands=bands,
    )


def _chancy(scenario: Scenario) -> bool:
    noise = alignment_of(scenario).noise
    return bool(uncertain(scenario, prefixes=("alignment",))) or noise.mode > 0


def _places(answer: BlocsResult) -> Sides:
    """Sides at the modes: blocs as the answer numbers them, from 0."""
    optimum = answer.sides.optimum
    where = {name: place for place, bloc in enumerate(optimum.blocs) for name in bloc}
    return np.array([where.get(name, answer.n_blocs) for name in answer.actors])


class _Choices:
    """How often each actor joins a third bloc, and sides with whoever makes all choose."""

    def __init__(self, answer: BlocsResult) -> None:
        self.actors = answer.actors
        self.issuer = None if answer.ultimatum is None else answer.actors.index(answer.ultimatum.by)
        self.joins = np.zeros(len(answer.actors), dtype=np.int64)
        self.beside = np.zeros(len(answer.actors), dtype=np.int64)
        self.stands = 0
        self.begin: tuple[Sides, Sides] | None = None

    def add(self, alignment: Alignment, noise: Floats) -> None:
        """Take in one more world."""
        two = landscape_of(alignment, 2, noise=noise, neutrals=False)
        three = landscape_of(alignment, 3, noise=noise)
        if self.begin is None:
            self.begin = starts(two, N_STARTS), starts(three, N_STARTS)
        of_two = best_of(two, self.begin[0], max_nodes=MAX_NODES).sides
        of_three = best_of(three, self.begin[1], max_nodes=MAX_NODES).sides
        outside = outsiders(two, of_two, three, of_three)
        self.joins += outside
        self.stands += bool(outside.any())
        if self.issuer is not None:
            self.beside += of_two == of_two[self.issuer]

    def over(self, draws: int) -> dict[str, Any]:
        """Shares of so many worlds; actors that never join are left out."""
        joins = {name: n / draws for name, n in zip(self.actors, self.joins.tolist(), strict=True) if n}
        beside = {name: n / draws for name, n in zip(self.actors, self.beside.tolist(), strict=True)}
        if self.issuer is not None:
            del beside[self.actors[self.issuer]]
        return {
            "third_bloc": {"stands": self.stands / draws, "joins": joins},
            "ultimatum": None if self.issuer is None else beside,
        }


def _worlds(scenario: Scenario, draws: int, seed: int) -> Iterator[tuple[Alignment, Floats]]:
    """The block with its uncertain numbers drawn, and noise for every pair."""
    inputs = uncertain(scenario, prefixes=("alignment",))
    paths = [found.path for found in inputs]
    n = len(alignment_of(scenario).sizes)
    noises = blocks((), draws=draws, seed=seed, n_spare=n * (n - 1) // 2, sampler="plain", stream=1)
    for drawn, noise in zip(blocks(inputs, draws=draws, seed=seed), noises, strict=True):
        for values, uniform in zip(drawn.values.tolist(), noise.spare, strict=True):
            world = scenario.at(dict(zip(paths, values, strict=True))) if paths else scenario
            alignment = alignment_of(world)
            yield alignment, ndtri(uniform) * alignment.noise.mode


def _present(in_place: list[float]) -> dict[str, float]:
    low, high = np.quantile(in_place, [0.1, 0.9], method="inverted_cdf")
    return {"low": float(low), "mean": float(np.mean(in_place)), "high": float(high)}


def _shares(answer: BlocsResult, counts: NDArray[np.int64], draws: int) -> dict[str, dict[str, float]]:
    named = [*(str(bloc + 1) for bloc in range(answer.n_blocs)), "neutral"]
    return {
        name: {side: count / draws for side, count in zip(named, row, strict=True) if count}
        for name, row in zip(answer.actors, counts.tolist(), strict=True)
    }
