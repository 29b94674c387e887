"""What new evidence, and time alone, would move a forecast by; and what became of each piece of news."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from detente.records.evidence import EvidenceItem
from detente.records.explanation import Step
from detente.records.result import Result

State = Literal["new", "known", "copy", "later", "rejected"]
"""Taken up; in the scenario already; another report of what is there word for word; known only after the
day of the update; turned down by a person."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """An item of evidence that is proposed for a scenario."""

    item: EvidenceItem
    state: State = "new"
    why: str | None = None
    """What speaks against taking it up; of what is new, what should be judged about it."""
    of: str | None = None
    """Id of the item that says the same."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        item = self.item.model_dump(mode="json", exclude_defaults=True)
        return {"state": self.state, "why": self.why, "of": self.of, "item": item}


@dataclass(frozen=True, kw_only=True)
class Shifted:
    """A term given a deal, or a question, before and after; None where it is not told."""

    name: str
    before: float | None
    after: float | None

    @property
    def by(self) -> float:
        """How far it moved; 0 where one side does not tell it."""
        return 0.0 if self.before is None or self.after is None else self.after - self.before

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"name": self.name, "before": self.before, "after": self.after}


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an update wrote."""

    file: str
    ledger: str
    forecast: int
    """Number of the new forecast."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return dict(vars(self))


@dataclass(frozen=True, kw_only=True, repr=False)
class Update(Result):
    """A forecast before and after, and what moves it."""

    kind: ClassVar[str] = "update"

    as_of_before: str
    as_of: str
    horizon_before: str
    horizon: str
    before: float
    after: float
    mc_error: float | None
    """Standard error of the difference; both are told in the same worlds."""
    recorded: int | None
    """Number of the last forecast in the ledger; None where there is none."""
    recorded_p: float | None
    changed_since: bool
    """Whether the file says something else than it said for that forecast."""
    moves: tuple[Step, ...]
    terms: tuple[Shifted, ...]
    questions: tuple[Shifted, ...]
    tripped: Mapping[str, tuple[str, ...]]
    """Indicators that the new evidence trips, and its items that do."""
    proposals: tuple[Proposal, ...]
    written: Written | None = None

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """What would go into the file."""
        return tuple(proposal for proposal in self.proposals if proposal.state == "new")

    @property
    def moves_anything(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.taken) or self.as_of != self.as_of_before

    def answer(self) -> dict[str, Any]:
        """The `update` part of the contract."""
        return {
            "p_deal": {"before": self.before, "after": self.after, "mc_error": self.mc_error},
            "moves": [move.to_dict() for move in self.moves],
            "terms": [term.to_dict() for term in self.terms],
            "questions": [question.to_dict() for question in self.questions],
            "tripped": {name: list(ids) for name, ids in self.tripped.items()},
            "proposals": [proposal.to_dict() for proposal in self.proposals],
            "recorded": self.recorded,
            "recorded_p": self.recorded_p,
            "changed_since": self.changed_since,
            "as_of": {"before": self.as_of_before, "after": self.as_of},
            "horizon": {"before": self.horizon_before, "after": self.horizon},
            "written": self.written and self.written.to_dict(),
        }

    def summary(self) -> str:
        """One readable paragraph."""
        told = ", ".join(f"{move.name} {100 * move.change:+.1f}" for move in self.moves)
        return f"A deal by {self.horizon}: {self.before:.1%} -> {self.after:.1%} ({told or 'nothing moves'})."

    def rows(self) -> list[dict[str, Any]]:
        """The steps, one a row."""
        return [
            {"step": move.name, "kind": move.kind, "change": move.change, "after": move.after}
            for move in self.moves
        ]
