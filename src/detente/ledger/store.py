"""What every ledger can do, wherever its rows are.

SQL stands beside what it is for and is written once, in what SQLite and PostgreSQL share; where they differ,
`Rows` has a method.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol, Self

from detente.ledger.address import Address

PATIENCE = 5.0
"""Seconds to wait for another writer."""


class Item(NamedTuple):
    """A row of evidence."""

    number: int
    case: str
    item_id: str
    recorded: str
    known: str | None
    body: str
    words: str
    corrects: int | None


class Cursor(Protocol):
    """An answer to a query."""

    @property
    def description(self) -> Any:
        """The columns, each with its name first."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Row after row."""


class Rows(Protocol):
    """The rows of a ledger within a transaction; `?` stands for a value in a query."""

    def execute(self, query: str, values: Sequence[Any] = ()) -> Cursor:
        """Run one statement."""

    def executemany(self, query: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement once for each row of values."""

    def scan(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Rows of an answer that may not fit into memory."""

    def latest_items(self, case: str, names: Sequence[str]) -> Mapping[str, tuple[int, str]]:
        """Number and body of the newest item of each id."""

    def add_items(self, items: Sequence[Item]) -> None:
        """Write items with numbers above all others, and their words into the index."""

    def items_with(self, words: Sequence[tuple[str, bool]], case: str, limit: int) -> list[tuple[Any, ...]]:
        """Number, time, body and correction of the newest items that hold all words."""


class Ledger(Protocol):
    """An open ledger; `open_ledger` opens one, `with` closes it."""

    @property
    def file(self) -> Address:
        """Where it is."""

    def __enter__(self) -> Self:
        """Itself."""

    def __exit__(self, *exception: object) -> None:
        """Close it."""

    def close(self) -> None:
        """Let go of it."""

    def reading(self) -> AbstractContextManager[Rows]:
        """One consistent view, whatever others write meanwhile."""

    def writing(self) -> AbstractContextManager[Rows]:
        """A transaction that is on the disk when the block ends, or that never was; one at a time.

        Raises
        ------
        LedgerError
            Where nothing can be written.
        """


def next_number(rows: Rows, table: str) -> int:
    """The number of the next row; without gaps, since one transaction writes at a time."""
    number: int = rows.execute(f"SELECT COALESCE(max(number), 0) + 1 FROM {table}").fetchone()[0]
    return number


def ledger_time(rows: Rows, moment: str) -> str:
    """The moment that a new row gets: never before a row that stands there.

    Otherwise a clock that was set back would make a forecast seem to be from before its outcome.
    """
    newest = newest_moment(rows)
    return max(moment, newest) if newest else moment


def newest_moment(rows: Rows) -> str | None:
    """When the newest row was written, ISO time in UTC; None in an empty ledger."""
    last = " UNION ALL ".join(
        f"SELECT recorded FROM {table} WHERE number = (SELECT max(number) FROM {table})"
        for table in ("forecast", "evidence", "resolution")
    )
    last += " UNION ALL SELECT max(recorded) FROM confirmation"
    newest: str | None = rows.execute(f"SELECT max(recorded) FROM ({last}) AS newest").fetchone()[0]
    return newest
