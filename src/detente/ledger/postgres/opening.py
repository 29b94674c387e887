"""Opening a ledger in a database: whether it is there, and in which form."""

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from detente.ledger.address import DatabaseUrl
from detente.ledger.errors import LedgerError, NoLedgerError
from detente.ledger.postgres.faults import told, told_at_the_door
from detente.ledger.postgres.schema import MIGRATIONS, SCHEMA
from detente.ledger.postgres.store import DatabaseLedger, take_turn

DEFAULTS = {"connect_timeout": "5", "application_name": "detente", "client_encoding": "UTF8"}


def open_database(url: DatabaseUrl, *, writable: bool) -> DatabaseLedger:
    """Open a ledger; one to be written is made where the database has none, and brought to today's form.

    Raises
    ------
    LedgerError
        Where no server answers or it refuses, the database has none to read, or a newer program wrote it.
    """
    with told_at_the_door(url):
        connection = connected(url)
    try:
        with told(url):
            connection.execute(f"SET search_path TO {SCHEMA}".encode())
            form = _form(url, connection)
            if form < len(MIGRATIONS) and not writable:
                raise NoLedgerError(
                    f"{url}: no ledger yet -> record a forecast: detente forecast TARGET --record"
                )
            if form < len(MIGRATIONS):
                with connection.transaction():
                    take_turn(url, connection)
                    migrate(connection, _form(url, connection))
    except BaseException:
        connection.close()
        raise
    return DatabaseLedger(url, connection)


def connected(url: DatabaseUrl) -> psycopg.Connection:
    """A connection outside any transaction."""
    given = {name: str(value) for name, value in conninfo_to_dict(url.secret).items() if value is not None}
    return psycopg.connect(make_conninfo("", **{**DEFAULTS, **given}), autocommit=True)


def migrate(connection: psycopg.Connection, form: int) -> None:
    """Bring the tables from a form to today's within a transaction."""
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}".encode())
    for step in MIGRATIONS[form:]:
        connection.execute(step.encode())
    connection.execute("UPDATE form SET number = %s", (len(MIGRATIONS),))


def _form(url: DatabaseUrl, connection: psycopg.Connection) -> int:
    """Which form of the tables the database holds; 0 where it has none."""
    there = connection.execute("SELECT to_regclass(%s)", (f"{SCHEMA}.form",)).fetchone()
    if there is None or there[0] is None:
        return 0
    found = connection.execute("SELECT number FROM form").fetchone()
    form: int = found[0] if found else 0
    if form > len(MIGRATIONS):
        what = f"written by a newer detente (form {form}; this one knows {len(MIGRATIONS)})"
        raise LedgerError(f"{url}: {what} -> install that version, or give another database")
    return form
