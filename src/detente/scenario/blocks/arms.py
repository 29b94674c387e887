"""The arms race that stands against a deal."""

from pydantic import Field

from detente.scenario.names import Part
from detente.scenario.numbers import Amount, Real


class Arms(Part):
    """Richardson's equations: x' = a y - m x + g, y' = b x - n y + h."""

    a: Amount = Field(description="how x answers y")
    b: Amount = Field(description="how y answers x")
    m: Amount = Field(description="fatigue of x")
    n: Amount = Field(description="fatigue of y")
    g: Real = Field(description="grievance of x")
    h: Real = Field(description="grievance of y")
