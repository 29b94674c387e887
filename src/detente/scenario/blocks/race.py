"""Rivals who court one pivot: who settles first?"""

from pydantic import Field

from detente.scenario.names import Name, Part, PartyId
from detente.scenario.numbers import Amount, Probability, Real

MAX_RIVALS = 16


class Track(Part):
    """Talks between the pivot and one rival, on issues of the scenario."""

    issues: tuple[Name, ...] = Field(
        min_length=1, description="issues of these talks; the others stay at the status quo"
    )
    no_deal: dict[PartyId, Real] = Field(
        default_factory=dict, description="worth of walking away from these talks; default the party's own"
    )


class Race(Part):
    """What each deal brings the pivot and its rivals, and how they meet."""

    pivot: PartyId = Field(description="party that may deal with each rival")
    rivals: tuple[PartyId, ...] = Field(
        min_length=1, max_length=MAX_RIVALS, description="parties that court the pivot"
    )
    meet: dict[PartyId, Probability] = Field(
        default_factory=dict,
        description="chance per period that the rival meets the pivot; default an equal share of the rest",
    )
    pivot_weight: Probability = Field(default=Probability.of(0.5), description="pivot's share of the surplus")
    discount: Probability = Field(default=Probability.of(0.9), description="discount factor per period")
    period_months: Amount | None = Field(default=None, description="length of a period, months")
    flows: dict[str, tuple[Real, ...]] = Field(
        default_factory=dict,
        description="flow payoffs (pivot, then rivals) by settled set: '', 'RU', 'RU+CN'",
    )
    gains: dict[PartyId, dict[PartyId, Real]] = Field(
        default_factory=dict,
        description="by rival: what the deal with it brings the pivot, and it, per period",
    )
    effects: dict[str, Real] = Field(
        default_factory=dict,
        description="what the deal with A does to rival B per period, written 'A|B'",
    )
    left_out: dict[str, Real] = Field(
        default_factory=dict,
        description="what the deal with A does besides as long as rival B has not settled, written 'A|B'",
    )
    substitutes: dict[str, Real] = Field(
        default_factory=dict,
        description="how much less two deals together bring the pivot per period, written 'A|B'",
    )
    tracks: dict[PartyId, Track] = Field(
        default_factory=dict,
        description="by rival: issues whose package gives what the deal with it brings",
    )
