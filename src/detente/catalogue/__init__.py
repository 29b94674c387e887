"""Packaged scenarios, each with its citation."""

from pathlib import Path

_HERE = Path(__file__).parent
TEMPLATE = _HERE / "template"
DEMO = "new-detente-2019"


def names() -> tuple[str, ...]:
    """Names of the packaged cases, in alphabetical order."""
    return tuple(sorted(file.parent.name for file in (_HERE / "cases").glob("*/scenario.yaml")))


def scenario_file(name: str) -> Path:
    """The scenario file of a packaged case.

    Raises
    ------
    KeyError
        Where there is no such case.
    """
    if name not in names():
        raise KeyError(name)
    return _HERE / "cases" / name / "scenario.yaml"


def read_me(name: str) -> str:
    """What a packaged case says of itself: sources, judgement, published results.

    Raises
    ------
    KeyError
        Where there is no such case.
    """
    return scenario_file(name).with_name("README.md").read_text(encoding="utf-8")


def files_of(name: str) -> dict[str, bytes]:
    """Every file of a packaged case, by its name.

    Raises
    ------
    KeyError
        Where there is no such case.
    """
    folder = scenario_file(name).parent
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
