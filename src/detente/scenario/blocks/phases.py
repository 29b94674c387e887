"""What is handed over in steps."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

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


def _takes_time(length: Amount) -> Amount:
    if length.mode == 0:
        fault = {"what": "a step of no length", "fix": "give a number above 0"}
        raise PydanticCustomError("number", "{what}", fault)
    return length


def _may_live(chance: Probability) -> Probability:
    if chance.mode == 1:
        fault = {"what": "1 leaves no second step", "fix": "give a number below 1"}
        raise PydanticCustomError("number", "{what}", fault)
    return chance


class Process(Part):
    """How time passes between steps."""

    step_months: Annotated[Amount, AfterValidator(_takes_time)] = Field(
        default=Amount.of(1), description="length of a step, months; above 0"
    )
    death_probability: Annotated[Probability, AfterValidator(_may_live)] = Field(
        default=Probability.of(0), description="chance per step that the process dies; below 1"
    )


class ExchangeInPhases(Part):
    """Items and the process that carries them."""

    items: tuple[Item, ...] = Field(min_length=1, description="what is handed over")
    process: Process = Field(default_factory=Process, description="length of a step, chance of a breakdown")
    moves: Literal["simultaneous", "alternating"] = Field(
        default="simultaneous", description="who moves when"
    )
