"""Persons whom a text brings in without a title are found by their full name, and later by a part of it."""

import datetime

import pytest

from detente.reading import glossary, read_text
from detente.reading.introduced_persons import introduced

WORDS = glossary()
PERSONS = [
    ("The union's chief delegate, Beatriz Olarte, left.", ["Beatriz Olarte"]),
    ("Matthew Nimetz, the United Nations envoy, was hopeful.", ["Matthew Nimetz"]),
    ("Alex Saab, who is held in Florida, may go free.", ["Alex Saab"]),
    ("“No,” said Marit de Vries of the Fish Board.", ["Marit de Vries"]),
    ("Nobody asked Maria Corina Machado. Machado would run.", ["Maria Corina Machado"]),
    ("(Reporting by Ann Leek in Geneva; Editing by Paul Deane)", ["Ann Leek", "Paul Deane"]),
    ("The Grand Canal is full, and the Rio Norte has burst its banks.", []),
    ("Goldman Sachs was hired by the Finance Ministry, the largest of them.", []),
    ("New York said nothing; Wall Street said less.", []),
]
MENTIONS = [
    ("Its director, Louise van Tol, left. Tol was tired.", {"Louise van Tol": "P:TOL", "Tol": "P:TOL"}),
    ("Prime Minister Abiy Ahmed left. Abiy has no vote.", {"Abiy": "P:AHMED"}),
    ("President Gustavo Petro left. They accused Petro of it.", {"Petro": "P:PETRO"}),
]


@pytest.mark.parametrize(("text", "names"), PERSONS)
def test_who_is_introduced(text, names):
    """Fails where somebody is missed who is named in full, or a place or a firm is taken for one."""
    assert list(introduced(text, WORDS.words_of_others)) == names


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_by_which_names_they_go(text, expected):
    """Fails where the same person goes by two identities, or a full name is cut."""
    records = read_text(text, doc="note.txt", glossary=WORDS, as_of=datetime.date(2023, 6, 1))
    found = {m["text"]: r["id"] for r in records if r["kind"] == "entity" for m in r["mentions"]}
    by_end = {name: [who for text, who in found.items() if text.endswith(name)] for name in expected}
    assert by_end == {name: [who] * len(by_end[name]) for name, who in expected.items()}
    assert all(by_end.values())
