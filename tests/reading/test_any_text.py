"""Whatever the text, offsets are exact, sentences do not overlap, and only ReadingError is raised."""

import datetime
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import ReadingError, glossary, read_file, read_text
from detente.reading.inputs.text import decode

WORDS = glossary()
DAY = datetime.date(2024, 3, 15)
PIECES = st.sampled_from(
    [
        "The U.S. ",
        "Russia",
        "’s ",
        "would ",
        "lift ",
        "sanctions ",
        "in exchange for ",
        "in return",
        ", ",
        ". ",
        "? ",
        "“",
        "”",
        "(",
        ")",
        "if ",
        "unless ",
        "might ",
        "President ",
        "Putin ",
        "and ",
        "Iran ",
        "as part of a deal ",
        "By Ann Lee",
        "15 May 2019",
        "2019-02-30",
        "February 30, 2019 ",
        "next month ",
        "é",
        "𝔘",
        ":",
        "—",
        "it ",
        "needs aid if it is to ",
        "swap prisoners ",
        "both sides ",
        "said that ",
        "told ",
        "according to ",
        "he ",
        "refused to ",
        "softened its stance ",
        "under the deal, ",
        "goodwill gesture ",
        "Mr. ",
        "U.S.",
        "…",
        '"',
        "\n",
        "\n\n",
        "\x00",
        "\ufeff",
        "\u2028",
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_offsets_are_exact(text):
    records = read_text(text, doc="any", glossary=WORDS, as_of=DAY)
    sentences = [r for r in records if r["kind"] == "sentence"]
    assert all(text[s["start"] : s["end"]] == s["text"] for s in sentences)
    assert all(a["end"] <= b["start"] for a, b in pairwise(sentences))
    spans = [m for r in records if r["kind"] == "entity" for m in r["mentions"]]
    spans += [leg["give"] for r in records if r["kind"] == "deal" for leg in r["legs"]]
    spans += [r["content"] for r in records if r["kind"] in ("forecast", "statement")]
    spans += [r["wants"] for r in records if r["kind"] == "position"]
    spans += [r["to"] for r in records if r["kind"] == "shift"]
    spans += [r[part] for r in records if r["kind"] == "conditional" for part in ("antecedent", "consequent")]
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)


@settings(deadline=None, max_examples=200)
@given(st.binary())
def test_any_bytes_are_text_or_a_reading_error(data):
    try:
        text = decode(data)
    except ReadingError:
        text = ""
    assert isinstance(text, str)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_encodings(encoding):
    text = "The Élysée would lift its ban. " * 4
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7", "not a sound pdf file"),
        (b"abc\x00def\x01\x02", "this is a binary file"),
        (b"PK\x03\x04xx", "this is a zip archive"),
        (b"\x89PNG\r\n", "this is a picture"),
        (b"<html><body></body></html>", "no article text found in this page"),
    ],
)
def test_no_text_says_so(tmp_path, data, why):
    path = tmp_path / "note.txt"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=f"note.txt: {why}"):
        read_file(path, glossary=WORDS, as_of=DAY)


def test_missing_file_says_so(tmp_path):
    with pytest.raises(ReadingError, match=r"gone\.txt: No such file"):
        read_file(tmp_path / "gone.txt", glossary=WORDS, as_of=DAY)


def test_empty_text_is_one_record():
    (record,) = read_text("", doc="empty", glossary=WORDS, as_of=DAY)
    assert (record["kind"], record["chars"], record["title"]) == ("doc", 0, None)


def test_other_languages_are_marked_and_left():
    text = (
        "La Commission a proposé un accord sur les quotas de pêche dans la mer du Nord, en échange de l'aide."
    )
    records = read_text(text, doc="fr", glossary=WORDS, as_of=DAY)
    assert records[0]["language"] == "fr"
    assert "not English" in records[0]["note"]
    assert {r["kind"] for r in records} == {"doc", "sentence"}


@pytest.mark.parametrize(
    "line",
    [
        "if Russia might " * 5_000,
        "in exchange for " * 5_000,
        "(" * 100_000,
        "a" * 100_000,
        "Iran, " * 12_000,
        "as " * 25_000,
        '" ' * 25_000,
        "." * 100_000 + "x",
        "mr. " * 25_000,
        "“We will go on. " + "Iran wants Russia to go on. " * 2_000,
        "Iran wants Russia to " * 2_000,
        "\x00 \u202eالسلام 😀 <div>" * 3_000,
    ],
)
def test_a_huge_line_does_not_hang(line):
    start = time.process_time()
    read_text(line, doc="huge", glossary=WORDS, as_of=DAY)
    assert time.process_time() - start < 10


def test_same_text_same_records():
    text = "Iran would stop in exchange for relief. The US and Iran might agree."
    assert read_text(text, doc="a", glossary=WORDS, as_of=DAY) == read_text(
        text, doc="a", glossary=glossary(), as_of=DAY
    )
