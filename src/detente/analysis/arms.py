"""Arms race or cap: is the race stable, where does it lead, what does a cap save."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arms_estimate import estimated, of_table
from detente.analysis.arms_race import ArmsRace, race_of, run, sides, yearly
from detente.analysis.reference_classes import ARMS_RACES
from detente.nearest import nearest
from detente.records.arms import ArmsResult, Coefficients
from detente.records.yearly_levels import YearlyLevels
from detente.scenario import Scenario

Floats = NDArray[np.float64]

YEARS = 10
MAX_YEARS = 100
TRIAL = 0.9
"""Share of the present levels at which both are capped where no cap is asked about."""
NO_START = (
    "the race runs away, and arms.x_now and arms.y_now are not given: levels, spending and what a cap saves "
    "are not told"
)
AT_REST = "arms.x_now and arms.y_now are not both given: what is not starts at the equilibrium"


def arms(
    scenario: Scenario,
    *,
    caps: Mapping[str, float] | None = None,
    years: int = YEARS,
    table: YearlyLevels | None = None,
    columns: Mapping[str, Sequence[str]] | None = None,
) -> ArmsResult:
    """Richardson's arms race between two parties, at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With an `arms` block.
    caps : mapping of party to level, optional
        Highest yearly level of one side or both; default a trial, both a tenth below where they stand.
    years : int
        Horizon, 1 to 100.
    table : YearlyLevels, optional
        Estimate the coefficients from these levels instead of reading them from the block; the race then
        starts from the last of them.
    columns : mapping of party to names, optional
        Which columns of the table add up to a side; default the one that is called as the party.

    Returns
    -------
    ArmsResult

    Raises
    ------
    ValueError
        Where the scenario has no `arms` block, an argument is out of range or names nobody, or the table does
        not tell the coefficients.

    Examples
    --------
    >>> from detente.catalogue import scenario_file
    >>> from detente.scenario import load
    >>> arms(load(scenario_file("new-detente-2019"))).outcome.stable
    True
    """
    if not 1 <= years <= MAX_YEARS:
        raise ValueError(f"a horizon of {years:,} years -> give 1 to {MAX_YEARS}")
    if columns and table is None:
        raise ValueError("columns of no table -> give the table too: --data TABLE")
    pair = sides(scenario)
    found = None if table is None else of_table(scenario, pair, table, columns or {})
    race = race_of(scenario) if found is None else found.race()
    asked = _trial(race) if caps is None else caps
    limits = _limits(pair, asked)
    ran = run(race, years, limits)
    told = bool(np.isfinite(race.start[0]).all())
    if told and not np.isfinite(ran.levels[-1]).all():
        raise ValueError(f"levels grow beyond all bounds within {years} years -> give fewer years")
    block = scenario.arms
    return ArmsResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "caps": dict(asked),
            "trial": caps is None and bool(asked),
            "years": years,
            "data": None if table is None else table.name,
            "columns": {party: list(names) for party, names in (columns or {}).items()},
        },
        warnings=tuple(_remarks(scenario, told=told) if found is None else found.remarks()),
        parties=pair,
        unit=None if block is None else block.unit,
        outcome=ran.outcomes()[0],
        coefficients=_coefficients(race),
        start={
            party: x if np.isfinite(x) else None
            for party, x in zip(pair, race.start[0].tolist(), strict=True)
        },
        path=yearly(ran.levels) if told else None,
        capped_path=yearly(ran.capped) if told and ran.capped is not None else None,
        first_year=scenario.as_of.year if found is None else found.years[-1],
        estimate=None if found is None else estimated(found),
        base_rates=ARMS_RACES,
    )


def _remarks(scenario: Scenario, *, told: bool) -> list[str]:
    """What stands in for levels that the block does not give."""
    block = scenario.arms
    given = block is not None and block.x_now is not None and block.y_now is not None
    return [] if given else [AT_REST] if told else [NO_START]


def _trial(race: ArmsRace) -> dict[str, float]:
    """Caps to show what one would do; none where it is not known where the sides stand."""
    start = race.start[0]
    if not np.isfinite(start).all():
        return {}
    return {party: TRIAL * float(x) for party, x in zip(race.parties, start, strict=True)}


def _limits(pair: tuple[str, str], caps: Mapping[str, float]) -> Floats | None:
    """Caps of both sides, infinite where there is none; None without any."""
    for party, level in caps.items():
        if party not in pair:
            raise ValueError(f"a cap on '{party}', who is no side of the race -> {nearest(party, pair)}")
        if not 0 <= level < np.inf:
            raise ValueError(f"a cap of {level:g} on '{party}' -> give a finite number of 0 or more")
    return np.array([caps.get(party, np.inf) for party in pair]) if caps else None


def _coefficients(arms: ArmsRace) -> dict[str, Coefficients]:
    race = arms.race
    return {
        party: Coefficients(
            reaction=float(race.reaction[0, side]),
            fatigue=float(race.fatigue[0, side]),
            grievance=float(race.grievance[0, side]),
        )
        for side, party in enumerate(arms.parties)
    }
