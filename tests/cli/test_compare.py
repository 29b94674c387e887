"""`detente read --compare`: into a file of its own, and never as if something had been compared."""

import json

import pytest

TEXT = """Talks on the sluice

2024-0{month}-01

Arda demands a full release of water. Arda {now} the tolls of Brel.
"""


@pytest.fixture(autouse=True)
def articles(tmp_path, monkeypatch):
    """Two articles between which a party reverses, and one that cannot be read."""
    monkeypatch.chdir(tmp_path)
    for month, now in ((1, "rejects"), (2, "accepts")):
        (tmp_path / f"{month}.txt").write_text(TEXT.format(month=month, now=now), encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")


@pytest.mark.parametrize("options", [("--compare",), ("--as", "icews")])
def test_a_file_that_stands_there_is_kept(options, detente, tmp_path):
    """Fails where a comparison or a table is written over somebody's file."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    answer = detente("read", "1.txt", "2.txt", *options, "-o", "mine.txt")
    assert (answer.code, (tmp_path / "mine.txt").read_text(encoding="utf-8")) == (2, "mine")
    assert answer.err == "detente: mine.txt: already there -> give another name, or remove it first\n"


def test_the_file_holds_what_would_be_printed(detente, tmp_path):
    """Fails where a comparison in a file is another than the one that is shown."""
    printed = detente("read", "1.txt", "2.txt", "--compare", "--as-of", "2024-03-01")
    assert {json.loads(line)["kind"] for line in printed.out.splitlines()} <= {"shift", "tone"}
    written = detente("read", "1.txt", "2.txt", "--compare", "--as-of", "2024-03-01", "-o", "out.jsonl")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == printed.out != ""


def test_nothing_that_can_be_read_is_no_comparison(detente):
    """Fails where a script takes a comparison of nothing for one that found nothing."""
    answer = detente("read", "broken.pdf", "--compare")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith("no document could be read -> give text files, folders or patterns\n")
