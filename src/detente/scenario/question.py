"""Dates that matter and questions that will resolve."""

from pydantic import Field

from detente.scenario.names import Count, Day, Name, Part, Reason
from detente.scenario.numbers import Probability


class Deadline(Part):
    """A date that concentrates minds."""

    date: Day = Field(description="ISO date, inclusive")
    event: Name | None = Field(default=None, description="what happens then")
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class Question(Part):
    """Something that will turn out yes or no."""

    id: Name = Field(description="short name")
    ask: Name = Field(description="the question in words, with what resolves it")
    term: dict[Name, Name | tuple[Name, ...]] = Field(
        default_factory=dict, description="issue and option (or any of several); empty: the deal as a whole"
    )
    by: Day | None = Field(default=None, description="ISO date, inclusive; default the last deadline")
    delivered: bool = Field(
        default=False,
        description="whether the third party must also deliver the term, not only the deal hold it",
    )
    without_deal: Probability = Field(
        default=Probability.of(0),
        description="probability that it comes about by then although no deal is signed",
    )
    because: Reason = Field(default=None, description="evidence ids or a sentence")


class Acceptance(Part):
    """Who must accept; by default every principal."""

    veto: tuple[Name, ...] = Field(default=(), description="parties without whom there is no deal")
    quorum: Count | None = Field(default=None, ge=1, description="how many principals must accept in all")
