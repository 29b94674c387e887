"""Two rivals court one pivot: who settles first?"""

from pydantic import Field

from detente.scenario.names import Part, PartyId
from detente.scenario.numbers import Probability, Real


class Race(Part):
    """Flows to the pivot and its rivals for each set of rivals that has settled."""

    pivot: PartyId = Field(description="party that may deal with each rival")
    rivals: tuple[PartyId, ...] = Field(
        min_length=1, max_length=16, description="parties that court the pivot"
    )
    meet: dict[PartyId, Probability] = Field(
        default_factory=dict, description="chance per period that the rival meets the pivot"
    )
    pivot_weight: Probability = Field(default=Probability.of(0.5), description="pivot's share of the surplus")
    discount: Probability = Field(default=Probability.of(0.9), description="discount factor per period")
    flows: dict[str, tuple[Real, ...]] = Field(
        description="flow payoffs (pivot, then rivals) by settled set: '', 'RU', 'RU+CN'"
    )
