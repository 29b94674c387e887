"""Opening a ledger, wherever it is."""

import importlib
from pathlib import Path

from detente.extras import lacking
from detente.ledger.address import Address
from detente.ledger.errors import LedgerError
from detente.ledger.sqlite.opening import open_file
from detente.ledger.store import Ledger


def open_ledger(address: Address, *, writable: bool = True) -> Ledger:
    """Open a ledger; one to be written is made where there is none, and brought to today's form.

    Raises
    ------
    LedgerError
        Where there is none to read, or it is another program's, newer than this program, damaged or locked;
        or a database is named, and no server answers or the extra is not installed.
    """
    if isinstance(address, Path):
        return open_file(address, writable=writable)
    try:
        module = importlib.import_module("detente.ledger.postgres.opening")
    except ImportError:
        raise LedgerError(f"{address}: {lacking('postgresql')}") from None
    opened: Ledger = module.open_database(address, writable=writable)
    return opened
