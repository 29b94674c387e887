"""Folders of settled cases on the command line: scored, sealed, and what they teach used."""

import hashlib
import json

import pytest

from detente.scenario import load

OUTCOMES = """\
deal-by-2024-06-30: {outcome: "no", resolved: 2024-06-30, source: no signature reported}
tolls-by-july: {outcome: 0.5, resolved: 2024-07-01, source: Official Gazette 140}
"""
LATE = '{"kind": "evidence", "id": "late", "says": "event", "date": "2024-05-01", "lr": 900}\n'
QUICK = ["--draws", "64", "--quiet"]


@pytest.fixture
def folder(detente, tmp_path, monkeypatch):
    """A folder with one case that has turned out."""
    monkeypatch.chdir(tmp_path)
    assert detente("init", "cases/river").code == 0
    (tmp_path / "cases/river/outcomes.yaml").write_text(OUTCOMES, encoding="utf-8")
    return tmp_path / "cases" / "river"


def seal(folder, on="2024-03-02", **more):
    told = {"scenario": load(folder / "scenario.yaml").digest, "on": on, "by": "A. Coder"} | more
    (folder / "frozen.yaml").write_text(json.dumps(told), encoding="utf-8")


def test_what_cases_teach_is_used(detente, folder):
    """Fails where the file that backtest writes is not the one that forecast reads, or changes nothing."""
    answer = detente("backtest", "--cases", "cases", *QUICK, "-o", "learnt.json", "--json")
    fitted = json.loads(answer.out)["result"]["fitted"]
    assert (answer.code, fitted["n_cases"], fitted["n_claims"]) == (0, 1, 2)
    told = [
        detente("forecast", folder, *QUICK, "--json", *more) for more in ([], ["--weights", "learnt.json"])
    ]
    plain, pooled = (json.loads(each.out) for each in told)
    assert pooled["settings"]["pooling"] == fitted | {"others": {}}
    assert pooled["result"]["pooled"]["deal"]["packages"] == pytest.approx(plain["result"]["p_deal"]["p"])
    assert pooled["result"]["p_deal"]["p"] != plain["result"]["p_deal"]["p"]


def test_a_canary_in_a_folder_changes_nothing(detente, folder):
    """Fails where a document from after the day of the case moves a number of the backtest."""
    before = json.loads(detente("backtest", "--cases", folder, *QUICK, "--json").out)
    (folder / "evidence.jsonl").write_text(LATE, encoding="utf-8")
    after = json.loads(detente("backtest", "--cases", folder, *QUICK, "--json").out)
    assert after["result"]["rows"] == before["result"]["rows"]
    assert after["result"]["cases"][0]["n_later"] == 1


def test_a_sealed_case_is_blind(detente, folder):
    """Fails where a case sealed before its outcome is called hindsight, or its evidence is not sealed too."""
    (folder / "evidence.jsonl").write_text(LATE, encoding="utf-8")
    digest = hashlib.sha256(LATE.encode()).hexdigest()
    seal(folder, evidence=f"sha256:{digest}")
    answer = detente("backtest", "--cases", folder, *QUICK)
    assert answer.out.startswith("BLIND: written before the outcome\n  2 claims in 1 case")


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ({"scenario": "sha256:0"}, "the scenario is now sha256:"),
        ({"evidence": "sha256:0"}, "evidence.jsonl is now None"),
        ({"on": "2024-06-30"}, "when 'deal-by-2024-06-30' was settled already"),
        ({"signed": 1}, "signed: extra inputs are not permitted"),
    ],
)
def test_a_broken_seal_is_refused(detente, folder, broken, what):
    """Fails where a case changed after it was sealed, or sealed after its outcome, still counts as blind."""
    seal(folder, **broken)
    answer = detente("backtest", "--cases", folder, *QUICK)
    assert (answer.code, answer.out) == (2, "")
    assert what in answer.err


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ("backtest --cases nowhere", "nowhere: no such file, folder or catalogue case"),
        ("backtest --cases chicken", "outcomes.yaml: not there -> write how each question turned out"),
        ("backtest --cases cases/river --fit x.json", "--fit: says nothing with --cases: leave it out"),
        ("backtest --positions x.csv --pool log", "--pool: says nothing with --positions"),
        ("forecast cases/river --precedent x.csv", "--precedent: says nothing without --pool or --weights"),
        ("forecast cases/river --pool log --held a=b", "--held: says nothing without --precedent TABLE"),
        ("forecast cases/river --pool log --weights x", "--pool: the file says which pool: leave one out"),
        (
            "forecast cases/river --weights none.json",
            "none.json: not there -> give a file that `detente backtest",
        ),
    ],
)
def test_calls_that_mean_nothing(detente, folder, call, what):
    """Fails where a call that means nothing is answered, or without saying what would be right."""
    answer = detente(*call.split())
    assert (answer.code, answer.out) == (2, "")
    assert what in answer.err


def test_outcomes_that_cannot_be_read(detente, folder):
    """Fails where a mistyped outcome is taken for one, or its place is not told."""
    (folder / "outcomes.yaml").write_text("tolls-by-july: {outcome: maybe}\n", encoding="utf-8")
    answer = detente("backtest", "--cases", folder, *QUICK)
    assert answer.code == 2
    assert "outcomes.yaml: tolls-by-july.outcome" in answer.err


def test_nothing_is_overwritten(detente, folder, tmp_path):
    """Fails where a file that stands there is replaced unasked, after minutes of work or before."""
    (tmp_path / "learnt.json").write_text("mine", encoding="utf-8")
    answer = detente("backtest", "--cases", folder, *QUICK, "-o", "learnt.json")
    assert answer.code == 2
    assert (tmp_path / "learnt.json").read_text(encoding="utf-8") == "mine"


GUESS = {"kind": "evidence", "id": "guess", "says": "forecast", "hedge": "likely", "author": "X"}


def test_the_authors_that_were_read_are_a_reference(detente, folder):
    """Fails where what the evidence foretold is lost between a recorded forecast and its score."""
    (folder / "guess.jsonl").write_text(json.dumps(GUESS), encoding="utf-8")
    recorded = ["forecast", folder, *QUICK, "--evidence", folder / "guess.jsonl", "--record"]
    assert detente(*recorded).code == 0
    for name in ("deal-by-2024-06-30", "tolls-by-july"):
        assert detente("resolve", folder, name, "no", "--source", "s", "--date", "2024-06-30").code == 0
    told = json.loads(detente("score", folder, "--json").out)["result"]["retrodicted"]
    claims = json.loads(detente("score", folder, "--json").out)["result"]["claims"]
    said = {claim["question"]: claim["references"]["pundits"] for claim in claims}
    assert said == {"deal-by-2024-06-30": 0.7, "tolls-by-july": None}
    assert told["skill"]["pundits"] == pytest.approx(1 - claims[0]["brier"] / 0.49)


def test_a_pooled_forecast_is_replayed(detente, folder):
    """Fails where the ledger keeps less of a pooled forecast than it takes to make it again."""
    pooled = ["forecast", folder, *QUICK, "--pool", "linear", "--record", "--json"]
    first = detente(*pooled)
    again = detente("replay", folder, "1", "--json", "--quiet")
    assert (again.code, again.out) == (0, first.out)
