"""The verbs import and export."""

import datetime
import json

import pytest

from detente.scenario import load
from formats.small import BUYER, REAL

ENVELOPE = ["detente", "kind", "scenario", "settings", "warnings", "result"]
WHEN = ("--as-of", "2024-05-06")


@pytest.fixture
def here(folder, tmp_path, monkeypatch):
    """A working folder with the small domain in `sale`."""
    folder()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_import_writes_a_sound_scenario(detente, here):
    """Fails where a folder is not imported in one command, or the result has faults."""
    answer = detente("import", "sale", *WHEN)
    lines = [
        "wrote scenario.yaml from genius, genius semantics: 2 parties, 3 issues, 110 packages",
        f"! {REAL}",
    ]
    assert (answer.code, answer.out.splitlines(), answer.err) == (0, lines, "")
    assert detente("check", "scenario.yaml").code == 0
    made = load("scenario.yaml")
    assert (made.title, made.as_of) == ("sale", datetime.date(2024, 5, 6))
    assert [file.name for file in here.iterdir() if file.name != "sale"] == ["scenario.yaml"]


def test_import_options(detente, here):
    """Fails where an option changes nothing."""
    call = ("sale/domain.xml", "sale/seller.xml", "sale/buyer.xml", "--from", "genius", "--semantics", "raw")
    answer = detente("import", *call, "--real-steps", "2", "--title", "A sale", "-o", "new/a.yaml", *WHEN)
    assert answer.out.startswith(
        "wrote new/a.yaml from genius, raw semantics: 2 parties, 3 issues, 20 packages"
    )
    made = load("new/a.yaml")
    assert (made.title, list(made.parties)) == ("A sale", ["seller", "buyer"])
    assert made.worth["buyer"]["price"]["low"].mode == 2


def test_import_as_of_today(detente, here):
    """Fails where the default day is another than today."""
    before = datetime.date.today()
    detente("import", "sale")
    assert before <= load("scenario.yaml").as_of <= datetime.date.today()


def test_import_json(detente, here):
    """Fails where --json is not one object with the files and the warnings."""
    answer = detente("import", "sale", "--json", *WHEN)
    printed = json.loads(answer.out)
    assert (answer.code, list(printed), printed["kind"], printed["warnings"]) == (
        0,
        ENVELOPE,
        "import",
        [REAL],
    )
    assert printed["scenario"] == {"title": "sale", "digest": load("scenario.yaml").digest}
    assert printed["result"] == {
        "files": ["sale/buyer.xml", "sale/domain.xml", "sale/seller.xml"],
        "format": "genius",
        "semantics": "genius",
        "output": "scenario.yaml",
    }


REFUSED = {
    "bad": (
        "sale/domain.xml bad.xml",
        "bad.xml: line 7, item 'low' of issue 'price': evaluation is 'x' and not a number -> "
        "give a finite number",
    ),
    "two faults": (
        "sale/domain.xml bad2.xml",
        "bad2.xml: line 7, item 'low' of issue 'price': evaluation is 'x' and not a number -> "
        "give a finite number (and 1 more)",
    ),
    "missing": ("absent", "absent: file: not there -> give files, or a folder"),
    "unknown format": ("sale --from genuis", "no format 'genuis' -> did you mean 'genius'?"),
    "other semantics": (
        "sale --semantics java",
        "--semantics: 'java' is not one of 'genius', 'raw' -> detente import --help",
    ),
    "steps": (
        "sale --real-steps 1",
        "--real-steps: too small -> give 2 or more",
    ),
    "already there": (
        "sale -o there.yaml",
        "there.yaml: file: already there -> give another name, or --force",
    ),
    "a folder": ("sale -o sale", "sale: file: a folder stands there -> give another name"),
    "no day": (
        "sale --as-of now",
        "--as-of: 'now' is not an ISO date such as 2019-05-17 -> detente import --help",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_import_refuses_in_one_line(case, detente, here):
    """Fails where a refusal is told otherwise than in one line, or leaves something behind."""
    (here / "bad.xml").write_text(BUYER.replace('evaluation="4"', 'evaluation="x"'))
    (here / "bad2.xml").write_text(
        BUYER.replace('evaluation="4"', 'evaluation="x"').replace('"0.2"/>', '"y"/>')
    )
    (here / "there.yaml").write_text("mine")
    before = sorted(here.rglob("*"))
    call, line = REFUSED[case]
    answer = detente("import", *call.split())
    assert (answer.code, answer.out, answer.err) == (2, "", f"detente: {line}\n")
    assert (here / "there.yaml").read_text() == "mine"
    assert sorted(here.rglob("*")) == before


def test_import_forced(detente, here):
    """Fails where --force does not write over a file."""
    (here / "scenario.yaml").write_text("mine")
    assert detente("import", "sale", "--force").code == 0
    assert load("scenario.yaml").title == "sale"


@pytest.mark.parametrize("format", ["genius", "geniusweb", "negmas", "negolog", "csv", "xlsx"])
def test_export_and_import_again(format, detente, here):
    """Fails where what one verb writes the other cannot read."""
    detente("import", "sale", *WHEN)
    path = "out.xlsx" if format == "xlsx" else "out"
    answer = detente("export", "scenario.yaml", "--to", format, "-o", path)
    assert (answer.code, answer.err) == (0, "")
    assert all(line.startswith(("wrote out", "! ")) for line in answer.out.splitlines())
    again = detente("import", path, "-o", "again.yaml", *WHEN)
    assert again.code == 0
    assert f"wrote again.yaml from {format}" in again.out
    assert load("again.yaml").issues == load("scenario.yaml").issues


def test_export_json(detente, here):
    """Fails where --json lacks the files or what is lost."""
    detente("import", "sale", *WHEN)
    printed = json.loads(detente("export", "scenario.yaml", "--to", "negolog", "-o", "out", "--json").out)
    assert (list(printed), printed["kind"]) == (ENVELOPE, "export")
    assert printed["result"]["files"] == ["out/buyer.json", "out/seller.json"]
    assert printed["warnings"] == printed["result"]["lost"]
    assert printed["warnings"][0].startswith("scale: each party's worths become 0 to 1, from ")


EXPORTS = {
    "no format": (
        "-o out",
        "--to: give one of genius, geniusweb, negmas, negolog, gmcr, graph-csv, ktab, decide, deu, "
        "actors-csv, csv, xlsx -> detente export --help",
    ),
    "no path": ("--to csv", "--output: give a new folder or file -> detente export --help"),
    "unknown format": ("--to excel -o out", "no format 'excel' -> give one of 'genius', 'geniusweb', "),
    "full folder": ("--to genius -o sale", "sale: folder: not empty -> give a new folder, or --force"),
    "file there": (
        "--to xlsx -o scenario.yaml",
        "scenario.yaml: file: already there -> give another name, or --force",
    ),
    "variant": (
        "--to csv -o out --variant x",
        "scenario.yaml:1:1 E310 unknown variant 'x' -> the scenario has no variants",
    ),
}


@pytest.mark.parametrize("case", EXPORTS)
def test_export_refuses_in_one_line(case, detente, here):
    """Fails where a refusal is told otherwise than in one line, or leaves something behind."""
    detente("import", "sale", *WHEN)
    before = sorted(here.rglob("*"))
    call, line = EXPORTS[case]
    answer = detente("export", "scenario.yaml", *call.split())
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert answer.err.removeprefix("detente: ").startswith(line)
    assert sorted(here.rglob("*")) == before


def test_export_of_nothing(detente, here):
    """Fails where a scenario without issues is a traceback."""
    (here / "bare.yaml").write_text("detente: 1\ntitle: T\nas_of: 2024-03-01\nparties: {A: {}}\n")
    answer = detente("export", "bare.yaml", "--to", "genius", "-o", "out")
    assert answer.err == "detente: this scenario has no `issues` block -> see detente schema issues\n"
    assert not (here / "out").exists()


def test_export_of_the_packaged_case(detente, here):
    """Fails where a scenario with every block cannot be exported, or loses one unsaid."""
    answer = detente("export", "new-detente-2019", "--to", "genius", "-o", "out")
    assert answer.code == 0
    told = {line.split(":")[0] for line in answer.out.splitlines() if line.startswith("!")}
    assert {"! scale", "! ranges", "! linkages", "! requires", "! via", "! third parties", "! blocks"} <= told
