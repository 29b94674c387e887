"""The last forecast of a case in its ledger."""

from pathlib import Path

from detente.case.place import Place
from detente.ledger import open_ledger
from detente.ledger.evidence import evidence_of
from detente.ledger.forecasts import entries, kept
from detente.records.evidence import EvidenceItem
from detente.records.ledger import Kept


def latest(place: Place) -> tuple[Kept | None, tuple[EvidenceItem, ...]]:
    """The last forecast of the case itself, and the evidence that it was given beside the scenario file.

    Forecasts of variants, and of how a signed deal is carried out, are passed over. None where there is no
    such forecast, or no ledger yet.

    Raises
    ------
    LedgerError
        Where the ledger cannot be read.
    """
    if isinstance(place.file, Path) and not place.file.exists():
        return None, ()
    with open_ledger(place.file, writable=False) as opened:
        of_case = [
            entry.number
            for entry in entries(opened, place.case)
            if not (entry.settings.get("variant") or entry.settings.get("plan"))
        ]
        if not of_case:
            return None, ()
        return kept(opened, place.case, of_case[-1]), evidence_of(opened, of_case[-1])
