"""A door: how bytes from outside come in; and what holds whatever they are."""

import tempfile
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from detente.cli.faults import one_line
from detente.formats import FormatWarning

SOON = 60.0
"""Seconds of CPU within which a file of a few kilobytes is answered or refused, on a slow machine."""


@dataclass(frozen=True)
class Door:
    """One way in.

    `seeds` gives sound inputs, which are changed; `enter` is given the file, in a folder with those `beside`
    it; `wrapped` makes the file out of the input where the interesting part is packed, as in an archive.
    """

    name: str
    file: str
    seeds: Callable[[], tuple[bytes, ...]] = field(repr=False)
    enter: Callable[[Path], object] = field(repr=False)
    beside: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    wrapped: Callable[[bytes], bytes] = field(default=bytes, repr=False)
    examples: int = 60


def held(door: Door, raw: bytes) -> str | None:
    """Go in with an input; how it was refused, or None where it was answered.

    Raises
    ------
    AssertionError
        It took too long, was refused in more than one plain line, or left something behind.
    Exception
        It was neither answered nor refused.
    """
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", FormatWarning)
        folder = Path(place)
        for name, content in {**door.beside, door.file: door.wrapped(raw)}.items():
            (folder / name).write_bytes(content)
        before, start = _inside(folder), time.process_time()
        try:
            door.enter(folder / door.file)
            told = None
        except (ValueError, OSError) as error:
            told = _refusal(error)
            assert _inside(folder) == before, f"refused, and left {_inside(folder) - before}"
        assert time.process_time() - start < SOON
    return told


def _refusal(error: ValueError | OSError) -> str:
    """One plain line in the project's own words; anything else is a crash, and raised again."""
    told = one_line(error)
    if type(error) is not ValueError and not type(error).__module__.startswith("detente."):
        raise error
    assert told.isprintable(), repr(told)
    return told


def _inside(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
