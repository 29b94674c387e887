"""Pressure is who presses whom with what; relief is none."""

import datetime

import pytest

from detente.reading import glossary, read_text

WORDS = glossary()
DAY = datetime.date(2025, 6, 10)

PRESSURE = [
    ("Kenya imposed sanctions on Somalia.", "sanctions", "S:KEN", "S:SOM"),
    ("The US tariffs on Chinese goods remain.", "tariffs", "S:USA", "S:CHN"),
    ("Chile gave Peru an ultimatum.", "ultimatum", "S:CHL", "S:PER"),
    ("Chile threatened to attack Peru.", "threats", "S:CHL", "S:PER"),
    ("The Saudi blockade of Qatar went on.", "blockade", "S:SAU", "S:QAT"),
    ("Chile is massing troops near Peru.", "troop build-up", "S:CHL", "S:PER"),
    ("Talks could lift the Western sanctions against Iran.", "sanctions", "G:WEST", "S:IRN"),
    ("Peru was faced with an ultimatum.", "ultimatum", None, "S:PER"),
    ("Chile blocked timber imports from Peru.", "cut-off", "S:CHL", "S:PER"),
    ("Chile recalled its ambassador from Peru.", "cut-off", "S:CHL", "S:PER"),
    ("Chile has pressed Peru to sign the treaty.", "pressure", "S:CHL", "S:PER"),
    ("Chile leaned on Peru.", "pressure", "S:CHL", "S:PER"),
    ("Chile warned Peru that it would leave.", "threats", "S:CHL", "S:PER"),
    ("The farmers threatened to block the road to Peru.", "threats", "G:FARMERS", "S:PER"),
]
NONE = [
    "Iran wants sanctions relief from the US.",
    "The US extended its sanctions waiver for Iraq.",
    "The US lifted sanctions.",
    "The US could ease its sanctions.",
    "Water pressure fell in Peru.",
    "Demand for oil rose in Peru.",
    "Peru did not impose sanctions.",
    "Peru warned that prices would rise.",
    "Peru cut its own imports.",
    "The sanctions hurt.",
    "Chile gets zero duties on fruit.",
]


def pressures(text):
    return [r for r in read_text(text, doc="case", glossary=WORDS, as_of=DAY) if r["kind"] == "pressure"]


@pytest.mark.parametrize(("text", "instrument", "actor", "target"), PRESSURE)
def test_who_presses_whom(text, instrument, actor, target):
    assert [(p["instrument"], p["actor"], p["target"]) for p in pressures(text)] == [
        (instrument, actor, target)
    ]


@pytest.mark.parametrize("text", NONE)
def test_no_pressure(text):
    assert [p["span"]["text"] for p in pressures(text)] == []


def test_status_of_a_threat_in_a_condition():
    (record,) = pressures("If Chile gives Peru an ultimatum, the talks will fail.")
    assert record["status"] == "hypothetical"
