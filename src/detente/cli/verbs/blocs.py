"""detente blocs: who sides with whom, how firmly, and what would change it."""

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
    pairs,
    verb_app,
)
from detente.cli.output import say
from detente.cli.pictures import drawn
from detente.formats.ideal_points import ideal_points
from detente.formats.portfolios import read_portfolios
from detente.report.bloc_map import as_svg
from detente.report.blocs import as_text

app = verb_app()
alignment_of = Later("detente.analysis.alignment_arrays", "alignment_of")
by_likeness = Later("detente.analysis.likeness", "by_likeness")
with_source = Later("detente.analysis.likeness", "with_source")
analyse = Later("detente.analysis.blocs", "blocs")


@app.command()
def blocs(
    target: Target = ".",
    n_blocs: Annotated[
        int | None,
        typer.Option("--blocs", metavar="N", help="Into how many blocs at most; default the file's first."),
    ] = None,
    package: Annotated[
        list[str] | None,
        typer.Option("--package", metavar="ISSUE=OPTION", help="A deal: who sides with whom after it too."),
    ] = None,
    ultimatum: Annotated[
        str | None,
        typer.Option("--ultimatum", metavar="ACTOR", help="Who would be with it if all had to choose."),
    ] = None,
    likeness: Annotated[
        Path | None,
        typer.Option(
            "--likeness",
            metavar="TABLE",
            help="Propensities from how alike ties or votes are: actors by items.",
        ),
    ] = None,
    points: Annotated[
        Path | None,
        typer.Option(
            "--ideal-points", metavar="FILE", help="UN ideal points as CSV, in the place of the file's."
        ),
    ] = None,
    session: Annotated[
        int | None,
        typer.Option("--session", metavar="N", help="Session of the ideal points; default the last."),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option("--picture", metavar="FILE", help="Draw blocs and ties to this SVG file."),
    ] = None,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Who sides with whom, how firmly; what a third bloc, an ultimatum or a deal would change."""
    if session is not None and points is None:
        raise typer.BadParameter("nothing to choose from without --ideal-points", param_hint="--session")
    scenario = scenario_of(target, variant=variant)
    portfolios = None if likeness is None else read_portfolios(likeness)
    if portfolios is not None:
        scenario = by_likeness(scenario, portfolios)
    states = {
        name: scenario.parties[name].entity if name in scenario.parties else None
        for name in alignment_of(scenario).sizes
    }
    ask = partial(
        analyse,
        n_blocs=n_blocs,
        package=pairs(package, "--package") or None,
        ultimatum=ultimatum,
        ideal_points=None if points is None else ideal_points(points, states, session=session),
    )
    result = answered(
        scenario,
        ask,
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
        by="bloc_bands",
    )
    if portfolios is not None:
        result = with_source(result, portfolios)
    if picture is not None:
        drawn(picture, as_svg(result))
    say(result.to_json() if as_json else as_text(result))
