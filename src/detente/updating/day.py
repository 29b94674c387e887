"""On which day a case is updated."""

import datetime
from collections.abc import Sequence

from detente.records.evidence import EvidenceItem
from detente.scenario import Scenario


def day_of(items: Sequence[EvidenceItem], scenario: Scenario) -> datetime.date:
    """The day of an update: that of the latest news, and never before the scenario's."""
    return max([scenario.as_of, *(item.known_on for item in items if item.known_on)])
