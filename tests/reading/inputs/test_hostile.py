"""Whatever is thrown at the reader costs a second and a line of refusal, or is read like any text."""

import datetime
import io
import json
import time
import zipfile

import pytest

from detente.reading import ReadingError, glossary, read_text
from detente.reading.bulk import read_all
from detente.reading.fingerprints import fingerprint
from detente.reading.inputs import Source, listing, open_source
from detente.reading.layout import read_layout
from reading.inputs.build import ARTICLE, page, pdf, with_part, word

WORDS = glossary()
DAY = datetime.date(2019, 5, 17)
DEAL = "Iran would halt its tests in exchange for sanctions relief from the United States."


def records(text):
    return read_text(text, doc="hostile", glossary=WORDS, as_of=DAY)


def deals(text):
    return [r for r in records(text) if r["kind"] == "deal"]


def opened(name, data):
    return open_source(Source(doc=name, data=data))


def seconds(call, *arguments):
    start = time.process_time()
    call(*arguments)
    return time.process_time() - start


def test_a_line_of_ten_megabytes():
    """Fails where one line of 10 MB keeps the reader busy before it has read a word of it."""
    text = (DEAL + " ") * (10_000_000 // len(DEAL))
    start = time.process_time()
    assert len(read_layout(text)) == 10_000_000 // len(DEAL)
    assert time.process_time() - start < 30


@pytest.mark.parametrize(
    "unit", [f"{DEAL} ", "“", '"', "(", ". ", "ab\n", "# a\n", "\x00", "x", "if Iran might "]
)
def test_time_grows_with_length_only(unit):
    """Fails where twice the text takes three times as long, by whichever step."""
    small, large = (unit * (size // len(unit)) for size in (30_000, 120_000))
    records(small)
    assert seconds(records, large) < 8 * seconds(records, small) + 1


@pytest.mark.parametrize(
    ("unit", "kind", "times"),
    [(f"{DEAL} ", "deal", 12_000), ("Mr. Petrov said that Iran might stop. ", "statement", 10_000)],
)
def test_a_line_of_a_megabyte_is_read_to_its_end(unit, kind, times):
    """Fails where what stands at the end of a very long line is lost, or is compared with all before it."""
    head, *found = records(unit * times)
    assert sum(r["kind"] == kind for r in found) == times
    assert seconds(fingerprint, head, found) < 5


@pytest.mark.parametrize("unit", ["“", '"', "“no” ", "(Reuters) ", "told the ", "AB - ", "x"])
def test_what_a_document_shares_with_others_is_found_in_time(unit):
    """Fails where comparing one odd document with others takes longer than reading it."""
    texts = [unit * (size // len(unit)) for size in (50_000, 200_000)]
    sentence = {"kind": "sentence", "role": "body", "boilerplate": False, "start": 0}
    small, large = ([sentence | {"end": len(text), "text": text}] for text in texts)
    unknown = {"date": None, "outlet": None}
    assert seconds(fingerprint, unknown, large) < 8 * seconds(fingerprint, unknown, small) + 1


def test_a_hundred_thousand_sentences_are_numbered():
    """Fails where many sentences are lost, or take longer each the more there are."""
    sentences = read_layout("Mr. Petrov said that Iran might stop. " * 100_000)
    assert len(sentences) == 100_000
    assert sentences[-1].sid == "S100000"


@pytest.mark.parametrize(
    "text",
    [
        f'“He said “no” and ”yes" to it. {DEAL}',
        f"قال الدبلوماسي \u202eIran\u202c. {DEAL}",
        f"🤝🏽 The deal 👨‍👩‍👧 🎉 is near. {DEAL}",
        f"A zero \x00 in the text. {DEAL}",
        f"Combi\u0301ned a\u0300 marks and \ufeff marks. {DEAL}",
        f"A lone surrogate \ud800 stands here. {DEAL}",
    ],
    ids=["quotes", "right to left", "emoji", "zero", "marks", "surrogate"],
)
def test_offsets_hold_among_odd_characters(text):
    """Fails where an odd character shifts the places of what stands behind it, or hides a deal."""
    (deal,) = deals(text)
    spans = [leg["give"] for leg in deal["legs"]] + [deal["sentence"]]
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    json.dumps(deal)


def test_zeros_here_and_there_are_text():
    """Fails where a stray zero byte makes a whole article a binary file."""
    data = (DEAL * 50).encode() + b"\x00" + DEAL.encode()
    assert opened("note.txt", data).text.count("\x00") == 1


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_deeply_nested_pages(depth):
    """Fails where a page of nothing but open brackets exhausts the stack."""
    data = page("<div>" * depth + ARTICLE + "</div>" * depth)
    (reading,) = read_all([Source(doc="page.html", data=data)], glossary=WORDS, as_of=DAY)
    assert reading.fault in (None, "no article text found in this page; save it as plain text")


def test_zip_bomb():
    """Fails where a document of a few kilobytes inflates until the memory is full."""
    bomb = with_part(word(ARTICLE), "word/document.xml", b" " * 50_000_000)
    assert len(bomb) < 200_000
    with pytest.raises(ReadingError, match=r"bomb.docx: a zip bomb\? .* 100 to 1 are read"):
        opened("bomb.docx", bomb)


def test_archive_of_very_many_parts():
    """Fails where an archive of a hundred thousand empty files is unpacked."""
    file = io.BytesIO(word(ARTICLE))
    with zipfile.ZipFile(file, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"word/{number}", b"")
    with pytest.raises(ReadingError, match="a zip bomb"):
        opened("parts.docx", file.getvalue())


def test_xml_bomb():
    """Fails where entities that name each other ten to a line are written out."""
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE w [<!ENTITY e0 "Iran">{lines}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>'
    data = with_part(word(ARTICLE), "word/document.xml", bomb.encode())
    start = time.process_time()
    with pytest.raises(ReadingError, match=r"bomb\.docx: "):
        opened("bomb.docx", data)
    assert time.process_time() - start < 2


def test_a_file_outside_is_not_drawn_in(tmp_path):
    """Fails where a document can have other files of the reader's machine read."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    outside = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    with pytest.raises(ReadingError, match=r"note\.docx: "):
        opened("note.docx", with_part(word(ARTICLE), "word/document.xml", outside.encode()))


@pytest.mark.parametrize("cut", [20, 200, 400])
@pytest.mark.parametrize(("name", "data"), [("a.pdf", pdf([ARTICLE[:80]])), ("a.docx", word(ARTICLE))])
def test_damaged_files(name, data, cut):
    """Fails where a file that was cut off stops the reading with a traceback."""
    with pytest.raises(ReadingError, match=f"{name}: "):
        opened(name, data[:cut])


@pytest.mark.parametrize(
    "line", [b"[" * 100_000, b'{"text": ' * 50_000, b'{"text": "\\ud800"}', b"\xff\x00" * 1000]
)
def test_hostile_lines_of_json(line):
    """Fails where a line of nothing but brackets ends the reading of all the others."""
    found = list(listing(["-"], form="jsonl").sources(io.BytesIO(line + b'\n{"text": "Fine."}\n')))
    assert found[-1].text == "Fine."


def test_a_document_too_large_is_refused(monkeypatch):
    """Fails where a file that does not fit the memory is read all the same."""
    monkeypatch.setattr("detente.reading.inputs.formats.LARGEST", 1_000)
    with pytest.raises(ReadingError, match=r"big\.txt: more than 1,000 bytes; split it"):
        opened("big.txt", b"a" * 1_001)
    monkeypatch.setattr("detente.reading.inputs.json_lines.LARGEST", 1_000)
    stream = io.BytesIO(b'{"text": "' + b"a" * 5_000_000 + b'"}\n{"text": "Fine."}\n')
    long, fine = listing(["-"], form="jsonl").sources(stream)
    assert (long.fault, fine.text) == ("row 1 has more than 1,000 bytes", "Fine.")
