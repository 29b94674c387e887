"""The page of all fields of a scenario file, from the model that reads it."""

import datetime
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from detente.scenario import Scenario
from detente.scenario.names import Bare, Count, Day, Name, PartyId
from detente.scenario.numbers import Amount, Number, Probability, Real

PAGE = Path(__file__).parent / "reference" / "fields.md"
WORDS = (
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
HEAD = """# Every field

Made from the model that reads scenario files, so that it cannot go stale. What the blocks mean, with
examples, is in [the scenario file](../scenario.md).

A *number* may be certain or uncertain, in any of the forms described [there](../scenario.md#numbers);
a *plain number* is one figure. `<id>` stands for a name that you choose, `[ ]` for each entry of a list.
"""
EMPTY = "*empty*"


def rendered() -> str:
    """The page as Markdown."""
    return HEAD + "".join(f"\n{section}" for section in _sections())


def write() -> None:
    """Write the page where it differs from the file."""
    text = rendered()
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        PAGE.write_text(text, encoding="utf-8")


def _sections() -> Iterator[str]:
    """One section for each part of the file, the whole first, then in the order of the fields."""
    waiting: list[tuple[str, type[BaseModel]]] = [("", Scenario)]
    for path, part in waiting:
        hints = get_type_hints(part, include_extras=True)
        fields = {field.alias or name: (hints[name], field) for name, field in part.model_fields.items()}
        inner = [place for key, (hint, _) in fields.items() for place in _parts(hint, f"{path}.{key}")]
        at = {place.split("[ ]")[0].removesuffix(".<id>").rpartition(".")[2]: place for place, _ in inner}
        waiting += [(place.lstrip("."), kind) for place, kind in inner]
        rows = (_row(key, hint, field, at.get(key)) for key, (hint, field) in fields.items())
        intro = inspect.getdoc(part).splitlines()[0].replace("|", "\\|")
        yield "\n".join([_heading(path), "", intro, "", *_TABLE, *rows, ""])


_TABLE = ("| key | type | default | meaning |", "| --- | --- | --- | --- |")


def _heading(path: str) -> str:
    return f"({_anchor(path)})=\n## `{path}`" if path else "## The whole file"


def _anchor(path: str) -> str:
    return "-".join(["fields", *re.findall(r"\w+", path.replace("_", "-"))])


def _row(key: str, hint: Any, field: FieldInfo, inside: str | None) -> str:
    name = f"[`{key}`](#{_anchor(inside.lstrip('.'))})" if inside else f"`{key}`"
    cells = (name, _words(hint), _default(field), field.description or "")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


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


def _words(hint: Any) -> str:
    """A type as a reader of the page would say it."""
    for known, words in WORDS:
        if hint is known or hint == known:
            return words
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _words(inside[0])
    if origin is Literal:
        return " or ".join(f"`{choice}`" for choice in inside)
    if origin in (Union, UnionType):
        arms = dict.fromkeys(_words(arm) for arm in inside if arm is not NoneType)
        return " or ".join(arms)
    if origin is dict:
        return f"by {_words(inside[0])}: {_words(inside[1])}"
    if origin is tuple and inside[-1] is Ellipsis:
        return f"list of {_words(inside[0])}"
    if origin is tuple:
        return "[" + ", ".join(_words(part) for part in inside) + "]"
    return "mapping"


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**required**"
    value = field.get_default(call_default_factory=True)
    if isinstance(value, Number):
        return f"`{value.mode:g}`"
    if value is None:
        return "*none*"
    if isinstance(value, BaseModel) or value in ((), {}):
        return EMPTY
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
