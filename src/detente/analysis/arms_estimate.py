"""Coefficients of an arms race out of a table of yearly levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arms_race import ArmsRace, started
from detente.models.arms.estimation import Reaction, reaction, sum_equation
from detente.models.arms.richardson import Race
from detente.nearest import nearest
from detente.records.arms import ArmsEstimate, Coefficients, SideEstimate
from detente.records.yearly_levels import YearlyLevels
from detente.scenario import Scenario

Floats = NDArray[np.float64]

NAMES = ("reaction", "fatigue", "grievance")
MIN_YEARS = 4


@dataclass(frozen=True)
class Estimated:
    """Both sides' regressions, and the levels that they are of.

    Attributes
    ----------
    levels : (n_years, 2) float array
    """

    parties: tuple[str, str]
    table: str
    years: tuple[int, ...]
    levels: Floats
    sides: tuple[Reaction, Reaction]

    def race(self, coefficients: Floats | None = None) -> ArmsRace:
        """The race at the bounded estimates, or at (n_worlds, 2, 3) others, from the last levels on."""
        found = (
            np.stack([side.bounded for side in self.sides])[None] if coefficients is None else coefficients
        )
        race = Race(found[..., 0], found[..., 1], found[..., 2])
        return ArmsRace(self.parties, race, started(race, np.tile(self.levels[-1], (len(found), 1))))

    @property
    def n_changes(self) -> int:
        """Yearly changes that each side's regression explains."""
        return len(self.years) - 1

    def redrawn(self, normal: Floats) -> ArmsRace:
        """The race at coefficients redrawn with (n_worlds, 2, n_changes) standard normal numbers."""
        return self.race(
            np.stack([side.redrawn(normal[:, place]) for place, side in enumerate(self.sides)], axis=1)
        )

    def remarks(self) -> list[str]:
        """What a reader must know of the estimates."""
        lines = [
            f"{party}: least squares without bounds gives a {' and a '.join(below)}, which the model holds "
            "at 0 or more: in these years the levels fit a side that feeds on itself at least as well"
            for party, side in zip(self.parties, self.sides, strict=True)
            if (below := _below(side))
        ]
        if min(side.free.degrees for side in self.sides) < 3:
            lines.append(
                f"{len(self.years)} years are few for three coefficients a side: take the fit as an example"
            )
        return lines


def _below(side: Reaction) -> list[str]:
    """Coefficients that least squares puts where the model has none."""
    found = zip(NAMES[:2], side.free.coefficients.tolist(), strict=False)
    return [f"{name} of {x:.3g}" for name, x in found if x < 0]


def of_table(
    scenario: Scenario, pair: tuple[str, str], table: YearlyLevels, columns: Mapping[str, Sequence[str]]
) -> Estimated:
    """Regress each side's changes on both sides' levels.

    Raises
    ------
    ValueError
        Where a column is not there, a year is after `as_of`, or the levels do not tell the coefficients.
    """
    for party in columns:
        if party not in pair:
            raise ValueError(f"columns of '{party}', who is no side of the race -> {nearest(party, pair)}")
    if table.years[-1] > scenario.as_of.year:
        late = f"{table.years[-1]} is after as_of {scenario.as_of}"
        raise ValueError(f"{table.name}: {late} -> remove the row, or set as_of later")
    if len(table.years) < MIN_YEARS:
        raise ValueError(f"{table.name}: {len(table.years)} years -> give at least {MIN_YEARS}")
    summed = [_levels(table, party, columns.get(party, (party,))) for party in pair]
    years = np.array(table.years, dtype=float)
    try:
        found = reaction(summed[0], summed[1], years), reaction(summed[1], summed[0], years)
    except ValueError as error:
        raise ValueError(f"{table.name}: {error} -> give more years, or leave out --data") from None
    return Estimated(pair, table.name, table.years, np.column_stack(summed), found)


def _levels(table: YearlyLevels, party: str, names: Sequence[str]) -> Floats:
    for name in names:
        if name not in table.levels:
            fix = f"{nearest(name, table.levels)}, or say which columns add up to it: --side {party}=A+B"
            raise ValueError(f"{table.name}: no column '{name}' for '{party}' -> {fix}")
    total: Floats = np.sum([table.levels[name] for name in names], axis=0)
    return total


def estimated(found: Estimated) -> ArmsEstimate:
    """The estimates as they are told, with Richardson's line through the sum of both sides."""
    line = sum_equation(found.levels.sum(axis=1), np.array(found.years, dtype=float))
    return ArmsEstimate(
        table=found.table,
        years=(found.years[0], found.years[-1]),
        sides={party: _side(side) for party, side in zip(found.parties, found.sides, strict=True)},
        slope=line.slope,
        slope_error=_finite(line.fit.errors[0]),
        zero=_finite(line.zero),
        r_squared=_finite(line.fit.r_squared),
    )


def _side(side: Reaction) -> SideEstimate:
    free = side.free
    return SideEstimate(
        free=Coefficients(**dict(zip(NAMES, free.coefficients.tolist(), strict=True))),
        errors={name: _finite(x) for name, x in zip(NAMES, free.errors.tolist(), strict=True)},
        r_squared=_finite(free.r_squared),
        degrees=free.degrees,
    )


def _finite(x: float) -> float | None:
    return float(x) if np.isfinite(x) else None
