"""Who can give or refuse."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from detente.scenario.names import Name, Part, Reason
from detente.scenario.numbers import Amount, Probability, Real


def role_as_spelled(raw: object) -> object:
    """The role that people mean by its other spellings."""
    return "third party" if raw in ("third", "third_party", "third-party") else raw


class Party(Part):
    """A principal must accept the deal; a third party delivers, gains, loses or reacts."""

    name: Name | None = Field(default=None, description="full name; default the id")
    entity: str | None = Field(
        default=None,
        pattern=r"^[SPOGI]:\S+$",
        description="entity in texts, such as S:USA (ISO 3166 alpha-3)",
    )
    aliases: tuple[Name, ...] = Field(default=(), description="other names in texts")
    role: Annotated[Literal["principal", "third party"], BeforeValidator(role_as_spelled)] = Field(
        default="principal", description="whether the party must accept the deal"
    )
    no_deal: Real = Field(
        default=Real.of(0),
        description="what walking away is worth, points on the party's own scale",
    )
    patience: Probability = Field(default=Probability.of(1), description="discount factor per step, 0 to 1")
    bond: Amount = Field(
        default=Amount.of(0),
        description="points that the party loses by walking away half-way",
    )
    exposure_cap: Amount | None = Field(
        default=None, description="largest lead in points that the party will give before receiving"
    )
    because: Reason = Field(default=None, description="evidence ids or a sentence")
