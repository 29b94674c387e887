"""Does it pass at home: win-sets, chances of ratification, and what tied hands bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from detente.records.result import Result


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What a deal brings somebody at home who must be content with it."""

    name: str | None
    """A veto player; None for the party itself."""
    share: float
    """Gain as a share of the party's best hope."""
    floor: float | None
    """Its mode; None where the party itself sets none."""
    p: float
    """Probability that the share is at or above the floor."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"name": self.name, "share": self.share, "floor": self.floor, "p": self.p}


@dataclass(frozen=True, kw_only=True)
class Vote:
    """How a chamber would vote on a deal."""

    seats: int
    quota: int
    expected: float
    """Mean number of yes votes."""
    p: float
    p_alone: float
    """The same if everybody voted without a common shock."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "seats": self.seats,
            "quota": self.quota,
            "expected": self.expected,
            "p": self.p,
            "p_alone": self.p_alone,
        }


@dataclass(frozen=True, kw_only=True)
class Covered:
    """A cover story, and what would be lost without it."""

    name: str
    used: bool
    """Whether the deal has a term that it covers."""
    p_without: float
    win_set_without: float | None

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "name": self.name,
            "used": self.used,
            "p_without": self.p_without,
            "win_set_without": self.win_set_without,
        }


@dataclass(frozen=True, kw_only=True)
class AtHome:
    """One party's home and the deal."""

    judges: tuple[Judged, ...]
    vote: Vote | None
    covers: tuple[Covered, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "judges": [judge.to_dict() for judge in self.judges],
            "vote": self.vote and self.vote.to_dict(),
            "covers": [cover.to_dict() for cover in self.covers],
        }


@dataclass(frozen=True, kw_only=True)
class BestOffer:
    """What a proposer should keep of one pie when ratification is uncertain."""

    kept: float
    p: float
    value: float

    def to_dict(self) -> dict[str, float]:
        """As `--json` prints it."""
        return {"kept": self.kept, "p": self.p, "value": self.value}


@dataclass(frozen=True, kw_only=True)
class TiedHands:
    """What its home brings a party in the division of one pie, as the mean of both proposing first.

    Attributes
    ----------
    share, share_free : float or None
        With floors certain, and if its own were 0; None where no division can be ratified.
    value, value_free : float
        Expected share with one offer and floors and votes uncertain, and if its own home ratified anything.
    """

    share: float | None
    share_free: float | None
    value: float
    value_free: float

    def to_dict(self) -> dict[str, float | None]:
        """As `--json` prints it."""
        return {
            "share": self.share,
            "share_free": self.share_free,
            "value": self.value,
            "value_free": self.value_free,
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class RatifyResult(Result):
    """Whether a deal passes at home, and what home does to the bargain."""

    kind: ClassVar[str] = "ratify"

    p: Mapping[str, float | None]
    """By party with a home; None where there is nothing to vote on."""
    win_set: Mapping[str, tuple[float, float] | float | None]
    """Shares of one pie, or share of acceptable packages; None where these were not looked at one by one."""
    offer: Mapping[str, float | None]
    """By proposer the share that it keeps; empty unless two sign."""
    p_all: float | None
    n_acceptable: int | None
    """Packages that all who must accept would sign; None where they were not looked at one by one."""
    in_all_win_sets: float | None
    """Share of them that every home ratifies."""
    deal: Mapping[str, str] | None
    """None where the scenario has no issues: then the pie is divided as offered."""
    chosen: str
    """How the deal was come by: nash, least_short, given or pie."""
    home: Mapping[str, AtHome]
    best_offer: Mapping[str, BestOffer]
    tied_hands: Mapping[str, TiedHands]
    status_quo: Mapping[str, str]

    def answer(self) -> dict[str, Any]:
        """The `ratify` part of the contract."""
        return {
            "p": dict(self.p),
            "win_set": {
                party: list(found) if isinstance(found, tuple) else found
                for party, found in self.win_set.items()
            },
            "offer": dict(self.offer),
            "p_all": self.p_all,
            "n_acceptable": self.n_acceptable,
            "in_all_win_sets": self.in_all_win_sets,
            "deal": None if self.deal is None else dict(self.deal),
            "chosen": self.chosen,
            "home": {party: found.to_dict() for party, found in self.home.items()},
            "best_offer": {party: found.to_dict() for party, found in self.best_offer.items()},
            "tied_hands": {party: found.to_dict() for party, found in self.tied_hands.items()},
        }

    def summary(self) -> str:
        """One readable paragraph."""
        if self.p_all is None:
            return "Nothing can be signed, so nothing comes to a vote at home."
        by_party = ", ".join(f"{party} {p:.0%}" for party, p in self.p.items() if p is not None)
        return f"Ratified at home, once signed: {self.p_all:.0%} ({by_party})."

    def rows(self) -> list[dict[str, Any]]:
        """Those who must be content at home, one a row."""
        return [{"party": party, **judge.to_dict()} for party, at in self.home.items() for judge in at.judges]
