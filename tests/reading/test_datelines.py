"""Reports of news agencies say in their first words where, when and who."""

import datetime

import pytest

from detente.reading import glossary, read_text

OPENINGS = {
    "VIENNA, July 7, 2015 (Reuters) - Iran and the powers edged closer.": ("2015-07-07", "O:REUTERS"),
    "MOSCOW, Dec 30 (TASS) — Russia would sign.": ("2014-12-30", "O:TASS"),
    "PANMUNJOM, South Korea (AP) — The two sides met.": (None, "O:AP"),
    "ACCRA/LONDON, 15 April 2015 - Ghana failed to reach a deal.": ("2015-04-15", None),
    "Iran (and Oman) - both agreed.": (None, None),
    "BOGOTA (AP) — The two met on Monday, Feb. 2, 2015.": ("2015-02-02", "O:AP"),
    "20 Sept. (Interfax) — Russia signed.": ("2014-09-20", "O:INTERFAX"),
    "Nairobi, Monday 5 May — Kenya signed.": ("2014-05-05", None),
    "OSLO — 3 June 2015 — Norway signed.": ("2015-06-03", None),
}


@pytest.mark.parametrize("opening", OPENINGS)
def test_agency_openings(opening):
    """Fails where the date of a report is taken for the day of reading, or a place for an outlet."""
    text = f"Talks go on\n\n{opening} More was said."
    records = read_text(text, doc="x", glossary=glossary(), as_of=datetime.date(2015, 7, 9))
    assert OPENINGS[opening] == (records[0]["date"], records[0]["outlet"])


@pytest.mark.parametrize(
    "head",
    [
        "Norway and Britain edge toward a fish-for-gas bargain\nBy Ingrid Halvorsen, 5 June 2023\n\n",
        "What Norway wants\nBy Paul Reed\n5 June 2023\n\n",
        "What Norway wants\nBy Paul Reed\nTrade Desk | 5 June 2023\n\n",
        "What Norway wants\nBy Paul Reed\nOpinion. 5 June 2023\n\n",
        "A long headline about the talks between the two sides this week\n5 June 2023\nBy Paul Reed\n\n",
    ],
)
def test_a_head_of_lines_of_any_length(head):
    """Fails where a long headline swallows byline and date, and the article then passes as undated."""
    text = head + "Oslo may let British boats in. It would get gas.\n"
    records = read_text(text, doc="x", glossary=glossary(), as_of=datetime.date(2023, 7, 1))
    assert (records[0]["title"], records[0]["date"]) == (head.split("\n")[0], "2023-06-05")
    assert records[0]["author"] in ("P:HALVORSEN", "P:REED")


def test_a_headline_that_speaks_of_a_day_is_no_date_line():
    """Fails where an article passes as written on the day that a headline of it tells of."""
    text = "What Norway wants\n\nThe quotas of 5 June 2020 again\n\nOslo may let British boats in for gas.\n"
    records = read_text(text, doc="x", glossary=glossary(), as_of=datetime.date(2023, 7, 1))
    assert records[0]["date"] is None


def test_an_inferred_year_is_said_to_be():
    """Fails where a year that the text does not give passes as its own."""
    told = {"MOSCOW, Dec 30 (TASS) - Russia signed.": "the year of its date, 2014, is inferred"}
    told["MOSCOW, Dec 30, 2014 (TASS) - Russia signed."] = None
    for text, note in told.items():
        records = read_text(text, doc="x", glossary=glossary(), as_of=datetime.date(2015, 7, 9))
        assert (records[0]["date"], records[0]["note"]) == ("2014-12-30", note)


def test_a_statement_is_dated_by_its_title():
    text = "Joint statement of 3 June 2015\n\n1. Kenya met Tanzania on Monday.\n"
    records = read_text(text, doc="x", glossary=glossary(), as_of=datetime.date(2015, 7, 9))
    assert (records[0]["date"], records[-1]["date"]) == ("2015-06-03", "2015-06-01")
