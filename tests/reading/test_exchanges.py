"""An exchange is found, split at its cue, and each leg given its giver and its issue."""

import csv
import datetime
from pathlib import Path

import pytest

from detente.reading import glossary, read_text
from reading import negotiations as t

DAY = datetime.date(2024, 3, 15)
WORDS = {name: glossary(value) for name, value in vars(t).items() if hasattr(value, "issues")}


def invented():
    """Rows of exchanges.tsv: a negotiation, an invented sentence, its legs as giver=issue."""
    text = Path(__file__).with_name("exchanges.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        yield pytest.param(row["negotiation"], row["sentence"], row["legs"].split(), id=row["sentence"][:60])


NO_EXCHANGES = [
    "Iran would get nothing in return.",
    "The two sides met for an exchange of views on trade.",
    "Iran and the United States exchanged fire in the Gulf.",
    "Washington extended its sanctions waiver for another year.",
    "In return visits, ministers praised the talks.",
    "The book is called “Peace in Exchange for Land”.",
    "Trade talks between China and the United States resume next week.",
    "The exchange rate fell in return to form.",
    "Stocks fell on the Shanghai exchange for a third day.",
    "Iran would pay a price for its policy.",
]


def legs(negotiation, sentence):
    """Giver and issue of every leg that is read in one sentence."""
    records = read_text(sentence, doc="case", glossary=WORDS[negotiation], as_of=DAY)
    return [
        f"{leg['giver']}={leg['issue'] or '-'}" for r in records if r["kind"] == "deal" for leg in r["legs"]
    ]


@pytest.mark.parametrize(("negotiation", "sentence", "expected"), list(invented()))
def test_legs_have_giver_and_issue(negotiation, sentence, expected):
    assert legs(negotiation, sentence) == expected


@pytest.mark.parametrize("sentence", NO_EXCHANGES)
def test_looks_like_an_exchange_but_is_none(sentence):
    assert legs("NUCLEAR", sentence) == []
