"""detente schema: the format of the scenario file, whole for editors, or one block for people."""

import json
from collections.abc import Iterator
from textwrap import wrap
from typing import Annotated

import typer

from detente.case.envelope import envelope
from detente.cli.options import Json, verb_app
from detente.cli.output import say
from detente.scenario import json_schema
from detente.scenario.fields import PartOf, parts_under

app = verb_app()

_WIDTH = 100


@app.command()
def schema(
    block: Annotated[
        str | None,
        typer.Argument(metavar="BLOCK", help="A key of the file, such as race: its fields in words."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Print the JSON Schema by which editors complete and check a scenario; or what stands in one block."""
    if block is None:
        whole = json_schema()
        say(envelope("schema", whole) if as_json else json.dumps(whole, indent=2, ensure_ascii=False))
        return
    parts = parts_under(block)
    told = {"block": block, "parts": [part.to_dict() for part in parts]}
    say(envelope("schema", told) if as_json else "\n".join(_lines(parts)))


def _lines(parts: list[PartOf]) -> Iterator[str]:
    for part in parts:
        if part.path:
            yield from ("", f"{part.path}: {part.what}")
        for field in part.fields:
            needed = "required" if field.required else f"default {field.default or 'none'}"
            yield f"  {field.key} ({field.kind.replace('`', '')}; {needed})"
            yield from wrap(field.meaning, _WIDTH, initial_indent="      ", subsequent_indent="      ")
