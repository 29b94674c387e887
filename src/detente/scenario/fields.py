"""Every field of a scenario file as data: key, type, default and meaning, out of the model that reads it."""

import datetime
import inspect
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from detente.nearest import nearest
from detente.scenario.model import Scenario
from detente.scenario.names import Bare, Count, Day, Name, PartyId
from detente.scenario.numbers import Amount, Number, Probability, Real

EMPTY = "empty"
_WORDS = (
    (PartyId, "party id"),
    (Name, "text"),
    (Day, "ISO date"),
    (Count, "whole number, 0 or more"),
    (Bare, "plain number"),
    (Real, "number"),
    (Amount, "number, 0 or more"),
    (Probability, "number, 0 to 1"),
    (str, "text"),
    (bool, "true or false"),
    (int, "whole number"),
    (float, "plain number"),
    (datetime.date, "ISO date"),
    (Any, "anything"),
)


@dataclass(frozen=True)
class FieldOf:
    """One key of a part of the file."""

    key: str
    kind: str
    """Its type in words, choices in backticks."""
    required: bool
    default: str | None
    """As it would be written, `empty` for a collection of nothing; None: nothing stands for it."""
    meaning: str
    inside: str | None
    """Path of the part that stands under it, such as `race.tracks.<id>`; None where it is a value."""


@dataclass(frozen=True)
class PartOf:
    """One part of the file with its fields."""

    path: str
    """`race`, `issues.<id>`, `linkages[ ]`; empty for the whole file."""
    what: str
    fields: tuple[FieldOf, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {**asdict(self), "fields": [asdict(field) for field in self.fields]}


def parts_of_file() -> Iterator[PartOf]:
    """Each part of the file, the whole first, then in the order of the fields."""
    waiting: list[tuple[str, type[BaseModel]]] = [("", Scenario)]
    for path, part in waiting:
        hints = get_type_hints(part, include_extras=True)
        named = {field.alias or name: (hints[name], field) for name, field in part.model_fields.items()}
        inner = [
            (key, place.lstrip("."), kind)
            for key, (hint, _) in named.items()
            for place, kind in _parts(hint, f"{path}.{key}")
        ]
        at = {key: place for key, place, _ in inner}
        waiting += [(place, kind) for _, place, kind in inner]
        fields = tuple(_field(key, hint, field, at.get(key)) for key, (hint, field) in named.items())
        yield PartOf(path, (inspect.getdoc(part) or "").splitlines()[0], fields)


def parts_under(key: str) -> list[PartOf]:
    """What may stand under a key of the file: its own line, then its part and those within it.

    Raises
    ------
    ValueError
        Where the file has no such key.
    """
    whole, *inner = parts_of_file()
    keys = {field.key: field for field in whole.fields}
    if key not in keys:
        raise ValueError(
            f"no block '{key[:60]}' -> {nearest(key, keys, otherwise='detente schema lists all')}"
        )
    stem = keys[key].inside or key
    under = [part for part in inner if part.path == stem or part.path.startswith((f"{stem}.", f"{stem}["))]
    return [PartOf(whole.path, whole.what, (keys[key],)), *under]


def _field(key: str, hint: Any, field: FieldInfo, inside: str | None) -> FieldOf:
    required = field.is_required()
    default = None if required else _default(field.get_default(call_default_factory=True))
    return FieldOf(key, kind_in_words(hint), required, default, field.description or "", inside)


def _parts(hint: Any, path: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """Parts of the file that stand under a field, with their paths."""
    if isinstance(hint, type) and issubclass(hint, BaseModel) and not issubclass(hint, Number):
        yield path, hint
    elif get_origin(hint) is dict:
        yield from _parts(get_args(hint)[1], f"{path}.<id>")
    elif get_origin(hint) is tuple:
        yield from _parts(get_args(hint)[0], f"{path}[ ]")
    elif get_origin(hint) in (Annotated, Union, UnionType):
        for arm in get_args(hint):
            yield from _parts(arm, path)


def kind_in_words(hint: Any) -> str:
    """A type as a reader of the page would say it."""
    for known, words in _WORDS:
        if hint is known or hint == known:
            return words
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return kind_in_words(inside[0])
    if origin is Literal:
        return " or ".join(f"`{choice}`" for choice in inside)
    if origin in (Union, UnionType):
        arms = dict.fromkeys(kind_in_words(arm) for arm in inside if arm is not NoneType)
        return " or ".join(arms)
    if origin is dict:
        return f"by {kind_in_words(inside[0])}: {kind_in_words(inside[1])}"
    if origin is tuple and inside[-1] is Ellipsis:
        return f"list of {kind_in_words(inside[0])}"
    if origin is tuple:
        return "[" + ", ".join(kind_in_words(part) for part in inside) + "]"
    return "mapping"


def _default(value: Any) -> str | None:
    """A default as a file would say it."""
    if isinstance(value, Number):
        return f"{value.mode:g}"
    if value is None:
        return None
    if isinstance(value, BaseModel) or value in ((), {}):
        return EMPTY
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)
