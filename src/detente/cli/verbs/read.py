"""detente read: texts in, evidence out."""

import datetime
import json
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import AsOf, Json, Quiet, as_date
from detente.cli.output import progress, remark, say
from detente.cli.target import scenario_of
from detente.reading import ReadingError, glossary, read_file

app = typer.Typer()


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Texts to read.")],
    scenario: Annotated[
        str | None,
        typer.Option("--scenario", metavar="TARGET", help="Whose parties, issues and options to look for."),
    ] = None,
    as_of: AsOf = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What do these texts say: one JSON line for each document, sentence, entity, deal and forecast."""
    missing = [file for file in files if not file.exists()]
    if missing:
        raise ValueError(f"{missing[0]}: no such file -> give text files")
    known = scenario_of(scenario) if scenario is not None else None
    day = as_date(as_of) or (known.as_of if known else datetime.date.today())
    words = glossary(known)
    skipped = 0
    with progress("reading", quiet=quiet) as tick:
        for number, file in enumerate(files, start=1):
            try:
                records = read_file(file, glossary=words, as_of=day)
            except (ReadingError, OSError) as error:
                remark(f"detente: skipped {error}")
                skipped += 1
                continue
            for record in records:
                say(json.dumps(record, ensure_ascii=False, allow_nan=False))
            tick(number, len(files))
    if skipped == len(files):
        raise typer.Exit(2)
