"""Reports of news agencies say in their first words where, when and who."""

import datetime

import pytest

from detente.reading import glossary, read_text

OPENINGS = {
    "VIENNA, July 7, 2015 (Reuters) - Iran and the powers edged closer.": ("2015-07-07", "O:REUTERS"),
    "MOSCOW, Dec 30 (TASS) — Russia would sign.": ("2014-12-30", "O:TASS"),
    "PANMUNJOM, South Korea (AP) — The two sides met.": (None, "O:AP"),
    "Iran (and Oman) - both agreed.": (None, None),
}


@pytest.mark.parametrize("opening", OPENINGS)
def test_agency_openings(opening):
    """Fails where the date of a report is taken for the day of reading, or a place for an outlet."""
    text = f"Talks go on\n\n{opening} More was said."
    records = read_text(text, doc="x", glossary=glossary(), as_of=datetime.date(2015, 7, 9))
    assert OPENINGS[opening] == (records[0]["date"], records[0]["outlet"])
