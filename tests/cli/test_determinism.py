"""The same question has the same answer, to the byte."""

import json

import pytest

FORECAST = ["forecast", "new-detente-2019", "--draws", "500", "--json"]


def test_same_bytes_twice(detente):
    """Fails where something of the first answer lingers in the second."""
    assert detente(*FORECAST) == detente(*FORECAST)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        {"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"},
    ],
    ids=["hash seed 1", "hash seed 2, elsewhere", "one thread", "two threads"],
)
def test_same_bytes_from_another_process(environment, process, detente):
    """Fails where the order of a set, the place, the locale or the number of threads shows in the answer."""
    there = process(*FORECAST, **environment)
    assert (there.code, there.err) == (0, b"")
    assert there.out.decode() == detente(*FORECAST).out


def test_another_seed_differs(detente, valid):
    """Fails where `--seed` does nothing."""
    call = ["forecast", valid / "sluice-treaty.yaml", "--draws", 500, "--json"]
    one, other = (json.loads(detente(*call, "--seed", seed).out) for seed in (1, 2))
    assert (one["settings"]["seed"], other["settings"]["seed"]) == (1, 2)
    assert one["result"]["p_deal"] != other["result"]["p_deal"]


@pytest.mark.parametrize("verb", ["packages", "forecast"])
def test_standard_input_is_as_good_as_a_file(verb, detente, valid):
    """Fails where a scenario that is piped in is answered otherwise than its file."""
    file, options = valid / "sluice-treaty.yaml", ["--draws", 500] if verb == "forecast" else []
    piped = detente(verb, "-", *options, stdin=file.read_bytes())
    assert piped == detente(verb, file, *options)
    assert piped.code == 0


def test_folder_is_as_good_as_its_file(detente, valid, tmp_path):
    """Fails where a folder means another scenario than the file that it holds."""
    (tmp_path / "scenario.yaml").write_bytes((valid / "sluice-treaty.yaml").read_bytes())
    assert detente("packages", tmp_path) == detente("packages", valid / "sluice-treaty.yaml")


def test_a_path_wins_over_a_case(detente, valid, tmp_path, monkeypatch):
    """Fails where a file of one's own is passed over for a packaged case of that name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new-detente-2019").write_bytes((valid / "sluice-treaty.yaml").read_bytes())
    assert detente("packages", "new-detente-2019") == detente("packages", valid / "sluice-treaty.yaml")


def test_evidence_from_standard_input(detente, valid, tmp_path):
    """Fails where evidence that is piped in counts otherwise than that in a file."""
    item = '{"kind": "evidence", "id": "a", "says": "offer", "term": {"tolls": "lifted"}}\n'
    (tmp_path / "evidence.jsonl").write_text(item, encoding="utf-8")
    call = ["forecast", valid / "sluice-treaty.yaml", "--draws", 500, "--evidence"]
    piped = detente(*call, "-", stdin=item.encode())
    assert piped == detente(*call, tmp_path / "evidence.jsonl")
    assert "1 item of evidence" in piped.out
