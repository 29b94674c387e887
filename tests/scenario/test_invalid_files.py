"""Every mistake has a file, named by it, that begins with what the reader of it is told.

The leading comments `# LINE:COLUMN CODE what is wrong -> what would be right` are the whole list of faults.
Files that cannot hold comments have theirs in `WITHOUT_COMMENTS`.
"""

import re
from itertools import takewhile
from pathlib import Path

import pytest

from detente.scenario import ScenarioError, load, loads

FOLDER = Path(__file__).parent.parent / "scenarios" / "invalid"
TOLD = re.compile(r"# (\d+:\d+ E\d{3} .+ -> .+)")
PATIENCE = "parties.Arda.patience"
EMPTY = "the file is empty -> start with 'detente: 1'; see detente init"
WITHOUT_COMMENTS = {
    "binary.bin": "2:8 E101 character U+0000 cannot stand in a text file -> remove it, or give a text file",
    "comma-left-out.json": "3:2 E102 not YAML: a comma or a closing bracket is missing before this -> add it",
    "cut-short.json": "3:13 E102 not YAML: a bracket that is never closed -> close it",
    "duplicate-key.json": "2:26 E105 key 'Arda' stands twice -> keep one; the first is on line 2",
    "list-of-scenarios.json": "1:1 E201 the file is not a mapping -> start with 'detente: 1'",
    "not-utf8.bin": "2:1 E101 byte 0xe9 at offset 23 is not UTF-8 text -> give a YAML or JSON file in UTF-8",
    "number-in-quotes.json": f"2:35 E205 {PATIENCE}: '0.9' where a number belongs -> remove the quotes",
    "utf-16.bin": "1:1 E101 byte 0xff at offset 0 is not UTF-8 text -> give a YAML or JSON file in UTF-8",
    "zero-bytes.bin": f"1:1 E101 {EMPTY}",
}


def expected_faults(file):
    if file.name in WITHOUT_COMMENTS:
        return [WITHOUT_COMMENTS[file.name]]
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line[2:] for line in takewhile(TOLD.fullmatch, lines)]


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.name)
def test_faults(file):
    """Fails where a mistake passes, is told twice, elsewhere, in other words, or along with one not made."""
    with pytest.raises(ScenarioError) as caught:
        load(file)
    told = [str(fault).removeprefix(f"{file}:") for fault in caught.value.faults]
    assert expected_faults(file) == told


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.name)
def test_expectation_is_written_down(file):
    """Fails where a file says nothing of what is wrong with it."""
    assert expected_faults(file)


def test_all_faults_of_a_file_are_told_at_once():
    """Fails where a person must mend one fault to hear of the next."""
    with pytest.raises(ScenarioError, match=r"10 faults in .*several-faults\.yaml") as caught:
        load(FOLDER / "several-faults.yaml")
    codes = [fault.code for fault in caught.value.faults]
    assert codes == ["E203", "E202", "E205", "E205", "E205", "E204", "E206", "E301", "E302", "E306"]


def test_file_too_large(tmp_path):
    """Fails where a file that no person wrote is read into memory whole."""
    file = tmp_path / "large.yaml"
    file.write_bytes(b"#" * 2_000_001)
    with pytest.raises(ScenarioError, match="more than 2,000,000 bytes -> a scenario has at most 2,000,000"):
        load(file)
    with pytest.raises(ScenarioError, match="more than 2,000,000 bytes -> a scenario has at most 2,000,000"):
        loads(file.read_bytes())


def test_absent_file_is_not_a_fault(tmp_path):
    """Fails where a file that is not there is told as a mistake in it."""
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "absent.yaml")


@pytest.mark.parametrize(
    ("variant", "fix"),
    [("hsty", "did you mean 'hasty'?"), ("other", "give one of 'hasty', 'no tolls', 'Cest must accept'")],
)
def test_unknown_variant(variant, fix):
    """Fails where a misspelt what-if silently answers for the base."""
    file = FOLDER.parent / "valid" / "variants.yaml"
    with pytest.raises(ScenarioError) as caught:
        load(file, variant=variant)
    assert f"{file}:12:3 E310 unknown variant '{variant}' -> {fix}" == str(caught.value.faults[0])


def test_a_fault_is_one_line_whatever_the_file_holds():
    """Fails where a name in a file can break the list of faults, or write to the terminal."""
    text = 'detente: 1\ntitle: t\nas_of: 2024-03-01\nparties:\n  A: {role: "a\\n\\e[31mb"}\n'
    with pytest.raises(ScenarioError) as caught:
        loads(text)
    expected = (
        "<text>:5:13 E204 parties.A.role: 'a??[31mb' is not a choice -> give 'principal' or 'third party'"
    )
    assert [expected] == [str(fault) for fault in caught.value.faults]
