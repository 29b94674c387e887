"""Windows hold whole sentences; quotations are found word for word or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import glossary
from detente.reading.layout import read_layout
from detente.reading.llm.questions import MOST_WINDOWS, WINDOW, flat, windows
from detente.reading.llm.quotations import Quotations, RefusedError

WORDS = glossary()
PIECES = st.lists(
    st.sampled_from(
        ["Brel ", "will open ", "the sluice", ". ", "\n", "”", "Öl ", "水", "<b>", ".*", "A", "é"]
    )
)


def records(text):
    """Sentence records of a text."""
    return [{"kind": "sentence"} | vars(sentence) for sentence in read_layout(text)]


@given(st.integers(1, 400), st.integers(1, 1900))
def test_windows(n, length):
    """Fails where a sentence is cut, lost, sent twice or out of order, or a window is too long."""
    lines = [f"{number} ".ljust(length, "x") for number in range(n)]
    found, whole = windows({"text": line, "boilerplate": False} for line in lines)
    sent = [line for window in found for line in window.split("\n")]
    assert sent == [flat(line) for line in lines][: len(sent)]
    assert max(map(len, found)) <= WINDOW
    assert whole == (len(sent) == n)
    assert whole or len(found) == MOST_WINDOWS


def test_page_furniture_is_not_sent():
    """Fails where a page's own lines go to the model as if somebody had said them."""
    text = "A title\n\nBrel opens the sluice.\n\nCopyright 2024 The Herald.\n"
    assert windows(records(text)) == (["A title\nBrel opens the sluice."], True)


@given(PIECES.map("".join), PIECES.map("".join))
def test_spans_are_word_for_word(text, quote):
    """Fails where a span is not what was quoted, or is not what stands at its place in the file."""
    for sentence in read_layout(text):
        try:
            span = Quotations([], WORDS).span(quote, sentence)
        except RefusedError:
            continue
        assert text[span["start"] : span["end"]] == span["text"]
        assert flat(span["text"]) == flat(quote)


@pytest.mark.parametrize(
    ("quote", "text"),
    [("US", "The USSR fell."), ("open", "It reopened."), ("", "Anything."), ("Brel.", "Brel, at last")],
)
def test_not_word_for_word(quote, text):
    """Fails where a part of a word, or nothing, passes for a quotation."""
    (sentence,) = read_layout(text)
    with pytest.raises(RefusedError):
        Quotations([], WORDS).span(quote, sentence)


@pytest.mark.parametrize(
    ("name", "entity"),
    [("Moscow", "S:RUS"), ("the Russian Federation", "S:RUS"), ("Ann Lee", "Ann Lee")],
)
def test_parties(name, entity):
    """Fails where a model's party is another than the one that the rules find under that name."""
    text = "Moscow, capital of the Russian Federation, heard Ann Lee."
    assert Quotations(records(text), WORDS).party(name) == entity
