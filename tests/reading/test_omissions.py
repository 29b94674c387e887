"""Why nothing was taken from a word that usually means something."""

import datetime

import pytest

from detente.reading import glossary, read_text
from detente.reading.omissions import omissions

WORDS = glossary()
PASSED_OVER = [
    ("Kenya hopes for sanctions relief from Somalia.", "sanctions", "words of relief, no pressure"),
    ("Kenya would get nothing in return.", "in return", "nothing comes in return"),
    ("Kenya reads “The Long Road to Peace and Trade” closely.", "The Long Road to Peace and Trade", "title"),
    ("Kenya's “peace plan” for Somalia is old.", "peace plan", "a scare quote"),
    ("Kenyan envoys met the Somali minister in Moscow.", "Moscow", "a place here"),
    ("Somalia behaves as if Kenya had lost.", "if", "no condition"),
    ("“We will probably pay,” Somali President Ali Omar said.", "probably", "in the words of a speaker"),
]


def read(text):
    return read_text(text, doc="note.txt", glossary=WORDS, as_of=datetime.date(2024, 1, 1))


@pytest.mark.parametrize(("text", "word", "why"), PASSED_OVER)
def test_says_why(text, word, why):
    """Fails where a cue is passed over in silence, or for another reason than the one that held."""
    reasons = {one["text"]: one["why"] for one in omissions(read(text), WORDS)}
    assert why in reasons.get(word, "")


def test_taken_words_are_no_omissions():
    """Fails where a word that a record rests on is said to be passed over as well."""
    text = "Kenya might halt its tests in exchange for aid from Somalia if the “joint commission” meets."
    assert [one["text"] for one in omissions(read(text), WORDS)] == ["joint commission"]


def test_places_are_those_of_the_document():
    """Fails where an omission points at another place of the file than its words."""
    text = "A note.\n\nKenya hopes for sanctions relief. Somalia's “peace plan” is old.\n"
    found = omissions(read(text), WORDS)
    assert found
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found)
