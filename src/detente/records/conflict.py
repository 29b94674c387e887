"""A graph model's options, states and moves, as a result holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something that its owner may do or leave."""

    id: str
    owner: str
    direction: str
    """both, forward or backward."""
    levels: tuple[str, ...] = ("no", "yes")
    """What each level is called, the lowest first."""

    @property
    def plain(self) -> bool:
        """Whether there is nothing but doing it or not."""
        return self.levels == ("no", "yes")

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "id": self.id,
            "owner": self.owner,
            "direction": self.direction,
            "levels": list(self.levels),
        }


@dataclass(frozen=True, kw_only=True)
class State:
    """A combination of options, and for whom it is stable by how much."""

    text: str
    """A sign for each option: Y or N, or a digit; - where merged states differ."""
    id: int
    stable: Mapping[str, tuple[str, ...]]
    """By concept."""
    margin: Mapping[str, Mapping[str, float | None]]
    """By party and concept; None where the party has no move."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "state": self.text,
            "id": self.id,
            "stable": {concept: list(parties) for concept, parties in self.stable.items()},
            "margin": {party: dict(margins) for party, margins in self.margin.items()},
        }


@dataclass(frozen=True, kw_only=True)
class Change:
    """One option that a move changes, by the names of its levels."""

    option: str
    before: str
    after: str

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"option": self.option, "from": self.before, "to": self.after}


@dataclass(frozen=True, kw_only=True)
class Step:
    """A move of one party."""

    party: str
    to: int
    changes: tuple[Change, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "party": self.party,
            "to": self.to,
            "changes": [change.to_dict() for change in self.changes],
        }


@dataclass(frozen=True, kw_only=True)
class Path:
    """A shortest way to a state."""

    by: str
    """improvements: every step gains its mover something; moves: any step."""
    steps: tuple[Step, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"by": self.by, "steps": [step.to_dict() for step in self.steps]}


@dataclass(frozen=True, kw_only=True)
class Blocked:
    """A coalition that would leave a state, and where to."""

    coalition: tuple[str, ...]
    to: int
    concepts: tuple[str, ...]
    """Coalition concepts by which nothing that the others could do in answer deters it."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"coalition": list(self.coalition), "to": self.to, "concepts": list(self.concepts)}
