"""Draws worlds and solves each."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays, package_arrays, world
from detente.analysis.calendar import Calendar
from detente.analysis.space import arrays_of
from detente.forecasting.posterior import Solved
from detente.forecasting.signing import signed_by
from detente.forecasting.striking import (
    NO_PACKAGE,
    Candidates,
    candidates,
    principals_only,
    solver_of,
    struck,
)
from detente.forecasting.worlds import BLOCK, Input, Worlds, blocks, joined, uncertain
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Progress = Callable[[int, int], None]

_WORLDS, _SCOUTS = 0, 1


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

    Returns
    -------
    Solved
        Before evidence.
    Worlds
        Every draw, for drivers and questions.
    """
    arrays_of(scenario)
    drawn_once = blocks(inputs, draws=1, seed=seed, n_spare=1, sampler=sampler, stream=_SCOUTS)
    solver = solver_of(next(single_worlds(scenario, drawn_once)))
    n_scouts = min(draws, solver.n_scouts)
    scouts = blocks(inputs, draws=n_scouts, seed=seed, n_spare=1, sampler=sampler, stream=_SCOUTS)
    sent = _counted(single_worlds(scenario, scouts), lambda done: progress(done, n_scouts + draws))
    chosen_from = candidates(solver, sent)
    places, signed, drawn = [], [], []
    for worlds in worlds_of(inputs, draws=draws, seed=seed, sampler=sampler):
        places.append(solved_among(scenario, worlds, chosen_from))
        signed.append(signed_by(scenario, worlds, dates))
        drawn.append(worlds)
        progress(n_scouts + min(len(drawn) * BLOCK, draws), n_scouts + draws)
    solved = Solved(
        candidates=chosen_from,
        places=np.concatenate(places, axis=1),
        signed_by=np.concatenate(signed),
        horizon=dates.dates.index(dates.horizon),
    )
    return solved, joined(drawn)


def worlds_of(inputs: tuple[Input, ...], *, draws: int, seed: int, sampler: str) -> Iterator[Worlds]:
    """The worlds that `solve` draws, block by block."""
    return blocks(inputs, draws=draws, seed=seed, n_spare=1, sampler=sampler, stream=_WORLDS)


def solved_among(scenario: Scenario, worlds: Worlds, chosen_from: Candidates) -> Places:
    """Package struck in each world, NO_PACKAGE where it would change nothing, (n_solutions, n_worlds)."""
    found = struck(worlds_as_arrays(scenario, worlds), chosen_from)
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


def _counted(worlds: Iterator[PackageArrays], tick: Callable[[int], None]) -> Iterator[PackageArrays]:
    for number, single in enumerate(worlds, start=1):
        tick(number)
        yield single


def worlds_as_arrays(scenario: Scenario, worlds: Worlds) -> PackageArrays:
    """The principals' arrays in every drawn world."""
    return principals_only(package_arrays(scenario, values=worlds.by_path(), n_worlds=len(worlds.values)))


def single_worlds(scenario: Scenario, scouts: Iterator[Worlds]) -> Iterator[PackageArrays]:
    """The principals' arrays, one world at a time."""
    for worlds in scouts:
        arrays = worlds_as_arrays(scenario, worlds)
        for number in range(len(worlds.values)):
            yield world(arrays, number)
