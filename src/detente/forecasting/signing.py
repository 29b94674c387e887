"""When a package that all accept would be signed, in each world."""

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.worlds import Worlds
from detente.models.hazard import deadline_exposure, hazard_level, signed_within
from detente.scenario import Scenario

Floats = NDArray[np.float64]

DAYS_PER_MONTH = 365.25 / 12
DEFAULT_HORIZON_DAYS = 365
# With no reference class: Jeffreys' half an event, over a year of talks.
JEFFREYS = 0.5
DEFAULT_EXPOSURE = 12.0


@dataclass(frozen=True)
class Calendar:
    """The dates of a forecast, as months from its as-of date."""

    as_of: datetime.date
    deadlines: tuple[datetime.date, ...]
    """Dates that concentrate minds, in order; the last is the forecast's horizon."""
    dates: tuple[datetime.date, ...]
    """Every date on which something is asked, in order."""

    def months(self, days: tuple[datetime.date, ...]) -> Floats:
        """Months from the as-of date to each day."""
        return np.array([(day - self.as_of).days / DAYS_PER_MONTH for day in days])

    @property
    def horizon(self) -> datetime.date:
        """Day by which a deal counts."""
        return self.deadlines[-1]


def calendar(scenario: Scenario) -> Calendar:
    """Deadlines still ahead and dates of questions; without any deadline, a year from the as-of date."""
    ahead = sorted({d.date for d in scenario.deadlines if d.date >= scenario.as_of})
    deadlines = tuple(ahead) or (scenario.as_of + datetime.timedelta(days=DEFAULT_HORIZON_DAYS),)
    asked = {q.by for q in scenario.questions if q.by is not None and q.by >= scenario.as_of}
    return Calendar(as_of=scenario.as_of, deadlines=deadlines, dates=tuple(sorted(asked | set(deadlines))))


@dataclass(frozen=True)
class BaseRecord:
    """The reference class as a Gamma hazard."""

    name: str
    events: float
    exposure: float

    def signed_by(self, months: float) -> float:
        """Probability of a signature within some months, from the record alone."""
        return float(signed_within(months, self.events, self.exposure))


def base_record(scenario: Scenario) -> BaseRecord:
    """The scenario's reference class, with the months that have passed since talks began."""
    start = scenario.timing.start if scenario.timing else None
    passed = max((scenario.as_of - start).days, 0) / DAYS_PER_MONTH if start else 0.0
    if scenario.base_rate is None:
        return BaseRecord(
            "none given: half a signature in a year of talks", JEFFREYS, DEFAULT_EXPOSURE + passed
        )
    known = scenario.base_rate
    return BaseRecord(known.reference_class, JEFFREYS + known.signed, known.months + passed)


def signed_by(scenario: Scenario, worlds: Worlds, dates: Calendar) -> Floats:
    """Probability, in each world where a package is acceptable, that it is signed by each date.

    The level of the hazard is drawn from the reference class; deadlines then move it in time without
    raising it on average up to the horizon. A log hazard given in the scenario (`timing.a`) replaces both.

    Parameters
    ----------
    scenario : Scenario
        Timing and base rate.
    worlds : Worlds
        With one spare column, for the level.
    dates : Calendar
        What is asked when.

    Returns
    -------
    (n_worlds, n_dates) float array
    """
    drawn = worlds.by_path()
    n_worlds = len(worlds.values)
    months = dates.months(dates.dates)
    deadlines = dates.months(dates.deadlines)
    pull = np.zeros(n_worlds)
    if scenario.timing is not None:
        pull = np.broadcast_to(drawn.get("timing.b", scenario.timing.b.mode), (n_worlds,))
    exposure = deadline_exposure(months, deadlines, pull)
    if scenario.timing is not None and scenario.timing.a is not None:
        level = np.exp(np.broadcast_to(drawn.get("timing.a", scenario.timing.a.mode), (n_worlds,)))
    else:
        record = base_record(scenario)
        at_horizon = exposure[:, dates.dates.index(dates.horizon)]
        evened = np.where(at_horizon > 0, deadlines[-1] / np.where(at_horizon > 0, at_horizon, 1.0), 1.0)
        level = hazard_level(worlds.spare[:, 0], record.events, record.exposure) * evened
    return np.asarray(1 - np.exp(-level[:, None] * exposure))
