"""Which packages are possible, efficient, fair, and what closes a gap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from detente.records.compat import Compat
from detente.records.divisible import Divisible
from detente.records.result import Result
from detente.records.zone import Zone

Package = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Point:
    """A package and what it is worth to each party."""

    package: Package
    worth: Mapping[str, float]
    ties: int | None = 1
    """How many packages share the worth; None where they were not counted."""
    value: float | None = None
    method: str | None = None
    """How a solution was found."""
    gap: float | None = None
    """By what share another package may still exceed a solution's value; 0 where none does."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        score = {} if self.value is None else {"value": self.value}
        proof = {} if self.method is None else {"method": self.method, "gap": self.gap}
        told = {"package": dict(self.package), "worth": dict(self.worth)}
        return told | score | {"ties": self.ties} | proof


@dataclass(frozen=True, kw_only=True)
class FrontierBound:
    """Packages in place of a frontier too large to list.

    For every possible package there is one here that falls short of it by no more than the margin, for any
    principal.
    """

    points: tuple[Point, ...]
    margin: Mapping[str, float]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"margin": dict(self.margin), "points": [point.to_dict() for point in self.points]}


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
class Term:
    """One term that a package changes, and what the change by itself is worth to each principal."""

    issue: str
    option: str
    instead_of: str | None
    """None where the scenario has no status quo to change."""
    giver: str | None
    worth: Mapping[str, float]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "issue": self.issue,
            "option": self.option,
            "instead_of": self.instead_of,
            "giver": self.giver,
            "worth": dict(self.worth),
        }


@dataclass(frozen=True, kw_only=True)
class Linked:
    """A linkage that a package brings, or drops, and what that is worth to each principal."""

    when: Mapping[str, str | list[str]]
    worth: Mapping[str, float]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"when": dict(self.when), "worth": dict(self.worth)}


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An acceptable package, and the steps that lead to it."""

    package: Package
    worth: Mapping[str, float]
    gain: Mapping[str, float]
    """Of each principal, over no deal."""
    terms: tuple[Term, ...]
    linkages: tuple[Linked, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "package": dict(self.package),
            "worth": dict(self.worth),
            "gain": dict(self.gain),
            "changes": len(self.terms),
            "terms": [term.to_dict() for term in self.terms],
            "linkages": [linked.to_dict() for linked in self.linkages],
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class PackageResult(Result):
    """All packages of a scenario at a glance."""

    kind: ClassVar[str] = "packages"

    parties: tuple[str, ...]
    principals: tuple[str, ...]
    n_packages: int | None
    """None where they were not counted."""
    n_acceptable: int | None
    """None where they were not counted."""
    no_deal: Mapping[str, float]
    ideal: Mapping[str, float | None]
    n_frontier: int | None
    """None where it is not known."""
    frontier: tuple[Point, ...] | None
    """None where it is too long to list."""
    frontier_bound: FrontierBound | None
    """What stands for a frontier that is too large."""
    solutions: Mapping[str, Point | None]
    proposal: Point | None
    sweeteners: tuple[Sweetener, ...]
    status_quo: Package
    """First option of each issue; empty where the scenario has no status quo."""
    trades: tuple[Term, ...] = ()
    """Nash's package, term by term."""
    linkages: tuple[Linked, ...] = ()
    """What Nash's package brings besides its terms."""
    prices: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """By issue: worth of Nash's option over the status quo, or over the worst option."""
    opens_at: Mapping[str, float | None] = field(default_factory=dict)
    """Where no package is acceptable: the no-deal value of each principal that alone would change that."""
    offers: tuple[Offer, ...] = ()
    closest_offer: Offer | None = None
    near_nash: tuple[Point, ...] | None = ()
    """None where there are too many to list."""
    settled: Package = field(default_factory=dict)
    open: tuple[str, ...] = ()
    compat: Compat | None = None
    """What another program would call its solutions, where asked for."""
    divisible: Divisible | None = None
    """The hull and the solutions over all mixes of options, where asked for."""
    zone: Zone | None = None
    """Why there is a zone of agreement, or none, where asked for."""

    def margins(self, worth: Mapping[str, float]) -> dict[str, float]:
        """How far each principal stands above no deal: its no-deal value may rise by that, and no more."""
        return {name: worth[name] - self.no_deal[name] for name in self.principals}

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
            "frontier_bound": self.frontier_bound and self.frontier_bound.to_dict(),
            "solutions": {
                name: point and point.to_dict() | {"margins": self.margins(point.worth)}
                for name, point in self.solutions.items()
            },
            "proposal": self.proposal
            and {
                "package": dict(self.proposal.package),
                "worth": dict(self.proposal.worth),
                "margins": self.margins(self.proposal.worth),
            },
            "sweeteners": [sweetener.to_dict() for sweetener in self.sweeteners],
            "trades": [term.to_dict() for term in self.trades],
            "linkages": [linked.to_dict() for linked in self.linkages],
            "prices": {issue: dict(worth) for issue, worth in self.prices.items()},
            "opens_at": dict(self.opens_at),
            "offers": [offer.to_dict() for offer in self.offers],
            "closest_offer": self.closest_offer and self.closest_offer.to_dict(),
            "near_nash": None if self.near_nash is None else [_ranked(point) for point in self.near_nash],
            "settled": dict(self.settled),
            "open": list(self.open),
            "compat": self.compat and self.compat.to_dict(),
            "divisible": self.divisible and self.divisible.to_dict(),
            "zone": self.zone and self.zone.to_dict(),
        }

    def summary(self) -> str:
        """One readable paragraph."""
        counted = "" if self.n_acceptable is None else f", {self.n_acceptable:,} acceptable"
        many = "uncounted" if self.n_packages is None else f"{self.n_packages:,}"
        efficient = "" if self.n_frontier is None else f", {self.n_frontier:,} on the frontier"
        found = f"{many} packages{counted}{efficient}."
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


def _ranked(point: Point) -> dict[str, Any]:
    return {"package": dict(point.package), "worth": dict(point.worth), "value": point.value}
