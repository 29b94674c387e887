"""Near-duplicates belong to one storyline; what only shares a subject does not."""

import datetime
import random

from hypothesis import given
from hypothesis import strategies as st

from detente.reading import glossary
from detente.reading.bulk import read_all
from detente.reading.inputs import Source
from detente.reading.storylines import Storylines, signature

WORDS = [f"word{n}" for n in range(400)]


def story(seed, n_words=300):
    return random.Random(seed).choices(WORDS, k=n_words)


def hashes(words, role="body"):
    record = {"kind": "sentence", "role": role, "boilerplate": False, "text": " ".join(words)}
    return signature([record])


@given(st.integers(0, 10_000), st.integers(0, 60))
def test_a_reprint_with_a_shorter_end_joins(seed, n_cut):
    """Fails where an agency's report counts twice because a newspaper cut its last paragraph."""
    storylines = Storylines()
    words = story(seed)
    assert storylines.add("first", hashes(words)) == "first"
    assert storylines.add("reprint", hashes(words[: len(words) - n_cut])) == "first"
    assert storylines.add("other", hashes(story(seed + 1))) == "other"


def test_headlines_and_page_furniture_do_not_matter():
    """Fails where a new headline makes a new story, or two pages are alike because of their menus."""
    assert hashes(story(1), role="title") is None
    body = [{"kind": "sentence", "role": "body", "boilerplate": False, "text": " ".join(story(1))}]
    menu = [{"kind": "sentence", "role": "body", "boilerplate": True, "text": "Share this on all networks"}]
    assert signature(body) == signature(body + menu)


def test_documents_without_prose_stand_alone():
    """Fails where two empty documents pass for reprints of each other."""
    storylines = Storylines()
    assert [storylines.add(name, None) for name in "ab"] == ["a", "b"]


def test_a_reprint_is_named_in_the_record():
    """Fails where the record of a reprint does not say whose it is."""
    text = " ".join(f"Russia spoke of {word} with Iran." for word in story(3, 40))
    sources = [Source(doc=name, text=f"{name}\n\n{text}") for name in ("a.txt", "b.txt")]
    storylines = Storylines()
    readings = list(read_all(sources, glossary=glossary(), as_of=datetime.date(2019, 5, 17)))
    lines = [reading.as_lines(storylines).splitlines()[0] for reading in readings]
    first = f"a-{readings[0].head['digest']}"
    assert all(f'"storyline": "{first}"' in line for line in lines)
