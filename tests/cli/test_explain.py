"""detente read --explain: for people, and nothing else at the same time."""

import pytest

TEXT = "Arda would open the sluice in exchange for tolls from Brel.\n"


@pytest.fixture
def note(tmp_path, monkeypatch):
    """A text of one sentence, in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    return "note.txt"


@pytest.mark.parametrize(
    ("others", "named"),
    [
        (("--json",), "--json"),
        (("--output", "out.jsonl"), "--output"),
        (("--as", "icews"), "--as"),
        (("--compare",), "--compare"),
        (("--json", "-o", "out.jsonl"), "--json and --output"),
    ],
)
def test_conflicts_are_one_line(others, named, note, detente):
    """Fails where one of two asked-for forms of output is silently dropped."""
    answer = detente("read", note, "--explain", *others)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.endswith(f"it is for people to read -> leave out {named}\n")
    assert answer.err.count("\n") == 1


def test_same_text_on_several_processes(note, detente):
    """Fails where the explanation depends on how many processes read."""
    call = ("read", note, note, "--explain", "--as-of", "2024-01-01")
    assert detente(*call, "--jobs", 2).out == detente(*call).out


def test_what_cannot_be_read_is_said(note, detente, tmp_path):
    """Fails where a document that cannot be read breaks the others or is explained as if it were empty."""
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    answer = detente("read", "broken.pdf", note, "--explain")
    assert answer.code == 0
    assert answer.out.startswith("broken.pdf · not read: ")
    assert "\n\nnote.txt · 1 sentence" in answer.out
    assert answer.err.startswith("detente: skipped broken.pdf")
