"""Constructions of wire reports and op-eds, each in an invented sentence."""

import datetime

import pytest

from detente.reading import glossary, read_text
from detente.reading.attributions import trailing, without_attribution

WORDS = glossary()
DAY = datetime.date(2024, 6, 10)


def read(text, kind):
    records = read_text(text, doc="wire.txt", glossary=WORDS, as_of=DAY)
    return [record for record in records if record["kind"] == kind]


def texts(text, kind, field):
    return [record[field]["text"] for record in read(text, kind)]


BEHIND_AN_ATTRIBUTION = [
    "Kenya would cut tariffs, aides say, provided that Somalia opens its border.",
    "Kenya would cut tariffs if Somalia opens its border, aides to the minister said on Monday.",
    "Kenya would cut tariffs if Somalia opens its border, two people said, in what would be a first.",
    "Kenya would cut tariffs if Somalia opens its border, Ali told his counterpart, the palace said.",
    "Kenya would cut tariffs if Somalia opens its border, most analysts believe.",
    "“Kenya would cut tariffs if Somalia opens its border,” he said.",
    "“Kenya would cut tariffs if Somalia opens its border,” said Ann Leek of the Trade Institute.",
    "NAIROBI, June 9 (Wire) — Kenya would cut tariffs if Somalia opens its border.",
    "Kenya would cut tariffs if Somalia opens its border, something that it has refused so far.",
    "If Somalia opens its border, she added, Kenya would cut tariffs.",
    "If Somalia opens its border, however, Kenya would cut tariffs.",
]


@pytest.mark.parametrize("text", BEHIND_AN_ATTRIBUTION)
def test_a_condition_ends_where_the_words_around_it_begin(text):
    """Fails where a condition takes in who said it, a dateline or a remark behind it."""
    (record,) = read(text, "conditional")
    assert record["antecedent"]["text"] == "Somalia opens its border"
    assert record["consequent"]["text"] == "Kenya would cut tariffs"


def test_an_attribution_before_a_remark_is_blanked_alone():
    """Fails where the words behind "two diplomats said" are lost, or run on from the clause before."""
    text = "Kenya may pay, two diplomats said, in what would be a first."
    start, end, who = trailing(text)
    assert (text[start:end], who) == (", two diplomats said", "two diplomats")
    assert without_attribution(text).split(";") == ["Kenya may pay" + " " * 20, " in what would be a first."]


WANTED = [
    ("Kenya opposes any new tariff and has warned Somalia of delays.", "any new tariff"),
    ("Kenya wants a longer truce, and Somalia agrees.", "a longer truce"),
    ("Kenya accepts a gradual pullout, a shift that took envoys by surprise.", "a gradual pullout"),
    ("Kenya offers a longer truce, and Somalia could sign.", "a longer truce"),
    ("Kenya has long demanded that the port be shared.", "the port be shared"),
    ("Kenya would like Somalia to reopen the port.", "Somalia to reopen the port"),
    ("Kenya praised the text and called on Somalia to sign.", "Somalia to sign"),
    ("Kenya left the group after refusing a lower quota.", "a lower quota"),
    ("Talks ended after Kenya had rejected a compromise.", "a compromise"),
    ("Kenya would “never recognise” the new border.", "recognise” the new border"),
    ("Kenya is pressing Somalia to cut its fees.", "Somalia to cut its fees"),
    ("Kenya vowed never to repeat the lockout.", "repeat the lockout"),
    ("Kenya rejected the fee and said that it had paid.", "the fee"),
    ("Kenyan President Ali Omar, who has long urged both sides to talk, praised it.", "both sides to talk"),
    ("Kenya wants a share so long as Somalia has one.", "a share"),
    ("Kenya would be content with a smaller share.", "a smaller share"),
]


@pytest.mark.parametrize(("text", "wants"), WANTED)
def test_what_is_wanted_ends_with_its_clause(text, wants):
    """Fails where a position is missed, or swallows the clause or the remark behind it."""
    assert texts(text, "position", "wants")[-1] == wants


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan negotiators can promise little.",
        "Kenya denied that it had offered Somalia an amnesty.",
        "Kenya should offer a truce before June.",
    ],
)
def test_no_position(text):
    """Fails where an empty promise, what is denied, or the writer's advice is a position."""
    assert read(text, "position") == []


SAID = [
    ("“It is an insult,” the union's president, Ann Leek, told a rally in Mombasa.", "It is an insult,"),
    ("Ann Leek said last week that Kenya would block any accord “as long as one boat is kept out”.",
     "Kenya would block any accord “as long as one boat is kept out”"),
    ("If Somalia stalls, Ann Leek suggested, the treaty would remain unsigned.",
     "If Somalia stalls, Ann Leek suggested, the treaty would remain unsigned"),
    ("Trade Minister Ann Leek told envoys that Kenya would sign, the delegates said.", "Kenya would sign"),
    ("Kenya will drop its veto, a senior Kenyan official told reporters on Sunday, adding that “words on "
     "paper” were not enough.", "Kenya will drop its veto"),
    ("“We are close,” Kenyan foreign ministry spokesman Majed al-Ansari told reporters.", "We are close,"),
    ("NAIROBI, June 9 (Wire) — Kenya and Somalia resumed talks, officials said.",
     "Kenya and Somalia resumed talks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), SAID)
def test_what_is_said(text, content):
    """Fails where a statement is missed, cut at a quotation, or takes in the dateline or who told of it."""
    assert content in texts(text, "statement", "content")


WHO_SAID = [
    ("Kenya said that it was ready, and Somali President Ali Omar told parliament that he would sign.",
     ["S:KEN", "P:OMAR"]),
    ("Somalia has vowed to act, and its defence minister, Ann Leek, warned that time was short.",
     ["S:SOM", "P:LEEK"]),
    ("“Neither side will blink,” said Laura Marsh of the Peace Institute, who expects the talks to drag on.",
     ["P:MARSH", "P:MARSH"]),
    ("According to a Kenyan official, talks must end what he called “bullying duties”.",
     ["P:KEN-OFFICIAL", "P:KEN-OFFICIAL"]),
    ("Its foreign ministry, which spoke of “open coercion”, said that Kenya was ready.", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), WHO_SAID)
def test_who_said_it(text, speakers):
    """Fails where the speaker of one clause is taken for the next one's, or a place of work for a person."""
    found = [record["speaker"] for record in read(text, "statement")]
    assert (len(found) if isinstance(speakers, int) else found) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Kenya would admit Somali boats to its ports.",
        "Kenya would report its catch every year.",
        "Kenya will not discuss fees before June.",
    ],
)
def test_acts_that_are_no_words(text):
    """Fails where a verb that can mean speaking is taken for speech when a thing is its object."""
    assert read(text, "statement") == []


NO_DEALS = [
    "A senior Kenyan diplomat, speaking on condition of anonymity, said that Kenya was tired.",
    "Kenya would block any accord with Somalia as long as its boats are kept out.",
    "Kenya would attack Somalia unless the ships are withdrawn.",
    "Kenya pressed Somalia to pay in compensation for past damage.",
    "The Kenyan president said that he hoped to persuade the Somali leader to change his mind.",
]


@pytest.mark.parametrize("text", NO_DEALS)
def test_no_exchange(text):
    """Fails where anonymity, a threat, a debt or a hope passes for an exchange."""
    assert read(text, "deal") == []


GIVERS = [
    ("Washington had promised Kenya support in exchange for the climbdown.", ["S:USA", "S:KEN"]),
    ("Iran would cap enrichment in exchange for the release of funds frozen in South Korean banks by the US.",
     ["S:IRN", "S:USA"]),
    ("Kenya would reopen the port as a reward for Somali troop cuts, and Uganda is content.",
     ["S:KEN", "S:SOM"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "givers"), GIVERS)
def test_who_gives(text, givers):
    """Fails where two parties joined by "and", a receiver or a place of deposit is taken for a giver."""
    (deal,) = read(text, "deal")
    assert [leg["giver"] for leg in deal["legs"]] == givers


def test_two_parties_that_act_together_are_one_leg():
    """Fails where "China and the Gulf states pay" is cut into a leg "China" and one that pays."""
    (deal,) = read(
        "Kenya could triple its aid on condition that China and the Gulf states pay as well.", "deal"
    )
    assert [leg["give"]["text"] for leg in deal["legs"]] == [
        "Kenya could triple its aid",
        "China and the Gulf states pay as well",
    ]


def test_a_remark_about_the_past_does_not_date_an_offer():
    text = "Kenya is ready to cut tariffs if Somalia opens its border, aides said, ending a row of 2015."
    assert [deal["status"] for deal in read(text, "deal")] == ["reported"]


@pytest.mark.parametrize(
    "text", ["What would a settlement look like?", "Will Kenya sign?", "But could Somalia accept that?"]
)
def test_a_question_is_no_forecast(text):
    assert read(text, "forecast") == []


def test_a_clause_between_commas_does_not_cut_a_forecast():
    text = "Kenya, which has also withheld its approval, is expected to sign."
    assert texts(text, "forecast", "content") == [text[:-1]]


def test_an_answer_that_stands_inside_its_clause():
    """Fails where "would in return ratify" loses what is given."""
    (deal,) = read("Kenya would sell the jets, and Somalia would in return ratify the treaty.", "deal")
    assert [leg["give"]["text"] for leg in deal["legs"]][-1].endswith("ratify the treaty")


EVENTS = [
    ("Kenya would not ease its sanctions on Somalia.", [("RETREAT", "negated")]),
    ("Kenyan media have struck a conciliatory tone towards Somalia.", []),
    ("Kenya would pull its troops back from Somalia.", []),
    ("Kenya denied that it had attacked Somalia.", [("REJECT", "occurred")]),
    ("Kenya and Somalia have clashed over the issue before.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_idioms_and_negations_of_events(text, expected):
    """Fails where a tone that is struck is an attack, or what would not happen is merely possible."""
    assert [(event["plover"], event["status"]) for event in read(text, "event")] == expected


def test_whose_tariffs_a_threat_raises():
    (record,) = read("Kenya would retaliate with tariffs on salmon.", "pressure")
    assert (record["actor"], record["instrument"]) == ("S:KEN", "tariffs")


def test_a_foreseen_change_is_no_shift_in_its_second_verb_either():
    assert read("Kenya would open its auctions, talk, and drop its threat of tariffs.", "shift") == []


HEADS = [
    ("Talks resume\nBy Our Correspondent\nNairobi, 23 November 2022\n\n", "2022-11-23"),
    ("Talks resume\n\nNAIROBI, August 8, 2023 — ", "2023-08-08"),
    ("Talks resume\n\nNAIROBI, Jan. 14 — ", "2024-01-14"),
]


@pytest.mark.parametrize(("head", "date"), HEADS)
def test_dates_of_wires(head, date):
    """Fails where the date beside a city is no date of the document."""
    records = read_text(
        head + "Kenya may sign a truce with Somalia.\n", doc="wire.txt", glossary=WORDS, as_of=DAY
    )
    assert records[0]["date"] == date
