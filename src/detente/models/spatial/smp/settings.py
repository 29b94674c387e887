"""The options of the spatial model of politics."""

from dataclasses import dataclass, fields
from typing import NamedTuple

VICTORY = ("linear", "square", "quartic", "octic", "threshold")
VOTING = ("proportional", "binary", "proportional and binary", "proportional and cubic", "cubic", "prospect")
ELECTION = ("conditional", "markov uniform", "markov incentive")
RISK = ("mid", "min", "max")
ESTIMATE = ("one third", "half", "two thirds", "full", "none")
COMMITMENT = ("semi", "full", "none")
BARGAIN = ("squares", "shares", "largest")
WORDING = ("challenger", "both", "weighted")
TRANSITIONS = ("deterministic", "stochastic")

CHOICES = {
    "victory": VICTORY,
    "voting": VOTING,
    "election": ELECTION,
    "risk": RISK,
    "estimate": ESTIMATE,
    "commitment": COMMITMENT,
    "bargain": BARGAIN,
    "wording": WORDING,
    "transitions": TRANSITIONS,
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
    wording: int
    transitions: int


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Options, named after what they govern; defaults are those of KTAB.

    Attributes
    ----------
    victory : {"linear", "square", "quartic", "octic", "threshold"}
        Probability to win as the share of a coalition's strength, of its power of 2, 4 or 8, or certain from
        an advantage of 10 % on.
    voting : {"proportional", "binary", "proportional and binary", "proportional and cubic", "cubic", \
"prospect"}
        How a vote grows with what is at stake. "prospect" counts gains two thirds of losses; as in KTAB, what
        is a gain depends on the order of the actors: of two outcomes the earlier one is what one has.
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
    wording : {"challenger", "both", "weighted"}
        Whose estimate of the chance to win words a bargain: the challenger's (InitOnlyInterp); the
        challenger's and the target's, each a bargain of its own (InitRcvrInterp); the mean of these two,
        weighted by capability times salience (PWCompInterp). KTAB's documents are followed: its program puts
        the target's expected gain where its chance belongs, and the challenger's capability in both weights.
    transitions : {"deterministic", "stochastic"}
        Whether each actor keeps the likeliest of its bargains, or draws one by their probabilities.
    """

    victory: str = "linear"
    voting: str = "proportional"
    election: str = "conditional"
    risk: str = "mid"
    estimate: str = "one third"
    commitment: str = "semi"
    bargain: str = "squares"
    wording: str = "challenger"
    transitions: str = "deterministic"

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
