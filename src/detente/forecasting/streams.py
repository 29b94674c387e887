"""What was registered to be looked for: how often it was seen, and what its silence says."""

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

from detente.analysis.calendar import DAYS_PER_MONTH
from detente.forecasting.weighing import SPREAD
from detente.models.likelihood_ratio import stream_log_ratio
from detente.records.evidence import EvidenceItem
from detente.scenario import Scenario
from detente.scenario.indicator import Indicator

NAMED = "indicator "


@dataclass(frozen=True)
class Stream:
    """An indicator on a day.

    Attributes
    ----------
    indicator : Indicator
        What is looked for.
    days : int
        For how long by then.
    sightings : tuple of EvidenceItem
        Those known by then, in the order in which they became known.
    log_lr : float
        What number and silence say together of the indicator's term.
    """

    indicator: Indicator
    days: int
    sightings: tuple[EvidenceItem, ...]
    log_lr: float

    def as_item(self) -> EvidenceItem:
        """The stream as one item of evidence, a storyline of its own."""
        low, high = sorted(share * self.log_lr for share in SPREAD)
        n_seen = len(self.sightings)
        seen = "not seen" if n_seen == 0 else "seen once" if n_seen == 1 else f"seen {n_seen} times"
        return EvidenceItem(
            id=f"{NAMED}{self.indicator.id}",
            says="event",
            term=self.indicator.term,
            party=self.indicator.party,
            quote=f"{self.indicator.watch} ({seen} in {self.days} days)",
            storyline=f"{NAMED}{self.indicator.id}",
            lr=(math.exp(low), math.exp(self.log_lr), math.exp(high)),
        )


def streams_of(scenario: Scenario, items: Sequence[EvidenceItem]) -> tuple[Stream, ...]:
    """Every indicator registered by the scenario's day, with its sightings among some items."""
    return tuple(
        _stream(indicator, items, scenario.as_of)
        for indicator in scenario.indicators
        if indicator.registered <= scenario.as_of
    )


def _stream(indicator: Indicator, items: Sequence[EvidenceItem], as_of: datetime.date) -> Stream:
    end = min(as_of, indicator.until or as_of)
    seen = [
        item
        for item in items
        if item.indicator == indicator.id and item.known_on and indicator.registered <= item.known_on <= end
    ]
    days = (end - indicator.registered).days
    log_lr = stream_log_ratio(len(seen), days / DAYS_PER_MONTH, indicator.rate_if, indicator.rate_if_not)
    return Stream(indicator, days, tuple(sorted(seen, key=lambda item: str(item.known_on))), log_lr)


def with_streams(scenario: Scenario, items: Sequence[EvidenceItem]) -> list[EvidenceItem]:
    """Items as they count: sightings through their indicators alone, and every indicator as one item.

    What was known before its indicator was registered, or after it ended, stays an item like others: only
    what was announced beforehand to be looked for gives its silence a meaning.
    """
    streams = streams_of(scenario, items)
    counted = {item.id for stream in streams for item in stream.sightings}
    return [item for item in items if item.id not in counted] + [stream.as_item() for stream in streams]
