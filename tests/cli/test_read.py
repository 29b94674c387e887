"""A long reading: any number of processes, stopped and gone on with, always the same bytes."""

import json
import os
import signal
import subprocess
import time

import pytest

from detente.reading import evidence_items
from detente.scenario import load

DEAL = "Iran would halt its tests in exchange for sanctions relief from the United States."
AS_OF = ("--as-of", "2024-01-01", "--quiet")


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """Forty documents in a table, one of them broken, and three files in a folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for name in "cab":
        (tmp_path / "folder" / f"{name}.txt").write_text(f"Report {name}\n\n{DEAL}\n", encoding="utf-8")
    rows = [json.dumps({"id": n, "text": f"Round {n} ended. {DEAL} " * (1 + n % 3)}) for n in range(40)]
    rows[7] = "{broken"
    (tmp_path / "news.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return ("read", "folder", "news.jsonl", *AS_OF)


def heads(lines):
    return [record for record in map(json.loads, lines.splitlines()) if record["kind"] == "doc"]


def test_every_document_in_order(corpus, detente):
    """Fails where a document is lost, or a broken row is not said on standard error and in a record."""
    answer = detente(*corpus)
    names = [head["doc"] for head in heads(answer.out)]
    assert (answer.code, answer.err) == (0, "detente: skipped news.jsonl#8: row 8 is not a line of JSON\n")
    assert names[:4] == ["a.txt", "b.txt", "c.txt", "news.jsonl#0"]
    assert len(names) == 43
    assert heads(answer.out)[10]["note"] == "not read: row 8 is not a line of JSON"


@pytest.mark.parametrize("jobs", [2, 3])
def test_same_bytes_on_any_number_of_processes(jobs, corpus, detente):
    """Fails where the order of records, or a storyline, depends on which process was quicker."""
    assert detente(*corpus, "--jobs", jobs) == detente(*corpus)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.999, 1.0])
def test_resume_wherever_it_stopped(share, corpus, detente, tmp_path):
    """Fails where a document is lost, doubled or left half when a reading is gone on with."""
    whole = detente(*corpus).out.encode()
    (tmp_path / "read.out").write_bytes(whole[: int(share * len(whole))])
    assert detente(*corpus, "-o", "read.out", "--resume").code == 0
    assert (tmp_path / "read.out").read_bytes() == whole


def test_resume_with_other_documents(corpus, detente, tmp_path):
    """Fails where two different readings are sewn together into one file."""
    detente(*corpus, "-o", "read.out")
    (tmp_path / "folder" / "aa.txt").write_text(DEAL, encoding="utf-8")
    answer = detente(*corpus, "-o", "read.out", "--resume")
    expected = "read.out: holds other documents -> give the same input as when it was begun"
    assert (answer.code, answer.err) == (2, f"detente: {expected}\n")


def test_the_output_is_not_read(corpus, detente, tmp_path):
    """Fails where a folder that holds the output file is read until the disk is full."""
    assert detente("read", ".", "-o", "read.jsonl", *AS_OF).code == 0
    names = [head["doc"] for head in heads((tmp_path / "read.jsonl").read_text(encoding="utf-8"))]
    assert not [name for name in names if name.startswith("read.jsonl")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_leaves_whole_documents(jobs, command, tmp_path):
    """Fails where a reading that a person stops leaves half a document, or does not say how to go on."""
    row = json.dumps({"text": f"{DEAL} " * 400})
    (tmp_path / "long.jsonl").write_text(f"{row}\n" * 200, encoding="utf-8")
    output = tmp_path / "read.out"
    call = command("read", tmp_path / "long.jsonl", "-o", output, "--jobs", jobs, *AS_OF)
    process = subprocess.Popen(**call, stderr=subprocess.PIPE, start_new_session=True)
    while process.poll() is None and not (output.exists() and output.stat().st_size):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 130
    how = "holds whole documents only, and --resume goes on with it"
    assert said.decode() == f"detente: stopped; {output} {how}\n"
    sentences = [json.loads(line)["kind"] for line in output.read_text(encoding="utf-8").splitlines()]
    assert sentences.count("sentence") == 400 * sentences.count("doc")


def test_format_of_standard_input(detente):
    """Fails where a table that is piped in is read as one text."""
    stdin = b'{"text": "One thing."}\n{"text": "Another thing."}\n'
    answer = detente("read", "-", "--format", "jsonl", *AS_OF, stdin=stdin)
    assert [head["doc"] for head in heads(answer.out)] == ["<stdin>#1", "<stdin>#2"]


def test_a_reprint_moves_the_forecast_little(detente, tmp_path, monkeypatch):
    """Fails where one report, printed by two newspapers under two names, is weighed as two witnesses."""
    monkeypatch.chdir(tmp_path)
    detente("init", "case")
    article = (tmp_path / "case/articles/example.txt").read_text(encoding="utf-8")
    (tmp_path / "case/articles/reprint.txt").write_text(
        article.replace("A. Reporter", "B. Writer").replace("Talks on", "Hopes for"), encoding="utf-8"
    )
    scenario = load("case/scenario.yaml")
    lines = detente("read", "case/articles", "--scenario", "case").out.splitlines()
    items = evidence_items(map(json.loads, lines), scenario)
    assert {item.author for item in items} >= {"A. Reporter", "B. Writer"}
    assert len({item.storyline for item in items}) == 1
    assert items[0].storyline.startswith("example-")


@pytest.mark.parametrize("text", ["", "  \n\n"])
def test_a_file_without_text_is_told(text, detente, tmp_path, monkeypatch):
    """Whoever fetched an empty article would take silence for an article that says nothing."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_text(text)
    assert detente("read", "empty.txt", *AS_OF).err == "detente: empty.txt holds no text\n"
