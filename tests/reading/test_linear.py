"""What reading a document costs grows with its length: nothing is gone through again for every sentence."""

import datetime
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import glossary, read_text
from detente.reading.given_names import GivenNames
from detente.reading.persons import Persons
from detente.reading.quotations import Quote, find_quotes, touching

WORDS = glossary()
DAY = datetime.date(2024, 3, 15)
PARAGRAPH = (
    "Russia would lift its tariffs in exchange for gas from Iran, an envoy said. Mr. {name} warned that "
    "talks with Egypt may fail. Oslo rejected the offer. Iranian officials said “we will never sign”. The "
    "president spoke. Norway’s visit to Japan went on. {other} warned that Kenya wants more.\n\n"
)


def document(n):
    """A text of so many paragraphs, each with two persons of its own."""
    own = [f"{chr(97 + k % 26)}{chr(97 + k // 26)}" for k in range(n)]
    # more of them than what is kept of the last sentences, so that no size is spared by that
    return "".join(PARAGRAPH.format(name=f"Z{a}{a}rensen", other=f"V{a}{a}koulis") for a in own)


def calls(text):
    """How often each function of this project runs, generators by their steps, while a text is read."""
    made = Counter()

    def count(frame, event, _):
        if event == "call" and "detente" in frame.f_code.co_filename:
            made[frame.f_code.co_filename, frame.f_code.co_firstlineno] += 1

    sys.setprofile(count)
    try:
        read_text(text, doc="long", glossary=WORDS, as_of=DAY)
    finally:
        sys.setprofile(None)
    return made


def test_four_times_the_text_is_four_times_the_work():
    """Fails where a sentence looks through all persons, events, quotes or deals before it: sixteen times."""
    calls(document(1))
    short, long = calls(document(80)), calls(document(320))
    steep = {where: n for where, n in long.items() if n > 8 * max(short[where], 30)}
    assert not steep


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_quotes_that_touch(place):
    """Fails where looking up the quotations of a sentence misses one."""
    quotes = find_quotes("He said “no, never” and “perhaps we will” but not “yes, of course”.")
    wanted = [q for q in quotes if q.start < place + 5 and place < q.end]
    assert touching(quotes, place, place + 5) == wanted


def test_a_quotation_as_long_as_a_book_is_none():
    """Fails where one mark that never closes makes a page of prose the words of one speaker."""
    assert find_quotes("“We agree. " + "The talks went on. " * 1_000) == []
    assert find_quotes("“We agree, ” he said.") == [Quote(1, 11, "We agree, ")]


@given(
    st.lists(st.sampled_from(["Ann", "Leek", "Leek-Day", "met", "O’Hara", "d’Ann", "-"]), max_size=12),
    st.sampled_from([" ", "  ", "\n"]),
)
def test_a_first_name_is_the_first_given(words, between):
    """Fails where the index of first names finds other than reading the text from its beginning does."""
    text = between.join(words)
    before = [
        one for one, two in zip(text.split(), text.split()[1:], strict=False) if two.split("-")[0] == "Leek"
    ]
    given = [one.removeprefix("d’") for one in before if one.removeprefix("d’")[0].isupper()]
    assert GivenNames(text).before("Leek", len(text)) == (given[0] if given else None)


def test_the_end_of_a_byline_is_no_first_name():
    """Fails where the paper above the first paragraph makes a state a person: "Post Brel"."""
    assert GivenNames("By Ann Leek, The Post\n\nBrel wants peace. Brel met.").before("Brel", 40) is None


@pytest.mark.parametrize("slip", ["Sørenson", "Sørensn", "Sørrensen", "Sørensen"])
def test_a_slip_is_the_same_person(slip):
    """Fails where a letter more, less or other makes two persons of one."""
    persons = Persons(WORDS, DAY)
    assert persons.introduce(f"Ann {slip}") == Persons(WORDS, DAY).introduce(f"Ann {slip}")
    first = persons.introduce("Ann Sørensen")
    assert persons.introduce("Sørensenn") == first
