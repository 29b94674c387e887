"""One ledger in a database: read at any time, written by one transaction at once."""

import contextlib
from collections.abc import Iterator
from typing import Self

import psycopg

from detente.ledger import store
from detente.ledger.address import DatabaseUrl
from detente.ledger.errors import LedgerError
from detente.ledger.postgres.faults import told
from detente.ledger.postgres.rows import PostgresRows

LOCK = 0x44_54_4E_54
"""Key of the advisory lock under which one transaction writes at a time, so that numbers have no gaps."""


class DatabaseLedger:
    """An open ledger in a database."""

    def __init__(self, file: DatabaseUrl, connection: psycopg.Connection) -> None:
        self.file = file
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the server."""
        self._connection.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[PostgresRows]:
        """One consistent view, whatever others write meanwhile."""
        with told(self.file):
            self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield PostgresRows(self._connection)
            finally:
                _rolled_back(self._connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[PostgresRows]:
        """A transaction that is on the server's disk when the block ends, or that never was.

        Raises
        ------
        LedgerError
            Where another program keeps writing for too long, or the server says no.
        """
        with told(self.file):
            self._connection.execute("BEGIN READ WRITE")
            try:
                take_turn(self.file, self._connection)
                yield PostgresRows(self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                _rolled_back(self._connection)
                raise


def take_turn(url: DatabaseUrl, connection: psycopg.Connection) -> None:
    """Wait within a transaction until no other writes; let others wait until it ends.

    Raises
    ------
    LedgerError
        Where another program keeps writing for too long.
    """
    connection.execute(f"SET LOCAL lock_timeout = {round(1000 * store.PATIENCE)}".encode())
    try:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
    except psycopg.errors.LockNotAvailable:
        what = f"another program has been writing to it for {store.PATIENCE:.0f} s"
        raise LedgerError(f"{url}: {what} -> try again when that is done") from None


def _rolled_back(connection: psycopg.Connection) -> None:
    """End a transaction; where the connection is gone the server has done so itself."""
    if not connection.closed:
        connection.execute("ROLLBACK")
