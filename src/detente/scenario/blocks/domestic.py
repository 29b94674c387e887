"""Who must ratify at home."""

from pydantic import Field

from detente.scenario.names import Count, Name, Part, Reason
from detente.scenario.numbers import Probability, Real


class Chamber(Part):
    """A chamber that votes."""

    seats: Count = Field(ge=1, le=10_000, description="number of seats")
    quota: Count = Field(ge=1, description="votes that ratify")
    groups: tuple[tuple[Count, Probability], ...] = Field(
        default=(), description="[seats, chance that each votes yes] by group; seats of no group vote no"
    )
    correlation: Probability = Field(
        default=Probability.of(0), description="common shock of the votes, 0 to 1"
    )
    slope: Real = Field(
        default=Real.of(0),
        description="by how much the log odds of a yes rise if the share brought home rises from 0 to 1",
    )
    at: Probability = Field(
        default=Probability.of(0.5), description="share brought home at which the chances of the groups hold"
    )
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class VetoPlayer(Part):
    """Somebody at home without whom nothing is ratified."""

    name: Name = Field(description="who")
    floor: Probability = Field(description="least share that it lets pass, 0 to 1")
    worth: dict[Name, dict[Name, Real]] = Field(
        default_factory=dict,
        description="points of options to it, on its party's scale; default what they are worth to the party",
    )
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class CoverStory(Part):
    """An agreed name for terms, under which they cost less before one's own audience."""

    name: Name = Field(description="how the terms are to be called")
    covers: dict[Name, Name | tuple[Name, ...]] = Field(
        min_length=1, description="issue and option (or any of several), each covered by itself"
    )
    discount: Probability = Field(description="share of what they cost at home that is not seen, 0 to 1")
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class Home(Part):
    """What one party must get, and who votes on it."""

    floor: Probability | None = Field(default=None, description="least share that can be ratified, 0 to 1")
    veto: tuple[VetoPlayer, ...] = Field(default=(), description="who else must agree at home")
    cover: tuple[CoverStory, ...] = Field(default=(), description="cover stories that are to be had")
    chamber: Chamber | None = Field(default=None, description="who votes")
