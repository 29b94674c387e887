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
FORMS = [
    ("Were Peru to share the data, Chile might sign.", "Peru to share the data", "Chile might sign"),
    ("Chile could sign were Peru to share the data.", "Peru to share the data", "Chile could sign"),
    ("Had the bank paid, they would have stayed.", "the bank paid", "they would have stayed"),
    ("The draft will lapse should either refuse.", "either refuse", "The draft will lapse"),
    ("The loan depends on a vote in May.", "a vote in May", "The loan"),
    ("Were such a text adopted, the fees would be paid.", "such a text adopted", "the fees would be paid"),
    ("He may resign should sailors be granted immunity.", "sailors be granted immunity", "He may resign"),
    ("Oslo may lend maps, on the sole condition that both ask.", "both ask", "Oslo may lend maps"),
    (
        "Oslo, which owns the maps and has kept them for a century, could lend them if Bergen asked.",
        "Bergen asked",
        "could lend them",
    ),
    (
        "It could pay, up to a point, if Oslo took back the boats, for without them the banks will fail.",
        "Oslo took back the boats",
        "It could pay, up to a point",
    ),
    ("Aid is contingent on reform.", "reform", "Aid"),
    ("Permits will be issued, subject to a review.", "a review", "Permits will be issued"),
    ("No cuts means no loan.", "No cuts", "no loan"),
    ("Failing an accord, the union will strike.", "an accord", "the union will strike"),
    ("Sign by Friday, or else the plant closes.", "Sign by Friday", "the plant closes"),
    ("It must pay; otherwise the drivers will go.", "It must pay", "the drivers will go"),
    ("Pay the crew or the mine will close.", "Pay the crew", "the mine will close"),
    ("Norway would pay, but only once all are home.", "all are home", "Norway would pay"),
    ("Once the house has voted, aid will flow.", "the house has voted", "aid will flow"),
    ("They will not leave before the king signs.", "the king signs", "They will not leave"),
    ("It would stay shut until Peru paid its fine.", "Peru paid its fine", "It would stay shut"),
    ("It would lend, Oslo said, provided nobody strikes.", "nobody strikes", "It would lend"),
    ("It will sign if, and only if, wages rise.", "wages rise", "It will sign"),
    ("On the proviso that it is audited, Oslo will lend.", "it is audited", "Oslo will lend"),
    ("Short of a miracle, the talks will fail.", "a miracle", "the talks will fail"),
    ("In the absence of a deal, duties will rise.", "a deal", "duties will rise"),
    ("The premier made the loan contingent on an audit.", "an audit", "the loan"),
    ("All comes down to whether the house votes.", "whether the house votes", "All"),
    ("Not before the harvest is in will they talk.", "the harvest is in", "will they talk"),
    ("The strike will go on until wages rise.", "wages rise", "The strike will go on"),
    ("There is no deal without a date.", "a date", "There is no deal"),
    ("Talks can resume as soon as the guns fall silent.", "the guns fall silent", "Talks can resume"),
]
NONE = [
    "Its engineers depend on Turkish goodwill.",
    "Egypt depends on the river for nine tenths of its water.",
    'A board read: "No exchange, no refund."',
    "- No signature, no breakdown.",
    "He was once the king's envoy.",
    "What should the union do?",
    "They met before the king signed.",
    "The talks were to resume in May.",
    "It looks as if it rains.",
    "Reporters asked if he knew.",
    "Few, if any, agreed.",
    "What if it fails?",
    "They will sign without delay.",
    "Paris will wait until July.",
    "The troops went home without a fight.",
    "The ban will stand for as long as I live.",
    "Brussels appealed only after Oslo had done so.",
    "Everything is tied to everything.",
]


def conditionals(text):
    records = read_text(text, doc="case", glossary=WORDS, as_of=DAY)
    return [(r["antecedent"]["text"], r["consequent"]["text"]) for r in records if r["kind"] == "conditional"]


@pytest.mark.parametrize(("text", "antecedent", "consequent"), [*CONDITIONALS, *FORMS])
def test_both_parts(text, antecedent, consequent):
    assert conditionals(text) == [(antecedent, consequent)]


@pytest.mark.parametrize("text", NONE)
def test_no_conditional(text):
    assert conditionals(text) == []
