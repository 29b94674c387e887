"""What a ledger asks of SQLite in SQLite's own words."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from detente.ledger.store import Item


class SqliteRows:
    """The rows of a ledger within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def execute(self, query: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self.connection.execute(query, values)

    def executemany(self, query: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement once for each row of values."""
        self.connection.executemany(query, values)

    def scan(self, query: str) -> Iterator[tuple[Any, ...]]:
        """Rows of an answer that may not fit into memory."""
        return iter(self.connection.execute(query))

    def latest_items(self, case: str, names: Sequence[str]) -> Mapping[str, tuple[int, str]]:
        """Number and body of the newest item of each id; SQLite takes `body` from the row of the maximum."""
        found = self.connection.execute(
            "SELECT item_id, max(number), body FROM evidence "
            "WHERE case_name = ? AND item_id IN (SELECT value FROM json_each(?)) GROUP BY item_id",
            (case, json.dumps(names)),
        )
        return {name: (number, body) for name, number, body in found}

    def add_items(self, items: Sequence[Item]) -> None:
        """Write items with numbers above all others, and their words into the index."""
        self.connection.executemany("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)", items)
        self.connection.execute(
            "INSERT INTO evidence_words (rowid, words) SELECT number, words FROM evidence WHERE number >= ?",
            (items[0].number,),
        )

    def items_with(self, words: Sequence[tuple[str, bool]], case: str, limit: int) -> list[tuple[Any, ...]]:
        """Number, time, body and correction of the newest items that hold all words."""
        return self.connection.execute(
            "SELECT number, recorded, body, corrects "
            "FROM evidence_words JOIN evidence ON number = evidence_words.rowid "
            "WHERE evidence_words MATCH ? AND case_name = ? ORDER BY evidence_words.rowid DESC LIMIT ?",
            (" ".join(f'"{word}"{"*" * start}' for word, start in words), case, limit),
        ).fetchall()
