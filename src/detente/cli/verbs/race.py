"""detente race: who settles with the pivot first, who is left out, and who pays whom."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from detente.case.target import scenario_of
from detente.cli.bands import answered
from detente.cli.later import Later
from detente.cli.options import (
    BandDraws,
    BandSeed,
    Cluster,
    Jobs,
    Json,
    Quiet,
    Target,
    Variant,
    verb_app,
)
from detente.cli.output import say
from detente.cli.pictures import drawn
from detente.records.race import MAX_PERIODS
from detente.report.race import as_text
from detente.report.race_graph import as_svg

app = verb_app()
analyse = Later("detente.analysis.race", "race")


@app.command()
def race(
    target: Target = ".",
    periods: Annotated[
        int | None,
        typer.Option(
            "--periods",
            metavar="N",
            min=1,
            max=MAX_PERIODS,
            help=f"Periods in which they can meet, 1 to {MAX_PERIODS:,}; default the long run.",
        ),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option("--picture", metavar="FILE", help="Draw who can have dealt to this SVG file."),
    ] = None,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Who settles with the pivot first, and when; who is left out; who pays whom; whom to approach first."""
    scenario = scenario_of(target, variant=variant)
    ask = partial(analyse, periods=periods)
    result = answered(
        scenario,
        ask,
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
        by="race_bands",
    )
    if picture is not None:
        drawn(picture, as_svg(result))
    say(result.to_json() if as_json else as_text(result))
