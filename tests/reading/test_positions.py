"""Who wants, refuses and offers what, construction by construction; and what is no position."""

import csv
from pathlib import Path

import pytest

from detente.reading import read_text
from reading.attribution_cases import DAY, WORDS, agree, wanted

TABLE = Path(__file__).with_name("positions.tsv")
CASES = [
    (row["sentence"], row["positions"])
    for row in csv.DictReader(
        TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
]
NONE = [
    "Demand for oil rose in Peru.",
    "Nobody asked for the bill.",
    "Analysts expect a deal.",
    "The talks need time.",
    "The deal requires a vote in parliament.",
    "The company asked not to be named.",
    "The minister declined to comment.",
    "The bridge needs repairs.",
    "Egypt denied that it wanted war.",
    "If Egypt wants the dam, it will pay.",
    "The demand was met.",
    "Peru dismissed the report as gossip.",
    "Peru rejected claims that it had paid.",
    "The two sides fought for eleven weeks.",
    "Addis Ababa no longer needs Egypt's consent.",
    "Peru could press Chile to sign.",
    "Peru might accept a quota.",
    "Chile will probably seek a loan.",
    "Deals depend on what voters want.",
    "Peru's demand for copper rose.",
    "Peru's position is delicate.",
    "Peru will probably accept the offer.",
    "Critics called the minister absurd.",
    "Peru's own interest is no secret.",
]
DROPPED = [
    ("Egypt dropped its demand that the dam be opened.", "the dam be opened"),
    ("Tokyo had moved away from its demand for all four islands.", "all four islands"),
]
PRONOUNS = [
    ("The bus drivers are angry. They have refused to drive at night.", "DRIVERS", "drive at night"),
    (
        "Turkey is firm. It wants a pipeline. It also wants a road, and it has refused a loan.",
        "S:TUR",
        "a loan",
    ),
    ("Olav Brun, their leader, backs the treaty. He insists on a vote.", "BRUN", "a vote"),
    ("The council was calm. What it wants above all, aides say, is a guarantee.", "COUNCIL", "a guarantee"),
]


def positions(text):
    return [r for r in read_text(text, doc="case", glossary=WORDS, as_of=DAY) if r["kind"] == "position"]


def told(record):
    who = record["party"] if isinstance(record["party"], str) else "&".join(record["party"])
    return who + ("-" if record["way"] == "refuse" else "+"), record["wants"]["text"]


@pytest.mark.parametrize(("sentence", "cell"), CASES)
def test_what_parties_want(sentence, cell):
    """Fails where a construction of wanting, refusing or offering is no longer read, or read for another."""
    ours = [told(record) for record in positions(sentence)]
    assert all(any(agree(one, theirs) for one in ours) for theirs in wanted(cell)), ours


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_position(sentence):
    """Fails where a claim, a forecast, a condition or another sense of a word is taken for a wish."""
    assert [told(record) for record in positions(sentence)] == []


@pytest.mark.parametrize(("sentence", "words"), DROPPED)
def test_what_was_given_up_is_of_the_past(sentence, words):
    (record,) = [r for r in positions(sentence) if words in r["wants"]["text"]]
    assert (record["way"], record["status"]) == ("want", "historical")


@pytest.mark.parametrize(("text", "who", "words"), PRONOUNS)
def test_whom_a_pronoun_stands_for(text, who, words):
    (record,) = [r for r in positions(text) if words in r["wants"]["text"]]
    assert who in record["party"]


def test_a_condition_of_a_threat():
    """ "Unless" wants what "if" refuses."""
    for link, way in (("unless", "want"), ("if", "refuse")):
        records = positions(f"Chile threatened to close the port {link} Peru signed the treaty.")
        assert [r["way"] for r in records if "Peru signed" in r["wants"]["text"]] == [way]
