"""Every format becomes text; the record of the document says from where, and what its offsets count."""

import datetime
import hashlib
import re

import pytest

from detente.reading import ReadingError, glossary, read_file
from detente.reading.inputs import Source, open_source
from detente.reading.inputs import formats as known
from reading.inputs.build import ARTICLE, MORE, page, pdf, word

WORDS = glossary()
DAY = datetime.date(2019, 5, 17)
FRONT = "---\ntitle: A deal near\nauthor: Ann Lee\ndate: 2019-05-14\n---\n\n"
FILES = {
    "note.txt": (f"Deal near\n\n{ARTICLE}\n\n{MORE}\n".encode(), "text", "file as read"),
    "note.md": (
        f"# Deal near\n\n{ARTICLE}\n\n```\nIran = 1.\n```\n\n{MORE}\n".encode(),
        "markdown",
        "file as read",
    ),
    "note.html": (page(ARTICLE, MORE), "html", "extracted text"),
    "note.pdf": (
        pdf([*re.findall(r".{1,80}(?:\s|$)", ARTICLE), *re.findall(r".{1,80}(?:\s|$)", MORE)]),
        "pdf",
        "extracted text",
    ),
    "note.docx": (word("Deal near", ARTICLE, MORE), "docx", "extracted text"),
}


def read(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    return read_file(tmp_path / name, glossary=WORDS, as_of=DAY)


@pytest.mark.parametrize("name", FILES)
def test_the_deal_is_found_in_every_format(name, tmp_path):
    """Fails where a format loses the article, or the record hides that its text was extracted."""
    data, form, offsets = FILES[name]
    head, *records = read(tmp_path, name, data)
    (deal,) = [r for r in records if r["kind"] == "deal"]
    assert [leg["giver"] for leg in deal["legs"]] == ["S:IRN", "S:USA"]
    assert (head["source_format"], head["offsets_into"]) == (form, offsets)
    assert head["file_digest"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


@pytest.mark.parametrize("name", ["note.txt", "note.md"])
def test_offsets_are_those_of_the_file(name, tmp_path):
    """Fails where a person who opens the file does not find a sentence at its place."""
    data, *_ = FILES[name]
    text = data.decode()
    sentences = [r for r in read(tmp_path, name, data) if r["kind"] == "sentence"]
    assert all(text[s["start"] : s["end"]] == s["text"] for s in sentences)
    assert not any("Iran = 1" in s["text"] for s in sentences)


def test_front_matter_is_the_head(tmp_path):
    """Fails where title, author and date above the text are read as prose, or not at all."""
    head, *records = read(tmp_path, "note.md", (FRONT + ARTICLE).encode())
    assert (head["title"], head["author"], head["date"]) == ("A deal near", "P:LEE", "2019-05-14")
    assert [r["text"] for r in records if r["kind"] == "sentence"] == [ARTICLE]


def test_a_page_tells_its_head(tmp_path):
    """Fails where menus and scripts are read, or the date and author that a page states are lost."""
    meta = (
        "<meta name='author' content='Ann Lee'><meta property='og:site_name' content='The Post'>"
        "<meta property='article:published_time' content='2019-05-14T10:00:00Z'>"
    )
    head, *records = read(tmp_path, "page.html", page(ARTICLE, MORE, head=meta))
    assert (head["author"], head["date"], head["outlet"]) == ("P:LEE", "2019-05-14", "O:THE-POST")
    text = " ".join(r["text"] for r in records if r["kind"] == "sentence")
    assert not re.search("Home|Copyright|track", text)


def test_a_page_is_known_by_its_content(tmp_path):
    """Fails where a page that was saved as .txt is read with its tags."""
    head, *_ = read(tmp_path, "saved.txt", page(ARTICLE, MORE))
    assert head["source_format"] == "html"


def test_running_heads_and_broken_words_of_a_pdf():
    """Fails where page numbers cut sentences in two, or a word broken at a line's end is lost."""
    pages = [["The Post, page 1", "Iran would halt its tests in ex-", "change for relief.", "1"]]
    pages += [[f"The Post, page {n}", f"Sentence {'abc'[n - 2]}.", str(n)] for n in (2, 3, 4)]
    text = open_source(Source(doc="a.pdf", data=pdf(*pages))).text
    assert "tests in exchange for relief." in text
    assert not re.search(r"page|\d", text)


@pytest.mark.parametrize(
    ("name", "module"), [("note.html", "trafilatura"), ("note.pdf", "pypdf"), ("note.docx", "docx")]
)
def test_a_missing_extra_is_named(name, module, tmp_path, monkeypatch):
    """Fails where a person without the extra gets a traceback, or no word on what to install."""

    def absent(*arguments):
        raise ModuleNotFoundError(f"No module named '{module}'", name=module)

    monkeypatch.setattr(known.importlib, "import_module", absent)
    with pytest.raises(
        ReadingError,
        match=rf"{name}: the extra documents is not installed -> pip install 'detente\[documents\]'",
    ):
        read(tmp_path, name, FILES[name][0])


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The “deal” – Élysée says – would lift its ban."),
        ("utf-16", "The “deal” would lift its ban."),
        (
            "koi8-r",
            "Москва готова снять санкции в обмен на договор о транзите газа, сообщили дипломаты. " * 4,
        ),
        ("gb18030", "双方同意在下个月恢复谈判，以换取解除制裁。外交部发言人星期一在北京说。" * 4),
    ],
)
def test_old_encodings(encoding, text):
    """Fails where a text of another time or place turns into rubbish."""
    assert open_source(Source(doc="a.txt", data=text.encode(encoding))).text == text


def test_other_scripts_are_named(tmp_path):
    """Fails where Chinese or Arabic text is read as if it were English."""
    texts = {
        "zh": "双方同意恢复谈判。",
        "ar": "قال الدبلوماسي إن الجانبين اتفقا على استئناف المحادثات.",
        "ko": "양측은 협상을 재개하기로 했다.",
    }
    for language, text in texts.items():
        head, *_ = read(tmp_path, "note.txt", text.encode())
        assert head["note"] == f"not read: the text is not English ({language})"
