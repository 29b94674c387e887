"""Who says what, and who changes course: one construction of English a sentence, in tables."""

import pytest

from reading.attribution_cases import agree, found, rows, wanted


def _told(table, kind):
    return [pytest.param(row["sentence"], wanted(row[kind]), id=row["sentence"][:70]) for row in rows(table)]


@pytest.mark.parametrize(("sentence", "said"), _told("speech.tsv", "statements"))
def test_who_says_what(sentence, said):
    """Fails where a statement is missed, put into another mouth, or found where nobody says anything."""
    got = found(sentence)["statements"]
    assert all(any(agree(one, want) for one in got) for want in said), got
    assert all(any(agree(one, want) for want in said) for one in got), got


@pytest.mark.parametrize(("sentence", "changed"), _told("changes.tsv", "shifts"))
def test_who_changed_course(sentence, changed):
    """Fails where a change is missed, held to be another's, or told of what is only foreseen."""
    got = found(sentence)["shifts"]
    assert all(any(agree(one, want) for one in got) for want in changed), got
    assert all(any(agree(one, want) for want in changed) for one in got), got


SCRIPT = """A mayor near the line put the matter more briefly:

{}

A treaty is near."""


@pytest.mark.parametrize(
    "block",
    [
        "> If the road brings trucks, we will sell them apricots. If not, nothing.",
        "    If the road brings trucks, we will sell them apricots. If not, nothing.",
        "If the road brings trucks, we will sell them apricots. If not, nothing.",
    ],
)
def test_a_block_quote_without_marks(block):
    """Fails where a block behind ">", an indented one or an announced paragraph has no speaker or end."""
    (said,) = found(SCRIPT.format(block))["statements"]
    assert said == ("P:MAYOR", "If the road brings trucks, we will sell them apricots. If not, nothing.")


def test_a_list_behind_a_colon_is_no_block_quote():
    """Fails where the points of a plan that somebody lays out are taken for quoted words."""
    text = "The mediators said the plan has parts:\n\n- Kenya opens the road.\n- Tanzania pays."
    assert [words for _, words in found(text)["statements"]] == ["the plan has parts"]
