"""Events give type, parties, status and day; what is only thought of is told as such."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading import glossary, read_text
from detente.reading.event_cues import QUADS, event_cues

WORDS = glossary()
DAY = datetime.date(2025, 6, 10)

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
    ("If Chile signs the agreement, Peru will follow.", "hypothetical"),
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
NONE = [
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
