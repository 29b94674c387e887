"""detente init: a new folder with a commented scenario."""

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from detente import catalogue
from detente.cli.options import Json
from detente.cli.output import envelope, say
from detente.scenario import json_schema

app = typer.Typer()


@app.command()
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder to make; it must be new or empty.")
    ],
    as_json: Json = False,
) -> None:
    """Make a folder with a commented scenario, its schema for editors, and a sample article."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder}: already there and not empty -> give a new folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".detente-") as scratch:
        made = Path(scratch) / "case"
        shutil.copytree(catalogue.TEMPLATE, made)
        (made / "scenario.schema.json").write_text(json.dumps(json_schema(), indent=2), encoding="utf-8")
        if folder.is_dir():
            folder.rmdir()
        os.replace(made, folder)
    files = sorted(str(file) for file in folder.rglob("*") if file.is_file())
    steps = [
        *(f"made {file}" for file in files),
        "next:",
        f"  detente check {folder}",
        f"  detente read {folder}/articles/*.txt --scenario {folder} > {folder}/evidence.jsonl",
        f"  detente forecast {folder} --evidence {folder}/evidence.jsonl",
    ]
    say(envelope("init", {"files": files}) if as_json else "\n".join(steps))
