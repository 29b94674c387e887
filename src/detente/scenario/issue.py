"""What is on the table."""

from pydantic import Field, field_validator

from detente.scenario.names import Name, Part, PartyId, Reason, distinct
from detente.scenario.numbers import Probability, Real


class Via(Part):
    """The third party that must deliver a term."""

    party: PartyId = Field(description="id of the party that must deliver")
    delivers: Probability = Field(description="probability that it delivers, 0 to 1")
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class Issue(Part):
    """An issue and its options, the first of which is the status quo."""

    title: Name | None = Field(default=None, description="what the issue is about; default the id")
    options: tuple[Name, ...] = Field(min_length=2, description="at least two; the first is the status quo")
    giver: PartyId | None = Field(default=None, description="id of the party that carries out the term")
    via: Via | None = Field(default=None, description="third party that must deliver the term")
    reversible: bool = Field(default=True, description="whether the term can be taken back")
    keywords: tuple[Name, ...] = Field(default=(), description="words by which texts speak of the issue")
    option_keywords: dict[Name, tuple[Name, ...]] = Field(
        default_factory=dict, description="words by which texts speak of each option"
    )
    because: Reason = Field(default=None, description="evidence ids or a sentence")

    @field_validator("options")
    @classmethod
    def _options_differ(cls, options: tuple[str, ...]) -> tuple[str, ...]:
        distinct(options, "option")
        return options


class Deal(Part):
    """The deal as a whole: an outcome, not an issue."""

    id: Name = Field(default="DEAL", description="short name of the deal")
    title: Name | None = Field(default=None, description="what people call it")
    aliases: tuple[Name, ...] = Field(default=(), description="other names in texts")


class Linkage(Part):
    """Extra worth when several terms stand together."""

    when: dict[Name, Name | tuple[Name, ...]] = Field(
        min_length=1, description="issue and option (or any of several options) that must stand together"
    )
    worth: dict[PartyId, Real] = Field(min_length=1, description="points added, by party")
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class Requirement(Part):
    """If some terms stand, others must."""

    if_: dict[Name, Name | tuple[Name, ...]] = Field(
        alias="if", min_length=1, description="issue and option (or any of several) that call for others"
    )
    then: dict[Name, Name | tuple[Name, ...]] = Field(
        min_length=1, description="issue and option (or any of several) that must then stand"
    )
    because: Reason = Field(default=None, description="evidence ids or a sentence")
