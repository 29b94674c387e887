"""The ledger from the command line: recorded, listed, compared, replayed, resolved, scored, copied."""

import json
import os
import sqlite3
import subprocess

import pytest

from cli.clock import set_clock
from detente import __version__

DRAWS = ("--draws", "64")
SOURCE = ("--source", "Official Gazette 141")
TOLLS = "tolls-by-june"
HEAD = ["number", "recorded", "as_of", "p_deal", "title", "digest", "version", "settings", "environment"]
SCORE = ["n", "n_effective", "brier", "log", "skill", "calibration"]
MOMENT = "2024-03-02T10:00:00+00:00"


@pytest.fixture
def case(tmp_path, valid, monkeypatch):
    """A folder with a scenario, on 2 March 2024, with no ledger named and no home but this."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_LEDGER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "scenario.yaml").write_bytes((valid / "sluice-treaty.yaml").read_bytes())
    set_clock(monkeypatch, MOMENT)
    return tmp_path / "case"


@pytest.fixture
def recorded(case, detente):
    """The case with two recorded forecasts; what the first one printed."""
    printed = detente("forecast", "case", *DRAWS, "--record", "--json")
    assert printed.err == "recorded as forecast 1 of case in case/detente.db\n"
    assert detente("forecast", "case", *DRAWS, "--record", "--quiet", "--as-of", "2024-05-01").err == ""
    return printed.out


def answer(detente, *call):
    """The JSON object of a call that succeeds in silence."""
    done = detente(*call, "--json")
    assert (done.code, done.err) == (0, "")
    whole = json.loads(done.out)
    assert list(whole) == ["detente", "kind", "scenario", "settings", "warnings", "result"]
    assert (whole["detente"], whole["kind"]) == (__version__, call[0])
    return whole["result"]


def refused(detente, *call):
    """The one line of a call that is refused."""
    done = detente(*call)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    return done.err.removeprefix("detente: ").rstrip("\n")


def test_recording_changes_nothing_of_the_answer(recorded, detente):
    """Fails where a forecast that is recorded is another than one that is not."""
    assert detente("forecast", "case", *DRAWS, "--json").out == recorded


def test_nothing_is_recorded_unasked(case, detente):
    """Fails where trying things out fills the track record."""
    detente("forecast", "case", *DRAWS)
    assert [file.name for file in case.iterdir()] == ["scenario.yaml"]


def test_history_keeps_the_contract(recorded, detente):
    """Fails where a script that reads histories finds a key missing."""
    result = answer(detente, "history", "case")
    assert list(result) == ["case", "forecasts", "resolutions"]
    assert [list(forecast) for forecast in result["forecasts"]] == [HEAD, HEAD]
    assert [forecast["as_of"] for forecast in result["forecasts"]] == ["2024-03-01", "2024-05-01"]
    assert result["forecasts"][0]["recorded"] == MOMENT


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_replay_prints_the_same_bytes(form, recorded, detente):
    """Fails where a recorded forecast cannot be made again."""
    first = detente("forecast", "case", *DRAWS, *form)
    again = detente("replay", "case", "1", *form)
    assert (again.code, again.out) == (0, first.out)
    assert again.err == "the same bytes as recorded on 2024-03-02\n"


def test_replay_needs_only_the_ledger(recorded, case, detente):
    """Fails where a replay reads the scenario as it is now."""
    (case / "scenario.yaml").write_text("detente: 1\ntitle: another\n", encoding="utf-8")
    assert detente("replay", "case", "1", "--json").out == recorded


def test_replay_tells_of_a_difference(recorded, case, detente):
    """Fails where other bytes pass for the same."""
    with sqlite3.connect(case / "detente.db") as rows:
        rows.execute("DROP TRIGGER forecast_keeps_on_update")
        rows.execute(
            "UPDATE forecast SET version = '0.0', result = replace(result, '\"p_deal\": {', '\"p_deal\": { ')"
        )
    again = detente("replay", "case", "1", "--json")
    assert (again.code, again.out) == (1, recorded)
    assert again.err.startswith("detente: forecast 1 comes out otherwise: p_deal ")
    assert f"detente 0.0 -> {__version__}" in again.err


def test_diff_keeps_the_contract(recorded, detente):
    """Fails where a script that reads differences finds a key missing."""
    result = answer(detente, "diff", "case", "1", "2")
    assert list(result) == ["a", "b", "moved", "settings", "scenario", "evidence"]
    assert result["settings"] == {"as_of": ["2024-03-01", "2024-05-01"]}
    assert all(list(moved) == ["kind", "name", "a", "b", "by"] for moved in result["moved"])


def test_resolve_and_score_keep_the_contract(recorded, detente, monkeypatch):
    """Fails where a script that reads scores finds a key missing, or what is live is called hindsight."""
    set_clock(monkeypatch, "2024-07-02T10:00:00+00:00")
    written = answer(detente, "resolve", "case", TOLLS, "no", *SOURCE, "--date", "2024-06-30")
    assert (written["status"], written["outcome"], written["by"]) == ("no", 0.0, "2024-06-30")
    done = json.loads(detente("score", "case", "--json").out)["result"]
    assert list(done)[: len(SCORE)] == SCORE
    assert list(done["retrodicted"])[: len(SCORE)] == SCORE
    assert (done["n"], done["retrodicted"]["n"]) == (1, 0)
    assert (done["claims"][0]["n_forecasts"], done["claims"][0]["track"]) == (2, "live")
    assert done["notice"].startswith("NOT ENOUGH CASES")


def test_scores_over_several_cases(recorded, detente, valid, tmp_path):
    """Fails where a record is of one case only, or counts a case twice that is named twice."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "scenario.yaml").write_bytes((valid / "sluice-treaty.yaml").read_bytes())
    detente("forecast", "other", *DRAWS, "--record")
    for case in ("case", "other"):
        assert detente("resolve", case, TOLLS, "partial", "0.5", *SOURCE).code == 0
    done = json.loads(detente("score", "case", "other", "case", "--json").out)["result"]
    tracks = (done, done["retrodicted"])
    assert sum(track["n"] for track in tracks) == sum(track["n_cases"] for track in tracks) == 2


def test_search_and_export(case, detente):
    """Fails where recorded evidence cannot be found or taken elsewhere."""
    item = {
        "kind": "evidence",
        "id": "a",
        "says": "offer",
        "term": {"tolls": "lifted"},
        "quote": "Tolls may go.",
    }
    (case / "evidence.jsonl").write_text(json.dumps(item), encoding="utf-8")
    detente("forecast", "case", *DRAWS, "--evidence", case / "evidence.jsonl", "--record")
    (found,) = answer(detente, "history", "case", "--search", "may tolls")["evidence"]
    assert found["item"]["quote"] == "Tolls may go."
    files = answer(detente, "history", "case", "--export", "out", "--format", "csv")["files"]
    assert [os.path.basename(file) for file in files] == [
        "forecasts.csv",
        "claims.csv",
        "resolutions.csv",
        "evidence.csv",
    ]


def test_backup_and_restore(recorded, case, detente):
    """Fails where a lost ledger cannot be put back from its copy."""
    assert answer(detente, "backup", "case", "copy.db")["rows"]["forecast"] == 2
    (case / "detente.db").unlink()
    assert answer(detente, "restore", "case", "copy.db")["kept"] is None
    assert len(answer(detente, "history", "case")["forecasts"]) == 2


@pytest.mark.parametrize("named", ["option", "environment"])
def test_another_ledger(named, case, detente, monkeypatch):
    """Fails where a ledger that is named is passed over for the one in the folder."""
    option = ["--ledger", "team.db"] if named == "option" else []
    if named == "environment":
        monkeypatch.setenv("DETENTE_LEDGER", "team.db")
    assert detente("forecast", "case", *DRAWS, "--record", *option).code == 0
    assert [file.name for file in case.iterdir()] == ["scenario.yaml"]
    assert detente("history", "case", *option).code == 0


def test_packaged_cases_are_kept_with_the_user(case, detente, tmp_path):
    """Fails where detente writes into its own installation."""
    assert detente("forecast", "new-detente-2019", *DRAWS, "--record").code == 0
    assert answer(detente, "history", "new-detente-2019")["case"] == "new-detente-2019"
    assert list(tmp_path.glob("**/detente/detente.db")) != []


def test_standard_input_needs_a_name(case, detente, valid):
    """Fails where a forecast of what is piped in is kept where nobody will find it."""
    text = (valid / "sluice-treaty.yaml").read_bytes()
    refusal = detente("forecast", "-", *DRAWS, "--record", stdin=text)
    assert refusal.err == (
        "detente: standard input has no folder and no name -> add --ledger FILE --case NAME\n"
    )
    call = ("forecast", "-", *DRAWS, "--record", "--ledger", "team.db", "--case", "sluice")
    assert detente(*call, stdin=text).code == 0
    assert detente("history", "-", "--ledger", "team.db", "--case", "sluice").code == 0


def test_a_disk_that_fills_up(recorded, case, command, detente):
    """Fails where a write that the system cut off passes for written, or takes what was there with it."""
    resource = pytest.importorskip("resource")

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (36 * 1024, 36 * 1024))

    item = {"kind": "evidence", "id": "a", "says": "offer", "quote": "tolls " * 20_000}
    (case / "long.jsonl").write_text(json.dumps(item), encoding="utf-8")
    prepared = command("forecast", "case", *DRAWS, "--record", "--evidence", "case/long.jsonl")
    done = subprocess.run(**prepared, preexec_fn=limited, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"nothing was written -> " in done.stderr
    assert len(answer(detente, "history", "case")["forecasts"]) == 2


WRONG = {
    "no ledger": ("history new-detente-2019", "no ledger there -> record a forecast: "),
    "unknown forecast": ("diff case 1 7", "no forecast 7 of 'case' -> give one of 1, 2; detente history"),
    "number in words": ("replay case first", "N: not a whole number -> give one"),
    "unknown case": ("history case --case river", "no forecast of 'river' -> --case case"),
    "no outcome": (f"resolve case {TOLLS} --source x", "missing argument 'OUTCOME' -> "),
    "question misspelt": ("resolve case tolls-by-jume no --source x", f"did you mean '{TOLLS}'?"),
    "outcome misspelt": (
        f"resolve case {TOLLS} maybe --source x",
        "'maybe' is none of yes, no, void, partial",
    ),
    "no source": (f"resolve case {TOLLS} no", "--source: say where the outcome can be read"),
    "blank source": (["resolve", "case", TOLLS, "no", "--source", "  "], "--source: say where the outcome"),
    "blank second": (["resolve", "case", TOLLS, "no", "--confirm", " "], "--confirm: say who the second is"),
    "partial without share": (f"resolve case {TOLLS} partial --source x", "as in partial 0.5"),
    "partial beyond one": (f"resolve case {TOLLS} partial 1.5 --source x", "as in partial 0.5"),
    "share of a yes": (f"resolve case {TOLLS} yes 0.5 --source x", "SHARE: only partial has a share"),
    "day to come": (f"resolve case {TOLLS} no --source x --date 2031-01-01", "2031-01-01 has not come yet"),
    "day that is none": (
        f"resolve case {TOLLS} no --source x --date june",
        "--date: 'june' is not an ISO date",
    ),
    "one name for several cases": ("score case case --case river", "--case: names one case, and several"),
    "nothing to restore": ("restore case absent.db --force", "absent.db: no ledger there -> "),
    "restore over a ledger": ("restore case copy.db", "a ledger stands there -> --force"),
    "backup over a file": ("backup case case/scenario.yaml", "case/scenario.yaml: already there -> "),
    "export over a folder": ("history case --export case", "case: already there and not empty -> "),
    "ledger that is a folder": ("history case --ledger case", "case: a folder stands there -> give a file"),
    "ledger that is none": (
        "forecast case --record --ledger case/scenario.yaml",
        "case/scenario.yaml: not a ledger -> give a file that detente wrote",
    ),
    "ledger in no folder": (
        "forecast case --record --ledger absent/x.db",
        "no such folder 'absent' -> make it",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_refused_in_one_line(name, recorded, detente):
    """Fails where a mistake passes, is told in many lines, or without what would be right."""
    call, line = WRONG[name]
    told = refused(detente, *(call.split() if isinstance(call, str) else call))
    assert line in told
    assert " -> " in told
