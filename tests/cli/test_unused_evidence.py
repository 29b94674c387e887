"""Evidence that lies beside a scenario and is not given: told, and left alone."""

import json

import pytest

ITEM = {"kind": "evidence", "id": "e1", "says": "offer", "term": {"TOLLS": "lifted"}, "date": "2024-02-20"}
ASKED = ("explain", "watch", "forecast", "sweep --variants", "what-if --set parties.AR.no_deal=3")


@pytest.fixture
def case(detente, tmp_path, monkeypatch):
    """A new case with one item of evidence in its folder."""
    monkeypatch.chdir(tmp_path)
    detente("init", "case")
    (tmp_path / "case" / "evidence.jsonl").write_text(json.dumps(ITEM), encoding="utf-8")
    return tmp_path / "case"


@pytest.mark.parametrize("asked", ASKED)
def test_evidence_that_is_not_used_is_told(asked, case, detente):
    """Fails where two verbs give two answers about one case, and neither says that evidence is missing."""
    verb, *options = asked.split()
    file = "case/evidence.jsonl"
    remarked = f"detente: not used: 1 item of evidence in {file} -> add --evidence {file}"
    call = (verb, "case", *options, "--draws", 16)
    assert remarked in detente(*call).err.splitlines()
    assert "not used" not in detente(*call, "--evidence", file).err


def test_what_the_scenario_holds_already_is_not_told(case, detente):
    """Fails where news that `update` has written into the scenario is called missing for ever."""
    assert detente("update", "case", "case/evidence.jsonl", "--yes", "--draws", 16).code == 0
    assert "not used" not in detente("explain", "case", "--draws", 16).err


@pytest.mark.parametrize("text", ["no JSON", '{"kind": "event"}', "", "\ufeff"])
def test_a_file_that_nobody_asked_for_stops_nothing(text, case, detente):
    """Fails where a broken file beside the case breaks a forecast that does not use it."""
    expected = detente("explain", "case", "--draws", 16, "--evidence", case / "evidence.jsonl").code
    (case / "evidence.jsonl").write_text(text, encoding="utf-8")
    answer = detente("explain", "case", "--draws", 16)
    assert (answer.code, answer.err, expected) == (0, "", 0)
