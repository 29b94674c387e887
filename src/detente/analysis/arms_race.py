"""The `arms` block as arrays, of one world or of many, and what comes of them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.arms.cap import spent
from detente.models.arms.richardson import STEPS_PER_YEAR, Race, equilibrium, growth, path
from detente.records.arms import ArmsOutcome, Capped
from detente.scenario import Scenario

Floats = NDArray[np.float64]

NO_BLOCK = "this scenario has no `arms` block -> see detente schema arms"
EDGE = 1e-12


@dataclass(frozen=True)
class ArmsRace:
    """Worlds of one race.

    Attributes
    ----------
    parties : tuple of str
        x, then y.
    race : Race
        Of (n_worlds, 2) arrays.
    start : (n_worlds, 2) float array
        Levels now; NaN where they are not told and there is no equilibrium to start from.
    """

    parties: tuple[str, str]
    race: Race
    start: Floats


def sides(scenario: Scenario) -> tuple[str, str]:
    """The two parties of the race: as the block names them, else the first two principals.

    Raises
    ------
    ValueError
        Where there is no block, or no second party.
    """
    if scenario.arms is None:
        raise ValueError(NO_BLOCK)
    given = scenario.arms.x, scenario.arms.y
    rest = [name for name in scenario.principals if name not in given]
    found = [side if side is not None else rest.pop(0) if rest else None for side in given]
    if found[0] is None or found[1] is None:
        raise ValueError("an arms race has two sides -> name them in arms: x, y")
    return found[0], found[1]


def race_of(scenario: Scenario, *, values: Mapping[str, Floats] | None = None, n_worlds: int = 1) -> ArmsRace:
    """The race that the block tells, at the modes or at drawn values.

    Parameters
    ----------
    scenario : Scenario
        With an `arms` block.
    values : mapping of path to (n_worlds,) float array, optional
        Drawn values; others stay at their modes.
    n_worlds : int

    Returns
    -------
    ArmsRace

    Raises
    ------
    ValueError
        Where there is no block, or no second party.
    """
    pair, block, drawn = sides(scenario), scenario.arms, values or {}

    def column(name: str) -> Floats:
        number = getattr(block, name)
        if number is None:
            return np.full(n_worlds, np.nan)
        found = drawn.get(f"arms.{name}", np.full(n_worlds, number.mode))
        return np.clip(found, number.minimum, number.maximum)

    def both(first: str, second: str) -> Floats:
        return np.column_stack([column(first), column(second)])

    race = Race(reaction=both("a", "b"), fatigue=both("m", "n"), grievance=both("g", "h"))
    return ArmsRace(pair, race, started(race, both("x_now", "y_now")))


def started(race: Race, told: Floats) -> Floats:
    """Where each world starts: as told, else at its equilibrium where the race is stable."""
    rest = np.where((growth(race) < 0)[:, None], np.maximum(equilibrium(race), 0), np.nan)
    start: Floats = np.where(np.isnan(told), rest, told)
    start[np.isnan(start).any(axis=1)] = np.nan
    return start


@dataclass(frozen=True)
class Run:
    """What comes of the worlds of a race over a horizon.

    Attributes
    ----------
    levels : (n_steps, n_worlds, 2) float array
        Without a cap.
    capped : (n_steps, n_worlds, 2) float array or None
        With it.
    """

    arms: ArmsRace
    levels: Floats
    capped: Floats | None

    def outcomes(self) -> list[ArmsOutcome]:
        """World by world."""
        rates, rests = growth(self.arms.race), equilibrium(self.arms.race)
        free = _costs(self.levels)
        capped = None if self.capped is None else _costs(self.capped)
        return [self._outcome(world, float(rates[world]), rests, free, capped) for world in range(len(rates))]

    def _outcome(
        self,
        world: int,
        rate: float,
        rests: Floats,
        free: tuple[Floats, Floats],
        capped: tuple[Floats, Floats] | None,
    ) -> ArmsOutcome:
        years = float(np.log(2) / abs(rate)) if abs(rate) > EDGE else None
        return ArmsOutcome(
            stable=rate < -EDGE,
            equilibrium=self._named(rests[world]),
            half_life=years if rate < 0 else None,
            doubling_time=years if rate > 0 else None,
            growth=rate,
            level=self._named(free[0][world]),
            spent=self._named(free[1][world]),
            capped=None
            if capped is None
            else Capped(
                level=self._named(capped[0][world]),
                spent=self._named(capped[1][world]),
                saved=self._named(free[1][world] - capped[1][world]),
            ),
        )

    def _named(self, pair: Floats) -> dict[str, float | None]:
        found = zip(self.arms.parties, pair.tolist(), strict=True)
        return {party: x if np.isfinite(x) else None for party, x in found}


def run(arms: ArmsRace, years: int, caps: Floats | None) -> Run:
    """Follow every world of a race over a horizon, with a cap and without."""
    with np.errstate(over="ignore", invalid="ignore"):
        levels = path(arms.race, arms.start, years)
        capped = None if caps is None else path(arms.race, arms.start, years, caps=caps)
    return Run(arms, levels, capped)


def yearly(levels: Floats, world: int = 0) -> tuple[tuple[float, float], ...]:
    """Levels now and at the end of every year, of one world."""
    return tuple((float(x), float(y)) for x, y in levels[::STEPS_PER_YEAR, world])


def _costs(levels: Floats) -> tuple[Floats, Floats]:
    """Levels at the end and the cost of the whole, by world and side."""
    with np.errstate(over="ignore", invalid="ignore"):
        return levels[-1], spent(levels)
