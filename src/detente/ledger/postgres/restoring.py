"""A copy in the place of a database's ledger, which is put aside."""

from detente.ledger.copying import copy_rows, counted
from detente.ledger.errors import LedgerError
from detente.ledger.postgres.opening import migrate
from detente.ledger.postgres.schema import SCHEMA
from detente.ledger.postgres.store import DatabaseLedger
from detente.ledger.store import Rows


def replace_rows(ledger: DatabaseLedger, source: Rows, *, force: bool) -> tuple[dict[str, int], str | None]:
    """Write all rows of another ledger, in one transaction; return how many, and where the old ones are kept.

    Raises
    ------
    LedgerError
        Where rows stand there and `force` is not given.
    """
    with ledger.writing() as rows:
        kept = None
        if any(counted(rows).values()):
            if not force:
                raise LedgerError(
                    f"{ledger.file}: a ledger stands there -> --force puts it aside, and keeps it"
                )
            kept = _free_name(rows)
            rows.execute(f"ALTER SCHEMA {SCHEMA} RENAME TO {kept}")
            migrate(rows.connection, 0)
        return copy_rows(source, rows), kept and f"schema {kept} of {ledger.file}"


def _free_name(rows: Rows) -> str:
    n = 1
    while rows.execute("SELECT to_regnamespace(?)", (f"{SCHEMA}_replaced_{n}",)).fetchone()[0] is not None:
        n += 1
    return f"{SCHEMA}_replaced_{n}"
