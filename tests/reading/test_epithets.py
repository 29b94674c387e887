"""What a text calls a party once it has named it."""

import datetime

import pytest

from detente.reading import glossary, read_text

EPITHETS = [
    ("South Korea met North Korea. The North refused.", "The North", "S:PRK"),
    ("Mercosur met Japan. The bloc refused.", "The bloc", "O:MERCOSUR"),
    ("Cuba met Spain. The island refused.", "The island", "S:CUB"),
    ("Sweden met Bhutan. The kingdom refused.", "The kingdom", "S:BTN"),
]
PLACES = ["Chile and Peru fished in the North Sea.", "Norway lies in the north.", "The island lies off Peru."]


def mentions(text):
    """Words and identity of every mention of a text."""
    records = read_text(text, doc="case.txt", glossary=glossary(), as_of=datetime.date(2024, 1, 1))
    return {(m["text"], r["id"]) for r in records if r["kind"] == "entity" for m in r["mentions"]}


@pytest.mark.parametrize(("text", "words", "party"), EPITHETS)
def test_an_epithet_is_the_last_party_it_fits(text, words, party):
    """Without it the second sentence would have nobody to refuse."""
    assert (words, party) in mentions(text)


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_no_party(text):
    """A sea or a point of the compass would refuse and offer things."""
    assert not {words for words, _ in mentions(text)} & {"the North", "the north", "The island"}
