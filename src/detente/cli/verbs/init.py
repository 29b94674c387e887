"""detente init: a new folder with a commented scenario."""

import json
import os
import shlex
import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from detente import catalogue
from detente.case.envelope import envelope
from detente.cli.options import Json, verb_app
from detente.cli.output import say
from detente.formats.files import made
from detente.scenario import json_schema

app = verb_app()


@app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder to make; it must be new or empty.")
    ],
    as_json: Json = False,
) -> None:
    """Make a folder with a commented scenario, its schema for editors, and a sample article."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not nearest.is_dir():
        raise ValueError(f"{nearest}: a file stands there -> give a new folder")
    if nearest == folder and any(folder.iterdir()):
        raise ValueError(f"{folder}: already there and not empty -> give a new folder")
    with made(folder, for_=folder), tempfile.TemporaryDirectory(dir=folder, prefix=".detente-") as scratch:
        case = Path(scratch) / "case"
        case.mkdir()
        for part in sorted(catalogue.TEMPLATE.rglob("*")):  # copytree would gather faults in a list
            there = case / part.relative_to(catalogue.TEMPLATE)
            there.mkdir() if part.is_dir() else shutil.copyfile(part, there)
        (case / "scenario.schema.json").write_text(json.dumps(json_schema(), indent=2), encoding="utf-8")
        for part in case.iterdir():
            os.replace(part, folder / part.name)
    files = sorted(str(file) for file in folder.rglob("*") if file.is_file())
    place = shlex.quote(str(folder))
    steps = [
        *(f"made {file}" for file in files),
        "next:",
        f"  detente check {place}",
        f"  detente read {place}/articles/*.txt --scenario {place} > {place}/evidence.jsonl",
        f"  detente forecast {place} --evidence {place}/evidence.jsonl",
    ]
    say(envelope("init", {"files": files}) if as_json else "\n".join(steps))
