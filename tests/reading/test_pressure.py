"""Pressure is who presses whom with what; relief is none."""

import csv
import datetime
from pathlib import Path

import pytest

from detente.reading import glossary, read_text

WORDS = glossary()
DAY = datetime.date(2025, 6, 10)

TABLE = Path(__file__).with_name("pressure.tsv")
CASES = [
    tuple(row.values())
    for row in csv.DictReader(
        TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
]
PRESSURE = [
    ("Kenya imposed sanctions on Somalia.", "sanctions", "S:KEN", "S:SOM"),
    ("The US tariffs on Chinese goods remain.", "tariffs", "S:USA", "S:CHN"),
    ("Chile gave Peru an ultimatum.", "ultimatum", "S:CHL", "S:PER"),
    ("Chile threatened to attack Peru.", "threats", "S:CHL", "S:PER"),
    ("The Saudi blockade of Qatar went on.", "blockade", "S:SAU", "S:QAT"),
    ("Chile is massing troops near Peru.", "troop build-up", "S:CHL", "S:PER"),
    ("Talks could lift the Western sanctions against Iran.", "sanctions", "G:WEST", "S:IRN"),
    ("Peru was faced with an ultimatum.", "ultimatum", None, "S:PER"),
    ("Chile blocked timber imports from Peru.", "blocking", "S:CHL", "S:PER"),
    ("Chile recalled its ambassador from Peru.", "recall", "S:CHL", "S:PER"),
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
    "Chile eased the pressure on Peru.",
    "Chile dropped its threat to leave.",
    "Chile withdrew the ultimatum.",
    "Chile scrapped the ban on Peruvian fruit.",
    "Chile unfroze Peru's assets.",
    "Chile reopened its border with Peru.",
    "The strike ended on Monday.",
    "The union suspended its strike.",
    "A strike by pilots was called off.",
    "The threat of rain kept people at home.",
    "Chile struck a deal with Peru.",
    "Chile warned of floods.",
    "Chile denied that it had cut off gas.",
    "Chile ruled out sanctions on Peru.",
    "Nor has Chile threatened Peru with war.",
    "The lawsuit was dropped.",
    "The bank closed at noon.",
    "Chile turned up at the talks late.",
    "Chile raised the price of gas.",
    "The minister squeezed through the crowd.",
]


def pressures(text):
    return [r for r in read_text(text, doc="case", glossary=WORDS, as_of=DAY) if r["kind"] == "pressure"]


@pytest.mark.parametrize(("text", "instrument", "actor", "target"), PRESSURE)
def test_who_presses_whom(text, instrument, actor, target):
    assert [(p["instrument"], p["actor"], p["target"]) for p in pressures(text)] == [
        (instrument, actor, target)
    ]


@pytest.mark.parametrize(("text", "actor", "instrument", "words"), CASES)
def test_constructions_of_pressure(text, actor, instrument, words):
    """Fails where a verb, a noun or a warning of pressure is no longer read, or given to somebody else."""
    told = [(p["actor"] or "", p["instrument"], p["span"]["text"]) for p in pressures(text)]
    assert any(
        actor in who and name == instrument and (words in span or span in words) for who, name, span in told
    )


@pytest.mark.parametrize("text", NONE)
def test_no_pressure(text):
    assert [p["span"]["text"] for p in pressures(text)] == []


def test_status_of_a_threat_in_a_condition():
    (record,) = pressures("If Chile gives Peru an ultimatum, the talks will fail.")
    assert record["status"] == "hypothetical"
