"""`detente report`: one file, whole or not at all."""

import hashlib
import json
import sys

import pytest

FEW = ("--draws", "64")


@pytest.fixture
def sluice(valid):
    """A small case without a race."""
    return valid / "sluice-treaty.yaml"


def test_it_writes_the_file_and_says_what_is_in_it(detente, sluice, tmp_path):
    """Else a script does not know which file, which sections, or whether it changed."""
    file = tmp_path / "report.html"
    answer = detente("report", sluice, "-o", file, *FEW, "--json")
    told = json.loads(answer.out)["result"]
    assert answer.code == 0
    assert told["digest"] == f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
    assert [section["id"] for section in told["sections"]][:3] == ["answer", "terms", "packages"]
    assert {"part": "race", "reason": "the scenario has no 'race' block"} in told["left_out"]


def test_the_same_case_gives_the_same_bytes(detente, sluice, tmp_path):
    """Else nobody can check a report by making it again."""
    files = [tmp_path / "one.md", tmp_path / "other.md"]
    for file in files:
        assert detente("report", sluice, "-o", file, *FEW, "-q").code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_it_tells_what_it_asks_unless_told_to_be_quiet(detente, sluice, tmp_path):
    """Else half a minute passes without a sign of life, or a folder is made that nobody knows of."""
    there = detente("report", sluice, "-o", tmp_path / "nodir" / "a.md", *FEW)
    assert "asking: stability" in there.err
    assert f"; the folder {tmp_path / 'nodir'} is new" in there.out
    assert detente("report", sluice, "-o", tmp_path / "b.md", *FEW, "-q").err == ""


@pytest.mark.parametrize("name", ["report.docx", "report", "report.HTML.txt"])
def test_it_refuses_a_kind_of_file_it_cannot_write(detente, sluice, tmp_path, name):
    """Else a file says by its name what it is not."""
    answer = detente("report", sluice, "-o", tmp_path / name, *FEW)
    assert (answer.code, answer.out) == (2, "")
    assert "give a file that ends in .html, .md or .pdf" in answer.err


def test_it_writes_over_nothing_unless_forced(detente, sluice, tmp_path):
    """Else a report that somebody has signed is lost."""
    file = tmp_path / "report.md"
    file.write_text("signed")
    answer = detente("report", sluice, "-o", file, *FEW, "-q")
    assert (answer.code, file.read_text()) == (2, "signed")
    assert "already there -> give another name, or --force" in answer.err
    assert detente("report", sluice, "-o", file, *FEW, "-q", "--force").code == 0


def test_without_the_extra_it_says_what_to_install(detente, sluice, tmp_path, monkeypatch):
    """Else who installed the core alone sees a traceback."""
    monkeypatch.setitem(sys.modules, "detente.case.report", None)
    answer = detente("report", sluice, "-o", tmp_path / "a.md")
    assert (answer.code, answer.out) == (2, "")
    assert "pip install 'detente[report]'" in answer.err


def test_a_pdf_is_written_whole(detente, sluice, tmp_path):
    """Else the file to hand over cannot be opened."""
    file = tmp_path / "report.PDF"
    answer = detente("report", sluice, "-o", file, *FEW, "--json", "-q")
    assert answer.code == 0
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.read_bytes().rstrip().endswith(b"%%EOF")
    assert json.loads(answer.out)["result"]["bytes"] == file.stat().st_size


def test_without_typst_it_says_what_to_install_before_it_asks(detente, sluice, tmp_path, monkeypatch):
    """Else who lacks the extra for PDF waits half a minute for a traceback."""
    monkeypatch.delitem(sys.modules, "detente.report.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    answer = detente("report", sluice, "-o", tmp_path / "a.pdf")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert "the extra pdf is not installed -> pip install 'detente[pdf]'" in answer.err
    assert not (tmp_path / "a.pdf").exists()


def test_a_case_with_nothing_to_say_is_one_line(detente, valid, tmp_path):
    """Else a report of nothing but its method is handed over."""
    answer = detente("report", valid / "minimal.yaml", "-o", tmp_path / "a.md", "-q")
    assert answer.code == 2
    assert "no `issues` block" in answer.err
    assert not (tmp_path / "a.md").exists()
