"""What a ledger holds: forecasts as they were made, the claims in them, and how these turned out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["yes", "no", "void", "partial"]
MovedKind = Literal["deal", "question", "term"]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A probability that will be scored: something that will have come about by a day, or not."""

    question: str
    """Id of the scenario's question, or `deal-by-DATE`."""
    ask: str
    by: str
    p: float
    low: float
    high: float
    base_rate: float | None = None
    """What the reference class alone says; None where it speaks of deals only and the claim does not."""
    status_quo: float = 0.0
    """What somebody says who expects that nothing changes: 0, or 1 where the claim holds already."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """The head of a forecast in the ledger."""

    number: int
    case: str
    recorded: str
    """When it was written, ISO time in UTC."""
    version: str
    as_of: str
    title: str
    digest: str
    settings: Mapping[str, Any]
    environment: Mapping[str, str]
    p_deal: float
    n_dates: int
    """By how many dates it tells the chance of a deal."""

    def head(self) -> dict[str, Any]:
        """What a list of forecasts tells of it."""
        names = ("number", "recorded", "as_of", "p_deal", "title", "digest", "version")
        return {name: getattr(self, name) for name in names} | {
            "settings": dict(self.settings),
            "environment": dict(self.environment),
        }


@dataclass(frozen=True, kw_only=True)
class Kept(Entry):
    """A whole forecast as the ledger keeps it: what was said, and everything needed to say it again."""

    result: str
    """The JSON object that `forecast --json` printed, byte for byte."""
    scenario: str
    """The scenario's content, variant applied, as JSON that `scenario.loads` reads."""


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """How a claim turned out, by whom that is told, and which earlier row this one corrects."""

    number: int
    case: str
    question: str
    by: str
    status: Status
    outcome: float | None
    """1 yes, 0 no, between them partial, None void."""
    date: str
    """Day on which it was settled."""
    source: str
    recorded: str
    corrects: int | None = None
    who: str | None = None
    """Who says so."""
    needs_second: bool = False
    """Whether it is scored only when somebody else has said the same."""
    confirmed_by: str | None = None

    @property
    def counts(self) -> bool:
        """Whether it is scored."""
        return not self.needs_second or self.confirmed_by is not None

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A claim that has turned out, and the forecasts of it in the order of their days."""

    resolution: Resolution
    forecasts: tuple[tuple[Entry, Claim], ...]
    pundits: float | None = None
    """What the authors of the evidence said of it by the last forecast; None where they did not."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """An item of evidence as the ledger keeps it."""

    number: int
    recorded: str
    item: Mapping[str, Any]
    """The item as a scenario's evidence block has it."""
    corrects: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {**vars(self), "item": dict(self.item)}


@dataclass(frozen=True, kw_only=True)
class History:
    """Forecasts and resolutions of one case, in the order in which they were written."""

    case: str
    forecasts: tuple[Entry, ...]
    resolutions: tuple[Resolution, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "case": self.case,
            "forecasts": [entry.head() for entry in self.forecasts],
            "resolutions": [resolution.to_dict() for resolution in self.resolutions],
        }


@dataclass(frozen=True, kw_only=True)
class Moved:
    """One probability in two forecasts; None where a forecast does not give it."""

    kind: MovedKind
    name: str
    a: float | None
    b: float | None

    @property
    def by(self) -> float:
        """How far it moved; 0 where only one forecast gives it."""
        return 0.0 if self.a is None or self.b is None else self.b - self.a


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two forecasts of one case, side by side."""

    a: Entry
    b: Entry
    moved: tuple[Moved, ...]
    settings: Mapping[str, tuple[Any, Any]]
    scenario: Mapping[str, tuple[Any, Any]]
    """Path in the scenario to what stood there; None where nothing did."""
    evidence_added: tuple[str, ...]
    evidence_removed: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "a": self.a.head(),
            "b": self.b.head(),
            "moved": [{**vars(moved), "by": moved.by} for moved in self.moved],
            "settings": {path: list(pair) for path, pair in self.settings.items()},
            "scenario": {path: list(pair) for path, pair in self.scenario.items()},
            "evidence": {"added": list(self.evidence_added), "removed": list(self.evidence_removed)},
        }
