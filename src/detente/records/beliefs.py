"""What somebody would have to believe to accept a package."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """How likely a third party would have to deliver a term."""

    issue: str
    option: str
    via: str
    now: float
    needs: str
    """`at least`, or `at most` where the delivery hurts."""
    at: float | None
    """None where no probability would be enough."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "issue": self.issue,
            "option": self.option,
            "via": self.via,
            "now": self.now,
            "needs": self.needs,
            "at": self.at,
        }


@dataclass(frozen=True, kw_only=True)
class TermWorth:
    """How much a term would have to be worth, in points as the file gives them."""

    issue: str
    option: str
    now: float
    at_least: float | None
    """None where it is certain not to be delivered."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {"issue": self.issue, "option": self.option, "now": self.now, "at_least": self.at_least}


@dataclass(frozen=True, kw_only=True)
class Belief:
    """Changes of an unwilling principal's numbers, each of which alone would make it accept a package."""

    party: str
    shortfall: float
    no_deal: float
    at_most: float
    """What its no deal would have to be."""
    delivery: tuple[Delivery, ...]
    worth: tuple[TermWorth, ...]

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "party": self.party,
            "shortfall": self.shortfall,
            "no_deal": {"now": self.no_deal, "at_most": self.at_most},
            "delivery": [delivery.to_dict() for delivery in self.delivery],
            "worth": [worth.to_dict() for worth in self.worth],
        }
