"""`detente draft` on the command line."""

import json

import pytest

from drafting.cases import ARTICLES

TRADE = str(ARTICLES / "trade.txt")


def test_a_draft_can_be_piped_into_every_verb(detente):
    """The first answer would need an editor."""
    drafted = detente("draft", TRADE)
    assert (drafted.code, drafted.err) == (0, "")
    for verb in (["check", "-"], ["packages", "-"], ["forecast", "-", "--draws", "100"]):
        answer = detente(*verb, stdin=drafted.out.encode())
        assert answer.code == 0
        assert "rest on text alone" in answer.out


@pytest.mark.parametrize("text", ["", "The weather was fine all week.", "Il pleut sur la ville."])
def test_a_text_without_a_bargain_is_one_clear_line(detente, text):
    """An empty scenario would pass for a draft, or a traceback for a reason."""
    answer = detente("draft", "-", stdin=text.encode())
    assert (answer.code, answer.out) == (2, "")
    assert " -> give articles" in answer.err.splitlines()[-1]


def test_a_file_that_stands_there_is_kept(detente, tmp_path):
    """Hours of judgement would be written over."""
    file = tmp_path / "scenario.yaml"
    file.write_text("mine", encoding="utf-8")
    assert detente("draft", TRADE, "-o", file).code == 2
    assert file.read_text(encoding="utf-8") == "mine"
    assert detente("draft", TRADE, "-o", file, "--force").code == 0
    assert "# check: " in file.read_text(encoding="utf-8")


def test_json_holds_the_file_and_what_to_check(detente):
    """A page that shows a draft would have to read comments."""
    answer = json.loads(detente("draft", TRADE, "--json").out)
    assert answer["kind"] == "draft"
    assert answer["result"]["yaml"].startswith("# Drafted")
    assert {"path": "issues.CATTLE-QUOTAS.giver", "check": "who carries it out?"} in answer["result"][
        "checks"
    ]
