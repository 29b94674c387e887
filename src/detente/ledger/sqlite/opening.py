"""Opening a ledger file: whose it is, in which form, and how it must be written."""

import os
import sqlite3
from pathlib import Path

from detente.ledger import store
from detente.ledger.errors import LedgerError, NoLedgerError
from detente.ledger.sqlite.faults import told
from detente.ledger.sqlite.filesystem import is_remote
from detente.ledger.sqlite.schema import APPLICATION_ID, MIGRATIONS
from detente.ledger.sqlite.store import FileLedger, lock_of, locked

CARRIES_OVER_SAFELY = (3, 51, 3)
"""First version of SQLite that may empty the log by itself; see `detente.ledger.sqlite.store`."""
CACHE_KIB = 64_000
"""Enough that a large transaction does not go to the disk page by page before it is done."""


def open_file(file: Path, *, writable: bool) -> FileLedger:
    """Open a ledger file; one to be written is made where there is none, and brought to today's form.

    Raises
    ------
    LedgerError
        Where there is none to read, or it is another program's, newer than this program, damaged or locked.
    """
    if file.is_dir():
        raise LedgerError(f"{file}: a folder stands there -> give a file")
    if not writable and not file.exists():
        raise NoLedgerError(f"{file}: no ledger there -> record a forecast: detente forecast TARGET --record")
    if not file.parent.is_dir():
        raise LedgerError(f"{file}: no such folder '{file.parent}' -> make it, or give another file")
    with told(file):
        connection = _connected(file, writable=writable)
        try:
            form = _form(file, connection)
            if writable:
                _prepare(file, connection, form)
            elif 0 < form < len(MIGRATIONS):
                connection.close()
                open_file(file, writable=True).close()
                return open_file(file, writable=False)
            elif form == 0:
                raise NoLedgerError(
                    f"{file}: no ledger yet -> record a forecast: detente forecast TARGET --record"
                )
            return FileLedger(file, connection)
        except BaseException:
            connection.close()
            raise


def _connected(file: Path, *, writable: bool) -> sqlite3.Connection:
    """A connection that may make, may change or may only read the file.

    A reader, too, opens the file to be written where it can: only so can SQLite take up the log of a process
    that was killed.
    """
    may_write = os.access(file.parent, os.W_OK) and os.access(file, os.W_OK)
    mode = "rwc" if writable else "rw" if may_write else "ro"
    # A clean ledger that nobody here can write has no log to share.
    sealed = mode == "ro" and not Path(f"{file}-wal").exists()
    uri = f"{Path(os.path.realpath(file)).as_uri()}?mode={mode}{'&immutable=1' if sealed else ''}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=store.PATIENCE)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")
    return connection


def _form(file: Path, connection: sqlite3.Connection) -> int:
    """Which form of the tables the file holds; 0 for an empty file."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    form: int = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if owner != APPLICATION_ID and not (empty and owner == form == 0):
        raise LedgerError(f"{file}: another program's database -> give a ledger, or a new file")
    if form > len(MIGRATIONS):
        what = f"written by a newer detente (form {form}; this one knows {len(MIGRATIONS)})"
        raise LedgerError(f"{file}: {what} -> install that version, or give another file")
    return form


def _prepare(file: Path, connection: sqlite3.Connection, form: int) -> None:
    """Ready to write: as durable as SQLite can be, and in today's form."""
    journal = "delete" if is_remote(file) else "wal"
    if form < len(MIGRATIONS) or connection.execute("PRAGMA journal_mode").fetchone()[0] != journal:
        with locked(lock_of(file), file):
            connection.execute(f"PRAGMA journal_mode = {journal}")
            _migrate(file, connection)
    connection.execute("PRAGMA synchronous = FULL")
    if sqlite3.sqlite_version_info < CARRIES_OVER_SAFELY:
        connection.execute("PRAGMA wal_autocheckpoint = 0")


def _migrate(file: Path, connection: sqlite3.Connection) -> None:
    """Bring the tables to today's form, all steps or none."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for step in MIGRATIONS[_form(file, connection) :]:
            _run(connection, step)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script within the open transaction, which `executescript` would end."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
