"""detente sweep: many variants at once, a row each."""

from pathlib import Path
from typing import Annotated

import typer

from detente.case.defaults import SEED
from detente.case.target import source_of
from detente.cli.evidence import items_of, read_once
from detente.cli.later import Later
from detente.cli.options import (
    AsOf,
    Cluster,
    Evidence,
    Jobs,
    Json,
    Quiet,
    Seed,
    Target,
    as_date,
    verb_app,
)
from detente.cli.output import say
from detente.formats.sweep_table import check_name
from detente.parallel import Workers
from detente.report.sweep import as_text
from detente.scenario.files import resolve

app = verb_app()
sweep_of = Later("detente.cli.variations", "sweep_of")
settings_of, swept_here, swept_to = (
    Later("detente.cli.sweeping", name) for name in ("settings_of", "swept_here", "swept_to")
)

DRAWS = 1_024


@app.command()
def sweep(
    target: Target = ".",
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="PATH=V1,V2", help="Values to try; several paths make every combination."
        ),
    ] = None,
    sample: Annotated[
        int | None,
        typer.Option("--sample", metavar="N", min=1, help="Draw N variants from the uncertain numbers."),
    ] = None,
    variants: Annotated[
        bool, typer.Option("--variants", help="The variants that the file names, and the file itself.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="A .parquet or .csv file; default: print as CSV."
        ),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a sweep that was stopped.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that stands there.")] = False,
    evidence: Evidence = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", min=1, max=1_000_000, help="Worlds of each variant.")
    ] = DRAWS,
    seed: Seed = SEED,
    as_of: AsOf = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Forecast a grid, a sample or the named variants of a scenario: a table of one row each."""
    if resume and output is None:
        raise typer.BadParameter("nothing to go on with without --output", param_hint="--resume")
    if [bool(set_), sample is not None, variants].count(True) != 1:
        raise ValueError("what to vary is not clear -> give one of --set PATH=V1,V2, --sample N, --variants")
    workers = Workers(jobs, cluster)
    if output is not None:
        check_name(output, force=force)
    read_once(target, evidence)
    source = source_of(target)
    scenario = resolve(source)
    items = tuple(items_of(evidence, scenario, target=target))
    swept, told = sweep_of(
        source, scenario, set_, sample, draws=draws, seed=seed, evidence=items, as_of=as_date(as_of)
    )
    settings = settings_of(swept, variants=told)
    if output is not None:
        result = swept_to(
            output, swept, settings, scenario.digest, workers=workers, resume=resume, quiet=quiet
        )
    else:
        result = swept_here(swept, settings, scenario.digest, workers=workers, listed=as_json, quiet=quiet)
        if not as_json:
            return
    say(result.to_json() if as_json else as_text(result))
