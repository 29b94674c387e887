"""What speaks against a term is never counted for it, and a condition is no forecast."""

import csv
import datetime
from pathlib import Path

import pytest

from detente.reading import evidence_items, glossary, read_text
from reading import negotiations as t

DAY = datetime.date(2024, 3, 15)
TABLES = {name: value for name, value in vars(t).items() if hasattr(value, "issues")}
WORDS = {name: glossary(value) for name, value in TABLES.items()}


def records(negotiation, text):
    return read_text(text, doc="case.txt", glossary=WORDS[negotiation], as_of=DAY)


def items(negotiation, text):
    return evidence_items(records(negotiation, text), TABLES[negotiation])


def rows():
    """Rows of polarity.tsv: a negotiation, an invented sentence, its items (+ for, - against)."""
    text = Path(__file__).with_name("polarity.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        yield pytest.param(row["negotiation"], row["sentence"], row["items"].split(), id=row["sentence"][:70])


def sign(item):
    return f"{next(iter(item.term), 'deal')}={'-' if item.against else '+'}"


def deal(text):
    """The only deal of a text on Kelmar."""
    (found,) = [r for r in records("KELMAR", text) if r["kind"] == "deal"]
    return found


@pytest.mark.parametrize(("negotiation", "sentence", "expected"), list(rows()))
def test_for_or_against(negotiation, sentence, expected):
    assert [sign(item) for item in items(negotiation, sentence)] == expected


STATUS = [
    ("Torvania will free the prisoners in exchange for gas.", "exchange", "asserted"),
    ("Torvania might free the prisoners in exchange for gas.", "exchange", "hedged"),
    ("Torvania may open the port in exchange for gas, two diplomats said on Monday.", "exchange", "reported"),
    ("Torvania, diplomats say, would open the port in exchange for gas.", "exchange", "reported"),
    ("Torvania refused to open the port in exchange for gas.", "failed_exchange", "refused"),
    ("Torvania denied that it would open the port in exchange for gas.", "failed_exchange", "denied"),
    ("No exchange of prisoners for gas is planned.", "failed_exchange", "negated"),
    ("Last year Torvania opened the port in exchange for gas.", "exchange", "historical"),
    ("Torvania offered last week to open the port in exchange for gas.", "exchange", "asserted"),
    ("Torvania offered last month to open the port in exchange for gas.", "exchange", "asserted"),
    ("In January, Torvania opened the port in exchange for gas.", "exchange", "historical"),
    ("Torvania will not free prisoners unless Valdria resumes gas deliveries.", "exchange", "asserted"),
]


@pytest.mark.parametrize(("text", "form", "status"), STATUS, ids=[case[0][:60] for case in STATUS])
def test_status_of_an_exchange(text, form, status):
    found = deal(text)
    assert (found["form"], found["status"]) == (form, status)


def test_a_party_that_refuses_is_named():
    """A refusal weighs more than a report that there is no deal."""
    found = items("KELMAR", "Estmark refused to lift its sanctions in return for gas.")
    assert [(item.says, item.party, item.hedge) for item in found] == [("refusal", "EST", "certain")] * 2


def test_nobody_refuses_what_is_not_planned():
    found = items("KELMAR", "No exchange of prisoners for gas is planned.")
    assert {item.says for item in found} == {"exchange"}


LEGS = [
    (
        "Torvania, for its part, might let Valdrian ships use the port in exchange for gas.",
        "TOR=port VAL=gas",
    ),
    ("Torvania, meanwhile, would release the prisoners in exchange for gas.", "TOR=prisoners VAL=gas"),
    (
        "Valdria, which owns the pipeline, would resume deliveries in exchange for the prisoners.",
        "VAL=gas TOR=prisoners",
    ),
    ("“You give us the captives, you get your gas,” the Valdrian envoy said.", "TOR=prisoners VAL=gas"),
    (
        "A withdrawal from the valley would be rewarded with the lifting of sanctions.",
        "TOR=valley EST=sanctions",
    ),
    (
        "Under the draft, Torvania would hand over prisoners, and Valdria would partly reopen the pipeline.",
        "TOR=prisoners VAL=gas",
    ),
    (
        "The plan would have Torvania free the prisoners and Valdria reopen the pipeline.",
        "TOR=prisoners VAL=gas",
    ),
    ("The quid pro quo is gas for prisoners.", "VAL=gas TOR=prisoners"),
    ("Envoys discussed a gas-for-prisoners deal.", "VAL=gas TOR=prisoners"),
    ("Estmark offered to ease its sanctions if Torvania opened the port.", "EST=sanctions TOR=port"),
    ("Valdria is ready to reopen the pipeline if Torvania frees all prisoners.", "VAL=gas TOR=prisoners"),
    ("Valdria is ready to reopen the pipeline if the weather allows.", ""),
    ("Torvania and Valdria will trade prisoners for gas.", "TOR=prisoners VAL=gas"),
]


@pytest.mark.parametrize(("text", "expected"), LEGS, ids=[case[0][:60] for case in LEGS])
def test_who_gives(text, expected):
    found = [r for r in records("KELMAR", text) if r["kind"] == "deal"]
    legs = [f"{leg['giver']}={leg['issue']}" for r in found for leg in r["legs"]]
    assert legs == expected.split()


def test_in_return_keeps_the_givers_of_the_sentence_before():
    first = "Valdria is ready to reopen the pipeline if Torvania frees all prisoners."
    found = items("KELMAR", f"{first} In return, Estmark would ease its sanctions.")
    assert [(item.party, *item.term) for item in found] == [
        ("VAL", "gas"),
        ("TOR", "prisoners"),
        ("EST", "sanctions"),
    ]
    assert found[-1].quote == f"{first} In return, Estmark would ease its sanctions."


def test_an_attribution_is_no_part_of_a_leg():
    found = deal("Torvania may open the port in exchange for gas, two diplomats said on Monday.")
    assert found["legs"][-1]["give"]["text"] == "gas"
    assert found["holder"] == "two diplomats"


def test_a_bare_assertion_is_likely_and_the_words_of_a_party_are_certain():
    """An analyst's "is for it to" is no certainty."""
    bare = items("KELMAR", "What Valdria wants is gas in exchange for the prisoners.")
    said = items("KELMAR", "Torvania said it would open the port in exchange for gas.")
    assert ({item.hedge for item in bare}, {item.hedge for item in said}) == ({"likely"}, {"certain"})


def test_a_conditioned_forecast_is_possible_at_most():
    (item,) = items("KELMAR", "If the truce holds, Estmark will lift its sanctions.")
    assert item.hedge == "possible"


def test_ids_of_two_texts_of_one_name_differ():
    """The same id with other content is refused when the items are weighed."""
    texts = ("Estmark will lift its sanctions.", "Estmark will keep its sanctions.")
    both = [record for text in texts for record in records("KELMAR", text)]
    found = evidence_items(both, TABLES["KELMAR"])
    assert len({item.id for item in found}) == 2
    assert all(item.id.startswith("case-") for item in found)
