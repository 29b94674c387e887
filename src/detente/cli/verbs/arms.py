"""detente arms: arms race or cap."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from detente.analysis.arms import YEARS
from detente.analysis.arms import arms as analyse
from detente.case.target import scenario_of
from detente.cli.bands import answered
from detente.cli.options import (
    BandDraws,
    BandSeed,
    Cluster,
    Jobs,
    Json,
    Quiet,
    Target,
    Variant,
    number,
    pairs,
    verb_app,
)
from detente.cli.output import say
from detente.cli.pictures import drawn
from detente.formats.levels import read_levels
from detente.report.arms import as_text
from detente.report.phase_plane import as_svg

app = verb_app()


@app.command()
def arms(
    target: Target = ".",
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="TABLE", help="Estimate from yearly levels: year, one column a side."),
    ] = None,
    side: Annotated[
        list[str] | None,
        typer.Option(
            "--side", metavar="PARTY=A+B", help="Columns of --data that add up to a side; may be repeated."
        ),
    ] = None,
    cap: Annotated[
        list[str] | None,
        typer.Option(
            "--cap", metavar="PARTY=X", help="What it saves to keep a level at X, else a tenth below today."
        ),
    ] = None,
    years: Annotated[int, typer.Option("--years", metavar="N", help="How far to look, 1 to 100.")] = YEARS,
    picture: Annotated[
        Path | None,
        typer.Option("--picture", metavar="FILE", help="Draw the phase plane to this SVG file."),
    ] = None,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Arms race or cap: is the race stable, where does it lead, what does a cap save."""
    table = None if data is None else read_levels(data)
    columns = {party: names.split("+") for party, names in pairs(side, "--side").items()}
    caps = {party: number(text, "--cap") for party, text in pairs(cap, "--cap").items()} or None
    ask = partial(analyse, caps=caps, years=years, table=table, columns=columns)
    scenario = scenario_of(target, variant=variant)
    result = answered(
        scenario,
        ask,
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
        by="arms_bands",
        **({} if table is None else {"table": table, "columns": columns}),
    )
    if picture is not None:
        drawn(picture, as_svg(result))
    say(result.to_json() if as_json else as_text(result))
