"""What a ledger holds of the case, as its pages list it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.case.place import Place
from detente.ledger import open_ledger
from detente.ledger.evidence import search_evidence
from detente.ledger.forecasts import claims_asked, entries
from detente.ledger.resolutions import resolutions, standing
from detente.records.ledger import Claim, Entry, Found, History, Resolution


@dataclass(frozen=True)
class Line:
    """A recorded forecast, and how far it moved from the one before it of the same kind."""

    entry: Entry
    change: float | None

    @property
    def kind(self) -> str:
        """Which variant, or that a signed deal's steps are forecast."""
        variant = self.entry.settings.get("variant")
        if "plan" in self.entry.settings:
            return "steps of a signed deal"
        return f"variant {variant}" if variant else ""


@dataclass(frozen=True)
class Asked:
    """A claim, and the row that tells how it turned out."""

    claim: Claim
    stands: Resolution | None

    @property
    def outcome(self) -> str:
        """As people say it."""
        if self.stands is None:
            return ""
        told: str = self.stands.status
        return f"partial, {self.stands.outcome:g}" if told == "partial" else told


@dataclass(frozen=True)
class Book:
    """Forecasts, the newest first; claims; rows of resolutions; evidence that a search found."""

    lines: tuple[Line, ...] = ()
    claims: tuple[Asked, ...] = ()
    history: History | None = None
    found: tuple[Found, ...] = ()

    @property
    def numbers(self) -> list[int]:
        """Of the forecasts, the newest first."""
        return [line.entry.number for line in self.lines]


def book(place: Place, *, search: str = "") -> Book:
    """Read a ledger; empty where there is none yet.

    Raises
    ------
    LedgerError
        Where it cannot be read.
    """
    if isinstance(place.file, Path) and not place.file.exists():
        return Book()
    with open_ledger(place.file, writable=False) as opened:
        made, told = entries(opened, place.case), resolutions(opened, place.case)
        claims = claims_asked(opened, place.case)
        found = search_evidence(opened, place.case, search) if search else ()
    stands = standing(told)
    return Book(
        lines=tuple(_lines(made))[::-1],
        claims=tuple(Asked(claim, stands.get((claim.question, claim.by))) for claim in claims),
        history=History(case=place.case, forecasts=made, resolutions=told) if made else None,
        found=found,
    )


def _lines(made: Sequence[Entry]) -> Iterator[Line]:
    last: dict[str, float] = {}
    for entry in made:
        line = Line(entry, None)
        before = last.get(line.kind)
        yield Line(entry, None if before is None else entry.p_deal - before)
        last[line.kind] = entry.p_deal
