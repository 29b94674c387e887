"""Draws worlds and solves each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays, package_arrays, world
from detente.analysis.calendar import Calendar
from detente.analysis.space import arrays_of
from detente.forecasting.back_end import on_jax
from detente.forecasting.choosing import NO_PACKAGE
from detente.forecasting.drawing import Drawing
from detente.forecasting.posterior import Solved
from detente.forecasting.signing import signed_by
from detente.forecasting.striking import (
    Candidates,
    Indices,
    Solver,
    candidates,
    principals_only,
    solver_of,
    struck,
)
from detente.forecasting.worlds import BLOCK, Input, Worlds, blocks, joined, uncertain
from detente.parallel import ALONE, Workers
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Progress = Callable[[int, int], None]

MOST_GAINS = 2**22
"""Of packages to principals in worlds, held at a time: 32 megabytes for every copy, which stay in caches."""

_WORLDS, _SCOUTS = 0, 1
_SCOUTING = 256
"""Scouts that are solved together."""


def inputs_of(scenario: Scenario) -> tuple[Input, ...]:
    """Uncertain numbers that decide which package is struck and when it is signed."""
    prefixes = ["issues.", "timing.", "questions["]
    for party in scenario.principals:
        prefixes += [f"parties.{party}.no_deal", f"worth.{party}."]
        prefixes += [f"linkages[{place}].worth.{party}" for place in range(len(scenario.linkages))]
    return uncertain(scenario, prefixes=tuple(prefixes))


def solve(
    scenario: Scenario,
    dates: Calendar,
    inputs: tuple[Input, ...],
    *,
    draws: int,
    seed: int,
    sampler: str,
    progress: Progress,
    workers: Workers = ALONE,
) -> tuple[Solved, Worlds]:
    """Draw worlds, find the package struck in each, and when it would be signed.

    Parameters
    ----------
    scenario : Scenario
        What is negotiated.
    dates : Calendar
        What is asked when.
    inputs : tuple of Input
        Numbers to draw, those of `inputs_of` first.
    draws, seed, sampler
        See `detente.forecasting.worlds.blocks`.
    progress : callable
        Called with worlds done and worlds in all, scouts among them.
    workers : Workers
        Who solves the worlds; the answer does not depend on it.

    Returns
    -------
    Solved
        Before evidence.
    Worlds
        Every draw, for drivers and questions.
    """
    arrays_of(scenario)
    on_jax()  # what is wrong with the setting is better told before the draws than after
    drawn_once = blocks(inputs, draws=1, seed=seed, n_spare=1, sampler=sampler, stream=_SCOUTS)
    solver = solver_of(next(single_worlds(scenario, drawn_once)))
    n_scouts = min(draws, solver.n_scouts)
    drawing = partial(Drawing, inputs, seed=seed, n_spare=1, sampler=sampler)
    scouts = _Scouts(scenario, solver, drawing(draws=n_scouts, stream=_SCOUTS, together=_SCOUTING))
    sent = workers.map(scouts, scouts.drawing.parts)
    chosen_from = candidates(solver, _counted(sent, _SCOUTING, n_scouts, n_scouts + draws, progress))
    among = _Blocks(scenario, dates, chosen_from, drawing(draws=draws, stream=_WORLDS))
    places, signed, drawn = [], [], []
    for some, by, worlds in workers.map(among, among.drawing.parts):
        places.append(some)
        signed.append(by)
        drawn.append(worlds)
        progress(n_scouts + among.drawing.first(len(drawn)), n_scouts + draws)
    solved = Solved(
        candidates=chosen_from,
        places=np.concatenate(places, axis=1),
        signed_by=np.concatenate(signed),
        horizon=dates.dates.index(dates.horizon),
    )
    return solved, joined(drawn)


@dataclass(frozen=True)
class _Scouts:
    """Some of the scouts, by number of their group: the packages worth knowing in each."""

    scenario: Scenario
    solver: Solver
    drawing: Drawing

    def __call__(self, number: int) -> list[Indices]:
        drawn = self.drawing.part(number)
        return [self.solver.notable(scout) for scout in single_worlds(self.scenario, iter([drawn]))]


@dataclass(frozen=True)
class _Blocks:
    """A block of worlds, by its number: the packages struck there, when they are signed, the draws."""

    scenario: Scenario
    dates: Calendar
    chosen_from: Candidates
    drawing: Drawing

    def __call__(self, number: int) -> tuple[Places, Floats, Worlds]:
        worlds = self.drawing.part(number)
        places = solved_among(self.scenario, worlds, self.chosen_from)
        return places, signed_by(self.scenario, worlds, self.dates), worlds


def worlds_of(inputs: tuple[Input, ...], *, draws: int, seed: int, sampler: str) -> Iterator[Worlds]:
    """The worlds that `solve` draws, block by block."""
    return blocks(inputs, draws=draws, seed=seed, n_spare=1, sampler=sampler, stream=_WORLDS)


def solved_among(scenario: Scenario, worlds: Worlds, chosen_from: Candidates) -> Places:
    """Package struck in each world, NO_PACKAGE where it would change nothing, (n_solutions, n_worlds)."""
    gains = len(chosen_from.packages) * len(scenario.principals)
    size = max(1, MOST_GAINS // max(gains, 1))
    parts = (worlds.part(slice(start, start + size)) for start in range(0, len(worlds.values), size))
    found = np.concatenate([struck(worlds_as_arrays(scenario, part), chosen_from) for part in parts], axis=1)
    unchanged = chosen_from.status_quo() if scenario.status_quo == "first" else NO_PACKAGE
    return np.where(np.isin(found, unchanged), NO_PACKAGE, found)


def short_of(scenario: Scenario, worlds: Worlds, solved: Solved) -> dict[str, float]:
    """Share of the worlds without a package in which each principal is short.

    Judged at the package that leaves the worst-off principal least short.
    """
    none = np.flatnonzero((solved.places == NO_PACKAGE).all(axis=0))[:BLOCK]
    if not len(none):
        return {}
    some = Worlds(inputs=worlds.inputs, values=worlds.values[none], spare=worlds.spare[none])
    arrays = worlds_as_arrays(scenario, some)
    gains = np.swapaxes(arrays.worth(solved.candidates.packages) - arrays.no_deal[..., None], -1, -2)
    nearest = gains[np.arange(len(none)), gains.min(axis=-1).argmax(axis=1)]
    return dict(zip(scenario.principals, (nearest < 0).mean(axis=0).tolist(), strict=True))


def _counted(
    found: Iterator[list[Indices]], each: int, n: int, total: int, progress: Progress
) -> Iterator[Indices]:
    for number, some in enumerate(found, start=1):
        yield from some
        progress(min(number * each, n), total)


def worlds_as_arrays(scenario: Scenario, worlds: Worlds) -> PackageArrays:
    """The principals' arrays in every drawn world."""
    return principals_only(package_arrays(scenario, values=worlds.by_path(), n_worlds=len(worlds.values)))


def single_worlds(scenario: Scenario, scouts: Iterator[Worlds]) -> Iterator[PackageArrays]:
    """The principals' arrays, one world at a time."""
    for worlds in scouts:
        arrays = worlds_as_arrays(scenario, worlds)
        for number in range(len(worlds.values)):
            yield world(arrays, number)
