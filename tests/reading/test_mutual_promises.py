"""Two parties that promise each other something, without a word for it and without a scenario."""

import datetime

import pytest

from detente.reading import glossary, read_text

WORDS = glossary()
DAY = datetime.date(2024, 3, 15)

DEALS = [
    ("Norway agreed to open its ports, and Iceland to cut its quota.", "S:NOR=ports S:ISL=quota"),
    (
        "Chile would return the ship and Peru would free the crew under a draft accord.",
        "S:CHL=ship S:PER=crew",
    ),
    (
        "The plan, drafted by Oman, would see Iran free the crew while Kuwait pays a fine.",
        "S:IRN=crew S:KWT=fine",
    ),
    ("Peru offers a road. Chile, in turn, would lift its ban.", "S:PER=road S:CHL=ban"),
    ("Peru would lift its ban if Chile opened the port.", "S:PER=ban S:CHL=port"),
    ("Under the deal, Latvia will reopen the border to Estonia.", "S:LVA=border"),
    ("The union agreed to end the strike, and the company to raise pay.", "O:UNION=strike O:COMPANY=pay"),
    ("Kenya released ten sailors, and Somalia returned the boat.", "S:KEN=sailors S:SOM=boat"),
    ("Oman offers a loan on condition that an Omani firm gets the work in Mali.", "S:OMN=loan S:MLI=work"),
]
NO_DEALS = [
    "Chile warned that it would close the border if Peru raised its tolls.",
    "China will grow next year, and India will shrink.",
    "Peru sent troops, and Chile held drills.",
    "Chile rejected the plan, and Peru refused to comment.",
    "If Chile closes the port, Peru will keep the ship.",
]


def legs(text):
    """Giver and last word of every leg that is read."""
    records = read_text(text, doc="case.txt", glossary=WORDS, as_of=DAY)
    return [(leg["giver"], leg["give"]["text"]) for r in records if r["kind"] == "deal" for leg in r["legs"]]


@pytest.mark.parametrize(("text", "expected"), DEALS)
def test_each_gives_what_it_promised(text, expected):
    """A missing leg, or one in the other's name, would turn the deal round."""
    got = legs(text)
    for one in expected.split():
        giver, word = one.split("=")
        assert any(who == giver and word in words for who, words in got), got
    assert len(got) == len(expected.split())


@pytest.mark.parametrize("text", NO_DEALS)
def test_threats_and_mere_coincidence_are_no_deals(text):
    """Harm for harm, and two things that happen to be said together, are no exchange."""
    assert legs(text) == []
