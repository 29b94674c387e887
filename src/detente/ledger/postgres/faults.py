"""What PostgreSQL can say against a ledger, in one line: where, what, what would be right."""

import contextlib
from collections.abc import Iterator

import psycopg

from detente.ledger.address import DatabaseUrl
from detente.ledger.errors import LedgerError

_GONE = "the connection to the server broke -> look with detente history what was written, then go on"
_TOLD = {
    "08": _GONE,
    "22": "holds a character or number that the database cannot keep; nothing was written -> correct it",
    "23": "a ledger only grows; nothing was changed -> add a row that corrects the other",
    "25": "cannot be written -> check whether the server is a read-only copy",
    "28": "user or password is wrong -> check the URL",
    "3D": "no such database -> check the URL, or make it: createdb",
    "42": "may not be used by this user -> ask its owner for rights: GRANT CREATE ON DATABASE",
    "53": "the server has no room left; nothing was written -> free disk space or connections there",
    "55": "another program is writing to it -> try again when that is done",
    "57": _GONE,
    "58": "the server's disk failed; nothing was written -> check its disk, then do it again",
    "XX": "the database is damaged -> restore a backup: detente restore TARGET BACKUP --force",
}
"""By the class of the SQLSTATE (PostgreSQL manual, appendix A)."""
_REFUSED = (
    ("password", "28"),
    ("no pg_hba.conf entry", "28"),
    ("authentication", "28"),
    ("role", "28"),
    ("database", "3D"),
    ("too many", "53"),
)
"""What libpq's text holds where a connection fails, since it tells no SQLSTATE then."""


@contextlib.contextmanager
def told(url: DatabaseUrl) -> Iterator[None]:
    """PostgreSQL's faults as a LedgerError; without theirs behind it, which may tell the password."""
    try:
        yield
    except psycopg.Error as error:
        raise LedgerError(f"{url}: {_explained(error)}") from None


@contextlib.contextmanager
def told_at_the_door(url: DatabaseUrl) -> Iterator[None]:
    """Why there is no connection, as a LedgerError."""
    try:
        yield
    except psycopg.OperationalError as error:
        said = str(error).partition("FATAL:")[2]
        family = next((family for words, family in _REFUSED if words in said), None)
        if said and family:
            raise LedgerError(f"{url}: {_TOLD[family]}") from None
        what = "the server refuses" if said else "no server answers there"
        raise LedgerError(f"{url}: {what} -> check host and port, and that it runs") from None
    except psycopg.Error:
        raise LedgerError(f"{url}: not a URL -> give postgresql://USER@HOST:PORT/DATABASE") from None


def _explained(error: psycopg.Error) -> str:
    if error.sqlstate is None:
        return _GONE if isinstance(error, psycopg.OperationalError) else _TOLD["22"]
    fix = "try again, or restore a backup: detente restore TARGET BACKUP --force"
    return _TOLD.get(error.sqlstate[:2], f"the ledger cannot be used (SQLSTATE {error.sqlstate}) -> {fix}")
