"""Who depends on whom."""

from pydantic import Field

from detente.scenario.names import Name, Part, PartyId
from detente.scenario.numbers import Amount, Probability

Edge = tuple[Name, Name, Amount]


class Secondary(Part):
    """Secondary sanctions that hang over a user."""

    probability: Probability = Field(description="chance that they are enforced, 0 to 1")
    exposure: Amount = Field(description="what they would cost the user")


class Side(Part):
    """What an actor can sell or wants to buy."""

    amount: Amount = Field(description="how much at most")
    worth: Amount = Field(description="what each unit is worth to it, the cost of the route left out")


class Route(Part):
    """A way for goods from a seller to a buyer."""

    seller: Name = Field(description="actor with a supply")
    buyer: Name = Field(description="actor with a demand, who pays for the route")
    capacity: Amount | None = Field(default=None, description="how much at most; default no limit")
    cost: Amount = Field(default=Amount.of(0), description="cost of each unit")


class Relief(Part):
    """What a term of a deal lifts."""

    when: dict[Name, Name] = Field(
        min_length=1, max_length=1, description="issue and option that lift the secondary sanctions"
    )
    opens: tuple[Edge, ...] = Field(
        default=(), description="relations that sanctions close: [one, other, value]"
    )
    points: dict[PartyId, Amount] = Field(
        default_factory=dict, description="points on the party's scale for a unit of value"
    )
    counts: bool = Field(
        default=False, description="add these points to the worth of the term wherever packages are judged"
    )


class Leverage(Part):
    """An exchange network, the users of a corridor, and trade routes."""

    edges: tuple[Edge, ...] = Field(default=(), description="[one, other, value of the relation]")
    users: dict[Name, Amount] = Field(default_factory=dict, description="what the corridor is worth, by user")
    fixed_cost: Amount = Field(default=Amount.of(0), description="cost that the users share")
    secondary: dict[Name, Secondary] = Field(default_factory=dict, description="secondary sanctions, by user")
    economies: dict[Name, Amount] = Field(
        default_factory=dict, description="size of an economy; default the sum of its relations"
    )
    substitutable: dict[str, Probability] = Field(
        default_factory=dict, description="'A|B': share of its relation with B that A could replace, 0 to 1"
    )
    supply: dict[Name, Side] = Field(default_factory=dict, description="what is for sale, by seller")
    demand: dict[Name, Side] = Field(default_factory=dict, description="what is wanted, by buyer")
    routes: tuple[Route, ...] = Field(default=(), description="ways from sellers to buyers")
    relief: Relief | None = Field(default=None, description="what a term of a deal lifts")
