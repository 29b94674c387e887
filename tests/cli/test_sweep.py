"""A sweep on the command line: whole or to be gone on with, the same bytes either way."""

import csv
import io
import json

import pytest

from detente.catalogue import TEMPLATE
from detente.forecasting.sweeping import Sweep

FILE = TEMPLATE / "scenario.yaml"
GRID = ("--set", "parties.BR.no_deal=0,1,2,3,4,5", "--set", "parties.AR.no_deal=0,1,2")
CALL = ("sweep", FILE, *GRID, "--draws", "64")


@pytest.fixture
def stopped(monkeypatch):
    """Let a person press Ctrl-C once the first part is done."""
    whole = Sweep.rows

    def cut(self, groups, *, workers):
        yield from whole(self, groups[:1], workers=workers)
        raise KeyboardInterrupt

    def stop():
        monkeypatch.setattr(Sweep, "rows", cut)
        return lambda: monkeypatch.setattr(Sweep, "rows", whole)

    return stop


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Every test in a folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["sweep.csv", "sweep.parquet"])
def test_resumed_is_the_same_as_in_one_go(name, detente, stopped, tmp_path):
    """Fails where what was stopped loses rows, holds some twice, or leaves parts behind."""
    assert detente(*CALL, "-o", f"whole-{name}").code == 0
    release = stopped()
    answer = detente(*CALL, "-o", name)
    release()
    assert (answer.code, (tmp_path / name).exists()) == (130, False)
    assert f"{name}.parts holds whole parts of 16 variants, and --resume goes on with it" in answer.err
    assert detente(*CALL, "-o", name, "--resume").code == 0
    assert (tmp_path / name).read_bytes() == (tmp_path / f"whole-{name}").read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == [name, f"whole-{name}"]


def test_what_is_unfinished_is_neither_overwritten_nor_mixed(detente, stopped):
    """Fails where two different sweeps are sewn together, or an hour's work is begun anew unasked."""
    release = stopped()
    detente(*CALL, "-o", "sweep.csv")
    release()
    assert "--resume goes on with it, or remove it" in detente(*CALL, "-o", "sweep.csv").err
    answer = detente(*CALL, "--seed", "2", "-o", "sweep.csv", "--resume")
    assert (answer.code, "of another sweep" in answer.err) == (2, True)


def test_rows_are_printed_where_no_file_is_named(detente):
    """Fails where a small sweep needs a file."""
    answer = detente(*CALL)
    found = list(csv.DictReader(io.StringIO(answer.out)))
    assert len(found) == 18
    assert 0 < float(found[0]["p_deal"]) < 1


def test_json_lists_the_rows_where_no_file_is_named(detente):
    """Fails where a script must parse CSV inside JSON."""
    result = json.loads(detente("sweep", FILE, "--sample", "3", "--draws", "64", "--json").out)["result"]
    assert [row["number"] for row in result["rows"]] == [1, 2, 3]
    assert list(result["rows"][0]) == list(result["columns"])


def test_polars_and_duckdb_find_plain_types(detente, tmp_path):
    """Fails where Parquet holds types that other readers do not know."""
    parquet = pytest.importorskip("pyarrow.parquet")
    detente(*CALL, "-o", "sweep.parquet")
    table = parquet.read_table(tmp_path / "sweep.parquet")
    assert {str(kind) for kind in table.schema.types} == {"int64", "double", "string"}
    assert table.column("fault").null_count == table.num_rows == 18


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), "what to vary is not clear -> give one of --set PATH=V1,V2, --sample N, --variants"),
        (("--sample", "3", "--variants"), "what to vary is not clear"),
        (("--sample", "3", "-o", "sweep.txt"), "sweep.txt: neither .parquet nor .csv"),
        (("--sample", "3", "--resume"), "nothing to go on with without --output"),
        (("--sample", "9999999"), "9,999,999 variants -> give between 1 and 1,000,000"),
        (("--sample", "3", "--jobs", "2", "--cluster", "tcp://x:1"), "both --jobs and --cluster are given"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(options, expected, detente):
    """Fails where a wrong call draws for hours first, or ends in a traceback."""
    answer = detente("sweep", FILE, *options)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert expected in answer.err
