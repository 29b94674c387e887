"""Tables of events at the command line."""

import json

import pytest

NEWS = "Kenya imposed sanctions on Somalia on 3 March 2020. Kenya may attack Somalia."
AS_OF = ("--as-of", "2024-01-01", "--quiet")


@pytest.fixture
def news(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")


def test_a_text_as_a_table_and_back(news, detente):
    """What a text tells survives GDELT: type, parties and day."""
    told = detente("read", "news.txt", "--as", "gdelt", "--output", "events.tsv", *AS_OF)
    assert told.err == "detente: left out 1 event: hypothetical, and the table holds what occurred\n"
    back = detente("read", "events.tsv", "--format", "gdelt")
    event = json.loads(back.out)
    assert (event["plover"], event["actor"], event["recipient"]) == ("SANCTION", ["S:KEN"], ["S:SOM"])
    assert event["date"] == "2020-03-03"


def test_faulty_rows_are_told_one_by_one_up_to_twenty(tmp_path, detente):
    (tmp_path / "bad.tsv").write_text("x\ty\n" * 30, encoding="utf-8")
    answer = detente("read", str(tmp_path / "bad.tsv"), "--format", "gdelt")
    lines = answer.err.splitlines()
    assert (answer.code, answer.out, len(lines)) == (0, "", 21)
    assert lines[0].endswith("bad.tsv, line 1: 2 columns -> GDELT 2.0 events have 61")
    assert lines[-1].endswith("bad.tsv in all")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("gone.tsv", "--format", "gdelt"), "gone.tsv: no such file -> give a table of events"),
        (("news.txt", "--format", "icews"), "no column Event Date, CAMEO Code -> the first line names"),
        (("news.txt", "--as", "cameo"), "'cameo' is none of plover, polecat, icews, gdelt"),
    ],
)
def test_bad_input_is_one_line(news, detente, arguments, line):
    answer = detente("read", *arguments, *AS_OF)
    assert (answer.code, answer.out) == (2, "")
    assert line in answer.err
    assert answer.err.count("\n") == 1
