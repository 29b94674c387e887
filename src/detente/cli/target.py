"""TARGET: a scenario file, a folder that holds scenario.yaml, a catalogue name, or - for standard input."""

import sys
from pathlib import Path

from detente import catalogue
from detente.nearest import nearest
from detente.scenario import Scenario, load
from detente.scenario.files import resolve
from detente.scenario.source import MAX_BYTES, Source, parse_source, read_source

STANDARD_INPUT = "-"
SCENARIO_FILES = ("scenario.yaml", "scenario.yml", "scenario.json")


def scenario_of(target: str, *, variant: str | None = None) -> Scenario:
    """Load the scenario that TARGET means."""
    if target == STANDARD_INPUT:
        return resolve(source_of(target), variant=variant)
    return load(file_of(target), variant=variant)


def source_of(target: str) -> Source:
    """Read the plain data that TARGET means."""
    if target == STANDARD_INPUT:
        return parse_source(sys.stdin.buffer.read(MAX_BYTES + 1), name="<stdin>")
    return read_source(file_of(target))


def file_of(target: str) -> Path:
    """The file that TARGET means; a path wins over a catalogue name.

    Raises
    ------
    ValueError
        Where there is no such file, folder or case.
    """
    path = Path(target)
    if path.is_dir():
        for name in SCENARIO_FILES:
            if (path / name).is_file():
                return path / name
        raise ValueError(f"{target}: no scenario.yaml in this folder -> detente init {target}")
    if path.exists():
        return path
    if target in catalogue.names():
        return catalogue.scenario_file(target)
    hint = nearest(target, catalogue.names(), otherwise="give a file, a folder or a catalogue name")
    raise ValueError(f"{target}: no such file, folder or catalogue case -> {hint}")
