"""The page of all fields of a scenario file, from the model that reads it."""

import re
from collections.abc import Iterator
from pathlib import Path

from detente.scenario.fields import EMPTY, FieldOf, parts_of_file

PAGE = Path(__file__).parent / "reference" / "fields.md"
HEAD = """# Every field

Made from the model that reads scenario files, so that it cannot go stale. What the blocks mean, with
examples, is in [the scenario file](../scenario.md).

A *number* may be certain or uncertain, in any of the forms described [there](../scenario.md#numbers);
a *plain number* is one figure. `<id>` stands for a name that you choose, `[ ]` for each entry of a list.
"""


def rendered() -> str:
    """The page as Markdown."""
    return HEAD + "".join(f"\n{section}" for section in _sections())


def write() -> None:
    """Write the page where it differs from the file."""
    text = rendered()
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        PAGE.write_text(text, encoding="utf-8")


def _sections() -> Iterator[str]:
    """One section for each part of the file."""
    for part in parts_of_file():
        intro = part.what.replace("|", "\\|")
        yield "\n".join([_heading(part.path), "", intro, "", *_TABLE, *map(_row, part.fields), ""])


_TABLE = ("| key | type | default | meaning |", "| --- | --- | --- | --- |")


def _heading(path: str) -> str:
    return f"({_anchor(path)})=\n## `{path}`" if path else "## The whole file"


def _anchor(path: str) -> str:
    return "-".join(["fields", *re.findall(r"\w+", path.replace("_", "-"))])


def _row(field: FieldOf) -> str:
    name = f"[`{field.key}`](#{_anchor(field.inside)})" if field.inside else f"`{field.key}`"
    cells = (name, field.kind, _default(field), field.meaning)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _default(field: FieldOf) -> str:
    if field.required:
        return "**required**"
    if field.default is None or field.default == EMPTY:
        return f"*{field.default or 'none'}*"
    return f"`{field.default}`"
