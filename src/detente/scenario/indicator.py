"""What was registered to be looked for, so that its silence counts too."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from detente.records.evidence import Says
from detente.scenario.names import Bare, Day, Name, Part, Reason


class Indicator(Part):
    """Something that is looked for from a day on, and how often it is seen if the term comes about or not."""

    id: Name = Field(description="short name")
    watch: Name = Field(description="what is looked for, in words")
    term: dict[Name, Name] = Field(
        default_factory=dict, description="issue and option that it speaks for; empty: the deal as a whole"
    )
    says: Says | None = Field(
        default=None, description="news of this kind on the term is proposed as a sighting by `update`"
    )
    party: Name | None = Field(default=None, description="and of this party alone")
    rate_if: Bare = Field(gt=0, description="sightings a month if the term comes about")
    rate_if_not: Bare = Field(gt=0, description="sightings a month if it does not")
    registered: Day = Field(description="ISO date from which it is looked for; nothing earlier counts")
    until: Day | None = Field(default=None, description="ISO date until which; default for good")
    because: Reason = Field(default=None, description="evidence ids or a sentence")

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if self.until is not None and self.until <= self.registered:
            fault = {"what": f"until {self.until} is not after {self.registered}", "fix": "give a later day"}
            raise PydanticCustomError("date", "{what}", fault)
        return self
