"""The dates of a deal, and how exposed to a signature the days between them are."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.hazard import deadline_exposure, evened_exposure, signed_within
from detente.models.timing.events import shifted_exposure
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
    """Deadlines of the scenario since the start, passed ones too; a horizon that nobody set pulls nothing."""
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
        pulls=tuple(day for day in given if day >= start),
        deadlines=deadlines,
        dates=tuple(sorted(asked | set(deadlines))),
    )


def deadline_events(scenario: Scenario, dates: Calendar) -> dict[str, str]:
    """What happens on each deadline, by ISO date."""
    named = {d.date.isoformat(): d.event or "" for d in scenario.deadlines}
    return {day.isoformat(): named.get(day.isoformat(), "") for day in dates.deadlines}


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


def base_rate(scenario: Scenario, dates: Calendar, day: datetime.date) -> float:
    """Probability of a signature from the as-of date to a day, from the record alone."""
    months = np.diff(dates.since_start(dates.as_of, day))
    return base_record(scenario, dates).signed_by(float(months[0]))


def exposure(
    scenario: Scenario,
    dates: Calendar,
    days: tuple[datetime.date, ...],
    *,
    values: Mapping[str, Floats] | None = None,
    n_worlds: int = 1,
) -> Floats:
    """Months from the as-of date to each day, as the hazard counts them: longer where something pulls.

    With a log hazard in the file (`timing.a`) deadlines add to it. Otherwise each deadline moves signatures
    in time, to the months before it, without raising their number.
    Events come on top of either.

    Parameters
    ----------
    scenario : Scenario
        Its timing; without one, days are days.
    dates : Calendar
        The same scenario's.
    days : tuple of date
        Rising, none before the as-of date.
    values : mapping of path to (n_worlds,) float array, optional
        Drawn values of uncertain numbers; a number without one stands at its mode.
    n_worlds : int
        Number of worlds.

    Returns
    -------
    (n_worlds, n_days) float array
    """
    timing, drawn = scenario.timing, values or {}

    def taken(path: str, mode: float) -> Floats:
        return np.broadcast_to(drawn.get(path, mode), (n_worlds,))

    pull = taken("timing.b", timing.b.mode) if timing else np.zeros(n_worlds)
    spans = _spans(scenario, dates)
    turns = [day for day in spans.ravel().tolist() if np.isfinite(day)]
    now, *asked = dates.since_start(dates.as_of, *days)
    marks = np.unique([now, *asked, *(day for day in turns if now < day < asked[-1])]) if turns else None
    clocked = np.array([now, *asked]) if marks is None else marks
    given = timing is not None and timing.a is not None
    clock = (deadline_exposure if given else evened_exposure)(clocked, dates.since_start(*dates.pulls), pull)
    if marks is not None and timing is not None:
        shifts = [taken(f"timing.events[{k}].shift", x.shift.mode) for k, x in enumerate(timing.events)]
        moved = shifted_exposure(clock, marks, spans, np.stack(shifts, axis=1))
        clock = moved[:, np.searchsorted(marks, [now, *asked])]
    return np.asarray(clock[:, 1:] - clock[:, :1])


def _spans(scenario: Scenario, dates: Calendar) -> Floats:
    """When each event begins and ends, (n_events, 2) months since the start of the clock."""
    events = scenario.timing.events if scenario.timing else ()
    begins = dates.since_start(*(event.date for event in events))
    ends = [np.inf if e.until is None else dates.since_start(e.until)[0] for e in events]
    return np.column_stack([begins, ends])
