"""Items of evidence in the ledger, and the search for words in them."""

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any

from detente.ledger.store import Item, Ledger, Rows, ledger_time, next_number
from detente.ledger.words import folded, words_asked
from detente.records.evidence import EvidenceItem
from detente.records.ledger import Found

BATCH = 20_000
"""Items on the disk at once: enough that the disk is not waited for, few enough that others can write."""
SHOWN = 20
_SPOKEN = ("quote", "source", "author", "party", "storyline", "doc")


def add_evidence(ledger: Ledger, case: str, items: Iterable[EvidenceItem], *, recorded: str) -> int:
    """Write items; those that stand there already are passed over. Return how many are new."""
    before = _count(ledger)
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        with ledger.writing() as rows:
            insert_items(rows, case, batch, recorded=ledger_time(rows, recorded))
    return _count(ledger) - before


def insert_items(rows: Rows, case: str, items: Iterable[EvidenceItem], *, recorded: str) -> list[int]:
    """Write items within a transaction: the number of each, old or new.

    An item with the id of an earlier one that says something else is a new row that corrects it.
    """
    given = list(items)
    latest = dict(rows.latest_items(case, [item.id for item in given]))
    number = next_number(rows, "evidence")
    numbers, new = [], []
    for item in given:
        body = item.model_dump_json(exclude_unset=True)
        before = latest.get(item.id)
        if before is None or before[1] != body:
            known = item.known_on.isoformat() if item.known_on else None
            corrects = before[0] if before else None
            new.append(Item(number, case, item.id, recorded, known, body, words_of(item), corrects))
            before = latest[item.id] = number, body
            number += 1
        numbers.append(before[0])
    if new:
        rows.add_items(new)
    return numbers


def evidence_of(ledger: Ledger, forecast: int) -> tuple[EvidenceItem, ...]:
    """The items that a forecast was given beside its scenario's own, in their order."""
    with ledger.reading() as rows:
        found = rows.execute(
            "SELECT body FROM forecast_evidence JOIN evidence ON number = forecast_evidence.evidence "
            "WHERE forecast = ? AND given = 1 ORDER BY place",
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
    asked = words_asked(words)
    if not asked:
        return ()
    with ledger.reading() as rows:
        found = rows.items_with(asked, case, limit)
    return tuple(map(_found, found))


def _found(row: tuple[Any, ...]) -> Found:
    number, recorded, body, corrects = row
    return Found(number=number, recorded=recorded, item=json.loads(body), corrects=corrects)


def words_of(item: EvidenceItem) -> str:
    """All that an item tells in words, as it is searched."""
    told = [getattr(item, name) for name in _SPOKEN]
    terms = [word for term in item.term.items() for word in term]
    return folded("\n".join([item.id, item.says, *filter(None, told), *terms]))


def _count(ledger: Ledger) -> int:
    with ledger.reading() as rows:
        count: int = rows.execute("SELECT count(*) FROM evidence").fetchone()[0]
    return count
