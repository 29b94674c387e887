"""What a ledger asks of PostgreSQL in PostgreSQL's own words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import psycopg

from detente.ledger.store import Item
from detente.ledger.words import words_in

_ITEM = "number, case_name, item_id, recorded, known, body, words, corrects"
_AMONG_THE_NEWEST = b"""SELECT number, recorded, body, corrects FROM (
    SELECT * FROM evidence WHERE case_name = %(case)s ORDER BY number DESC LIMIT %(newest)s
) AS newest WHERE words @@ %(query)s::tsquery ORDER BY number DESC LIMIT %(limit)s"""
_BY_INDEX = b"""WITH found AS MATERIALIZED (
    SELECT case_name, number, recorded, body, corrects FROM evidence WHERE words @@ %(query)s::tsquery
) SELECT number, recorded, body, corrects FROM found
WHERE case_name = %(case)s ORDER BY number DESC LIMIT %(limit)s"""
_PLAN = b"""SELECT set_config('enable_sort', %(whole)s, true), set_config('enable_seqscan', 'off', true),
set_config('enable_bitmapscan', %(whole)s, true), set_config('jit', 'off', true)"""
NEWEST = 4_000
"""A word that fewer than 20 of so many items hold is so rare that the index finds all its items at once."""


class PostgresRows:
    """The rows of a ledger within a transaction."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.connection = connection

    def execute(self, query: str, values: Sequence[Any] = ()) -> psycopg.Cursor:
        """Run one statement, in which `?` stands for a value."""
        return self.connection.execute(_marked(query), values)

    def executemany(self, query: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement once for each row of values."""
        with self.connection.cursor() as cursor:
            cursor.executemany(_marked(query), values)

    def scan(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Rows of an answer that may not fit into memory."""
        with self.connection.cursor(name="scan") as cursor:
            cursor.execute(query.encode())
            yield from cursor

    def latest_items(self, case: str, names: Sequence[str]) -> Mapping[str, tuple[int, str]]:
        """Number and body of the newest item of each id."""
        found = self.connection.execute(
            "SELECT DISTINCT ON (item_id) item_id, number, body FROM evidence "
            "WHERE case_name = %s AND item_id = ANY(%s) ORDER BY item_id, number DESC",
            (case, list(names)),
        )
        return {name: (number, body) for name, number, body in found}

    def add_items(self, items: Sequence[Item]) -> None:
        """Write items with numbers above all others, and their words into the index."""
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f"COPY evidence ({_ITEM}) FROM STDIN".encode()) as copy,
        ):
            for item in items:
                copy.write_row(item._replace(words=" ".join(words_in(item.words))))

    def items_with(self, words: Sequence[tuple[str, bool]], case: str, limit: int) -> list[tuple[Any, ...]]:
        """Number, time, body and correction of the newest items that hold all words.

        Common words are found by walking back through the newest items, rare ones by the index of words. The
        planner is told which, since it would choose by statistics that it lacks just after a bulk load.
        """
        query = " & ".join(f"{word}{':*' * start}" for word, start in words)
        values = {"query": query, "case": case, "limit": limit, "newest": NEWEST}
        self.connection.execute(_PLAN, {"whole": "off"})
        found = self.connection.execute(_AMONG_THE_NEWEST, values).fetchall()
        self.connection.execute(_PLAN, {"whole": "on"})
        return found if len(found) == limit else self.connection.execute(_BY_INDEX, values).fetchall()


def _marked(query: str) -> bytes:
    """A statement with psycopg's marks for values."""
    return query.replace("%", "%%").replace("?", "%s").encode()
