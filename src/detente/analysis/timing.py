"""When would it be signed, what does a deadline do to the bargain, and can promises be kept."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calendar import (
    DAYS_PER_MONTH,
    BaseRecord,
    Calendar,
    base_record,
    calendar,
    deadline_events,
    exposure,
)
from detente.analysis.phase_items import process_of
from detente.models.ratification.rubinstein import truncated_shares
from detente.models.timing.base_rates import RECORDED
from detente.models.timing.commitment import bargaining_range, commitment_gap
from detente.models.timing.stahl import finite_shares
from detente.records.timing import Commitment, Deadline, Recorded, TimingResult, Turn
from detente.scenario import Scenario
from detente.scenario.blocks.power import Shift
from detente.scenario.blocks.timing import Timing
from detente.scenario.numbers import Real

Floats = NDArray[np.float64]

MAX_YEARS = 50
"""How far ahead the median is looked for."""
_ONE_MONTH = datetime.timedelta(days=round(DAYS_PER_MONTH))
_SHORTEST_STEP = 1 / DAYS_PER_MONTH


def timing(
    scenario: Scenario, *, as_of: datetime.date | None = None, level: float | None = None
) -> TimingResult:
    """When a package that all accept would be signed, at the modes of uncertain numbers.

    What is not known about the level of the hazard is averaged over, as in a forecast; so the chances are
    those of the forecast's `by` in worlds that hold such a package, before evidence.

    Parameters
    ----------
    scenario : Scenario
        Of `deadlines`, `base_rate`, `timing`, `power` and the parties' `patience` whatever there is.
    as_of : date, optional
        Default the scenario's.
    level : float, optional
        Signatures per month, for a world in which the hazard of the reference class is drawn.

    Returns
    -------
    TimingResult
    """
    digest = scenario.digest
    if as_of is not None:
        scenario = scenario.model_copy(update={"as_of": as_of})
    clock = _Clock(scenario, calendar(scenario), level)
    dates, given = clock.dates, scenario.timing is not None and scenario.timing.a is not None
    record, months = base_record(scenario, dates), _months(dates, dates.horizon)
    median = clock.median()
    return TimingResult(
        title=scenario.title,
        digest=digest,
        settings={"as_of": scenario.as_of.isoformat()},
        warnings=tuple(_warnings(scenario)),
        p_by={day.isoformat(): clock.p_by(day) for day in dates.deadlines},
        median=None if median is None else median.isoformat(),
        months_to_median=None if median is None else _months(dates, median),
        as_of=scenario.as_of.isoformat(),
        horizon=dates.horizon.isoformat(),
        reference_class=None if given else record.name,
        base_rate=None if given else record.signed_by(months),
        deadlines=_deadlines(scenario, clock),
        events=_turns(scenario, clock),
        step_months=_step_months(scenario),
        first_offer=_by_principal(scenario, lambda patience: truncated_shares(patience, np.zeros(2))),
        commitment={name: _commitment(shift) for name, shift in scenario.power.items()},
        recorded=tuple(
            Recorded(
                name=found.name,
                n=found.n,
                median_days=found.median_days,
                by_days=dict(found.by_days),
                source=found.source,
            )
            for found in RECORDED
        ),
    )


@dataclass(frozen=True)
class _Clock:
    """The hazard of a signature, in one world."""

    scenario: Scenario
    dates: Calendar
    level: float | None

    def p_by(self, day: datetime.date) -> float:
        """Probability of a signature from the as-of date to a day; 0 on days before."""
        if day <= self.dates.as_of:
            return 0.0
        exposed = float(exposure(self.scenario, self.dates, (day,))[0, 0])
        if self._level is None:
            return self._record.signed_by(exposed)
        return float(-np.expm1(-self._level * exposed))

    def median(self) -> datetime.date | None:
        """First day by which a signature is at least as likely as not."""
        low, high = 0, round(MAX_YEARS * 12 * DAYS_PER_MONTH)
        if self.p_by(self._after(high)) < 0.5:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.p_by(self._after(middle)) >= 0.5 else (middle, high)
        return self._after(high)

    def changed(self, timing: Timing) -> "_Clock":
        """The same clock with another `timing` block."""
        return _Clock(self.scenario.model_copy(update={"timing": timing}), self.dates, self.level)

    def _after(self, days: int) -> datetime.date:
        return self.dates.as_of + datetime.timedelta(days=days)

    @cached_property
    def _level(self) -> float | None:
        block = self.scenario.timing
        return self.level if block is None or block.a is None else float(np.exp(block.a.mode))

    @cached_property
    def _record(self) -> BaseRecord:
        return base_record(self.scenario, self.dates)


def _deadlines(scenario: Scenario, clock: _Clock) -> dict[str, Deadline]:
    named = deadline_events(scenario, clock.dates)
    block = scenario.timing
    idle = clock if block is None else clock.changed(block.model_copy(update={"b": Real.of(0)}))
    found = {}
    for day in clock.dates.deadlines:
        p, before = clock.p_by(day), day - _ONE_MONTH
        left = max(_months(clock.dates, day), 0.0)
        offers = int(left / max(_step_months(scenario), _SHORTEST_STEP)) + 1
        found[day.isoformat()] = Deadline(
            event=named[day.isoformat()],
            last_month=(p - clock.p_by(before)) / p if p and before >= clock.dates.as_of else None,
            without_pull=idle.p_by(day),
            offers=offers,
            first_offer=_by_principal(scenario, partial(finite_shares, rounds=offers)),
        )
    return found


def _turns(scenario: Scenario, clock: _Clock) -> tuple[Turn, ...]:
    block, horizon = scenario.timing, clock.dates.horizon
    if block is None:
        return ()
    found = []
    for place, event in enumerate(block.events):
        others = tuple(other for k, other in enumerate(block.events) if k != place)
        without = clock.changed(block.model_copy(update={"events": others}))
        found.append(
            Turn(
                event=event.event,
                date=event.date.isoformat(),
                until=None if event.until is None else event.until.isoformat(),
                shift=event.shift.mode,
                moved=clock.p_by(horizon) - without.p_by(horizon),
            )
        )
    return tuple(found)


def _commitment(shift: Shift) -> Commitment:
    now, following, discount = shift.p_now.mode, shift.p_next.mode, shift.discount.mode
    to_decliner, to_riser = (cost.mode for cost in shift.war_cost)
    gap = float(commitment_gap(now, following, discount, [to_decliner, to_riser]))
    # Ranges are of what is at stake for good; one period is (1 - discount) of that.
    low, high = bargaining_range(now, np.array([to_riser, to_decliner]) * (1 - discount)).tolist()
    return Commitment(
        decliner=shift.decliner,
        riser=shift.riser,
        holds=gap <= 0,
        gap=gap,
        p_now=now,
        p_next=following,
        most=following - gap / discount if discount else None,
        range_now=(low, high),
    )


def _by_principal(scenario: Scenario, shares: Callable[[Floats], Floats]) -> dict[str, float]:
    """Shares of one pie from the patience of the two who sign; empty where more or fewer do."""
    if len(scenario.principals) != 2:
        return {}
    patience = np.array([scenario.parties[party].patience.mode for party in scenario.principals])
    return dict(zip(scenario.principals, shares(patience).tolist(), strict=True))


def _step_months(scenario: Scenario) -> float:
    return process_of(scenario).step_months.mode


def _months(dates: Calendar, day: datetime.date) -> float:
    return (day - dates.as_of).days / DAYS_PER_MONTH


def _warnings(scenario: Scenario) -> list[str]:
    told = []
    if scenario.base_rate is None and (scenario.timing is None or scenario.timing.a is None):
        told.append("no base_rate block: half a signature in a year of talks is assumed")
    if not any(deadline.date >= scenario.as_of for deadline in scenario.deadlines):
        told.append("no deadline lies ahead: the horizon is a year off")
    if len(scenario.principals) == 2 and all(
        scenario.parties[party].patience.mode == 1 for party in scenario.principals
    ):
        told.append("both are endlessly patient: what a last offer takes is not discounted")
    return told
