"""What is handed over in steps."""

from typing import Literal

from pydantic import Field

from detente.scenario.names import Name, Part, PartyId
from detente.scenario.numbers import Amount, Probability, Real


class Item(Part):
    """One thing that its giver hands over, at once or bit by bit."""

    id: Name = Field(description="short name")
    giver: PartyId = Field(description="party that hands it over")
    receiver: PartyId = Field(description="party that gets it")
    cost: Real = Field(description="points that it takes from the giver")
    value: Real = Field(description="points that it brings the receiver")
    lumpy: bool = Field(default=False, description="whether it must be handed over in one piece")
    revocable: Probability = Field(
        default=Probability.of(0), description="share that can be taken back, 0 to 1"
    )
    after: tuple[Name, ...] = Field(default=(), description="items that must come before")
    term: dict[Name, Name] | None = Field(
        default=None,
        min_length=1,
        max_length=1,
        description="issue and option that it carries out, so that whoever must deliver is known",
    )


class Process(Part):
    """How time passes between steps."""

    step_months: Amount = Field(default=Amount.of(1), description="length of a step, months")
    death_probability: Probability = Field(
        default=Probability.of(0), description="chance per step that the process dies"
    )


class ExchangeInPhases(Part):
    """Items and the process that carries them."""

    items: tuple[Item, ...] = Field(min_length=1, description="what is handed over")
    process: Process = Field(default_factory=Process, description="length of a step, chance of a breakdown")
    moves: Literal["simultaneous", "alternating"] = Field(
        default="simultaneous", description="who moves when"
    )
