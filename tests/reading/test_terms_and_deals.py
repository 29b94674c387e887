"""What press sentences say of the deal and of terms, as evidence for or against."""

import pytest

from detente.reading import glossary, read_text
from detente.reading.evidence import evidence_items
from detente.scenario import loads

SCENARIO = loads("""
detente: 1
title: Gas
as_of: 2024-10-01
deal: {title: Gas transit deal, aliases: [gas transit deal, transit deal]}
parties:
  RUSSIA: {name: Russia, aliases: [Gazprom], entity: "S:RUS"}
  UKRAINE: {name: Ukraine, aliases: [Naftogaz], entity: "S:UKR"}
issues:
  CONTRACT:
    options: [as is, contract of five years, new ten-year contract]
    giver: RUSSIA
    keywords: [contract]
  AWARD: {title: Arbitration award, options: [as is, give up the award], giver: UKRAINE, keywords: [award]}
  OBSERVERS: {title: Observers, options: [as is, accept observers], giver: UKRAINE, keywords: [observers]}
  QUOTA:
    title: Cod quota
    options: [as is, "cut to 40,000 tonnes", "cut to 36,000 tonnes"]
    giver: UKRAINE
    keywords: [quota]
""")


def claims(sentence):
    text = f"Talks\n\n1 October 2024\n\nBy Ann Lee\n\n{sentence}"
    records = read_text(text, doc="note", glossary=glossary(SCENARIO), as_of=SCENARIO.as_of)
    items = evidence_items(records, SCENARIO)
    return [(*item.term.values(), "against" if item.against else "for") for item in items]


SAID = {
    "Sefcovic said that an agreement before the end of the year was very likely.": [("for",)],
    "An agreement was unlikely before April 11, diplomats said.": [("against",)],
    "Officials said a deal was close.": [("for",)],
    "Katja Yafimava thinks a last-minute agreement is more likely than not.": [("for",)],
    "Most observers doubt that a deal will be struck before the season opens.": [("against",)],
    "Russia and Ukraine are close to a contract of five years, the sources said.": [
        ("contract of five years", "for")
    ],
    "Ukraine ruled out a quota below 38,000 tonnes.": [("cut to 36,000 tonnes", "against")],
    "Ukraine ruled out a quota below 30,000 tonnes.": [],
    "They will probably sign an agreement before the old treaty expires on 31 December.": [("for",)],
    "Gazprom said a deal was unlikely last year.": [],
    "A deal was within reach in 2014.": [],
    "The current ten-year contract expires on December 31, 2024.": [],
    "The season opens on 1 January, and without a deal both sides would lose their grounds.": [],
    "Without a transit deal Gazprom could not meet its contracts with European customers.": [],
    "The IMF wants the deal to be concluded before its board meets on June 20.": [],
    "Naftogaz says it will not give up the award unless Gazprom pays it in cash.": [],
}


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_of_the_press_speaks_as_it_means(sentence):
    """The forecast would move the wrong way, or not where the text speaks plainly of the deal."""
    assert claims(sentence) == SAID[sentence]


def test_what_is_wanted_with_something_is_not_that_something():
    """To refuse a contract without observers would refuse the observers."""
    assert ("accept observers", "against") not in claims("Ukraine rejected a contract without observers.")
