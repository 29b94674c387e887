"""A forecast is found with how sure its writer is."""

import datetime

import pytest

from detente.reading import glossary, read_text
from detente.reading.hedges import PROBABILITY

WORDS = glossary()
DAY = datetime.date(2024, 3, 15)

FORECASTS = [
    ("The two will sign a pact in April.", "certain"),
    ("A truce might hold until summer.", "possible"),
    ("The union will probably accept the offer.", "likely"),
    ("Norway will most likely keep its quota.", "most likely"),
    ("A deal is unlikely to survive the vote.", "remote"),
    ("It can't be ruled out that Ankara will ratify the bid.", "possible"),
    ("A walkout cannot be ruled out this week.", "possible"),
    ("It should not be taken for granted that the dam talks will resume.", "possible"),
    ("The creditors are expected to pay the tranche.", "likely"),
    ("Hungary is bound to drop its veto.", "certain"),
    ("Prices could fall after the accord.", "possible"),
    ("In all likelihood, the ports will reopen.", "most likely"),
]
CUES = [
    ("A deal looks within reach.", "likely"),
    ("The odds of a deal are about even.", "possible"),
    ("Chances of a truce are slim.", "remote"),
    ("I would put the chances of a text at no better than one in four.", "remote"),
    ("Traders put the probability of a deal at 85 percent.", "most likely"),
    ("The talks are on course to end in July.", "likely"),
    ("My own guess is that the bargain will be cut.", "likely"),
    ("There is little reason to think that Peru will move.", "remote"),
    ("There is a risk that the pact collapses.", "possible"),
    ("Analysts doubt the truce will last.", "remote"),
    ("Few believe the talks will succeed.", "remote"),
    ("By autumn the two will have signed.", "certain"),
    ("The law is certain to pass.", "certain"),
    ("The agreement is doomed.", "certain"),
    ("It is anyone's guess whether the rebels will come.", "possible"),
    ("It is only a matter of time before the port closes.", "certain"),
    ("Neither side is likely to move.", "remote"),
    ("There is no question of removing it this year.", "remote"),
    ("She expects freight rates to stay high.", "likely"),
    ("The pact is not expected to survive the winter.", "remote"),
    ("The ministers meet again on 2 April.", "certain"),
    ("A gesture of goodwill would help.", "certain"),
]
NONE = [
    "He said he would like to go.",
    "They met again on 2 March.",
    "Politically incorrect as it may be, they signed.",
    "They met in May.",
    "“We may agree on this in the end,” he said.",
    "They can read.",
    "It showed the political will of both.",
]


def forecasts(text):
    records = read_text("The talks go on. " + text, doc="case", glossary=WORDS, as_of=DAY)
    return [r for r in records if r["kind"] == "forecast"]


@pytest.mark.parametrize(("text", "level"), [*FORECASTS, *CUES])
def test_level(text, level):
    (forecast,) = forecasts(text)
    assert (forecast["hedge"]["level"], forecast["hedge"]["p"]) == (level, PROBABILITY[level])


@pytest.mark.parametrize("text", NONE)
def test_no_forecast(text):
    assert forecasts(text) == []


def test_the_speaker_holds_it():
    """What a minister says is not the author's forecast."""
    (forecast,) = forecasts("President Macron said a deal will follow.")
    assert forecast["holder"] == "P:MACRON"


def test_what_follows_from_a_condition_is_a_forecast_too():
    (forecast,) = forecasts("If Oslo agrees, the quota would rise.")
    assert (forecast["content"]["text"], forecast["hedge"]["level"]) == ("the quota would rise", "certain")


def test_two_predicates_are_two_forecasts():
    """Fails where the surer half of a sentence is told as the less sure one."""
    found = forecasts("She expects rates to stay high and sees little chance of a truce before May.")
    assert [f["hedge"]["level"] for f in found] == ["likely", "remote"]
