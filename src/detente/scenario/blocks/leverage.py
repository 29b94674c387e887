"""Who depends on whom."""

from pydantic import Field

from detente.scenario.names import Name, Part
from detente.scenario.numbers import Amount, Probability


class Secondary(Part):
    """Secondary sanctions that hang over a user."""

    probability: Probability = Field(description="chance that they are enforced, 0 to 1")
    exposure: Amount = Field(description="what they would cost the user")


class Leverage(Part):
    """An exchange network, and the users who share the fixed cost of a corridor."""

    edges: tuple[tuple[Name, Name, Amount], ...] = Field(
        default=(), description="[one, other, value of the relation]"
    )
    users: dict[Name, Amount] = Field(default_factory=dict, description="what the corridor is worth, by user")
    fixed_cost: Amount = Field(default=Amount.of(0), description="cost that the users share")
    secondary: dict[Name, Secondary] = Field(default_factory=dict, description="secondary sanctions, by user")
