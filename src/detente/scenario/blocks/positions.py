"""One-dimensional issues for the spatial models."""

from pydantic import Field

from detente.scenario.names import Bare, Part, PartyId, Reason
from detente.scenario.numbers import Amount, Probability, Real


class Stand(Part):
    """Where a party stands on a one-dimensional issue."""

    position: Real = Field(description="on the issue's scale")
    salience: Probability = Field(default=Probability.of(1), description="share of attention, 0 to 1")
    capability: Amount = Field(
        default=Amount.of(1), description="potential influence, relative to the others"
    )


class Continuum(Part):
    """An issue as a line, with who stands where on it."""

    scale: tuple[Bare, Bare] = Field(description="the two ends of the scale")
    parties: dict[PartyId, Stand] = Field(
        min_length=1, description="position, salience and capability by party"
    )
    reference: Real | None = Field(default=None, description="the disagreement point, on the scale")
    because: Reason = Field(default=None, description="evidence ids or a sentence")
