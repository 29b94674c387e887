"""When a package that all accept would be signed, in each world."""

import datetime
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.worlds import Worlds
from detente.models.hazard import deadline_exposure, evened_exposure, hazard_level, signed_within
from detente.scenario import Scenario

Floats = NDArray[np.float64]

DAYS_PER_MONTH = 365.25 / 12
DEFAULT_HORIZON_DAYS = 365
# With no reference class: Jeffreys' half an event, over a year of talks.
JEFFREYS = 0.5
DEFAULT_EXPOSURE = 12.0


@dataclass(frozen=True)
class Calendar:
    """The dates of a forecast."""

    as_of: datetime.date
    start: datetime.date
    """When the clock of the hazard starts: with the talks, or else with the forecast."""
    pulls: tuple[datetime.date, ...]
    """Deadlines since the start, passed ones too."""
    deadlines: tuple[datetime.date, ...]
    """Deadlines still ahead, in order; the last is the forecast's horizon."""
    dates: tuple[datetime.date, ...]
    """Every date on which something is asked, in order."""

    @property
    def horizon(self) -> datetime.date:
        """Day by which a deal counts."""
        return self.deadlines[-1]

    def since_start(self, *days: datetime.date) -> Floats:
        """Months from the start of the clock to each day."""
        return np.array([(day - self.start).days / DAYS_PER_MONTH for day in days])


def calendar(scenario: Scenario) -> Calendar:
    """Deadlines still ahead and dates of questions; without any deadline, a year from the as-of date."""
    begun = scenario.timing.start if scenario.timing else None
    start = min(begun or scenario.as_of, scenario.as_of)
    given = sorted({deadline.date for deadline in scenario.deadlines})
    ahead = tuple(day for day in given if day >= scenario.as_of)
    deadlines = ahead or (scenario.as_of + datetime.timedelta(days=DEFAULT_HORIZON_DAYS),)
    asked = {q.by for q in scenario.questions if q.by is not None and q.by >= scenario.as_of}
    return Calendar(
        as_of=scenario.as_of,
        start=start,
        pulls=tuple(sorted({*(day for day in given if day >= start), *deadlines})),
        deadlines=deadlines,
        dates=tuple(sorted(asked | set(deadlines))),
    )


@dataclass(frozen=True)
class BaseRecord:
    """The reference class as a Gamma hazard."""

    name: str
    events: float
    exposure: float

    def signed_by(self, months: float) -> float:
        """Probability of a signature within some months, from the record alone."""
        return float(signed_within(months, self.events, self.exposure))


def base_record(scenario: Scenario, dates: Calendar) -> BaseRecord:
    """The scenario's reference class, with the months that have passed since talks began."""
    passed = float(dates.since_start(dates.as_of)[0])
    if scenario.base_rate is None:
        name = "none given: half a signature in a year of talks"
        return BaseRecord(name, JEFFREYS, DEFAULT_EXPOSURE + passed)
    known = scenario.base_rate
    return BaseRecord(known.reference_class, JEFFREYS + known.signed, known.months + passed)


def signed_by(scenario: Scenario, worlds: Worlds, dates: Calendar) -> Floats:
    """Probability, in each world where a package is acceptable, that it is signed by each date.

    The level of the hazard is drawn from the reference class; each deadline then moves it in time, from the
    months after the deadline before to those before its own, without raising it on average, whenever the
    forecast is made. A log hazard given in the scenario (`timing.a`) replaces both.

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
    timing = scenario.timing
    pull = np.zeros(n_worlds)
    if timing is not None:
        pull = np.broadcast_to(drawn.get("timing.b", timing.b.mode), (n_worlds,))
    now, *asked = dates.since_start(dates.as_of, *dates.dates)
    pulls = dates.since_start(*dates.pulls)
    if timing is not None and timing.a is not None:
        level = np.exp(np.broadcast_to(drawn.get("timing.a", timing.a.mode), (n_worlds,)))
        clock = deadline_exposure(np.array([now, *asked]), pulls, pull)
    else:
        record = base_record(scenario, dates)
        level = hazard_level(worlds.spare[:, 0], record.events, record.exposure)
        clock = evened_exposure(np.array([now, *asked]), pulls, pull)
    return np.asarray(1 - np.exp(-level[:, None] * (clock[:, 1:] - clock[:, :1])))
