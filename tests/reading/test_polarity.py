"""What speaks against a term is never counted for it, and a condition is no forecast."""

import csv
import datetime
from pathlib import Path

import pytest

from detente.reading import evidence_items, glossary, read_text
from reading import negotiations as t

DAY = datetime.date(2024, 3, 15)
TABLES = {name: value for name, value in vars(t).items() if hasattr(value, "issues")}
WORDS = {name: glossary(value) for name, value in TABLES.items()}


def records(negotiation, text):
    return read_text(text, doc="case.txt", glossary=WORDS[negotiation], as_of=DAY)


def items(negotiation, text):
    return evidence_items(records(negotiation, text), TABLES[negotiation])


def rows():
    """Rows of polarity.tsv: a negotiation, an invented sentence, its items as issue=+ (for) or - (against)."""
    text = Path(__file__).with_name("polarity.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        yield pytest.param(row["negotiation"], row["sentence"], row["items"].split(), id=row["sentence"][:70])


@pytest.mark.parametrize(("negotiation", "sentence", "expected"), list(rows()))
def test_for_or_against(negotiation, sentence, expected):
    found = items(negotiation, sentence)
    assert [f"{next(iter(item.term), 'deal')}={'-' if item.against else '+'}" for item in found] == expected
