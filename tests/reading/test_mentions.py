"""A party is found by every name it goes by, and by nothing that only looks like one."""

import datetime

import pytest

from detente.reading import glossary, read_text

WORDS = glossary()
DAY = datetime.date(2019, 5, 17)

MENTIONS = [
    ("Washington told Tehran to stop.", ["S:USA", "S:IRN"]),
    ("They met in Washington.", []),
    ("He flew to Moscow.", []),
    ("The offer to Moscow stands.", ["S:RUS"]),
    ("Talks near Damascus failed.", []),
    ("Sanctions against Moscow stay.", ["S:RUS"]),
    ("The Vienna talks go on.", []),
    ("A Moscow-based analyst spoke.", []),
    ("It helped us, and the US knows.", ["S:USA"]),
    ("Turkey ate no turkey.", ["S:TUR"]),
    ("Jordan Peterson met Jordan's king.", ["P:PETERSON", "S:JOR"]),
    ("Ships in the Persian Gulf and the South China Sea.", []),
    ("The Russian Academy of Sciences is old.", []),
    ("North Korea and the DPRK are one.", ["S:PRK", "S:PRK"]),
    ("The People’s Republic of China agreed.", ["S:CHN"]),
    ("NATO and the E.U. agreed.", ["O:NATO", "O:EU"]),
    ("Chinese Foreign Minister Wang Yi spoke.", ["P:WANG"]),
    ("The French president spoke.", ["P:MACRON"]),
    ("Trump spoke.", ["P:TRUMP"]),
    ("May came, and Theresa May went.", ["P:MAY"]),
    ("Ukraine's new president is ready.", ["P:ZELENSKY"]),
    ("The Obama Administration erred.", ["O:OBAMA-ADMIN"]),
    ("Ms. Okonjo spoke; Okonjo left.", ["P:OKONJO", "P:OKONJO"]),
]


def mentions(text):
    records = read_text(text, doc="case", glossary=WORDS, as_of=DAY)
    spans = {(m["start"], e["id"]) for e in records if e["kind"] == "entity" for m in e["mentions"]}
    return [entity for _, entity in sorted(spans)]


@pytest.mark.parametrize(("text", "expected"), MENTIONS, ids=[case[0][:40] for case in MENTIONS])
def test_who_is_named(text, expected):
    assert mentions(text) == expected


@pytest.mark.parametrize("nominal", ["Both sides", "The two countries", "These two Great Powers"])
def test_the_pair_is_both_parties(nominal):
    records = read_text(f"India and China met. {nominal} agreed.", doc="case", glossary=WORDS, as_of=DAY)
    groups = {
        e["id"]: m["text"]
        for e in records
        if e["kind"] == "entity"
        for m in e["mentions"]
        if m["form"] == "group"
    }
    assert groups == {"S:IND": nominal, "S:CHN": nominal}


def speakers_of(text):
    """Who speaks in a text, in order."""
    records = read_text(text, doc="note.txt", glossary=WORDS, as_of=DAY)
    return [r["speaker"] for r in records if r["kind"] == "statement"]


def test_an_office_is_held_by_a_person_whom_the_text_names():
    """Else a Kenyan "spokesman" would be the only one that the table of leaders holds: the Kremlin's."""
    said = "The spokesman said on Monday that Kenya would keep its toll."
    assert speakers_of(said) == ["P:SPOKESMAN"]
    assert speakers_of(f"Kenya raised a toll. Dmitry Peskov laughed. {said}") == ["P:PESKOV"]
    assert speakers_of("The Kenyan spokesman said that the toll stays.") == ["P:KEN-SPOKESMAN"]
