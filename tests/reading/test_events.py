"""Events give type, parties, status and day; what is only thought of is told as such."""

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import glossary, read_text
from detente.reading.event_cues import QUADS, event_cues

WORDS = glossary()
DAY = datetime.date(2025, 6, 10)
TABLE = Path(__file__).with_name("events.tsv")
CASES = [
    tuple(row.values())
    for row in csv.DictReader(
        TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    )
]

EVENTS = [
    ("Turkey shelled Kurdish positions on Monday.", "ASSAULT", ["S:TUR"], ["G:KURDS"]),
    ("The envoy was expelled by Warsaw on 3 March 2024.", "SANCTION", ["S:POL"], []),
    ("Egypt and Sudan resumed negotiations on Monday.", "CONSULT", ["S:EGY", "S:SDN"], []),
    ("Norway's visit to Japan went well.", "CONSULT", ["S:NOR"], ["S:JPN"]),
    ("The talks between Serbia and Kosovo went on.", "CONSULT", ["S:SRB", "S:XKX"], []),
    ("Chile accused Peru of breaking the pact.", "ACCUSE", ["S:CHL"], ["S:PER"]),
    ("Chile has agreed to lift its tariffs.", "AGREE", ["S:CHL"], []),
    ("Chile threatened to cut relations with Peru.", "THREATEN", ["S:CHL"], ["S:PER"]),
    ("Chile said it would boycott Peru.", "THREATEN", ["S:CHL"], ["S:PER"]),
    ("Chile said it would release the prisoners.", "AGREE", ["S:CHL"], []),
    ("Chile said it will not withdraw its troops.", "REJECT", ["S:CHL"], []),
    ("Ghana rejected a Nigerian peace plan.", "REJECT", ["S:GHA"], ["S:NGA"]),
    ("Ghana abruptly cancelled its meeting with Mali.", "REJECT", ["S:GHA"], ["S:MLI"]),
    ("Kenya said that Somalia must withdraw its troops.", "REQUEST", ["S:KEN"], ["S:SOM"]),
    ("Kenya imposed sanctions on Somalia.", "SANCTION", ["S:KEN"], ["S:SOM"]),
    ("Kenya eased sanctions against Somalia.", "RETREAT", ["S:KEN"], ["S:SOM"]),
    ("Kenya and Somalia signed a treaty.", "SUPPORT", ["S:KEN", "S:SOM"], []),
    ("Kenya is massing troops near Somalia.", "MOBILIZE", ["S:KEN"], ["S:SOM"]),
    ("Kenya provided food aid to Somalia.", "AID", ["S:KEN"], ["S:SOM"]),
]
STATUS = [
    ("Chile met Peru.", "occurred"),
    ("Chile did not sign the agreement.", "negated"),
    ("Chile may sign the agreement.", "hypothetical"),
    ("Chile no longer supports the agreement.", "negated"),
    ("Chile will meet Peru.", "planned"),
    ("Chile is expected to meet Peru.", "planned"),
    ("Chile is negotiating with Peru.", "ongoing"),
    ("Chile allegedly attacked Peru.", "alleged"),
    ("Chile attacked Peru in 1879.", "historical"),
]
DATES = [
    ("Chile met Peru on May 14, 2025.", "2025-05-14"),
    ("Chile met Peru on Monday.", "2025-06-09"),
    ("Chile met Peru last week.", "2025-06-02/2025-06-08"),
    ("Chile met Peru after the war ended on May 14, 2025.", None),
    ("Chile met Peru next Tuesday.", None),
    ("Chile met Peru in the wake of the 2014 revolution.", None),
]
UNNAMED = [
    ("The rebels seized the port on Sunday.", "COERCE", ["G:REBELS"]),
    ("The creditors' committee walked out of the talks.", "REJECT", ["O:COMMITTEE"]),
    ("Havenbond turned down the offer last week.", "REJECT", ["O:HAVENBOND"]),
    ("A court in Nairobi blocked the sale.", "REJECT", ["O:COURT"]),
    ("Thousands of teachers marched through Belgrade.", "PROTEST", ["G:TEACHERS"]),
    ("The opposition in Skopje accuses Mr Zaev of treason.", "ACCUSE", ["G:OPPOSITION"]),
    ("Senator Ann Leek accused Petro of theft and vowed to block the budget.", "THREATEN", ["P:LEEK"]),
    ("Critics of Chile accused the mayor of bias.", "ACCUSE", ["G:CHL-CRITICS"]),
    ("Kenyan teachers called the offer an insult.", "ACCUSE", ["G:KEN-TEACHERS"]),
    ("Talks between the club and the players' union collapsed.", "CONSULT", ["O:CLUB", "O:UNION"]),
    ("The seizure of the ferry by the rebels drew protests.", "COERCE", ["G:REBELS"]),
    ("The ferry was seized by rebels.", "COERCE", ["G:REBELS"]),
    ("Vardania and Kestral exchanged forty prisoners.", "RETREAT", ["O:VARDANIA", "O:KESTRAL"]),
    ("Kenya met Peru. It then bombed the docks.", "ASSAULT", ["S:KEN"]),
    ("Kenya shut the border, cut off exports and detained a crew.", "COERCE", ["S:KEN"]),
    ("Accusing Peru of bad faith, Chile pulled out of the deal.", "ACCUSE", ["S:CHL"]),
    ("The company no longer insists on a cap.", "CONCEDE", ["O:COMPANY"]),
    ("Chile fears the sanctions which Peru imposed.", "SANCTION", ["S:PER"]),
    ("Chile cannot accept the plan.", "REJECT", ["S:CHL"]),
    ("Chile vowed to veto the plan.", "THREATEN", ["S:CHL"]),
]
NONE = [
    "If Chile signs the agreement, Peru will follow.",
    "Chile would sign the treaty.",
    "Peru should release the crew.",
    "An analyst warned that prices might rise.",
    "Two officials asked not to be named.",
    "The ship arrived in Peru on Monday.",
    "Chile will reject the plan.",
    "Peru did not meet the conditions.",
    "The attack on his character went on.",
    "Peru released a report.",
    "The withdrawal of troops in exchange for Peruvian aid may come.",
]


def events(text):
    return [r for r in read_text(text, doc="case", glossary=WORDS, as_of=DAY) if r["kind"] == "event"]


@pytest.mark.parametrize(("text", "event", "actor", "recipient"), EVENTS)
def test_type_and_parties(text, event, actor, recipient):
    assert (event, actor, recipient) in [(e["plover"], e["actor"], e["recipient"]) for e in events(text)]


@pytest.mark.parametrize(("text", "event", "actor"), CASES)
def test_constructions(text, event, actor):
    """Fails where a verb or a noun of the table is told of nobody, or of somebody else."""
    assert (event, set(actor.split())) in [(e["plover"], set(e["actor"])) for e in events(text)]


@pytest.mark.parametrize(("text", "event", "actor"), UNNAMED)
def test_actors_that_no_table_names(text, event, actor):
    """Fails where only states and their leaders can act."""
    assert (event, actor) in [(e["plover"], e["actor"]) for e in events(text)]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status(text, status):
    assert events(text)[0]["status"] == status


@pytest.mark.parametrize(("text", "date"), DATES)
def test_a_day_only_where_the_text_gives_it(text, date):
    assert events(text)[0]["date"] == date


@pytest.mark.parametrize("text", NONE)
def test_no_event(text):
    assert [e["what"] for e in events(text)] == []


def test_a_noun_names_an_event_once():
    """ "The visit" in the next sentence is the same visit."""
    told = events("Norway's visit to Japan began on Monday. The Norwegian visit went well.")
    assert [e["what"] for e in told] == ["Norway's visit to Japan"]


def test_quoted_plans_are_no_events():
    assert events('"We met Peru and we signed the agreement with Chile", he wrote.') == []


def test_the_table_of_cues_is_sound():
    """A typing slip in the table would make its row silent."""
    cues = {cue for cues in event_cues().values() for cue in cues}
    assert {cue.event for cue in cues} <= {*QUADS, "INTEND", "-"}
    assert all(cue.cameo is None or cue.cameo.isdigit() for cue in cues)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(" ".join(text for text, *_ in EVENTS).split()), max_size=30).map(" ".join))
def test_spans_are_exact_in_any_order_of_words(text):
    for event in events(text):
        (cue,) = event["cue"]
        assert text[cue["start"] : cue["end"]] == cue["text"] == event["what"]
        assert event["actor"] or event["recipient"]
