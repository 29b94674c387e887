"""Reading and writing: whole or not at all, and always the same."""

import errno
import os
from pathlib import Path

import pytest

from detente.scenario import ScenarioError, dump, dumps, load, loads

MINIMAL = "detente: 1\ntitle: The Sluice Treaty\nas_of: 2024-03-01\nparties: {Arda: {}, Brel: {}}\n"


def test_what_is_dumped_is_loaded(tmp_path):
    """Fails where a saved scenario is another."""
    scenario = loads(MINIMAL)
    dump(scenario, tmp_path / "scenario.yaml")
    assert scenario == load(tmp_path / "scenario.yaml")
    assert os.listdir(tmp_path) == ["scenario.yaml"]


def test_defaults_are_left_out():
    """Fails where a short file grows by being saved."""
    expected = "detente: 1\ntitle: The Sluice Treaty\nas_of: '2024-03-01'\nparties:\n  Arda: {}\n  Brel: {}\n"
    assert expected == dumps(loads(MINIMAL))


@pytest.mark.parametrize("step", ["write_text", "replace"])
def test_a_failing_write_leaves_the_old_file(tmp_path, monkeypatch, step):
    """Fails where a full disk costs a person the scenario."""
    target = tmp_path / "scenario.yaml"
    target.write_text(MINIMAL, encoding="utf-8")

    def full_disk(path, *args, **options):
        path.write_bytes(b"deten")
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(Path, step, full_disk)
    with pytest.raises(OSError, match="no space left"):
        dump(loads(MINIMAL.replace("Arda", "Dorn")), target)
    monkeypatch.undo()
    assert target.read_text(encoding="utf-8") == MINIMAL
    assert os.listdir(tmp_path) == ["scenario.yaml"]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xef\xbb\xbf" + MINIMAL.encode(), id="byte order mark"),
        pytest.param(MINIMAL.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(b"---\n" + MINIMAL.encode() + b"...\n", id="document marks"),
        pytest.param(b"%YAML 1.2\n---\n" + MINIMAL.encode(), id="YAML 1.2"),
        pytest.param(MINIMAL.replace("detente: 1", "detente: '1'").encode(), id="version in quotes"),
        pytest.param(b"# a note\n\n" + MINIMAL.encode(), id="comments"),
    ],
)
def test_the_same_scenario_whatever_the_editor(raw):
    """Fails where the program that saved a file changes what it says."""
    assert loads(MINIMAL).digest == loads(raw).digest


def test_an_anchor_may_be_set_anew():
    """Fails where a legal file makes the reader print a library's warning."""
    text = MINIMAL.replace("Arda: {}, Brel: {}", "A: &p {bond: 1}, B: *p, C: &p {bond: 2}, D: *p")
    assert [party.bond.mode for party in loads(text).parties.values()] == [1, 1, 2, 2]


def test_digest_is_that_of_what_is_said():
    """Fails where an edit that says the same, or another thing, is taken for the contrary."""
    base = loads(MINIMAL).digest
    assert base == loads(MINIMAL.replace("Arda: {}", "Arda: {bond: 0, role: principal}")).digest
    assert base != loads(MINIMAL.replace("Arda: {}", "Arda: {bond: 1}")).digest


def test_digest_stays_from_version_to_version():
    """Fails where forecasts in the ledger no longer find the scenario that they were made from."""
    assert loads(MINIMAL).digest[:7] == "sha256:"
    assert len(loads(MINIMAL).digest[7:]) == 64


def test_the_error_names_the_file(tmp_path):
    """Fails where a person with many files is not told which."""
    file = tmp_path / "sluice.yaml"
    file.write_text(MINIMAL.replace("Brel: {}", "Brel: {bnd: 1}"), encoding="utf-8")
    told = f"1 fault in {file}\n  {file}:4:28 E202 unknown key 'bnd' in parties.Brel -> did you mean 'bond'?"
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert told == str(caught.value)


def test_numbers_are_named_by_their_place():
    """Fails where a driver of a forecast cannot be found in the file."""
    text = MINIMAL + "linkages: []\nrace: {pivot: Arda, rivals: [Brel], flows: {'': [1, 2], Brel: [3, 4]}}\n"
    places = [path for path, _ in loads(text).numbers()]
    assert places == ["race.flows.[0]", "race.flows.[1]", "race.flows.Brel[0]", "race.flows.Brel[1]"]


def test_defaults_that_nobody_wrote_are_not_numbers_of_the_file():
    """Fails where a forecast counts a default among the analyst's judgements."""
    assert list(loads(MINIMAL).numbers()) == []
