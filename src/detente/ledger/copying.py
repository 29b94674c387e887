"""Every row of one ledger into another, whatever keeps them."""

from itertools import islice
from typing import Any

from detente.ledger.evidence import words_of
from detente.ledger.schema import COLUMNS
from detente.ledger.store import Item, Rows
from detente.records.evidence import EvidenceItem

BATCH = 10_000
COUNTED = ("forecast", "resolution", "evidence")


def copy_rows(source: Rows, target: Rows) -> dict[str, int]:
    """Write all rows, with their numbers, into tables that are empty; return how many there are by kind."""
    for table, columns in COLUMNS.items():
        key = columns.split(", ")[0]  # corrections after what they correct
        found = source.scan(f"SELECT {columns} FROM {table} ORDER BY {key}")
        while batch := list(islice(found, BATCH)):
            if table == "evidence":
                target.add_items([_item(row) for row in batch])
            else:
                marks = ", ".join("?" * len(batch[0]))
                target.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", batch)
    return counted(target)


def counted(rows: Rows) -> dict[str, int]:
    """How many rows of each kind somebody asks for."""
    return {kind: rows.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in COUNTED}


def _item(row: tuple[Any, ...]) -> Item:
    number, case, item_id, recorded, known, body, corrects = row
    words = words_of(EvidenceItem.model_validate_json(body))
    return Item(number, case, item_id, recorded, known, body, words, corrects)
