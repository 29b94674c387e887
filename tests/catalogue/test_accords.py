"""The accords that come with the program read as a table of treaties, each with its source."""

import csv

from detente.catalogue.accords import ACCORDS
from detente.formats.treaty_table import read_corpus


def test_the_accords_are_a_table_of_treaties():
    """Fails where a cell is neither 0 nor 1, a date is none, or the years are others than it says."""
    found = read_corpus(ACCORDS)
    assert len(found.treaties) == 44
    assert (found.treaties[0].first_day.year, found.treaties[-1].first_day.year) == (1963, 2018)
    assert all(held is not None for treaty in found.treaties for held in treaty.terms)


def test_every_accord_cites_its_text_and_every_term_is_explained():
    """Fails where a row cannot be checked, or a term means what its reader guesses."""
    with ACCORDS.open(encoding="utf-8", newline="") as stream:
        assert all(row["source"].strip() for row in csv.DictReader(stream))
    told = (ACCORDS.parent / "README.md").read_text(encoding="utf-8")
    assert [term for term in read_corpus(ACCORDS).terms if f"| {term} |" not in told] == []


def test_what_nobody_disputes_is_coded_so():
    """Fails where columns have slipped: a few terms of well-known texts."""
    found = read_corpus(ACCORDS)
    held = {
        treaty.id: {term for term, on in zip(found.terms, treaty.terms, strict=True) if on}
        for treaty in found.treaties
    }
    assert {"snapback", "sanctions relief", "numerical limits"} <= held["JCPOA"]
    assert "on-site inspection" in held["INF Treaty"]
    assert held["Budapest Memorandum"] == {"security assurances"}
    assert not held["SORT"] & {"on-site inspection", "elimination"}
