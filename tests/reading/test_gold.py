"""What is read in the example article against its gold annotation; scores stand in the summary of the run."""

import datetime

import pytest

from detente.reading import evidence_items, glossary, read_file
from reading.new_detente import gold_records, new_detente

ARTICLE = "003_f9d92dfb58a1c3ba.txt"
UNNAMED = {
    "I:JCPOA",
    "I:NEW-START",
    "G:RUS-MEDIA",
    "G:US-DEEPSTATE",
    "G:IRN-PROXIES",
    "G:OBSERVERS",
    "G:EUR-LEADERS",
}
"""Entities that the article never names: nominals beyond the reader's first cut."""


@pytest.fixture(scope="module")
def gold(reference_data):
    return gold_records(reference_data)


@pytest.fixture(scope="module")
def read(reference_data, gold):
    path = reference_data.parent / "articles" / ARTICLE
    return read_file(path, glossary=glossary(new_detente(gold)), as_of=datetime.date(2019, 5, 17))


def of(records, kind):
    return [r for r in records if r["kind"] == kind and r.get("doc", ARTICLE) == ARTICLE]


def scored(tell, name, found, wanted):
    """Precision and recall of a set of things, told."""
    right = len(found & wanted)
    precision, recall = right / max(len(found), 1), right / max(len(wanted), 1)
    tell(f"{name}: precision {precision:.2f} recall {recall:.2f} (found {len(found)}, gold {len(wanted)})")
    return precision, recall


def overlaps(one, other):
    return one["start"] < other["end"] and other["start"] < one["end"]


def test_every_sentence_with_its_role(read, gold, tell):
    def keys(records):
        return {(s["start"], s["end"], s["role"], s["boilerplate"]) for s in of(records, "sentence")}

    assert scored(tell, "sentences", keys(read), keys(gold)) == (1, 1)


def test_document_head(read, gold):
    (ours,), (theirs,) = of(read, "doc"), of(gold, "doc")
    for field in ("title", "author", "outlet", "date", "date_text", "anchor", "chars"):
        assert ours[field] == theirs[field], field


def test_mentions(read, gold, tell):
    def spans(records, skip=()):
        return {
            (m["start"], m["end"], e["id"])
            for e in of(records, "entity")
            if e["id"] not in skip
            for m in e["mentions"]
        }

    precision, recall = scored(tell, "mentions, exact span and entity", spans(read), spans(gold))
    _, named = scored(tell, "mentions of entities that are named", spans(read), spans(gold, UNNAMED))
    assert precision >= 0.92
    assert recall >= 0.83
    assert named >= 0.95


def test_legs_of_deals(read, gold, tell):
    def legs(records):
        return {
            (d["sentence"]["start"], g["giver"], g["receiver"], g["issue"], g["option"])
            for d in of(records, "deal")
            for g in d["legs"]
        }

    precision, recall = scored(tell, "legs: sentence, giver, receiver, issue, option", legs(read), legs(gold))
    assert precision >= 0.75
    assert recall == 1


def test_conditionals(read, gold, tell):
    def keys(records):
        return {
            (c["antecedent"]["start"], c["antecedent"]["end"], c["hedge"]["level"])
            for c in of(records, "conditional")
        }

    assert scored(tell, "conditionals: exact antecedent, level", keys(read), keys(gold)) == (1, 1)


def test_forecasts_with_their_level(read, gold, tell):
    ours, theirs = of(read, "forecast"), of(gold, "forecast")
    hits = {
        (f["id"], g["id"])
        for f in ours
        for g in theirs
        if overlaps(f["content"], g["content"]) and f["hedge"]["level"] == g["hedge"]["level"]
    }
    precision, recall = len({f for f, _ in hits}) / len(ours), len({g for _, g in hits}) / len(theirs)
    tell(f"forecasts: precision {precision:.2f} recall {recall:.2f} (found {len(ours)}, gold {len(theirs)})")
    assert (precision, recall) == (1, 1)


def test_no_trap_springs(read, gold):
    """A scare quote, a place or a compound adjective is no mention of a state."""
    traps = [t for t in of(gold, "trap") if t["type"] in ("place_name", "compound_adjective")]
    mentions = [m for e in of(read, "entity") for m in e["mentions"]]
    assert not [(t["text"], m["text"]) for t in traps for m in mentions if overlaps(t, m)]


def test_evidence_speaks_in_the_scenarios_words(read, gold):
    items = evidence_items(read, new_detente(gold))
    terms = [(item.says, item.term, item.party) for item in items]
    assert ("exchange", {"IRN-SYR": "phased withdrawal"}, "RUS") in terms
    assert ("exchange", {"UKR-MINSK": "US gets Kiev to comply"}, "USA") in terms
    assert any(item.says == "forecast" and item.term == {} for item in items)
    assert {item.date for item in items} == {datetime.date(2019, 5, 15)}
    assert len({item.id for item in items}) == len(items)
