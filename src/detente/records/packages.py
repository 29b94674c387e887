"""Which packages are possible, efficient, fair, and what closes a gap."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.result import Result

Package = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Point:
    """A package and what it is worth to each party."""

    package: Package
    worth: Mapping[str, float]
    ties: int | None = 1
    """How many packages share the worth; None where they were not counted."""
    value: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        score = {} if self.value is None else {"value": self.value}
        return {"package": dict(self.package), "worth": dict(self.worth)} | score | {"ties": self.ties}


@dataclass(frozen=True, kw_only=True)
class Sweetener:
    """What an unwilling party lacks in a package, and the cheapest other terms that would close it."""

    party: str
    shortfall: float
    terms: tuple[Mapping[str, Any], ...]
    cost: Mapping[str, float]
    acceptable: bool

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "party": self.party,
            "shortfall": self.shortfall,
            "terms": [dict(term) for term in self.terms],
            "cost": dict(self.cost),
            "acceptable": self.acceptable,
        }


@dataclass(frozen=True, kw_only=True)
class PackageResult(Result):
    """All packages of a scenario at a glance."""

    kind: ClassVar[str] = "packages"

    parties: tuple[str, ...]
    principals: tuple[str, ...]
    n_packages: int
    n_acceptable: int | None
    """None where they were not counted."""
    no_deal: Mapping[str, float]
    ideal: Mapping[str, float | None]
    n_frontier: int
    frontier: tuple[Point, ...] | None
    """None where it is too long to list."""
    solutions: Mapping[str, Point | None]
    proposal: Point | None
    sweeteners: tuple[Sweetener, ...]
    status_quo: Package
    """First option of each issue; empty where the scenario has no status quo."""

    def answer(self) -> dict[str, Any]:
        """The `packages` part of the contract."""
        return {
            "parties": list(self.parties),
            "principals": list(self.principals),
            "n_packages": self.n_packages,
            "n_acceptable": self.n_acceptable,
            "no_deal": dict(self.no_deal),
            "ideal": dict(self.ideal),
            "n_frontier": self.n_frontier,
            "frontier": None if self.frontier is None else [point.to_dict() for point in self.frontier],
            "solutions": {name: point and point.to_dict() for name, point in self.solutions.items()},
            "proposal": self.proposal
            and {"package": dict(self.proposal.package), "worth": dict(self.proposal.worth)},
            "sweeteners": [sweetener.to_dict() for sweetener in self.sweeteners],
        }

    def summary(self) -> str:
        """One readable paragraph."""
        counted = "" if self.n_acceptable is None else f", {self.n_acceptable:,} acceptable"
        found = f"{self.n_packages:,} packages{counted}, {self.n_frontier:,} on the frontier."
        nash = self.solutions["nash"]
        if nash is None:
            short = "; ".join(f"{s.party} lacks {s.shortfall:.3g}" for s in self.sweeteners)
            return f"{found} No package is acceptable to all who must accept: {short}."
        chosen = ", ".join(f"{issue}: {option}" for issue, option in nash.package.items())
        return f"{found} Nash's solution: {chosen}."

    def rows(self) -> list[dict[str, Any]]:
        """The efficient packages: one option per issue, worth per party."""
        listed = self.frontier or ()
        return [dict(p.package) | {f"worth {party}": x for party, x in p.worth.items()} for p in listed]
