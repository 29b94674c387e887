"""What a machine can do to a command, done to it: one clear line, exit 2, and nothing half-written.

`pytest tests/cli/test_faults.py` prints what was done, to how many commands, and what was left.
"""

import contextlib
import json
import os
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from formats.small import FILES
from rights import read_only

HERE = Path(__file__).parent
# Verbs that write, each to one place `{out}`.
WRITING = {
    "import": "import {case}/sale -o {out}/new/case.yaml",
    "export to a folder": "export {case}/treaty.yaml --to genius -o {out}/genius",
    "export to a table": "export {case}/treaty.yaml --to csv -o {out}/table.csv",
    "export to a workbook": "export {case}/treaty.yaml --to xlsx -o {out}/book.xlsx",
    "read": "read {case}/upper-sluice.txt -o {out}/lines.jsonl",
    "read as a table": "read {case}/upper-sluice.txt --as icews -o {out}/table.tsv",
    "draft": "draft {case}/upper-sluice.txt -o {out}/case.yaml",
    "picture": "stability {case}/treaty.yaml --picture {out}/graph.svg",
    "init": "init {out}/case",
    "copy of a case": "catalogue chicken --copy {out}/chicken",
    "merged codings": "elicit {case}/treaty.yaml --merge {case}/other.yaml -o {out}/merged.yaml",
    "report": "report {case}/treaty.yaml --draws 64 --quiet -o {out}/report.html",
}
RECORD = "forecast {case}/treaty.yaml --draws 64 --quiet --record --ledger {out}/detente.db --case c"


@pytest.fixture
def case():
    """A folder that everybody may read, with what the verbs are given, and an empty one to write to."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)
        treaty = (HERE.parent / "scenarios" / "valid" / "sluice-treaty.yaml").read_text(encoding="utf-8")
        (folder / "treaty.yaml").write_text(treaty, encoding="utf-8")
        (folder / "other.yaml").write_text(treaty.replace("lifted: 8", "lifted: 9"), encoding="utf-8")
        shutil.copy(HERE / "texts" / "upper-sluice.txt", folder)
        (folder / "sale").mkdir()
        for name, text in FILES.items():
            (folder / "sale" / name).write_text(text, encoding="utf-8")
        (folder / "out").mkdir()
        yield folder


@contextlib.contextmanager
def full_disk(room=100):
    """Let no file of this process grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def asked(line, case):
    """The arguments of a line."""
    return [word.format(case=case, out=case / "out") for word in line.split()]


def told_in_one_line(answer):
    """Hold that a fault is told in one line, after remarks at most, and what would be right; the line."""
    *_, line = answer.err.splitlines()
    assert (answer.code, answer.out) == (2, ""), answer
    assert line.startswith("detente: "), answer
    assert " -> " in line, answer
    return line


@pytest.mark.parametrize("verb", [*WRITING, "record"])
def test_the_disk_is_full(verb, case, detente, tell):
    """Fails where a file that did not fit is left half-written, or the fault is told without what to do."""
    with full_disk():
        answer = detente(*asked(WRITING.get(verb, RECORD), case))
    line = told_in_one_line(answer)
    assert "nothing was written" in line
    left = sorted(path.name for path in (case / "out").rglob("*") if path.stat().st_size)
    assert left == []
    tell(f"disk full: {verb}: one line, nothing left")


SWEEP = "sweep {case}/treaty.yaml --sample 320 --draws 8 --quiet -o {out}/sweep."


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_disk_fills_amid_a_sweep(kind, case, detente, tell):
    """Fails where what was done is lost, a half part stays, or the line does not say how to go on."""
    whole, line = case / "out" / f"sweep.{kind}", asked(SWEEP + kind, case)
    assert detente(*line).code == 0
    expected = whole.read_bytes()
    whole.unlink()
    with full_disk(2_000):
        assert "nothing was written" in told_in_one_line(detente(*line))
    assert list((case / "out").iterdir()) == []
    with full_disk(len(expected) - 1):
        told = told_in_one_line(detente(*line))
    assert "free some space, then --resume goes on with it" in told
    assert [file.name for file in (case / "out").iterdir()] == [f"sweep.{kind}.parts"]
    assert detente(*line, "--resume").code == 0
    assert (whole.read_bytes(), len(list((case / "out").iterdir()))) == (expected, 1)
    tell(f"disk full amid a sweep to {kind}: one line, whole parts kept, gone on with to the same bytes")


def test_the_disk_fills_amid_a_record(case, detente, tell):
    """Fails where a forecast that did not fit harms the ledger, or is there by half."""
    history = asked("history {case}/treaty.yaml --ledger {out}/detente.db --case c --json", case)
    recorded = n_full = 0
    for room in range(0, 120_000, 8_000):
        with full_disk(room):
            answer = detente(*asked(RECORD, case))
        if answer.code:
            assert "nothing was written" in told_in_one_line(answer)
            n_full += 1
        recorded += answer.code == 0
        if recorded:
            assert len(json.loads(detente(*history).out)["result"]["forecasts"]) == recorded
    assert min(recorded, n_full) > 0
    tell(f"disk full amid a record, {n_full} times: one line, the forecasts recorded before all there")


@pytest.mark.parametrize("verb", [*WRITING, "record"])
def test_the_folder_may_only_be_read(verb, case, detente, tell):
    """Fails where a folder that may not be written gives a traceback, or the line names a scratch file."""
    with read_only(case / "out"):
        answer = detente(*asked(WRITING.get(verb, RECORD), case))
    line = told_in_one_line(answer)
    assert "who may read" in line
    assert "/." not in line
    tell(f"read-only folder: {verb}: one line, nothing left")


@pytest.mark.parametrize("verb", WRITING)
def test_a_file_stands_in_the_place_of_the_folder(verb, case, detente, tell):
    """Fails where the file that stands there is lost, or the fault is a traceback."""
    (case / "out").rmdir()
    (case / "out").write_text("mine", encoding="utf-8")
    told_in_one_line(detente(*asked(WRITING[verb], case)))
    assert (case / "out").read_text(encoding="utf-8") == "mine"
    tell(f"file in the place of a folder: {verb}: one line, the file unharmed")


READING = {
    "scenario": "packages {case}/odd",
    "evidence": "forecast {case}/treaty.yaml --draws 64 --evidence {case}/odd",
    "article": "read {case}/odd",
    "import": "import {case}/odd --from genius",
    "levels": "arms {case}/treaty.yaml --data {case}/odd",
    "treaties": "precedent {case}/treaty.yaml --corpus {case}/odd",
    "ties": "blocs {case}/treaty.yaml --likeness {case}/odd",
    "answers": "elicit {case}/treaty.yaml --answers {case}/odd",
    "copy of a ledger": "restore {case}/treaty.yaml {case}/odd --ledger {case}/out/detente.db --case c",
    "ledger": "history {case}/treaty.yaml --ledger {case}/odd --case c",
}


def made_odd(kind, path):
    """Put something there that is no plain file."""
    if kind == "folder":
        path.mkdir()
    elif kind == "link to itself":
        path.symlink_to(path)
    elif kind == "link to nothing":
        path.symlink_to(path.with_name("nothing"))
    elif kind == "endless":
        path.symlink_to("/dev/zero")


@pytest.mark.parametrize("kind", ["folder", "link to itself", "link to nothing", "endless"])
@pytest.mark.parametrize("verb", READING)
def test_no_plain_file_where_one_is_read(verb, kind, case, detente, tell):
    """Fails where a folder, a circle of links or an endless device is a traceback, or read for ever."""
    made_odd(kind, case / "odd")
    answer = detente(*asked(READING[verb], case))
    *_, line = answer.err.splitlines()
    assert answer.code == 2, answer
    assert line.startswith("detente: "), answer
    assert list((case / "out").iterdir()) == []
    tell(f"{kind} where {verb} is read: one line")


CALLED = {
    "standard output closed": ("packages treaty.yaml >&-", 0),
    "standard error closed": ("packages absent.yaml 2>&-", 2),
    "standard input closed": ("check - <&-", 1),
    "all three closed": ("packages absent.yaml <&- >&- 2>&-", 2),
    "the reader of the output has gone": ("catalogue | true", 0),
    "standard output full": ("packages treaty.yaml >/dev/full", 2),
    "no home, no environment": ("packages treaty.yaml", 0),
    "a home that is a file": ("HOME=treaty.yaml packages treaty.yaml", 0),
    "a locale that does not exist": ("LC_ALL=xx_YY.none PYTHONIOENCODING=ascii packages treaty.yaml", 0),
    "an odd terminal": ("TERM=none COLUMNS=-5 LINES=x packages treaty.yaml", 0),
    "a huge argument": ("packages $(head -c 100000 /dev/zero | tr '\\0' a)", 2),
    "an argument that is no text": ("packages $'a\\xff\\x1b[2J'", 2),
}


@pytest.mark.needs("bash")
@pytest.mark.parametrize("call", CALLED)
def test_an_odd_caller(call, case, command, tell):
    """Fails where what a shell can do to a command ends in a traceback."""
    line, code = CALLED[call]
    words = line.split(" ")
    settings = [word for word in words if "=" in word and word.split("=")[0].isupper()]
    program = command()["args"]
    script = " ".join(["env", *settings, *program, *words[len(settings) :]])
    done = subprocess.run(
        ["bash", "-c", f"{script}; exit ${{PIPESTATUS[0]}}"],
        cwd=case,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == code, done
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stderr
    tell(f"{call}: exit {code}, no traceback")
