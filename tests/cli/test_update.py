"""Updating and eliciting from the command line: planned, asked, written, refused."""

import json
import shutil

import pytest

DRAWS = ("--draws", "64")
ARTICLE = """Brel offers to lift tolls

2024-03-14

By Mira Holt, The River Gazette

Brel would lift its tolls on river trade in exchange for a full release of water from the upper sluice.
"""
ANSWERS = """party: BR
unit: 12
terms:
  - {issue: WATER, option: full, better: true, rank: 1, swing: 100}
  - {issue: TOLLS, option: lifted, better: false, rank: 2, swing: [20, 50]}
pairs: [{a: 'WATER: full', b: 'TOLLS: lifted', times: 3}]
"""


@pytest.fixture
def case(tmp_path, monkeypatch, detente):
    """A folder as `init` makes it, with an article; no ledger named, and no home but this."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DETENTE_LEDGER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    detente("init", "case")
    (tmp_path / "march.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    shutil.copy(tmp_path / "case" / "scenario.yaml", tmp_path / "other.yaml")
    return tmp_path / "case"


def refused(detente, *call):
    """The one line of a call that is refused."""
    done = detente(*call)
    assert (done.code, done.err.count("\n")) == (2, 1)
    return done.err.removeprefix("detente: ").rstrip("\n")


def files(case):
    return {path.name: path.read_bytes() for path in case.iterdir() if path.is_file()}


def test_a_plan_writes_nothing(case, detente):
    """Fails where looking changes the file or makes a ledger."""
    before = files(case)
    done = detente("update", "case", "march.txt", "--plan", *DRAWS)
    assert (done.code, done.err) == (0, "")
    assert "as of 2024-03-01 -> 2024-03-14" in done.out
    assert "[TOLLS: lifted] Brel would lift its tolls" in done.out
    assert files(case) == before


def test_yes_writes_file_and_ledger_once(case, detente):
    """Fails where what was planned is not written, or the same article counts again."""
    planned = detente("update", "case", "march.txt", "--plan", "--json", *DRAWS).out
    done = detente("update", "case", "march.txt", "--yes", "--json", *DRAWS)
    whole, shown = json.loads(done.out)["result"], json.loads(planned)["result"]
    assert whole.pop("written") == {"file": "case/scenario.yaml", "ledger": "case/detente.db", "forecast": 1}
    assert {key: shown[key] for key in whole} == whole
    history = json.loads(detente("history", "case", "--json").out)["result"]["forecasts"]
    assert [entry["p_deal"] for entry in history] == [whole["p_deal"]["after"]]
    again = detente("update", "case", "march.txt", "--yes", *DRAWS)
    assert "nothing new, and no later day: nothing to write" in again.out
    assert detente("replay", "case", "1", "--quiet").code == 0


def test_a_later_day_is_an_update_too(case, detente):
    """Fails where a forecast cannot be brought to a later day without news."""
    done = detente("update", "case", "--as-of", "2024-05-01", "--yes", "--quiet", *DRAWS)
    assert done.code == 0
    assert "time passed (2024-03-01 -> 2024-05-01)" in done.out
    assert b"as_of: 2024-05-01 #" in files(case)["scenario.yaml"]


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (("update", "case"), "nobody to ask -> --plan shows what would move, --yes writes it"),
        (
            ("update", "case", "--as-of", "2024-01-01", "--plan"),
            "2024-01-01 is before the scenario's as_of 2024-03-01 -> forecast --as-of looks back; history is "
            "not overwritten",
        ),
        (("update", "-", "--yes"), "standard input cannot be written -> give a file, or --plan"),
        (("elicit", "case", "--questions"), "whose worths? -> --party AR"),
        (
            ("elicit", "case", "--party", "XR", "--questions"),
            "unknown party 'XR' -> give one of 'AR', 'BR', 'CE'",
        ),
        (
            ("elicit", "case", "--party", "BR"),
            "nobody to ask -> --questions prints them, --answers FILE takes the answers",
        ),
        (
            ("elicit", "case", "--merge", "case/scenario.yaml"),
            "case/scenario.yaml: given twice -> give each coding once",
        ),
        (
            ("elicit", "case", "--merge", "other.yaml", "--merge", "case/../other.yaml"),
            "case/../other.yaml: given twice -> give each coding once",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line(case, detente, call, line):
    """Fails where a wrong call is not told in one line what would be right."""
    assert refused(detente, *call) == line


def test_a_packaged_case_is_not_changed(case, detente):
    """Fails where an update writes into the installed program."""
    assert "a packaged case is not changed -> copy" in refused(detente, "update", "new-detente-2019", "--yes")


def test_answers_become_worths_in_the_file(case, detente):
    """Fails where answers given by file do not reach the scenario."""
    done = detente("elicit", "case", "--answers", "answers.yaml", "--yes")
    assert (done.code, done.err) == (0, "wrote 2 worths of BR to case/scenario.yaml\n")
    text = files(case)["scenario.yaml"].decode()
    assert "lifted: {value: [-6, -4.2, -2.4], because: elicited by swing weights}" in text
    assert detente("check", "case").code == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n- b\n", "the file: a list where names with values belong"),
        ("party: BR\nunit: 12\nterms: [water]\n", "terms.0: a text where names with values belong"),
        ("party: BR\nunit: 12\nterms: {water: 1}\n", "terms: names with values where a list belongs"),
        ("party: BR\nunit: 0\nterms: []\n", "unit: input should be greater than 0"),
    ],
)
def test_answers_of_another_shape_are_told_where(text, line, case, detente):
    """Fails where whoever fills in the form wrongly is told of classes of the program."""
    (case.parent / "wrong.yaml").write_text(text, encoding="utf-8")
    told = refused(detente, "elicit", "case", "--answers", "wrong.yaml")
    assert told == f"wrong.yaml: {line} -> detente elicit --questions prints the form"


def test_contradictory_answers_are_not_written(case, detente):
    """Fails where answers that contradict each other go into the file unasked."""
    wrong = ANSWERS.replace("times: 3", "times: 0.5")
    (case.parent / "wrong.yaml").write_text(wrong, encoding="utf-8")
    before = files(case)
    done = detente("elicit", "case", "--answers", "wrong.yaml", "--yes")
    assert done.code == 2
    assert "WATER: full against TOLLS: lifted: told 0.5 times as much, the swings say 2.9" in done.out
    assert files(case) == before


def test_a_person_is_asked_and_may_stop(case, detente, monkeypatch):
    """Fails where a stopped elicitation loses its answers, or asks again what was answered."""
    monkeypatch.setattr("detente.cli.verbs.elicit.is_asked", lambda: True)
    kept = case / "elicit-BR.yaml"
    stopped = detente("elicit", "case", "--party", "BR", stdin=b"y\ny\nn\n")
    assert stopped.code == 130
    assert stopped.err.endswith("detente: stopped; answers so far are in case/elicit-BR.yaml\n")
    assert kept.read_text(encoding="utf-8").count("\n  better: true\n") == 2
    rest = b"n\ny\n" + b"2\n1\n2\n1\n" + b"40 55 70\n60\n20\n10\n" + b"2\n1\n2\n2\n0.1\n" + b"y\n"
    done = detente("elicit", "case", "--party", "BR", stdin=rest)
    assert "answers are kept in case/elicit-BR.yaml" in done.err
    assert "WORTHS OF BR" in done.out


def test_codings_are_merged_into_a_new_file(case, detente):
    """Fails where a merged file is not a scenario, or is written over another."""
    other = case.parent / "other.yaml"
    text = (case / "scenario.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace("no_deal: [-1, 1, 3]", "no_deal: [3, 4, 6]"), encoding="utf-8")
    call = ("elicit", "case", "--merge", "other.yaml", "-o", "merged.yaml")
    done = detente(*call)
    assert (done.code, done.err) == (0, "wrote merged.yaml\n")
    assert "parties.BR.no_deal" in done.out
    assert detente("check", "merged.yaml").code == 0
    assert refused(detente, *call) == "merged.yaml: already there -> give another name, or --force"
