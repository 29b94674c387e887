"""Who leans to whom."""

from typing import Annotated

from pydantic import Field

from detente.scenario.names import Part
from detente.scenario.numbers import Amount, Real


class Alignment(Part):
    """Sizes and pairwise propensities of the landscape theory."""

    sizes: dict[str, Amount] = Field(min_length=2, description="weight of each actor")
    propensity: dict[str, Real] = Field(
        default_factory=dict, description="liking (+) or disliking (-) of a pair, written 'A|B'"
    )
    blocs: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        default=(2,), min_length=1, description="numbers of blocs to try"
    )
    noise: Amount = Field(default=Amount.of(0), description="standard deviation added to each propensity")
    neutral_premium: dict[str, Real] = Field(
        default_factory=dict, description="worth of staying neutral, by actor"
    )
