"""The options of the spatial model of politics."""

from dataclasses import dataclass, fields
from typing import NamedTuple

VICTORY = ("linear", "square", "quartic", "octic", "threshold")
VOTING = ("proportional", "binary", "proportional and binary", "proportional and cubic", "cubic")
ELECTION = ("conditional", "markov uniform", "markov incentive")
RISK = ("mid", "min", "max")
ESTIMATE = ("one third", "half", "two thirds", "full", "none")
COMMITMENT = ("semi", "full", "none")
BARGAIN = ("squares", "shares", "largest")

CHOICES = {
    "victory": VICTORY,
    "voting": VOTING,
    "election": ELECTION,
    "risk": RISK,
    "estimate": ESTIMATE,
    "commitment": COMMITMENT,
    "bargain": BARGAIN,
}


class Codes(NamedTuple):
    """The same as numbers, for compiled kernels: places in the tuples above."""

    victory: int
    voting: int
    election: int
    risk: int
    estimate: int
    commitment: int
    bargain: int


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Options, named after what they govern; defaults are those of KTAB.

    Attributes
    ----------
    victory : {"linear", "square", "quartic", "octic", "threshold"}
        Probability to win as the share of a coalition's strength, of its power of 2, 4 or 8, or certain from
        an advantage of 10 % on.
    voting : {"proportional", "binary", "proportional and binary", "proportional and cubic", "cubic"}
        How a vote grows with what is at stake. KTAB's sixth rule, which counts gains less than losses, is
        left out: there, what is a gain depends on the order of the actors.
    election : {"conditional", "markov uniform", "markov incentive"}
        How the probabilities of pairs become those of all.
    risk : {"mid", "min", "max"}
        Range of risk attitudes: -1/2 to 1, 0 to 1, -1 to 1.
    estimate : {"one third", "half", "two thirds", "full", "none"}
        How far an actor sees another's risk attitude instead of its own.
    commitment : {"semi", "full", "none"}
        When a third party gives up its position after a contest of others: if its side loses, always, never.
        As KTAB computes it, only "semi" gives third parties a say; the other two leave them out.
    bargain : {"squares", "shares", "largest"}
        Weights of both sides in a bargain: salience and probability squared (S2P2), as they are (S1P1), or
        only the weaker side moves, by how much less likely it wins (S2PMax).
    """

    victory: str = "linear"
    voting: str = "proportional"
    election: str = "conditional"
    risk: str = "mid"
    estimate: str = "one third"
    commitment: str = "semi"
    bargain: str = "squares"

    def __post_init__(self) -> None:
        """Name every unknown choice at once."""
        faults = [
            f"{field.name} is {getattr(self, field.name)!r}; give one of {', '.join(CHOICES[field.name])}"
            for field in fields(self)
            if getattr(self, field.name) not in CHOICES[field.name]
        ]
        if faults:
            raise ValueError("; ".join(faults))

    @property
    def codes(self) -> Codes:
        """Places of the choices."""
        return Codes(**{name: options.index(getattr(self, name)) for name, options in CHOICES.items()})
