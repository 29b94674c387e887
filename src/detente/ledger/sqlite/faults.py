"""What can go wrong with a ledger file, in one line: where, what, what would be right."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from detente.ledger.errors import LedgerError

_TOLD = {
    "SQLITE_BUSY": "another program is writing to it -> try again when that is done",
    "SQLITE_LOCKED": "another program is writing to it -> try again when that is done",
    "SQLITE_FULL": "the disk is full; nothing was written -> free some space, then do it again",
    "SQLITE_READONLY": "cannot be written -> check who may write to it and to its folder",
    "SQLITE_CANTOPEN": "cannot be opened -> check who may read it and its folder",
    "SQLITE_PERM": "cannot be opened -> check who may read it and its folder",
    "SQLITE_CORRUPT": "the ledger is damaged -> restore a backup: detente restore TARGET BACKUP",
    "SQLITE_NOTADB": "not a ledger -> give a file that detente wrote, or restore a backup: detente restore",
    "SQLITE_IOERR": "the disk failed; nothing was written -> check the disk, then do it again",
    "SQLITE_TOOBIG": "too much for one entry; nothing was written -> split it",
    "SQLITE_CONSTRAINT": "a ledger only grows; nothing was changed -> add a row that corrects the other",
}


@contextlib.contextmanager
def told(file: Path) -> Iterator[None]:
    """SQLite's faults as a LedgerError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explained(file, error) from error


def explained(file: Path, error: sqlite3.Error) -> LedgerError:
    """SQLite's fault as one of ours.

    The extended codes (`SQLITE_IOERR_WRITE`, `SQLITE_BUSY_SNAPSHOT`) say no more than their families to
    somebody who forecasts.
    """
    name = getattr(error, "sqlite_errorname", "")
    family = "_".join(name.split("_")[:2])
    told = _TOLD.get(family) or f"the ledger cannot be used ({error}) -> detente restore TARGET BACKUP"
    return LedgerError(f"{file}: {told}")
