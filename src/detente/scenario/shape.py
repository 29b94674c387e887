"""Shape of the data against the format: keys, types, ranges."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from detente.nearest import nearest
from detente.scenario.faults import Fault, Path, in_words
from detente.scenario.fields import kind_in_words
from detente.scenario.model import Scenario
from detente.scenario.source import Source

_EXPECTED = {
    "string_type": "give text; quote it if it looks like a number",
    "int_type": "give a whole number",
    "int_parsing": "give a whole number",
    "int_from_float": "give a whole number",
    "float_type": "give a number",
    "float_parsing": "give a number",
    "finite_number": "give a finite number",
    "bool_type": "give true or false",
    "bool_parsing": "give true or false",
    "date_type": "give an ISO date such as 2019-05-17",
    "date_parsing": "give an ISO date such as 2019-05-17",
    "date_from_datetime_parsing": "give an ISO date such as 2019-05-17",
    "date_from_datetime_inexact": "give an ISO date such as 2019-05-17",
    "dict_type": "give a mapping (key: value)",
    "model_type": "give a mapping (key: value), or {} for the defaults",
    "model_attributes_type": "give a mapping (key: value), or {} for the defaults",
    "string_pattern_mismatch": "give S:, P:, O:, G: or I: and a name, such as S:USA",
}
_MANY = {"mapping": "mappings", "number": "numbers", "whole number": "whole numbers", "party id": "party ids"}


def shaped(source: Source) -> tuple[Scenario | None, list[Fault]]:
    """Build the scenario, or say everything in which the data differ from the format."""
    if not isinstance(source.data, dict):
        return None, [source.fault((), "E201", "the file is not a mapping", "start with 'detente: 1'")]
    try:
        return Scenario.model_validate(source.data), []
    except ValidationError as error:
        return None, list(_faults(error, source))


def _faults(error: ValidationError, source: Source) -> Iterator[Fault]:
    """One fault a mistake: where several arms of a union complain, the one that got furthest."""
    placed = [(_path_in(detail, source.data), detail) for detail in error.errors(include_url=False)]
    deeper = {path[:end] for path, _ in placed for end in range(len(path))}
    closer = {path for path, detail in placed if not _wrong_type(detail)}
    told: set[Path] = set()
    for path, detail in placed:
        if path in told or (_wrong_type(detail) and path in deeper | closer) or _miscounted(detail):
            continue
        told.add(path)
        yield _fault(detail, path, source)


def _wrong_type(detail: ErrorDetails) -> bool:
    return detail["type"].endswith("_type")


def _miscounted(detail: ErrorDetails) -> bool:
    """Too short only because the faulty entries, told by themselves, were left out of the count."""
    given = detail["input"]
    return detail["type"] == "too_short" and len(given) >= detail["ctx"]["min_length"]


def _fault(detail: ErrorDetails, path: Path, source: Source) -> Fault:
    kind, context, where = detail["type"], detail.get("ctx", {}), in_words(path)
    if kind == "extra_forbidden":
        fix = nearest(str(path[-1]), _keys_at(path[:-1]))
        what = f"unknown key '{str(path[-1])[:60]}' in {in_words(path[:-1])}"
        return source.fault(path, "E202", what, fix, at_key=True)
    if kind == "missing" and isinstance(detail["loc"][-1], int):
        return source.fault(path, "E206", f"{where} is too short", f"give {_entries(_length_at(path))}")
    if kind == "missing":
        parent, value = path[:-1], "1" if path == ("detente",) else "..."
        what = f"{in_words(parent)} has no '{path[-1]}'"
        return source.fault(parent, "E203", what, f"add {path[-1]}: {value}")
    if "fix" in context:
        part = (*path, context["at"]) if "at" in context else path
        what, fix = f"{where}: {context['what']}", str(context["fix"])
        return source.fault(part, "E205", what, fix, at_key="at" in context)
    if kind == "literal_error":
        fix = f"give {context['expected']}"
        return source.fault(path, "E204", f"{where}: {_shown(detail['input'])} is not a choice", fix)
    if kind in ("too_short", "too_long"):
        bound = "at least" if kind == "too_short" else "at most"
        length = context.get("min_length", context.get("max_length"))
        what = f"{where} has {_entries(len(detail['input']))}"
        return source.fault(path, "E206", what, f"give {bound} {length}")
    if kind in ("greater_than", "greater_than_equal", "less_than", "less_than_equal"):
        sign, bound = next(iter(context.items()))
        words = {"gt": "above", "ge": "of at least", "lt": "below", "le": "of at most"}[sign]
        what = f"{where}: {_shown(detail['input'])} is out of range"
        return source.fault(path, "E205", what, f"give a number {words} {bound:g}")
    if kind in ("tuple_type", "list_type"):
        what = f"{where}: {_shown(detail['input'])} does not belong here"
        return source.fault(path, "E204", what, f"give a {_list_at(path)}")
    message = detail["msg"].removeprefix("Value error, ")
    if kind == "value_error":
        fault, _, fix = message.rpartition(": ")
        return source.fault(
            path, "E205", f"{where}: {fault or _shown(detail['input']) + ' does not fit'}", fix
        )
    what = f"{where}: {_shown(detail['input'])} does not belong here"
    return source.fault(path, "E204", what, _EXPECTED.get(kind, message))


def _entries(count: int) -> str:
    return f"{count} entr{'y' if count == 1 else 'ies'}"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, (bool, int, float)):
        return str(value).lower()
    return "nothing" if value is None else f"'{str(value)[:60]}'"


def _path_in(detail: ErrorDetails, data: Any) -> Path:
    """The error's place in the file: steps that are names of union arms or '[key]' do not exist there."""
    location, names_a_key = detail["loc"], detail["type"] in ("missing", "extra_forbidden")
    path: list[str | int] = []
    for place, step in enumerate(location):
        last = place == len(location) - 1
        in_mapping = isinstance(data, dict) and step in data
        if in_mapping or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]
        elif not (last and names_a_key and isinstance(data, dict)):
            continue
        path.append(step)
    return tuple(path)


def _keys_at(path: Path) -> list[str]:
    """Keys that the format knows at a place."""
    arms = _arms_at(path)
    model = next((arm for arm in arms if isinstance(arm, type) and issubclass(arm, BaseModel)), None)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _length_at(path: Path) -> int:
    """How many entries the format asks for in the fixed list at a place."""
    return next((len(get_args(arm)) for arm in _arms_at(path) if get_origin(arm) is tuple), 0)


def _list_at(path: Path) -> str:
    """What the format asks for in the list at a place: `list of text`, `list: [number, number]`."""
    found = next((arm for arm in _arms_at(path) if get_origin(arm) is tuple), None)
    if found is None:
        return "list"
    inside = [kind_in_words(arm).partition(",")[0] for arm in get_args(found) if arm is not Ellipsis]
    several = get_args(found)[-1] is Ellipsis
    return f"list of {_MANY.get(inside[0], inside[0])}" if several else f"list: [{', '.join(inside)}]"


def _arms_at(path: Path) -> tuple[Any, ...]:
    kind: Any = Scenario
    for step in path:
        kind = _inside(kind, step)
    return _arms(kind)


def _inside(kind: Any, step: str | int) -> Any:
    for arm in _arms(kind):
        if isinstance(arm, type) and issubclass(arm, BaseModel):
            by_alias = {field.alias or name: field for name, field in arm.model_fields.items()}
            if step in by_alias:
                return by_alias[str(step)].annotation
        elif get_origin(arm) is dict:
            return get_args(arm)[1]
        elif get_origin(arm) is tuple:
            return get_args(arm)[0]
    return None


def _arms(kind: Any) -> tuple[Any, ...]:
    if hasattr(kind, "__metadata__"):
        return _arms(get_args(kind)[0])
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
