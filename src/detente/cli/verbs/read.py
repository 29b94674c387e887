"""detente read: texts in, evidence out."""

import contextlib
import datetime
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.event_tables import events_of_readings, events_of_tables, write_table
from detente.cli.options import AsOf, Quiet, as_date, verb_app
from detente.cli.output import progress, remark, say
from detente.cli.target import scenario_of
from detente.reading import glossary
from detente.reading.bulk import Reading, read_all
from detente.reading.event_tables import TABLES
from detente.reading.inputs import FORMATS, Columns, listing
from detente.reading.output import Output, remaining
from detente.reading.storylines import Storylines

app = verb_app()


@app.command()
def read(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Texts, folders and patterns to read; - for standard input."),
    ],
    scenario: Annotated[
        str | None,
        typer.Option("--scenario", metavar="TARGET", help="Whose parties, issues and options to look for."),
    ] = None,
    as_of: AsOf = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help=f"Of every file, one of {', '.join(FORMATS)}; of tables of events {', '.join(TABLES)}.",
        ),
    ] = None,
    table: Annotated[
        str | None,
        typer.Option("--as", metavar="TABLE", help=f"Give the events alone, as {', '.join(TABLES)}."),
    ] = None,
    text_column: Annotated[
        str | None, typer.Option("--text-column", metavar="NAME", help="Column of a table with the text.")
    ] = None,
    date_column: Annotated[
        str | None, typer.Option("--date-column", metavar="NAME", help="Column with the date.")
    ] = None,
    id_column: Annotated[
        str | None, typer.Option("--id-column", metavar="NAME", help="Column with the name of a document.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; default: print.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an output file that was not finished.")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Number of processes.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines, as it does anyway.")] = False,
    quiet: Quiet = False,
) -> None:
    """What do these texts say: one JSON line for each document, sentence, entity, deal and forecast."""
    if form is not None and form not in (*FORMATS, *TABLES):
        raise typer.BadParameter(f"'{form}' is none of {', '.join((*FORMATS, *TABLES))}", param_hint="--format")
    if table is not None and table not in TABLES:
        raise typer.BadParameter(f"'{table}' is none of {', '.join(TABLES)}", param_hint="--as")
    if resume and (table or form in TABLES):
        raise typer.BadParameter("a table of events is written at one go", param_hint="--resume")
    if form in TABLES:
        write_table(events_of_tables(files, form), table, output)
        return
    if resume and output is None:
        raise typer.BadParameter("nothing to go on with without --output", param_hint="--resume")
    columns = Columns(text=text_column, date=date_column, id=id_column)
    found = listing(files, columns=columns, form=form, without=str(output) if output else None)
    known = scenario_of(scenario) if scenario is not None else None
    day = as_date(as_of) or (known.as_of if known else datetime.date.today())
    if table is not None:
        sources = found.sources(sys.stdin.buffer)
        readings = read_all(sources, glossary=glossary(known), as_of=day, jobs=jobs)
        write_table(events_of_readings(readings), table, output)
        return
    storylines = Storylines()
    n_read = n_skipped = 0
    with _stopping(output), progress("reading", quiet=quiet) as tick, contextlib.ExitStack() as stack:
        sources = found.sources(sys.stdin.buffer)
        file = stack.enter_context(Output(output, resume=resume)) if output else None
        if file:
            sources = remaining(sources, file, storylines)
        done, total = 0, found.size()
        for reading in read_all(sources, glossary=glossary(known), as_of=day, jobs=jobs):
            _remark(reading, day)
            (file.write if file else say)(reading.as_lines(storylines))
            n_read += 1
            n_skipped += reading.head["digest"] is None
            done += reading.size
            tick(done, max(done, total))
    if not n_read and not resume:
        raise ValueError(f"{files[0]}: no documents there -> give text files, folders or patterns")
    if n_read and n_skipped == n_read:
        raise typer.Exit(2)


def _remark(reading: Reading, day: datetime.date) -> None:
    """Say on standard error what a person should know of a document."""
    name, dated = reading.head["doc"], reading.head["date"]
    if reading.fault:
        remark(f"detente: skipped {name}: {reading.fault}")
    elif dated and dated > day.isoformat():
        remark(f"detente: {name} is dated {dated}, after {day}: forecasts as of that day leave it out")


@contextlib.contextmanager
def _stopping(output: Path | None) -> Iterator[None]:
    """Where a person stops the work, say how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        if output is None:
            raise
        remark(f"detente: stopped; {output} holds whole documents only, and --resume goes on with it")
        raise typer.Exit(130) from None
