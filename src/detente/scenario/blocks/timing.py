"""When it would be signed."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from detente.scenario.names import Bare, Day, Name, Part, Reason
from detente.scenario.numbers import Real


class Turn(Part):
    """Something that makes a signature likelier or less likely while it lasts."""

    event: Name = Field(description="what happens")
    date: Day = Field(description="ISO date from which it counts")
    until: Day | None = Field(default=None, description="ISO date until which it counts; default for good")
    shift: Real = Field(description="what it adds to the log hazard")
    because: Reason = Field(default=None, description="evidence ids or a sentence")

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if self.until is not None and self.until <= self.date:
            fault = {"what": f"until {self.until} is not after {self.date}", "fix": "give a later day"}
            raise PydanticCustomError("date", "{what}", fault)
        return self


class Timing(Part):
    """Hazard per month: `1 - exp(-exp(a + sum_k b / l_k + shifts))`, l_k months left to deadline k."""

    start: Day | None = Field(default=None, description="when talks began, ISO date")
    a: Real | None = Field(
        default=None, description="log hazard far from a deadline; default from `base_rate`"
    )
    b: Real = Field(default=Real.of(0), description="pull of a deadline on the log hazard")
    events: tuple[Turn, ...] = Field(default=(), description="what raises or lowers the hazard from a day on")
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class Member(Part):
    """One past negotiation of the reference class."""

    name: Name = Field(description="which talks")
    months: Bare = Field(gt=0, description="how long they were open, months")
    signed: bool = Field(description="whether a package was signed")
    because: Reason = Field(default=None, description="why it belongs here, source")


class BaseRate(Part):
    """How often such talks ended in a signature: the outside view."""

    reference_class: Name = Field(description="which past talks are counted")
    signed: Bare = Field(ge=0, description="how many were signed")
    months: Bare = Field(gt=0, description="months of talks in all")
    members: tuple[Member, ...] = Field(default=(), description="the talks counted")
    because: Reason = Field(default=None, description="why this class, what is left out")
