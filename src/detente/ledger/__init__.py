"""What was forecast, on what evidence, and how it turned out: a store that only grows."""

from detente.ledger.errors import LedgerError, NoLedgerError
from detente.ledger.opening import open_ledger
from detente.ledger.store import Ledger

__all__ = ["Ledger", "LedgerError", "NoLedgerError", "open_ledger"]
