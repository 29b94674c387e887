"""What DESTA lists of a treaty before it is signed comes along with TREND's provisions."""

import pytest

from detente.formats.trend import read_trend

TREND = """Trade.Agreement,Year,X1
10_A B_2000,2000.0,1.0
11_C union_2001,2001.0,0.0
11+1_C union D accession_2002,2002.0,0.0
12_A union services_2003,2003.0,0.0
"""
DESTA = """number,base_treaty,entry_type,typememb,regioncon,parties_iso_n
10,10,base_treaty,1,Intercontinental,4|8
11,11,base_treaty,2,Europe,12|20
11+1,11,accession,5,Europe,12|20|24
12,11,protocol or amendment,3,Europe,4|12|20
"""


@pytest.fixture
def read(tmp_path):
    """The treaties of a table of DESTA beside TREND."""

    def treaties(desta):
        (tmp_path / "trend.csv").write_text(TREND)
        (tmp_path / "desta.csv").write_text(desta)
        return read_trend(tmp_path / "trend.csv", tmp_path / "desta.csv").treaties

    return treaties


def test_a_treaty_knows_its_family_and_its_kind(read):
    """Fails where an accession passes for a new treaty, or is of another family than what it joins."""
    assert [(one.process, one.stage) for one in read(DESTA)] == [
        ("10", "bilateral, intercontinental"),
        ("11", "plurilateral"),
        ("11", "accession"),
        ("11", "protocol or amendment"),
    ]


def test_parties_alone_are_enough(read):
    """Fails where a list without DESTA's other columns is refused, or a kind is made up."""
    rows = [line.split(",") for line in DESTA.splitlines()]
    short = "\n".join(f"{row[0]},{row[-1]}" for row in rows)
    assert {(one.process, one.stage) for one in read(short)} == {(None, None)}
