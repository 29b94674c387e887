"""detente read: texts in, evidence out."""

import datetime
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from detente.cli.options import AsOf, Quiet, as_date, verb_app
from detente.cli.output import progress, remark, say
from detente.cli.target import scenario_of
from detente.reading import Glossary, ReadingError, glossary, read_file, read_text
from detente.reading.files import decode

app = verb_app()


@app.command()
def read(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Texts to read; - for standard input.")
    ],
    scenario: Annotated[
        str | None,
        typer.Option("--scenario", metavar="TARGET", help="Whose parties, issues and options to look for."),
    ] = None,
    as_of: AsOf = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines, as it does anyway.")] = False,
    quiet: Quiet = False,
) -> None:
    """What do these texts say: one JSON line for each document, sentence, entity, deal and forecast."""
    missing = [file for file in files if str(file) != "-" and not file.exists()]
    if missing:
        raise ValueError(f"{missing[0]}: no such file -> give text files")
    known = scenario_of(scenario) if scenario is not None else None
    day = as_date(as_of) or (known.as_of if known else datetime.date.today())
    words = glossary(known)
    skipped = 0
    with progress("reading", quiet=quiet) as tick:
        for number, file in enumerate(files, start=1):
            try:
                records = _records(file, words, day)
            except (ReadingError, OSError) as error:
                remark(f"detente: skipped {error}")
                skipped += 1
                continue
            dated = records[0].get("date")
            if dated and dated > day.isoformat():
                remark(
                    f"detente: {file} is dated {dated}, after {day}: forecasts as of that day leave it out"
                )
            for record in records:
                say(json.dumps(record, ensure_ascii=False, allow_nan=False))
            tick(number, len(files))
    if skipped == len(files):
        raise typer.Exit(2)


def _records(file: Path, words: Glossary, day: datetime.date) -> list[dict[str, Any]]:
    if str(file) != "-":
        return read_file(file, glossary=words, as_of=day)
    text = decode(sys.stdin.buffer.read(), name="<stdin>")
    return read_text(text, doc="<stdin>", glossary=words, as_of=day)
