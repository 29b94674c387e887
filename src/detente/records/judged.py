"""One state judged: who would leave it, what would come of that, and what would make it hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.records.conflict import Step
from detente.records.what_if import Addition, Frail, Reordered


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """A party's move away from a state, and what the others would answer."""

    step: Step
    gain: float
    """Of the move itself, before any answer."""
    answer: tuple[Step, ...]
    """What deters the move; empty where nothing does."""
    left: float
    """Of the move and its answer together; negative: worse than staying."""

    @property
    def deterred(self) -> bool:
        """Whether the party does better to stay."""
        return self.left <= 0

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "move": self.step.to_dict(),
            "gain": self.gain,
            "answer": [step.to_dict() for step in self.answer],
            "left": self.left,
            "deterred": self.deterred,
        }


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a state is to one party."""

    worth: float
    stable: Mapping[str, bool | None]
    """By concept; None where the concept does not apply."""
    margin: Mapping[str, float | None]
    """By concept: what it could lose here and still stay; None where it has no move."""
    price: Mapping[str, float]
    """By concept: what it would have to gain here to stay; 0 where it stays."""
    rankings: Mapping[str, float] | None
    """By concept: share of all strict rankings under which it would stay; None where not counted."""
    below: Mapping[str, tuple[tuple[int, ...], ...]] | None
    """By concept: smallest sets of states, the shortest first. It would stay where it likes all states of
    one of them less than this one. None where not looked at."""
    leaving: Leaving | None
    """Its most tempting move under the concept asked about; None where none would be a gain."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "worth": self.worth,
            "stable": dict(self.stable),
            "margin": dict(self.margin),
            "price": dict(self.price),
            "rankings": None if self.rankings is None else dict(self.rankings),
            "below": None
            if self.below is None
            else {concept: [list(states) for states in sets] for concept, sets in self.below.items()},
            "leaving": self.leaving and self.leaving.to_dict(),
        }


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The deal, or the state asked about."""

    id: int
    text: str
    package: Mapping[str, str] | None
    """Issue and option; None where the state is no deal's."""
    chosen: str
    """nash: Nash's package at the modes; least_short: nothing is acceptable; given, state: as named."""
    over_no_deal: Mapping[str, float]
    """By principal: worth of the deal less that of no deal; empty where the state is no deal's."""
    holds: Mapping[str, bool | None]
    """By concept: whether every party stays; None where the concept does not apply."""
    standing: Mapping[str, Standing]
    blocked: Mapping[str, bool]
    """By coalition, A+B: whether it could move together to something that all its members like better."""
    addition: Addition | None = None
    """Unused terms that would make a deal hold; None where it holds, or is no deal."""
    frail: Frail | None = None
    """How little would end it; None where it was not asked."""
    reordered: tuple[Reordered, ...] | None = None
    """By party, what else it would have to say first; None where it was not asked, or the state holds."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "id": self.id,
            "state": self.text,
            "package": None if self.package is None else dict(self.package),
            "chosen": self.chosen,
            "over_no_deal": dict(self.over_no_deal),
            "holds": dict(self.holds),
            "parties": {party: standing.to_dict() for party, standing in self.standing.items()},
            "blocked": dict(self.blocked),
            "addition": self.addition and self.addition.to_dict(),
            "frailty": self.frail and self.frail.to_dict(),
            "reorder": None if self.reordered is None else [found.to_dict() for found in self.reordered],
        }
