"""Items of evidence in the ledger, and the search for words in them."""

import json
import re
import sqlite3
from collections.abc import Iterable
from itertools import islice
from typing import Any

from detente.ledger.store import Ledger
from detente.records.evidence import EvidenceItem
from detente.records.ledger import Found

BATCH = 20_000
"""Items on the disk at once: enough that the disk is not waited for, few enough that others can write."""
SHOWN = 20
_COLUMNS = "number, recorded, body, corrects"
_SPOKEN = ("quote", "source", "author", "party", "storyline", "doc")


def add_evidence(ledger: Ledger, case: str, items: Iterable[EvidenceItem], *, recorded: str) -> int:
    """Write items; those that stand there already are passed over. Return how many are new."""
    before = _count(ledger)
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        with ledger.writing() as rows:
            insert_items(rows, case, batch, recorded=recorded)
    return _count(ledger) - before


def insert_items(
    rows: sqlite3.Connection, case: str, items: Iterable[EvidenceItem], *, recorded: str
) -> list[int]:
    """Write items within a transaction: the number of each, old or new.

    An item with the id of an earlier one that says something else is a new row that corrects it.
    """
    numbers = []
    for item in items:
        body = item.model_dump_json(exclude_unset=True)
        before = rows.execute(
            "SELECT number, body FROM evidence WHERE case_name = ? AND item_id = ? "
            "ORDER BY number DESC LIMIT 1",
            (case, item.id),
        ).fetchone()
        if before is not None and before[1] == body:
            numbers.append(before[0])
            continue
        known = item.known_on.isoformat() if item.known_on else None
        words = _words(item)
        number = rows.execute(
            "INSERT INTO evidence (case_name, item_id, recorded, known, body, words, corrects) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (case, item.id, recorded, known, body, words, before and before[0]),
        ).lastrowid
        assert number is not None
        rows.execute("INSERT INTO evidence_words (rowid, words) VALUES (?, ?)", (number, words))
        numbers.append(number)
    return numbers


def evidence_of(ledger: Ledger, forecast: int) -> tuple[EvidenceItem, ...]:
    """The items that a forecast was given beside its scenario's own, in their order."""
    with ledger.reading() as rows:
        found = rows.execute(
            "SELECT body FROM forecast_evidence JOIN evidence ON number = forecast_evidence.evidence "
            "WHERE forecast = ? AND given ORDER BY place",
            (forecast,),
        ).fetchall()
    return tuple(EvidenceItem.model_validate_json(body) for (body,) in found)


def search_evidence(ledger: Ledger, case: str, words: str, *, limit: int = SHOWN) -> tuple[Found, ...]:
    """Items that hold all the words, the newest first.

    Parameters
    ----------
    ledger : Ledger
        Where to look.
    case : str
        Whose evidence.
    words : str
        Words in any order, whatever their case and accents; `minist*` is any word that begins so.
    limit : int
        At most so many, which is why the newest and not the best match come first: the ledger then need not
        look at every item with a common word.
    """
    query = " ".join(f'"{word}"{star}' for word, star in re.findall(r"(\w+)(\*?)", words))
    if not query:
        return ()
    with ledger.reading() as rows:
        found = rows.execute(
            f"SELECT {_COLUMNS} FROM evidence_words JOIN evidence ON number = evidence_words.rowid "
            "WHERE evidence_words MATCH ? AND case_name = ? ORDER BY evidence_words.rowid DESC LIMIT ?",
            (query, case, limit),
        ).fetchall()
    return tuple(map(_found, found))


def _found(row: tuple[Any, ...]) -> Found:
    number, recorded, body, corrects = row
    return Found(number=number, recorded=recorded, item=json.loads(body), corrects=corrects)


def _words(item: EvidenceItem) -> str:
    told = [getattr(item, name) for name in _SPOKEN]
    terms = [word for term in item.term.items() for word in term]
    return "\n".join([item.id, item.says, *filter(None, told), *terms])


def _count(ledger: Ledger) -> int:
    with ledger.reading() as rows:
        count: int = rows.execute("SELECT count(*) FROM evidence").fetchone()[0]
    return count
