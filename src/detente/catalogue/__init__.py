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
