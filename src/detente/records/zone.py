"""The zone of agreement, explained."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.records.beliefs import Belief
from detente.records.constraints import BarredBy, Binding, MadeBy

Package = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What two principals could agree on if nobody else were asked."""

    parties: tuple[str, str]
    possible: bool
    """Whether some package leaves both at or above no deal."""
    n: int | None
    """How many packages do; None where they were not listed."""
    best: Mapping[str, float]
    """The best worth of each among them; empty where there is none."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "parties": list(self.parties),
            "possible": self.possible,
            "n": self.n,
            "best": dict(self.best),
        }


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """No-deal values, each of which alone would open the zone, or beyond which it closes."""

    no_deal: Mapping[str, float | None]
    """By principal; None where its no deal alone does not decide."""
    change: Mapping[str, float | None]
    """How far that is from what it is now, in the principal's own points."""
    smallest: str | None
    """Whose change is the smallest number of points."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"no_deal": dict(self.no_deal), "change": dict(self.change), "smallest": self.smallest}


@dataclass(frozen=True, kw_only=True)
class Integrative:
    """The package of issues settled one by one, and what Nash's gains over it."""

    package: Package
    worth: Mapping[str, float]
    acceptable: bool
    gain: Mapping[str, float]
    """Of Nash's package over this one, by principal; empty where nothing is acceptable."""
    ratio: float | None
    """Of the two Nash products; None where one of them is not positive."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "package": dict(self.package),
            "worth": dict(self.worth),
            "acceptable": self.acceptable,
            "gain": dict(self.gain),
            "ratio": self.ratio,
        }


@dataclass(frozen=True, kw_only=True)
class Zone:
    """Why there is a zone of agreement, or none, and what it brings."""

    pairs: tuple[Pair, ...]
    opens_at: Threshold | None
    """None where there is a zone."""
    closes_at: Threshold | None
    """None where there is no zone."""
    made_by: MadeBy | None
    """None where there is no zone."""
    barred_by: BarredBy | None
    """None where there is a zone."""
    binds: Binding | None
    """None where there is no zone."""
    integrative: Integrative | None
    """None where a requirement rules out the issue-by-issue compromise."""
    beliefs: tuple[Belief, ...]
    """Of the examined package; empty where none is examined, or all would accept it."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "pairs": [pair.to_dict() for pair in self.pairs],
            "opens_at": self.opens_at and self.opens_at.to_dict(),
            "closes_at": self.closes_at and self.closes_at.to_dict(),
            "made_by": self.made_by and self.made_by.to_dict(),
            "barred_by": self.barred_by and self.barred_by.to_dict(),
            "binds": self.binds and self.binds.to_dict(),
            "integrative": self.integrative and self.integrative.to_dict(),
            "beliefs": [belief.to_dict() for belief in self.beliefs],
        }
