"""A ledger file as a whole: copied, checked, put aside."""

import contextlib
import os
import sqlite3
from pathlib import Path

from detente.ledger.copying import counted
from detente.ledger.errors import LedgerError
from detente.ledger.sqlite.faults import told
from detente.ledger.sqlite.rows import SqliteRows
from detente.ledger.sqlite.store import beside
from detente.ledger.store import Rows


def copy_pages(rows: SqliteRows, part: Path) -> dict[str, int]:
    """Copy the pages to a new file, look whether all is well with them, and count.

    Raises
    ------
    LedgerError
        Where the copy is not sound.
    """
    with told(part), contextlib.closing(sqlite3.connect(part)) as target:
        rows.connection.backup(target)
        sound(part, SqliteRows(target))
        return counted(SqliteRows(target))


def sound(file: Path, rows: Rows) -> None:
    """Look at every page.

    Raises
    ------
    LedgerError
        Where something is wrong with one.
    """
    found = " ".join(rows.execute("PRAGMA integrity_check(1)").fetchone()[0].split())
    if found != "ok":
        raise LedgerError(f"{file}: the ledger is damaged ({found}) -> restore an earlier backup")


def put_aside(file: Path) -> Path:
    """Rename a ledger and its log to the first free name."""
    n = 1
    while beside(file, f"replaced-{n}").exists():
        n += 1
    kept = beside(file, f"replaced-{n}")
    for ending in ("-wal", "-shm", ""):
        with contextlib.suppress(FileNotFoundError):
            os.rename(f"{file}{ending}", f"{kept}{ending}")
    return kept
