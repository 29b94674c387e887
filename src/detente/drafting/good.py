"""A good on the table."""

from dataclasses import dataclass

from detente.drafting.corpus import Line
from detente.drafting.phrases import Phrase
from detente.reading.measures import aim


@dataclass(frozen=True)
class Good:
    """Something that a party would hand over or do, as one sentence says it.

    `way` is exchange, want, refuse, offer, prospect (said to be possible) or agenda (to be talked about).
    `giver`, `receiver`, `via` and `by` (who wants, refuses or offers) are ids of parties.
    """

    text: str
    phrase: Phrase | None
    way: str
    giver: str | None
    receiver: str | None
    by: str | None
    line: Line
    via: str | None = None
    salience: str | None = None
    against: bool = False
    whole: str | None = None
    """Everything that is wanted, the words for who acts included."""

    @property
    def unit(self) -> str | None:
        """What it is counted in."""
        found = aim(self.text)
        return found.unit if found else None
