"""Who gives what to whom, construction by construction, between parties in the tables and others."""

import csv
import datetime
from pathlib import Path

import pytest

from detente.reading import glossary, read_text

HERE = Path(__file__).parent
DAY = datetime.date(2024, 12, 31)
WORDS = glossary()


def told():
    """Rows of deals.tsv: a text, and its legs as "giver > receiver: words of the good"."""
    lines = (HERE / "deals.tsv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        legs = [tuple(leg.split(": ", 1)) for leg in row["legs"].split(" | ")]
        yield pytest.param(row["text"], legs, id=row["text"][:60])


def legs_in(text):
    """Giver and receiver of every leg read in a text, with the place of its words."""
    records = read_text(text, doc="case", glossary=WORDS, as_of=DAY)
    legs = [leg for record in records if record["kind"] == "deal" for leg in record["legs"]]
    return [(f"{leg['giver']} > {leg['receiver']}", leg["give"]) for leg in legs]


@pytest.mark.parametrize(("text", "wanted"), list(told()))
def test_every_leg_with_its_giver_and_receiver(text, wanted):
    """Else a deal is missed, invented, or its giver taken for its receiver."""
    found = legs_in(text)
    assert len(found) == len(wanted)
    for way, words in wanted:
        start = text.index(words)
        over = [give for told_way, give in found if told_way == way and give["start"] < start + len(words)]
        assert any(start < give["end"] for give in over), (way, words, found)


@pytest.mark.parametrize("text", (HERE / "no_deals.txt").read_text(encoding="utf-8").splitlines())
def test_two_verbs_side_by_side_are_no_deal(text):
    """Else whatever two parties would do in one sentence counts as an exchange."""
    assert legs_in(text) == []
