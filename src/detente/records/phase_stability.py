"""The phases of a plan as states of a conflict: who could walk away from each, and what holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Hold = Literal["seq", "gmr"]


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """What a party does that walks away, or that answers one who does."""

    party: str
    keeps_back: Mapping[str, float]
    """Share of each item, of the present step."""
    takes_back: Mapping[str, float]
    """Share of each item, of earlier steps."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "party": self.party,
            "keeps_back": dict(self.keeps_back),
            "takes_back": dict(self.takes_back),
        }


@dataclass(frozen=True, kw_only=True)
class Temptation:
    """A move away from a phase that would pay if nobody answered it."""

    move: Withdrawal
    gain: float
    """If nobody answers, in the party's points."""
    margin: float
    """By how much going on is better once the worst answer has come; below 0 it leaves all the same."""
    held_by: Hold | None
    """`seq` where the answers help who gives them, `gmr` where they are bare threats; None: it leaves."""
    answers: tuple[Withdrawal, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            **self.move.to_dict(),
            "gain": self.gain,
            "margin": self.margin,
            "held_by": self.held_by,
            "answers": [answer.to_dict() for answer in self.answers],
        }


@dataclass(frozen=True, kw_only=True)
class PhaseStability:
    """For whom one phase is a stable state of the conflict that it is."""

    step: int
    """0 before it begins, the number of steps and one once all is delivered."""
    stable: Mapping[str, tuple[str, ...]]
    """Parties for which the phase is stable, by concept."""
    tempted: tuple[Temptation, ...]

    @property
    def concept(self) -> str | None:
        """What it takes to call the phase stable: `nash`, `seq` or `gmr`; None where somebody leaves."""
        held = {temptation.held_by for temptation in self.tempted}
        return None if None in held else "gmr" if "gmr" in held else "seq" if held else "nash"

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "step": self.step,
            "concept": self.concept,
            "stable": {concept: list(parties) for concept, parties in self.stable.items()},
            "tempted": [temptation.to_dict() for temptation in self.tempted],
        }
