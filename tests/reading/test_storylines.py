"""What one source told belongs to one storyline; what only shares a subject does not."""

import datetime
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading import glossary, read_text
from detente.reading.bulk import read_all
from detente.reading.fingerprints import fingerprint
from detente.reading.inputs import Source
from detente.reading.inputs.source import Given
from detente.reading.storylines import Storylines

WORDS = [f"word{n}" for n in range(400)]
NOTHING = {"date": None, "outlet": None}
DAY = datetime.date(2023, 6, 1)
QUOTE = "“We will not open the valves before the last prisoner is home,” the minister said."


def story(seed, n_words=300):
    return random.Random(seed).choices(WORDS, k=n_words)


def body(words, **changed):
    text = " ".join(words)
    record = {"kind": "sentence", "role": "body", "boilerplate": False, "start": 0, "end": len(text)}
    return record | {"text": text} | changed


def printed(words, **changed):
    return fingerprint(NOTHING, [body(words, **changed)])


def filler(seed, n_sentences=12):
    """Prose of its own: no two seeds share a run of three words."""
    return " ".join(f"The {' '.join(story(seed * 50 + n, 14))} went on." for n in range(n_sentences))


def storyline(*texts):
    """Storyline of each document, by its number; a text may come with a date and an outlet."""
    storylines = Storylines()
    found = []
    for number, text in enumerate(texts):
        text, known = (text, Given(date=DAY)) if isinstance(text, str) else text
        head, *records = read_text(text, doc=str(number), glossary=glossary(), as_of=DAY, given=known)
        found.append(int(storylines.add(str(number), fingerprint(head, records))))
    return found


def dated(text, days):
    return text, Given(date=DAY + datetime.timedelta(days=days))


@given(st.integers(0, 10_000), st.integers(0, 60))
def test_a_reprint_with_a_shorter_end_joins(seed, n_cut):
    """Fails where an agency's report counts twice because a newspaper cut its last paragraph."""
    storylines = Storylines()
    words = story(seed)
    assert storylines.add("first", printed(words)) == "first"
    assert storylines.add("reprint", printed(words[: len(words) - n_cut])) == "first"
    assert storylines.add("other", printed(story(seed + 1))) == "other"


def test_headlines_and_page_furniture_do_not_matter():
    """Fails where a new headline makes a new story, or two pages are alike because of their menus."""
    assert printed(story(1), role="title") is None
    menu = body(["Share", "this", "on", "all", "networks"], boilerplate=True)
    assert fingerprint(NOTHING, [body(story(1))]) == fingerprint(NOTHING, [body(story(1)), menu])


def test_documents_without_prose_stand_alone():
    """Fails where two empty documents pass for reprints of each other."""
    storylines = Storylines()
    assert [storylines.add(name, None) for name in "ab"] == ["a", "b"]


def test_one_quotation_told_by_two_papers_is_one_story():
    """Fails where one sentence of one speaker is two witnesses because two papers wrote around it."""
    other = f"In the capital {QUOTE.replace('home,', 'home.')} {filler(2)}"
    assert storyline(f"{filler(1)} {QUOTE}", other, f"{filler(3)} “Yes,” she said.") == [0, 0, 2]


def test_a_quotation_over_two_sentences_is_found():
    """Fails where only quotations within one sentence are compared."""
    longer = QUOTE.replace("“We", "“This is our last word. We")
    assert storyline(f"{filler(1)} {longer}", f"{filler(2)} {QUOTE}") == [0, 0]


def test_an_old_quotation_is_no_news():
    """Fails where a famous sentence makes one story of all that was written about it for years."""
    assert storyline(f"{filler(1)} {QUOTE}", dated(f"{filler(2)} {QUOTE}", 200)) == [0, 1]
    more = f"{QUOTE} “Nobody in this house has ever signed such a paper,” he added."
    assert storyline(f"{filler(1)} {more}", dated(f"{filler(2)} {more}", 200)) == [0, 0]


def test_short_quotations_count_where_the_source_is_named():
    """Fails where the interview that two papers quote is told by its words only, and not by who held it."""
    said = "“The valves will stay shut,” the minister {}."
    told, said = (f"{{}} {said.format(how)}" for how in ("told Reuters", "said"))
    assert storyline(told.format(filler(1)), told.format(filler(2))) == [0, 0]
    assert storyline(said.format(filler(1)), said.format(filler(2))) == [0, 1]
    assert storyline(told.format(filler(1)), told.format(filler(2)).replace("Reuters", "Xinhua")) == [0, 1]


def test_two_reports_of_one_agency_are_two_stories():
    """Fails where all that an agency sends in a day, or a month, is one story."""
    opening = "VIENNA, June 1 (Reuters) - "
    assert storyline(opening + filler(1), opening + filler(2), dated(opening + filler(3), 1)) == [0, 1, 2]


@pytest.mark.parametrize(("days", "same"), [(0, 0), (1, 0), (9, 1)])
def test_a_rewritten_report_of_a_named_agency_joins(days, same):
    """Fails where a report counts anew once a paper has rewritten two thirds of it and says whose it is."""
    half = filler(1, 8)
    rewritten = f"{filler(2, 8)} {half} The agency AP reported it. (AP)"
    assert storyline(f"GENEVA (AP) — {half} {filler(3, 6)}", dated(rewritten, days)) == [0, same]
    unnamed = rewritten.replace("AP", "it")
    assert storyline(f"GENEVA (AP) — {half} {filler(3, 6)}", dated(unnamed, days)) == [0, 1]


def test_a_cut_of_a_report_joins_by_its_first_sentence():
    """Fails where four sentences of a long report are news of their own, or a paper's daily greeting is."""
    lead = "Negotiators from both countries came closer to an agreement on the valves than ever in ten years."
    long, short = f"OSLO, June 1 (Norwire) - {lead} {filler(1, 24)}", f"{lead} {filler(1, 24)[:260]}."
    assert storyline(long, short) == [0, 0]
    assert storyline(f"{lead} {filler(1, 24)}", f"{lead} {filler(2, 24)}") == [0, 1]


def test_a_reprint_is_named_in_the_record():
    """Fails where the record of a reprint does not say whose it is."""
    text = " ".join(f"Russia spoke of {word} with Iran." for word in story(3, 40))
    sources = [Source(doc=name, text=f"{name}\n\n{text}") for name in ("a.txt", "b.txt")]
    storylines = Storylines()
    for reading in read_all(sources, glossary=glossary(), as_of=DAY):
        line = reading.as_lines(storylines.add(reading.name, reading.fingerprint)).splitlines()[0]
        assert '"storyline": "a-' in line
