"""Events and pressure of the example article against its gold annotation."""

import datetime

import pytest

from detente.reading import glossary, read_file
from reading.new_detente import gold_records, new_detente

ARTICLE = "003_f9d92dfb58a1c3ba.txt"
IN_THE_TEXT = ("text", "weekday relative to dateline")


@pytest.fixture(scope="module")
def gold(reference_data):
    return gold_records(reference_data)


@pytest.fixture(scope="module")
def read(reference_data, gold):
    path = reference_data.parent / "articles" / ARTICLE
    return read_file(path, glossary=glossary(new_detente(gold)), as_of=datetime.date(2019, 5, 17))


def of(records, kind):
    return [r for r in records if r["kind"] == kind and r["doc"] == ARTICLE]


def meet(one, other):
    return one["start"] < other["end"] and other["start"] < one["end"]


def pairs(ours, theirs):
    """Gold events with the event of the same type that overlaps them."""
    same = [
        (o, t) for t in theirs for o in ours if o["plover"] == t["plover"] and meet(o["cue"][0], t["cue"][0])
    ]
    return {t["id"]: (o, t) for o, t in same}


def test_events(read, gold, tell):
    ours, theirs = of(read, "event"), of(gold, "event")
    found = pairs(ours, theirs)
    core = [t for t in theirs if t["core"] and t["tier"] == 1]
    actors = [o["actor"] == t["actor"] for o, t in found.values() if t["tier"] == 1]
    recall = sum(t["id"] in found for t in core) / len(core)
    precision = len({o["id"] for o, _ in found.values()}) / len(ours)
    tell(
        f"events: precision {precision:.2f}, tier 1 recall {recall:.2f}, "
        f"actors right {sum(actors)}/{len(actors)}"
    )
    assert recall >= 0.9
    assert precision >= 0.8
    assert sum(actors) >= 0.9 * len(actors)


def test_dates_are_right_or_absent(read, gold, tell):
    """A wrong day is worse than none."""
    found = pairs(of(read, "event"), of(gold, "event")).values()
    told = [o["date"] == t["date"] for o, t in found if t["tier"] == 1 and t["date_basis"] in IN_THE_TEXT]
    wrong = [
        (o["date"], t["date"]) for o, t in found if len(o["date"] or "") == 10 and o["date"] != t["date"]
    ]
    tell(
        f"dates of tier 1 events that the text gives: {sum(told)}/{len(told)} right, wrong days {len(wrong)}"
    )
    assert sum(told) >= 0.8 * len(told)
    assert not wrong


def test_pressure(read, gold, tell):
    ours, theirs = of(read, "pressure"), of(gold, "pressure")
    hits = [(o, t) for t in theirs for o in ours if meet(o["span"], t["span"])]
    first = [t for t in theirs if t["tier"] == 1]
    recall = len({t["id"] for _, t in hits if t["tier"] == 1}) / len(first)
    precision = len({o["id"] for o, _ in hits}) / len(ours)
    actors = [o["actor"] == t["actor"] for o, t in hits]
    tell(
        f"pressure: precision {precision:.2f}, tier 1 recall {recall:.2f}, "
        f"actor right {sum(actors)}/{len(actors)}"
    )
    assert recall >= 0.9
    assert precision >= 0.8
