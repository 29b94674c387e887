"""A conditional gives both its parts, wherever the cue stands."""

import datetime

import pytest

from detente.reading import glossary, read_text

WORDS = glossary()
DAY = datetime.date(2024, 3, 15)

CONDITIONALS = [
    ("If Iran stops, the US will lift sanctions.", "Iran stops", "the US will lift sanctions"),
    ("The US will lift sanctions if Iran stops.", "Iran stops", "The US will lift sanctions"),
    ("Talks fail unless both sides move.", "both sides move", "Talks fail"),
    ("Should Oslo refuse, the quota would lapse.", "Oslo refuse", "the quota would lapse"),
    ("Peace is near, but if Kyiv refuses, then war will follow.", "Kyiv refuses", "war will follow"),
    ("Provided that wages rise, the union would sign.", "wages rise", "the union would sign"),
    ("In the event of a vote, Paris may abstain.", "a vote", "Paris may abstain"),
    ("As long as the truce holds, aid will flow.", "the truce holds", "aid will flow"),
    (
        "If Arda waits until July, the harvest will be lost, and a treaty would then be worth less.",
        "Arda waits until July",
        "the harvest will be lost, and a treaty would then be worth less",
    ),
    ("Without a vote, there will be no pact.", "a vote", "there will be no pact"),
    ("There will be no pact without a vote.", "a vote", "There will be no pact"),
    ("There will be no pact until the king signs.", "the king signs", "There will be no pact"),
    ("Only if the rebels leave will Paris sign.", "the rebels leave", "will Paris sign"),
    ("Paris, for its part, might agree if Berlin pays.", "Berlin pays", "might agree"),
]
NONE = [
    "It looks as if it rains.",
    "Reporters asked if he knew.",
    "Few, if any, agreed.",
    "What if it fails?",
    "They will sign without delay.",
    "Paris will wait until July.",
    "The troops went home without a fight.",
]


def conditionals(text):
    records = read_text(text, doc="case", glossary=WORDS, as_of=DAY)
    return [(r["antecedent"]["text"], r["consequent"]["text"]) for r in records if r["kind"] == "conditional"]


@pytest.mark.parametrize(("text", "antecedent", "consequent"), CONDITIONALS)
def test_both_parts(text, antecedent, consequent):
    assert conditionals(text) == [(antecedent, consequent)]


@pytest.mark.parametrize("text", NONE)
def test_no_conditional(text):
    assert conditionals(text) == []
