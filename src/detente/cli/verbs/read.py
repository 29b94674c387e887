"""detente read: texts in, evidence out."""

import datetime
import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.case.target import scenario_of
from detente.cli.later import Later
from detente.cli.model_reader import Asked
from detente.cli.options import AsOf, Cluster, Jobs, Quiet, as_date, verb_app
from detente.parallel import Workers
from detente.reading import glossary
from detente.reading.event_tables import TABLES
from detente.reading.inputs import FORMATS, Columns, listing

app = verb_app()
write_comparison = Later("detente.cli.comparisons", "write_comparison")
events_of_readings, events_of_tables, write_table = (
    Later("detente.cli.event_tables", name)
    for name in ("events_of_readings", "events_of_tables", "write_table")
)
explanation = Later("detente.cli.explanations", "explanation")
write_readings = Later("detente.cli.readings", "write_readings")
read_all = Later("detente.reading.bulk", "read_all")


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
    compare: Annotated[
        bool,
        typer.Option("--compare", help="Give alone: reversals between documents, tone over time."),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="For people: each sentence, what was found there, and why.")
    ] = False,
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
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Make --output a folder of Parquet files.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an output file that was not finished.")
    ] = False,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    llm: Annotated[
        str | None, typer.Option("--llm", metavar="MODEL", help="Let this language model read too.")
    ] = None,
    llm_url: Annotated[
        str | None,
        typer.Option("--llm-url", metavar="URL", help="Where it runs: the only address that is asked."),
    ] = None,
    llm_key: Annotated[
        str | None,
        typer.Option("--llm-key-env", metavar="NAME", help="Environment variable that holds its key."),
    ] = None,
    llm_timeout: Annotated[
        float,
        typer.Option("--llm-timeout", metavar="SECONDS", min=0.1, help="Longest wait for one answer."),
    ] = 120.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines, as it does anyway.")] = False,
    quiet: Quiet = False,
) -> None:
    """What do these texts say: one JSON line for each document, sentence, entity, deal and forecast."""
    if form is not None and form not in (*FORMATS, *TABLES):
        known_forms = ", ".join((*FORMATS, *TABLES))
        raise typer.BadParameter(f"'{form}' is none of {known_forms}", param_hint="--format")
    if table is not None and table not in TABLES:
        raise typer.BadParameter(f"'{table}' is none of {', '.join(TABLES)}", param_hint="--as")
    if resume and (table or compare or form in TABLES):
        what = "a comparison" if compare else "a table of events"
        raise typer.BadParameter(f"{what} is written at one go", param_hint="--resume")
    if compare and (table or form in TABLES):
        raise typer.BadParameter("events have no stances -> give either", param_hint="--compare")
    if explain:
        _alone(json=as_json, output=output, **{"as": table or form in TABLES}, compare=compare, resume=resume)
    if output is not None and output.exists() and (table or compare or form in TABLES):
        raise ValueError(f"{output}: already there -> give another name, or remove it first")
    asked = Asked(llm, llm_url, llm_key, llm_timeout)
    if asked.model and (table or compare or form in TABLES):
        raise typer.BadParameter("a model gives records -> leave out --as and --compare", param_hint="--llm")
    if form in TABLES:
        write_table(events_of_tables(files, form), table, output)
        return
    if parquet and (table or compare or explain or output is None):
        fix = "give --output FOLDER, without --as, --compare and --explain"
        raise typer.BadParameter(
            f"records alone are written so, into a folder -> {fix}", param_hint="--parquet"
        )
    if resume and output is None:
        raise typer.BadParameter("nothing to go on with without --output", param_hint="--resume")
    columns = Columns(text=text_column, date=date_column, id=id_column)
    found = listing(files, columns=columns, form=form, without=str(output) if output else None)
    known = scenario_of(scenario) if scenario is not None else None
    day = as_date(as_of) or (known.as_of if known else datetime.date.today())
    workers = Workers(jobs, cluster)
    if compare:
        sources = found.sources(sys.stdin.buffer)
        write_comparison(read_all(sources, glossary=glossary(known), as_of=day, workers=workers), output)
        return
    if table is not None:
        sources = found.sources(sys.stdin.buffer)
        readings = read_all(sources, glossary=glossary(known), as_of=day, workers=workers)
        write_table(events_of_readings(readings), table, output)
        return
    words = glossary(known)
    then = asked.second_reader(words)
    told = (lambda reading: explanation(reading, words)) if explain else None
    write_readings(
        found,
        words,
        day,
        output=output,
        parquet=parquet,
        resume=resume,
        workers=workers,
        quiet=quiet,
        then=then,
        told=told,
    )


def _alone(**others: object) -> None:
    """One line where `--explain` meets an option that asks for something else."""
    named = [f"--{name}" for name, given in others.items() if given]
    if named:
        raise typer.BadParameter(
            f"it is for people to read -> leave out {' and '.join(named)}", param_hint="--explain"
        )
