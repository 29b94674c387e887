"""How the questions of a case turned out, as its `outcomes.yaml` tells."""

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SHARES = {"yes": 1.0, "no": 0.0, "void": None}


class Outcome(BaseModel):
    """One thing that was asked, and how it turned out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    outcome: Literal["yes", "no", "void"] | float = Field(
        description="yes, no, void (cannot be told), the share that came about, or the place of a position"
    )
    resolved: datetime.date = Field(description="when that was known, ISO date")
    source: str = Field(min_length=1, description="where it can be read")
    note: str | None = Field(default=None, description="what a reader should know of it")

    @property
    def value(self) -> float | None:
        """1 yes, 0 no, the number that is given, None void."""
        return SHARES[self.outcome] if isinstance(self.outcome, str) else float(self.outcome)


class Frozen(BaseModel):
    """The seal of a case that was written before its outcome, as its `frozen.yaml` tells."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scenario: str = Field(description="digest of the scenario, as `detente check --json` prints it")
    evidence: str | None = Field(default=None, description="sha256 of evidence.jsonl, where there is one")
    on: datetime.date = Field(description="ISO date on which it was sealed")
    by: str = Field(min_length=1, description="who coded it, without knowing the outcome")
