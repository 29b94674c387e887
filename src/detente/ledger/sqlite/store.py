"""One ledger file: read at any time, written by one process at once.

SQLite 3.7.0 to 3.51.2 can lose committed pages when one process commits while two others carry the
write-ahead log into the database ("WAL-reset bug", fixed in 3.51.3). Writing and carrying over therefore
happen under one lock between processes, and with those versions never by themselves.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import filelock

from detente.ledger import store
from detente.ledger.errors import LedgerError
from detente.ledger.sqlite.faults import told
from detente.ledger.sqlite.rows import SqliteRows

POLL = 0.01
"""Seconds between two looks at the lock; a writer in a loop leaves it free for little longer."""
MAX_LOG_BYTES = 4_000_000
"""Beyond which the log is carried over into the database."""


class FileLedger:
    """An open ledger file."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self.file = file
        self._connection = connection
        self._inode = os.stat(file).st_ino
        self._lock = lock_of(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[SqliteRows]:
        """One consistent view, whatever others write meanwhile."""
        with told(self.file):
            self._connection.execute("BEGIN")
            try:
                yield SqliteRows(self._connection)
            finally:
                self._connection.rollback()

    @contextlib.contextmanager
    def writing(self) -> Iterator[SqliteRows]:
        """A transaction that is on the disk when the block ends, or that never was.

        Raises
        ------
        LedgerError
            Where the file cannot be written: locked, full, read-only, damaged, or replaced meanwhile.
        """
        with told(self.file), locked(self._lock, self.file):
            if not self.file.exists() or os.stat(self.file).st_ino != self._inode:
                raise LedgerError(f"{self.file}: was replaced meanwhile; nothing was written -> do it again")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield SqliteRows(self._connection)
                self._connection.commit()
            except BaseException:
                self._connection.rollback()
                raise
            self._carry_over()

    def _carry_over(self) -> None:
        log = Path(f"{self.file}-wal")
        # What was written is safe in the log; a full disk then only keeps the log from being emptied.
        with contextlib.suppress(sqlite3.OperationalError):
            if log.exists() and log.stat().st_size > MAX_LOG_BYTES:
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def beside(file: Path, ending: str) -> Path:
    """A file that belongs to a ledger."""
    return file.with_name(f"{file.name}.{ending}")


def lock_of(file: Path) -> filelock.BaseFileLock:
    """The lock between processes that write to a ledger."""
    return filelock.FileLock(beside(file, "lock"), timeout=store.PATIENCE)


@contextlib.contextmanager
def locked(lock: filelock.BaseFileLock, file: Path) -> Iterator[None]:
    """Hold the lock between processes.

    Raises
    ------
    LedgerError
        Where another process keeps it for too long, or the folder cannot be written.
    """
    try:
        lock.acquire(poll_interval=POLL)
    except filelock.Timeout:
        what = f"another program has been writing to it for {store.PATIENCE:.0f} s"
        raise LedgerError(f"{file}: {what} -> try again when that is done") from None
    except OSError as error:
        why = (error.strerror or "no lock").lower()
        raise LedgerError(f"{file}: cannot be written ({why}) -> check its folder") from None
    try:
        yield
    finally:
        lock.release()
