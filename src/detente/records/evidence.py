"""One dated, sourced sentence and what it says about a term or about the deal."""

import datetime
import math
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Says = Literal["demand", "offer", "acceptance", "refusal", "threat", "exchange", "forecast", "event", "shift"]
Hedge = Literal["remote", "possible", "likely", "most likely", "certain"]
STANDS_FOR: dict[str, float] = {
    "remote": 0.2,
    "possible": 0.4,
    "likely": 0.7,
    "most likely": 0.85,
    "certain": 0.95,
}
"""Probability that each hedge is taken to stand for."""


class Reliability(BaseModel):
    """How a source reports: hits and false alarms."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hit: float = Field(ge=0, le=1, description="probability that the source reports what is so")
    false_alarm: float = Field(ge=0, le=1, description="probability that it reports what is not so")
    false_alarm_if_not: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="the same where the term does not come about; default `false_alarm`",
    )

    @model_validator(mode="after")
    def _reports_something(self) -> "Reliability":
        if self.hit == 0 and 0 in (self.false_alarm, self.false_alarm_if_not):
            raise ValueError("the source never reports anything: give a hit rate above 0")
        return self


class EvidenceItem(BaseModel):
    """A dated, sourced claim that speaks for or against a term, or the deal as a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(description="unique name of the item")
    says: Says = Field(description="what kind of thing is said")
    term: dict[str, str] = Field(
        default_factory=dict, description="issue and option that it speaks for; empty: the deal as a whole"
    )
    party: str | None = Field(default=None, description="party that says, does or would carry it out")
    hedge: Hedge = Field(default="certain", description="how sure the speaker is")
    against: bool = Field(
        default=False,
        description="true where it speaks against the term or the deal; threats and refusals always do",
    )
    date: datetime.date | None = Field(default=None, description="when it was said or happened, ISO date")
    known: datetime.date | None = Field(
        default=None, description="when it could first be known; default `date`"
    )
    author: str | None = Field(default=None, description="who wrote or said it")
    source: str | None = Field(default=None, description="title, outlet and place in it")
    doc: str | None = Field(default=None, description="file that it was read from")
    url: str | None = Field(default=None, description="where it can be found")
    quote: str | None = Field(default=None, description="the sentence, or the claim in the coder's words")
    storyline: str | None = Field(default=None, description="thesis that it belongs to; default the author")
    lr: float | tuple[float, float, float] | None = Field(
        default=None, description="likelihood ratio, or its [low, mode, high]; default by `says` and `hedge`"
    )
    reliability: Reliability | None = Field(default=None, description="how this source reports")
    interested: bool = Field(
        default=False, description="true where who says it gains by being believed; it then counts for less"
    )
    indicator: str | None = Field(
        default=None, description="indicator of which it is a sighting; it then counts through that alone"
    )

    @field_validator("lr")
    @classmethod
    def _ratios_are_positive_and_ordered(cls, lr):  # type: ignore[no-untyped-def]
        low, mode, high = lr if isinstance(lr, tuple) else (1.0 if lr is None else lr,) * 3
        if not 0 < low <= mode <= high < math.inf:
            raise ValueError("not a likelihood ratio: give a number above 0, or [low, mode, high] in order")
        return lr

    @field_validator("date", "known", mode="before")
    @classmethod
    def _days_are_iso_dates(cls, day):  # type: ignore[no-untyped-def]
        if not (day is None or isinstance(day, (str, datetime.date))):
            raise ValueError("not a date: give an ISO date such as 2019-05-17")
        return day

    @model_validator(mode="after")
    def _known_not_before_said(self) -> "EvidenceItem":
        if self.known and self.date and self.known < self.date:
            raise ValueError("known is before date: nothing can be known before it is said")
        return self

    @property
    def known_on(self) -> datetime.date | None:
        """Day from which a forecast may use the item."""
        return self.known or self.date
