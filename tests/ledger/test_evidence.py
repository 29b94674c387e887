"""Evidence in the ledger: found by its words, corrected by new rows."""

import pytest

from detente.ledger.evidence import add_evidence, search_evidence
from detente.records.evidence import EvidenceItem
from ledger.conftest import CASE, MOMENT


def item(name, quote, **more):
    return EvidenceItem(id=name, says="offer", quote=quote, **more)


@pytest.fixture
def filled(ledger):
    """Three items of one case, one of another."""
    items = [
        item("a", "Le ministre a évoqué les péages."),
        item("b", "The minister spoke of tolls."),
        item("c", "Tolls stay.", author="Minister of Trade"),
    ]
    add_evidence(ledger, CASE, items, recorded=MOMENT)
    add_evidence(ledger, "river", [item("d", "The minister of another river.")], recorded=MOMENT)
    return ledger


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("minister", ["c", "b"]),
        ("MINISTER tolls", ["c", "b"]),
        ("peages", ["a"]),
        ("minist*", ["c", "b", "a"]),
        ("minist", []),
        ("absent", []),
        ("", []),
        ('"; DROP TABLE evidence --', []),
        ("tolls NOT minister", []),
        ("(*)", []),
    ],
)
def test_search(words, names, filled):
    """Fails where a word is missed for its case or accents, or what is typed is taken for a query."""
    assert [found.item["id"] for found in search_evidence(filled, CASE, words)] == names


def test_the_newest_come_first_and_not_too_many(filled):
    """Fails where a search of a large ledger prints all of it."""
    assert [found.item["id"] for found in search_evidence(filled, CASE, "tolls", limit=1)] == ["c"]


def test_the_same_item_is_written_once(filled):
    """Fails where every forecast copies all evidence into the ledger again."""
    assert add_evidence(filled, CASE, [item("b", "The minister spoke of tolls.")], recorded=MOMENT) == 0


def test_a_changed_item_corrects_the_earlier_one(filled):
    """Fails where a corrected quotation replaces the one on which a forecast stood."""
    assert add_evidence(filled, CASE, [item("b", "The minister denied it.")], recorded=MOMENT) == 1
    newest, *_ = search_evidence(filled, CASE, "denied")
    assert newest.corrects == 2
    assert [found.number for found in search_evidence(filled, CASE, "spoke")] == [2]


def test_other_cases_items_are_no_corrections(filled):
    """Fails where two cases that both call an item `a` correct each other."""
    add_evidence(filled, "river", [item("a", "Low water.")], recorded=MOMENT)
    assert search_evidence(filled, "river", "water")[0].corrects is None
