"""Who must ratify at home."""

from pydantic import Field

from detente.scenario.names import Count, Part
from detente.scenario.numbers import Probability


class Chamber(Part):
    """A chamber that votes."""

    seats: Count = Field(ge=1, le=10_000, description="number of seats")
    quota: Count = Field(ge=1, description="votes that ratify")
    groups: tuple[tuple[Count, Probability], ...] = Field(
        default=(), description="[seats, chance that each votes yes] by group"
    )
    correlation: Probability = Field(
        default=Probability.of(0), description="common shock of the votes, 0 to 1"
    )


class Home(Part):
    """What one party must get, and who votes on it."""

    floor: Probability | None = Field(default=None, description="least share that can be ratified, 0 to 1")
    chamber: Chamber | None = Field(default=None, description="who votes")
