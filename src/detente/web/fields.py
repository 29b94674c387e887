"""The parts of a scenario that a form changes: what stands in the file, and what was typed in its place."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from detente.scenario import Fault, ScenarioError
from detente.scenario.editing import figure
from detente.scenario.faults import Path
from detente.scenario.files import written
from detente.scenario.source import Source, as_name, parse_source

Kind = Literal["number", "reason", "text", "choice"]
NUMBERS_OF_A_PARTY = ("no_deal", "patience", "bond", "exposure_cap")


@dataclass(frozen=True)
class Field:
    """One input of the form.

    `path` leads to what it changes; of a reason, to the number that it is given for. `value` is what the
    file says, as people type it; `given` is whether the file says it at all.
    """

    path: Path
    kind: Kind
    value: str
    given: bool

    @property
    def name(self) -> str:
        """Name of the input."""
        return json.dumps([self.kind == "reason" and "because", *self.path], ensure_ascii=False)


def field(data: Any, path: Path, kind: Kind) -> Field:
    """The field of a part of a scenario's plain data."""
    found = at(data, path)
    if kind == "reason":
        reason = found.get("because") if isinstance(found, dict) else None
        return Field(path, kind, _reason(reason), reason is not None)
    return Field(path, kind, _number(found) if kind == "number" else _text(found), found is not None)


def fields(data: Any) -> dict[Path, dict[Kind, Field]]:
    """Every field of the form, by path and kind: case, parties, issues and worths."""
    found: dict[Path, dict[Kind, Field]] = {}
    for path, kind in _places(data):
        found.setdefault(path, {})[kind] = field(data, path, kind)
        if kind == "number":
            found[path]["reason"] = field(data, path, "reason")
    return found


def _places(data: Any) -> Iterator[tuple[Path, Kind]]:
    yield ("title",), "text"
    yield ("as_of",), "text"
    parties, issues = mapping(data, "parties"), mapping(data, "issues")
    for party in parties:
        yield ("parties", party, "name"), "text"
        yield ("parties", party, "role"), "choice"
        for name in NUMBERS_OF_A_PARTY:
            yield ("parties", party, name), "number"
    for issue, said in issues.items():
        yield ("issues", issue, "title"), "text"
        yield ("issues", issue, "giver"), "choice"
        if isinstance(at(said, ("via",)), dict):
            yield ("issues", issue, "via", "delivers"), "number"
        for option in options_of(said):
            for party in parties:
                yield ("worth", party, issue, option), "number"


def options_of(issue: Any) -> list[str]:
    """Names of an issue's options, as far as they are names."""
    options = at(issue, ("options",))
    return [as_name(option) for option in options] if isinstance(options, list) else []


def changes(data: Any, typed: Mapping[str, str], was: Mapping[str, str]) -> dict[Path, Any]:
    """Values to set: of every field that was typed anew.

    Parameters
    ----------
    data : plain data
        Of the scenario as it stands.
    typed : mapping of str to str
        By the name of the field.
    was : mapping of str to str
        What the form said when it was made.
    """
    values: dict[Path, Any] = {}
    for path, kinds in fields(data).items():
        new = {
            kind: typed[each.name]
            for kind, each in kinds.items()
            if each.name in typed and typed[each.name] != was.get(each.name, "")
        }
        if "number" in kinds and new:
            values |= _numbers(data, path, new, kinds)
        elif new:
            values[path] = next(iter(new.values()))
    return values


def _numbers(data: Any, path: Path, new: Mapping[Kind, str], kinds: Mapping[Kind, Field]) -> dict[Path, Any]:
    """A number and its reason, each in its place where the file has one, else together."""
    found = at(data, path)
    number = typed_number(new.get("number", kinds["number"].value))
    if isinstance(found, dict) and "value" in found and new.get("reason") != "":
        parts: dict[Path, Any] = {}
        if "number" in new:
            parts[*path, "value"] = number
        if "reason" in new:
            parts[*path, "because"] = _reasons(new["reason"], data)
        return parts
    reason = new.get("reason", "" if "reason" in new else kinds["reason"].value)
    return {path: {"value": number, "because": _reasons(reason, data)} if reason else number}


def typed_number(text: str) -> Any:
    """What was typed for a number: one, or low and high, or low, mode and high; or as the file writes it.

    >>> typed_number("2.2, 4, 8.5")
    [2.2, 4, 8.5]
    >>> typed_number("{dist: normal, mean: 1, sd: 2}")
    {'dist': 'normal', 'mean': 1, 'sd': 2}
    """
    parts = [part.strip() for part in text.strip().strip("[]").replace("−", "-").split(",")]
    try:
        numbers = [figure(float(part)) for part in parts]
    except (ValueError, OverflowError):
        pass
    else:
        return numbers[0] if len(numbers) == 1 else numbers
    if text.lstrip().startswith("{"):
        try:
            return parse_source(text.encode(), name="<form>").data
        except ScenarioError:
            return text
    return text


def place(faults: Sequence[Fault], source: Source, shown: Mapping[Path, Any]) -> dict[Path, str]:
    """Each fault under the path of the field that it is about; under the empty path where there is none."""
    told: dict[Path, list[str]] = {}
    for fault in faults:
        spot = (fault.line, fault.column)
        paths = [path for spots in (source.keys, source.values) for path in spots if spots[path] == spot]
        longest = max(paths, key=len, default=())
        while longest and longest not in shown:
            longest = longest[:-1]
        told.setdefault(longest, []).append(f"{fault.what} -> {fault.fix}")
    return {path: "; ".join(lines) for path, lines in told.items()}


def at(data: Any, path: Path) -> Any:
    """A part of plain data; None where there is none."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def mapping(data: Any, name: str) -> dict[str, Any]:
    """A block of the scenario; empty where there is none."""
    found = at(data, (name,))
    return found if isinstance(found, dict) else {}


def _number(raw: Any) -> str:
    if isinstance(raw, dict):
        return _number(raw["value"]) if "value" in raw else written(raw, flow=True).strip()
    if isinstance(raw, list):
        return ", ".join(_number(each) for each in raw)
    return _text(raw)


def _text(raw: Any) -> str:
    return "" if raw is None else " ".join(as_name(raw).split())


def _reason(raw: Any) -> str:
    return ", ".join(map(_text, raw)) if isinstance(raw, list) else _text(raw)


def _reasons(text: str, data: Any) -> str | list[str]:
    """A reason as the file has it: ids of evidence as a list, anything else as a sentence."""
    items = at(data, ("evidence",))
    known = {as_name(at(item, ("id",))) for item in items if item} if isinstance(items, list) else set()
    ids = [part.strip() for part in text.split(",")]
    return ids if known.issuperset(ids) else text
