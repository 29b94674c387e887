"""A reading as a folder of Parquet files: nothing lost, the same bytes however it was made."""

import json

import pytest

partitions = pytest.importorskip("detente.reading.partitions")
dataset = pytest.importorskip("pyarrow.dataset")

DEAL = "Iran would halt its tests in exchange for sanctions relief from the United States."
CALL = ("read", "news.jsonl", "--as-of", "2024-01-01", "--quiet")


@pytest.fixture(autouse=True)
def corpus(tmp_path, monkeypatch):
    """Twenty-five documents, ten to a file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(partitions, "DOCUMENTS", 10)
    rows = [json.dumps({"id": n, "text": f"Round {n} ended. {DEAL}"}) for n in range(25)]
    (tmp_path / "news.jsonl").write_text("\n".join(rows), encoding="utf-8")


def parts(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_files_hold_what_the_lines_say(detente, tmp_path):
    """Fails where a record is lost, or its text differs from that of the JSON lines."""
    lines = detente(*CALL).out.splitlines()
    assert detente(*CALL, "-o", "read", "--parquet").code == 0
    table = dataset.dataset(tmp_path / "read").to_table().to_pylist()
    assert [json.loads(row["record"]) for row in table] == [json.loads(line) for line in lines]
    deals = [row for row in table if row["kind"] == "deal"]
    assert {row["text"] for row in deals} == {DEAL}
    assert len(deals) == 25


def test_plain_types(detente, tmp_path):
    """Fails where DuckDB or Polars would meet a type that they do not know."""
    detente(*CALL, "-o", "read", "--parquet")
    schema = dataset.dataset(tmp_path / "read").schema
    assert {str(kind) for kind in schema.types} == {"string", "int64"}


def test_gone_on_with_is_the_same_as_in_one_go(detente, tmp_path):
    """Fails where documents of a file that was being written are lost, or storylines begin anew."""
    detente(*CALL, "-o", "whole", "--parquet")
    detente(*CALL, "-o", "read", "--parquet")
    for name in ("part-000001.parquet", "part-000002.parquet"):
        (tmp_path / "read" / name).unlink()
    assert detente(*CALL, "-o", "read", "--parquet", "--resume", "--jobs", "2").code == 0
    assert parts(tmp_path / "read") == parts(tmp_path / "whole")
    assert len(parts(tmp_path / "whole")) == 3


def test_a_folder_that_is_there_is_not_written_into(detente, tmp_path):
    """Fails where two readings are mixed in one folder."""
    (tmp_path / "read").mkdir()
    answer = detente(*CALL, "-o", "read", "--parquet")
    assert (answer.code, "--resume goes on with it" in answer.err) == (2, True)


def test_the_folder_being_written_is_not_read(detente, tmp_path):
    """Fails where a reading of a folder reads its own output inside it."""
    detente(*CALL, "-o", "read", "--parquet")
    answer = detente("read", ".", *CALL[2:], "-o", "read", "--parquet", "--resume")
    assert "part-" not in answer.err
