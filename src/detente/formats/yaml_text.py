"""Plain data as YAML, one entry a line; nothing that a reader of YAML 1.1 or 1.2 could take for another."""

import json
import re
from collections.abc import Iterator
from typing import Any

_WORDS = re.compile(r"[^\W\d_][\w]*([ .'/-]\w+)*")
_NOT_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")


def as_yaml(data: dict[str, Any], *, quote_all: bool = False) -> bytes:
    """A mapping as YAML.

    Parameters
    ----------
    data : dict
        Of mappings, lists, text, numbers, truth values and None, all of finite size.
    quote_all : bool
        Whether plain words are quoted too, save the keys at the top.

    >>> print(as_yaml({"a": [{"b c": 1e-05, "d": "no"}, "=x"], "e": {}}).decode(), end="")
    a:
    - b c: 1.0e-05
      d: "no"
    - "=x"
    e: {}
    """
    return "".join(f"{line}\n" for line in _lines(data, "", quote_all)).encode()


def _lines(data: dict[str, Any], indent: str, quote_all: bool) -> Iterator[str]:
    for key, value in data.items():
        name = _text(key, quote_all and bool(indent))
        if isinstance(value, dict) and value:
            yield f"{indent}{name}:"
            yield from _lines(value, indent + "  ", quote_all)
        elif isinstance(value, list) and value:
            yield from _list(name, value, indent, quote_all)
        else:
            yield f"{indent}{name}: {_scalar(value, quote_all)}"


def _list(name: str, entries: list[Any], indent: str, quote_all: bool) -> Iterator[str]:
    """A list on one line where it holds numbers only, else an entry a line."""
    if all(isinstance(entry, (int, float)) for entry in entries):
        yield f"{indent}{name}: [{', '.join(_scalar(entry, quote_all) for entry in entries)}]"
        return
    yield f"{indent}{name}:"
    for entry in entries:
        if isinstance(entry, dict) and entry:
            first, *others = _lines(entry, indent + "  ", quote_all)
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield f"{indent}- {_scalar(entry, quote_all)}"


def _text(text: str, quoted: bool) -> str:
    plain = not quoted and _WORDS.fullmatch(text) and text.casefold() not in _NOT_WORDS
    return text if plain else _escaped(text)


def _escaped(text: str) -> str:
    """Double quotes; signs that YAML would not print are escaped."""
    shown = json.dumps(text, ensure_ascii=False)
    return shown if shown.isprintable() else json.dumps(text)


def _scalar(value: Any, quote_all: bool) -> str:
    if isinstance(value, str):
        return _text(value, quote_all)
    written = json.dumps(value)
    return re.sub(r"^(-?\d+)(e[-+]\d+)$", r"\1.0\2", written) if isinstance(value, float) else written
