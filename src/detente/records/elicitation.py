"""What was asked of an analyst, what they answered, and what came out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, field_validator

from detente.records.result import Result

Range = tuple[float, float, float]
MAX_TIMES = 1e6
MAX_UNIT = 1e9


class TermAnswer(BaseModel):
    """One term: is it better than what stands, and how much does that matter."""

    model_config = ConfigDict(extra="forbid")

    issue: str
    option: str
    ask: str | None = None
    better: bool | None = None
    """Better for the party than what stands without a deal; None: not answered."""
    rank: int | None = Field(default=None, ge=1)
    """1 matters most."""
    swing: Range | None = None
    """Low, mode and high, in per cent of the term that matters most."""

    @field_validator("swing", mode="before")
    @classmethod
    def _as_range(cls, raw: Any) -> Any:
        ends = list(raw) if isinstance(raw, (list, tuple)) else [raw]
        if raw is None or not all(type(end) in (int, float) for end in ends):
            return raw
        if len(ends) == 2:
            ends = [ends[0], (ends[0] + ends[1]) / 2, ends[1]]
        ends = ends * 3 if len(ends) == 1 else ends
        if len(ends) != 3 or not 0 <= ends[0] <= ends[1] <= ends[2] <= 200:
            raise ValueError("give a number from 0 to 100, [low, high] or [low, mode, high] in order")
        return ends

    @property
    def name(self) -> str:
        """The term in words."""
        return f"{self.issue}: {self.option}"


class PairAnswer(BaseModel):
    """How many times as much one term matters as another: a second question on what was told already."""

    model_config = ConfigDict(extra="forbid")

    a: str
    b: str
    times: float | None = Field(default=None, gt=0, le=MAX_TIMES)


class Answers(BaseModel):
    """What an analyst was asked about one party."""

    model_config = ConfigDict(extra="forbid")

    party: str
    analyst: str | None = None
    unit: float = Field(gt=0, le=MAX_UNIT)
    """Points that the term that matters most is worth, up or down."""
    terms: list[TermAnswer]
    pairs: list[PairAnswer] = []


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Two answers that cannot both be meant."""

    what: str
    says: str

    def __str__(self) -> str:
        return f"{self.what}: {self.says}"


@dataclass(frozen=True, kw_only=True, repr=False)
class Elicited(Result):
    """Worths of one party, from an analyst's answers."""

    kind: ClassVar[str] = "elicit"

    party: str
    worths: Mapping[str, Mapping[str, Range]]
    """By issue and option: low, mode and high points."""
    before: Mapping[str, Mapping[str, float]]
    """Modes that the file held."""
    unanswered: tuple[str, ...]
    inconsistency: float
    limit: float
    contradictions: tuple[Contradiction, ...]

    @property
    def consistent(self) -> bool:
        """Whether the answers may be used as they are."""
        return not self.contradictions and self.inconsistency <= self.limit

    def answer(self) -> dict[str, Any]:
        """The `elicit` part of the contract."""
        return {
            "party": self.party,
            "worth": {issue: {o: list(r) for o, r in told.items()} for issue, told in self.worths.items()},
            "before": {issue: dict(told) for issue, told in self.before.items()},
            "unanswered": list(self.unanswered),
            "inconsistency": self.inconsistency,
            "limit": self.limit,
            "contradictions": [asdict(each) for each in self.contradictions],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        n_terms = sum(len(told) for told in self.worths.values())
        agree = "agree" if self.consistent else "contradict each other"
        return f"{n_terms} worths of {self.party}; the answers {agree} ({self.inconsistency:.2f})."

    def rows(self) -> list[dict[str, Any]]:
        """The worths, one a row."""
        return [
            {"issue": issue, "option": option, "low": told[0], "mode": told[1], "high": told[2]}
            for issue, options in self.worths.items()
            for option, told in options.items()
        ]


@dataclass(frozen=True, kw_only=True)
class PooledNumber:
    """One number as several people coded it, and their pool."""

    path: str
    coded: Mapping[str, Range]
    """By coding: 5th, 50th and 95th percentile."""
    pool: Range
    disagreement: float
    """Share of the pool's variance that lies between the codings."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "path": self.path,
            "coded": {name: list(told) for name, told in self.coded.items()},
            "pool": list(self.pool),
            "disagreement": self.disagreement,
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class MergedCodings(Result):
    """Several codings of one scenario, pooled number by number."""

    kind: ClassVar[str] = "elicit"

    codings: tuple[str, ...]
    n_alike: int
    """Numbers in which all agree."""
    numbers: tuple[PooledNumber, ...]
    """Those in which they differ, the largest disagreement first."""

    def answer(self) -> dict[str, Any]:
        """The `elicit --merge` part of the contract."""
        return {
            "codings": list(self.codings),
            "n_alike": self.n_alike,
            "numbers": [number.to_dict() for number in self.numbers],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        return f"{len(self.numbers)} numbers pooled over {len(self.codings)} codings, {self.n_alike} alike."

    def rows(self) -> list[dict[str, Any]]:
        """The pooled numbers, one a row."""
        return [
            {
                "path": each.path,
                **dict(zip(("low", "median", "high"), each.pool, strict=True)),
                "disagreement": each.disagreement,
            }
            for each in self.numbers
        ]
