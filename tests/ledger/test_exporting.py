"""Exported rows are the ledger's, in every format."""

import csv
import json
import sys

import pytest

from detente.ledger import LedgerError
from detente.ledger.exporting import export
from detente.ledger.resolutions import confirm, resolve
from detente.records.evidence import EvidenceItem
from ledger.conftest import CASE, MOMENT

KINDS = ["forecasts", "claims", "resolutions", "evidence"]


@pytest.fixture
def filled(ledger, keep):
    """A forecast with a quotation that CSV must quote."""
    keep(ledger, evidence=[EvidenceItem(id="a", says="offer", quote='He said: "tolls, lifted"\nand left.')])
    return ledger


def test_json_lines_are_nested(filled, made, tmp_path):
    """Fails where a forecast is exported as text within JSON, or not as it was told."""
    files = export(filled, CASE, tmp_path / "out", format="jsonl")
    assert [file.stem for file in files] == KINDS
    (forecast,) = map(json.loads, files[0].read_text(encoding="utf-8").splitlines())
    assert forecast["result"] == json.loads(made.to_json())


def test_who_said_so_is_exported(filled, tmp_path):
    """Fails where an outcome that two people vouch for leaves the ledger as anybody's word."""
    said = {"status": "yes", "outcome": 1.0, "recorded": MOMENT}
    first = {"date": "2024-06-20", "source": "Gazette", "who": "Ana", "needs_second": True}
    resolve(filled, CASE, "tolls-by-june", **said, **first)
    confirm(filled, CASE, "tolls-by-june", **said, who="Ben")
    file = export(filled, CASE, tmp_path / "out", format="jsonl")[KINDS.index("resolutions")]
    (row,) = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert (row["who"], row["needs_second"], row["confirmed_by"]) == ("Ana", 1, "Ben")


def test_all_formats_hold_the_same(filled, tmp_path):
    """Fails where a format drops a row or a column, or changes a number."""
    parquet = pytest.importorskip("pyarrow.parquet")
    for kind in ("csv", "parquet"):
        export(filled, CASE, tmp_path / kind, format=kind)
    for kind in KINDS:
        with (tmp_path / "csv" / f"{kind}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        table = parquet.read_table(tmp_path / "parquet" / f"{kind}.parquet").to_pylist()
        assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in table] == rows


def test_no_cell_is_a_formula(ledger, keep, tmp_path):
    """Fails where opening an exported ledger in a spreadsheet runs what an article said."""
    keep(ledger, evidence=[EvidenceItem(id='=HYPERLINK("x")', says="offer")])
    file = export(ledger, CASE, tmp_path / "out", format="csv")[-1]
    with file.open(encoding="utf-8", newline="") as stream:
        assert [row["item_id"] for row in csv.DictReader(stream)] == ['\'=HYPERLINK("x")']


def test_nothing_is_written_over(filled, tmp_path):
    """Fails where an export mixes with the files of an earlier one."""
    (tmp_path / "notes.txt").touch()
    with pytest.raises(LedgerError, match="already there and not empty -> give a new folder"):
        export(filled, CASE, tmp_path, format="csv")


def test_parquet_without_its_program(filled, tmp_path, monkeypatch):
    """Fails where the missing extra ends in a traceback."""
    monkeypatch.delitem(sys.modules, "detente.ledger.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LedgerError, match="the extra parquet is not installed -> pip install"):
        export(filled, CASE, tmp_path / "out", format="parquet")
