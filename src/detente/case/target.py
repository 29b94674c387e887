"""TARGET: a scenario file, a folder that holds scenario.yaml, a catalogue name, or - for standard input."""

import sys
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from detente import catalogue
from detente.records.result import Result
from detente.scenario import Scenario, load
from detente.scenario.files import resolve
from detente.scenario.source import MAX_BYTES, Source, parse_source, read_source

Answer = TypeVar("Answer", bound=Result)

STANDARD_INPUT = "-"
SCENARIO_FILES = ("scenario.yaml", "scenario.yml", "scenario.json")


def scenario_of(target: str, *, variant: str | None = None) -> Scenario:
    """Load the scenario that TARGET means."""
    if target == STANDARD_INPUT:
        return resolve(source_of(target), variant=variant)
    return load(file_of(target), variant=variant)


def of_variant(result: Answer, variant: str | None) -> Answer:
    """Note in a result's settings which variant it answers."""
    return replace(result, settings={**result.settings, "variant": variant}) if variant else result


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
        fix = f"give a file or a case such as {catalogue.DEMO}, or make a folder: detente init my-case"
        raise ValueError(f"{target}: no scenario.yaml in this folder -> {fix}")
    if path.is_file():
        return path
    if path.exists():
        raise ValueError(f"{target}: not a plain file -> give a file, or - to read standard input")
    if target in catalogue.names():
        return catalogue.scenario_file(target)
    raise ValueError(f"{target}: no such file, folder or catalogue case -> {_instead(target)}")


def is_packaged(target: str, file: Path) -> bool:
    """Whether the file that TARGET means is a packaged case's, where nothing is changed."""
    return target in catalogue.names() and file == catalogue.scenario_file(target)


def name_of(target: str, file: Path) -> str:
    """What a case is called: as the catalogue has it, or by its folder or its file."""
    if is_packaged(target, file):
        return target
    return file.resolve().parent.name if file.name in SCENARIO_FILES else file.stem


def _instead(target: str) -> str:
    close = get_close_matches(target, catalogue.names(), n=1)
    if close:
        return f"did you mean '{close[0]}'?"
    if any(Path(name).is_file() for name in SCENARIO_FILES):
        return "the case in this folder is called . (a full stop)"
    return f"give a path, or a case such as {catalogue.DEMO}"
