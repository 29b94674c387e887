"""In what a scenario differs from another, value by value."""

from collections.abc import Iterator
from typing import Any

from detente.records.what_if_forecast import Change
from detente.scenario import Scenario
from detente.scenario.setting import plain


def changes(base: Scenario, other: Scenario) -> tuple[Change, ...]:
    """Every value in which a scenario differs from its base; reasons and titles aside."""
    return tuple(_changes(plain(base), plain(other), ""))


def _changes(here: Any, there: Any, path: str) -> Iterator[Change]:
    here, there = _unreasoned(here), _unreasoned(there)
    if isinstance(here, dict) and isinstance(there, dict):
        for name in [*here, *(name for name in there if name not in here)]:
            yield from _changes(here.get(name), there.get(name), f"{path}.{name}".removeprefix("."))
    elif _alike(here, there):
        for place, (one, other) in enumerate(zip(here, there, strict=True)):
            yield from _changes(one, other, f"{path}[{place}]")
    elif here != there and path != "title":
        yield Change(path=path, here=here, there=there)


def _alike(here: Any, there: Any) -> bool:
    """Whether both are lists of as many parts, so that a change is of a part."""
    if not (isinstance(here, list) and isinstance(there, list) and len(here) == len(there)):
        return False
    return any(isinstance(part, dict) for part in here)


def _unreasoned(value: Any) -> Any:
    """A number without the reason for it; whole numbers are numbers."""
    bare = value["value"] if isinstance(value, dict) and "value" in value else value
    return [float(x) for x in bare] if isinstance(bare, list) and all(map(_real, bare)) else bare


def _real(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
