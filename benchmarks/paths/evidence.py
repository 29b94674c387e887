"""Evidence in a ledger."""

import atexit
import tempfile
from contextlib import ExitStack
from pathlib import Path

from detente.ledger import open_ledger
from detente.ledger.evidence import search_evidence
from ledger import CASE, SEARCHES, fill
from paths.case import Case

SIZES = (1_000, 10_000, 100_000)
KIND = "a common and a rare word"


def searched(number: int) -> Case:
    """A search in a ledger that lasts as long as this process."""
    held = ExitStack()
    atexit.register(held.close)
    folder = held.enter_context(tempfile.TemporaryDirectory())
    ledger = held.enter_context(open_ledger(Path(folder) / "detente.db"))
    fill(ledger, 0, SIZES[number])
    return Case(f"{SIZES[number]:,} items, {KIND}", lambda: search_evidence(ledger, CASE, SEARCHES[KIND]))
