"""The arms race that stands against a deal."""

from pydantic import Field

from detente.scenario.names import Name, Part, PartyId
from detente.scenario.numbers import Amount, Real


class Arms(Part):
    """Richardson's equations: x' = a y - m x + g, y' = b x - n y + h."""

    a: Amount = Field(description="how x answers y")
    b: Amount = Field(description="how y answers x")
    m: Amount = Field(description="fatigue of x")
    n: Amount = Field(description="fatigue of y")
    g: Real = Field(description="grievance of x")
    h: Real = Field(description="grievance of y")
    x: PartyId | None = Field(default=None, description="party x; default the first principal")
    y: PartyId | None = Field(default=None, description="party y; default the second principal")
    x_now: Amount | None = Field(
        default=None, description="yearly level of x now; default the equilibrium of a stable race"
    )
    y_now: Amount | None = Field(
        default=None, description="yearly level of y now; default the equilibrium of a stable race"
    )
    unit: Name | None = Field(default=None, description="what levels are counted in, a year")
