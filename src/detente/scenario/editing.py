"""Changes to a scenario's text that leave every other character as it stands.

The text is the analyst's: comments, order, quotes and line breaks are part of it. What is changed is found by
the places of the parsed nodes; what is written is read back, and must say what was meant and nothing else.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from detente.scenario.faults import Path, ScenarioError, in_words
from detente.scenario.files import written
from detente.scenario.nodes import (
    before_bracket,
    column_of,
    end_of,
    is_left_out,
    is_nothing,
    line_end,
    named,
    node_at,
)
from detente.scenario.patch import merged
from detente.scenario.source import Source, parse_source, parsed

Cut = tuple[int, int, str]
"""From where to where the text is replaced, and by what."""


class EditError(ValueError):
    """A text that cannot be changed in place."""


def edited(
    text: str,
    *,
    name: str,
    values: Mapping[Path, Any] | None = None,
    items: Mapping[Path, Sequence[Mapping[str, Any]]] | None = None,
) -> tuple[str, Source]:
    """The text with values set and items added to lists.

    Parameters
    ----------
    text : str
        A scenario in YAML or JSON, without faults of syntax.
    name : str
        Of the file, for messages.
    values : mapping of path to plain data
        Dates among it; each replaces what stands at its path. Keys on the way that are missing are made.
    items : mapping of path to sequence of mapping
        Added at the end of the list at the path; the list is made where there is none.

    Returns
    -------
    str
        The changed text.
    Source
        What it says.

    Raises
    ------
    EditError
        Where the text is laid out in a way that this module cannot follow.
    """
    root, before = parsed(text.encode(), name=name)
    values, items = dict(values or {}), {path: new for path, new in (items or {}).items() if new}
    for path in [path for path in items if is_nothing(node_at(root, path))]:
        values[path] = list(items.pop(path))
    missing = {path: value for path, value in values.items() if node_at(root, path) is None}
    cuts = [_value_cut(text, root, path, values[path]) for path in values if path not in missing]
    cuts += [_items_cut(text, root, path, new) for path, new in items.items()]
    cuts += _missing_cuts(text, root, missing)
    after, line_break = text, "\r\n" if "\r\n" in text else "\n"
    # From the last to the first, so that places hold; what is added at one place stands in the list's order.
    in_order = sorted(cuts, key=lambda cut: cut[0])
    for start, end, new in reversed(in_order):
        after = after[:start] + new.replace("\n", line_break) + after[end:]
    return after, _checked(before.data, after, name, values, items)


def figure(x: float) -> float | int:
    """A number as people write it: 12 instead of 12.0."""
    return int(x) if x == int(x) else x


def _value_cut(text: str, root: Node, path: Path, value: Any) -> Cut:
    node = node_at(root, path)
    assert node is not None
    if not is_left_out(node):
        return node.start_mark.index, end_of(text, node), _flow(value, text)
    parent = node_at(root, path[:-1])
    assert isinstance(parent, MappingNode)
    key = next(key for key, _ in parent.value if named(key) == path[-1])
    if _are_items(value):
        end = line_end(text, key.end_mark.index)
        return end, end, "\n" + _block(value, column_of(text, key.start_mark.index) + 2)
    colon = text.index(":", key.end_mark.index) + 1
    return colon, colon, f" {_flow(value, text)}"


def _items_cut(text: str, root: Node, path: Path, new: Sequence[Mapping[str, Any]]) -> Cut:
    node = node_at(root, path)
    if not isinstance(node, SequenceNode):
        raise EditError(f"{in_words(path)}: not a list -> give a list")
    if node.flow_style:
        inside = ", ".join(_flow(item, text) for item in new)
        return *before_bracket(text, node), (", " if node.value else "") + inside
    end = line_end(text, end_of(text, node.value[-1]))
    dash = text.rfind("-", 0, node.value[0].start_mark.index)
    return end, end, "\n" + _block(list(new), column_of(text, dash))


def _missing_cuts(text: str, root: Node, missing: Mapping[Path, Any]) -> Iterator[Cut]:
    """New keys, together where they stand under one parent."""
    under: dict[Path, dict[str, Any]] = {}
    for path, value in missing.items():
        depth = next(n for n in range(len(path) - 1, -1, -1) if node_at(root, path[:n]) is not None)
        under[path[:depth]] = merged(under.get(path[:depth], {}), _put({}, path[depth:], value))
    for path, keys in under.items():
        parent = node_at(root, path)
        if not isinstance(parent, MappingNode):
            raise EditError(f"{in_words(path)}: not a mapping -> write it as key: value")
        if parent.flow_style:
            yield *before_bracket(text, parent), (", " if parent.value else "") + _flow(keys, text)[1:-1]
            continue
        last_key, last = parent.value[-1]
        end = line_end(text, max(end_of(text, last), end_of(text, last_key)))
        column = column_of(text, last_key.start_mark.index)
        for key, value in keys.items():
            line = " " * column + _flow({key: value}, text)[1:-1]
            yield end, end, "\n" + (_block({key: value}, column) if _are_items(value) else line)


def _are_items(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _flow(value: Any, text: str) -> str:
    """A value on one line: as JSON in JSON, else with no more quotes than it takes."""
    if text.lstrip().startswith("{"):
        return json.dumps(value, ensure_ascii=False, default=str)
    return written(value, flow=True).removesuffix("...\n").strip()


def _block(value: Any, column: int) -> str:
    """A value on lines of its own, each so far in."""
    lines = written(value).rstrip("\n").split("\n")
    return "\n".join(" " * column + line if line else line for line in lines)


def _checked(
    meant: Any,
    after: str,
    name: str,
    values: Mapping[Path, Any],
    items: Mapping[Path, Sequence[Mapping[str, Any]]],
) -> Source:
    """What the changed text says, if it is what was meant: what it said before, but for the changes."""
    where = ", ".join(in_words(path) for path in (*values, *items))
    for path, value in values.items():
        meant = _put(meant, path, _plain(value))
    for path, new in items.items():
        meant = _put(meant, path, [*_at(meant, path), *_plain(list(new))])
    try:
        found = parse_source(after.encode(), name=name)
    except ScenarioError as error:
        raise EditError(f"{name}: {where}: cannot be changed in place ({error.faults[0].what})") from None
    if found.data != meant:
        raise EditError(f"{name}: {where}: cannot be changed in place -> lay it out as key: value")
    return found


def _plain(value: Any) -> Any:
    """Data as they read back from a file."""
    return parse_source(json.dumps(value, default=str).encode(), name="<value>").data


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _put(data: Any, path: Sequence[str | int], value: Any) -> Any:
    """Plain data with one part replaced or added."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], _put(data[step], rest, value), *data[step + 1 :]]
    inside = data if isinstance(data, dict) else {}
    return inside | {step: _put(inside.get(step), rest, value)}
