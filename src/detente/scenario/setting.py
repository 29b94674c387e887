"""Single values of a scenario changed by path, as `parties.US.no_deal` or `deadlines[0].date`."""

import re
from collections.abc import Mapping
from typing import Any

from detente.nearest import nearest
from detente.scenario.faults import ScenarioError
from detente.scenario.files import resolve
from detente.scenario.model import Scenario
from detente.scenario.source import Source, parse_source

_PLACE = re.compile(r"\[(\d{1,9})\]")


class SettingError(ScenarioError):
    """Values set by path that do not fit; they stand in no line of a file."""

    @property
    def in_one_line(self) -> str:
        """The first fault, without a place in a file."""
        first, more = self.faults[0], len(self.faults) - 1
        return f"{first.file}: {first.what} -> {first.fix}" + (f" (and {more} more)" if more else "")


def with_values(scenario: Scenario, values: Mapping[str, str]) -> Scenario:
    """The scenario with some values replaced, checked as a file would be.

    Parameters
    ----------
    scenario : Scenario
        The base.
    values : mapping of path to text
        What a file would say there: a number in any of its forms, a date, a list; `null` removes it.

    Raises
    ------
    ValueError
        Where a path leads nowhere.
    SettingError
        Where the changed scenario has faults.

    Examples
    --------
    >>> from detente.catalogue import TEMPLATE
    >>> from detente.scenario import load
    >>> case = load(TEMPLATE / "scenario.yaml")
    >>> with_values(case, {"parties.BR.no_deal": "[1, 4, 7]"}).parties["BR"].no_deal.mode
    4.0
    """
    data = plain(scenario)
    for path, text in values.items():
        name = f"{path}={text}"
        _set(data, path, parse_source(text.encode(), name=name).data if text else None)
    said = ", ".join(f"{path}={text}" for path, text in values.items())
    try:
        return resolve(Source(file=said, data=data))
    except ScenarioError as error:
        raise SettingError(error.faults) from None


def steps_of(scenario: Scenario, path: str) -> tuple[str | int, ...]:
    """The keys and places that a path of `Scenario.numbers` goes through."""
    part: Any = plain(scenario)
    rest, gone, steps = path, "", list[str | int]()
    while rest:
        key, following = _step(part, rest, path, gone)
        steps.append(key)
        if following:
            part, gone = part[key], path[: len(path) - len(following)]
        rest = following
    return tuple(steps)


def plain(scenario: Scenario) -> dict[str, Any]:
    """What the file says, as plain data, without its variants."""
    data: dict[str, Any] = scenario.model_dump(
        mode="json", by_alias=True, exclude_unset=True, exclude={"variants"}
    )
    return data


def _set(data: Any, path: str, value: Any) -> None:
    part, rest, gone = data, path, ""
    while True:
        key, following = _step(part, rest, path, gone)
        if not following:
            break
        part, gone, rest = part[key], path[: len(path) - len(following)], following
    if value is not None:
        part[key] = value
    elif isinstance(part, dict):
        part.pop(key, None)
    else:
        del part[key]


def _step(part: Any, rest: str, path: str, gone: str) -> tuple[Any, str]:
    """The key or place with which the rest of a path begins, and what follows it."""
    if isinstance(part, list):
        found = _PLACE.match(rest)
        if found is None or int(found[1]) >= len(part):
            last = len(part) - 1
            raise ValueError(f"'{path}' leads nowhere: {gone or 'it'} is a list -> give [0] to [{last}]")
        return int(found[1]), rest[found.end() :].removeprefix(".")
    if not isinstance(part, dict):
        raise ValueError(f"'{path}' leads nowhere: '{gone.rstrip('.')}' holds a value -> set that")
    # Names may hold dots and brackets: the longest that fits is meant.
    for name in sorted(part, key=len, reverse=True):
        if rest == name or rest.startswith((f"{name}.", f"{name}[")):
            return name, rest[len(name) :].removeprefix(".")
    if "." in rest or "[" in rest:
        first = re.split(r"[.\[]", rest)[0]
        fix = nearest(first, part, otherwise="see the file")
        raise ValueError(f"'{path}' leads nowhere: no '{first}' in {gone.rstrip('.') or 'the file'} -> {fix}")
    return rest, ""
