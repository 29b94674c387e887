"""Will the other side be stronger later?"""

from pydantic import Field

from detente.scenario.names import Part, PartyId
from detente.scenario.numbers import Amount, Probability


class Shift(Part):
    """A decliner, a riser and the cost of fighting now."""

    decliner: PartyId = Field(description="party that grows weaker")
    riser: PartyId = Field(description="party that grows stronger")
    p_now: Probability = Field(description="riser's chance of prevailing now")
    p_next: Probability = Field(description="riser's chance of prevailing next period")
    war_cost: tuple[Amount, Amount] = Field(
        description="cost of conflict to decliner and riser, as [0.2, 0.3], share of the pie"
    )
    discount: Probability = Field(default=Probability.of(0.9), description="discount factor per period")
