"""A scenario's text is changed in one place, and every other character stays."""

import datetime
import difflib

import pytest
from hypothesis import given, settings

from detente.catalogue import TEMPLATE, names, scenario_file
from detente.scenario import dumps, loads
from detente.scenario.editing import EditError, edited
from random_scenarios import talks

ITEM = {"id": "new", "says": "offer", "term": {"TOLLS": "halved"}, "quote": 'He said: "50 %" # at least.'}
TEXTS = {
    "block": "evidence:\n  - id: a # first\n    says: offer\n\n# after\nlast: 1\n",
    "indentless": "evidence:\n- {id: a, says: offer}  # first\nlast: 1\n",
    "folded": "evidence:\n  - id: a\n    quote: >-\n      two\n      lines\n# after\nlast: 1\n",
    "flow": "evidence: [{id: a, says: offer}] # all\nlast: 1\n",
    "flow of lines": "evidence: [\n  {id: a,\n   says: offer}\n]\nlast: 1\n",
    "empty": "first: 1\nevidence: []\nlast: 1\n",
    "nothing": "first: 1\nevidence:\nlast: 1\n",
    "missing": "first: 1 # one\nlast: 1",
    "json": '{"evidence": [{"id": "a"}], "last": 1}',
    "json without": '{\n "last": 1\n}\n',
}


def with_item(text, path, item):
    return edited(text, name="case", items={path: [item]})[0]


def with_value(text, path, value):
    return edited(text, name="case", values={path: value})[0]


def lines_lost(before, after):
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line.startswith("- ")]


@pytest.mark.parametrize("name", TEXTS)
def test_an_item_is_added_whatever_the_layout(name):
    """Fails where a list that people may write cannot be added to, or an addition breaks the file."""
    once = with_item(TEXTS[name], ("evidence",), ITEM)
    twice = with_item(once, ("evidence",), ITEM | {"id": "newer"})
    assert ("# after" in TEXTS[name]) == ("# after" in twice)
    if "flow" not in name and name not in ("empty", "nothing", "missing") and "json" not in name:
        assert lines_lost(TEXTS[name], twice) == []


@pytest.mark.parametrize("name", names())
def test_packaged_cases_keep_every_line(name):
    """Fails where an update reflows a file that somebody laid out with care."""
    text = scenario_file(name).read_text(encoding="utf-8")
    after = with_item(text, ("evidence",), ITEM | {"term": {}})
    assert loads(after).evidence[-1].quote == ITEM["quote"]
    assert lines_lost(text, after) == []


def test_a_value_changes_its_own_span_alone():
    """Fails where a changed number takes its line's comment, or its neighbours, with it."""
    text = (TEMPLATE / "scenario.yaml").read_text(encoding="utf-8")
    after = with_value(text, ("as_of",), datetime.date(2024, 4, 1))
    assert lines_lost(text, after) == ["- as_of: 2024-03-01 # nothing known after this day is used"]
    assert "as_of: 2024-04-01 # nothing known after this day is used\n" in after
    reason = {"value": [1, 2, 4], "because": "elicited"}
    asked = with_value(after, ("worth", "AR", "WATER", "half"), reason)
    assert "    WATER: {half: {value: [1, 2, 4], because: elicited}, full: [-9, -6, -4]}\n" in asked


def test_missing_keys_are_made_where_they_belong():
    """Fails where a worth that the file does not give yet cannot be written."""
    text = "worth: # points\n  A:\n    X: {y: 1}\nlast: 1\n"
    after = with_value(text, ("worth", "B", "X", "y"), [1, 2, 3])
    assert after == "worth: # points\n  A:\n    X: {y: 1}\n  B: {X: {y: [1, 2, 3]}}\nlast: 1\n"
    deeper = with_value(after, ("worth", "A", "Z", "long name"), 2)
    assert "    X: {y: 1}\n    Z: {long name: 2}\n" in deeper


def test_an_item_and_a_missing_key_stand_apart_at_the_end_of_a_file():
    """Fails where a new block is put into the midst of a list that is the file's last part."""
    text = "detente: 1\nas_of: 2024-03-01\nevidence:\n- id: one\n  says: offer\n"
    after, _ = edited(
        text,
        name="x.yaml",
        values={("timing", "start"): datetime.date(2024, 3, 1)},
        items={("evidence",): [{"id": "two", "says": "offer"}]},
    )
    assert after == text + "- {id: two, says: offer}\ntiming: {start: 2024-03-01}\n"


def test_lines_end_as_the_file_s_do():
    """Fails where a file from Windows comes back with two kinds of line ends."""
    text = TEXTS["block"].replace("\n", "\r\n")
    after = with_value(with_item(text, ("evidence",), ITEM), ("timing", "start"), datetime.date(2024, 1, 1))
    assert after.count("\n") == after.count("\r\n") == after.count("\r")


def test_what_cannot_be_followed_is_refused():
    """Fails where a layout beyond this module is changed into something else."""
    with pytest.raises(EditError, match="evidence: not a list"):
        with_item("evidence: {a: 1}\n", ("evidence",), ITEM)
    with pytest.raises(EditError, match="timing: not a mapping"):
        with_value("timing: [1]\n", ("timing", "start"), "2024-01-01")


@settings(max_examples=25)
@given(talks())
def test_any_written_scenario_takes_an_item(case):
    """Fails where some scenario that `dumps` writes cannot be added to."""
    after = loads(with_item(dumps(case), ("evidence",), {"id": "new", "says": "event"}))
    assert after.evidence[:-1] == case.evidence
    assert after.evidence[-1].id == "new"
