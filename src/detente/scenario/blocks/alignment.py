"""Who leans to whom."""

from typing import Annotated

from pydantic import Field

from detente.scenario.names import Name, Part
from detente.scenario.numbers import Amount, Real


class AlignmentShift(Part):
    """What terms of a deal do to propensities."""

    when: dict[Name, Name | tuple[Name, ...]] = Field(
        min_length=1, description="issue and option (or any of several options) that must stand together"
    )
    propensity: dict[str, Real] = Field(
        min_length=1, description="what is then added to the propensity of a pair, written 'A|B'"
    )


class Alignment(Part):
    """Sizes and pairwise propensities of the landscape theory."""

    sizes: dict[str, Amount] = Field(min_length=2, description="weight of each actor, above 0")
    propensity: dict[str, Real] = Field(
        default_factory=dict, description="liking (+) or disliking (-) of a pair, written 'A|B'"
    )
    blocs: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        default=(2,), min_length=1, description="numbers of blocs to try; the first is the one asked about"
    )
    noise: Amount = Field(default=Amount.of(0), description="standard deviation added to each propensity")
    neutral_premium: dict[str, Real] = Field(
        default_factory=dict, description="worth of staying neutral, by actor"
    )
    present: dict[str, Name] = Field(
        default_factory=dict, description="side on which an actor stands today, by any names"
    )
    ideal_points: dict[str, Real] = Field(
        default_factory=dict, description="place of an actor on one scale, such as its UN ideal point"
    )
    poles: tuple[Name, Name] | None = Field(
        default=None, description="two actors with ideal points; the others stand between them or beyond"
    )
    shifts: tuple[AlignmentShift, ...] = Field(
        default=(), description="what terms of a deal do to propensities"
    )
