"""detente ratify: does a deal pass at home, and what does having to ask home do to the bargain."""

from functools import partial
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
from detente.report.ratify import as_text

app = verb_app()
analyse = Later("detente.analysis.ratify", "ratify")


@app.command()
def ratify(
    target: Target = ".",
    package: Annotated[
        list[str] | None,
        typer.Option(
            "--package", metavar="ISSUE=OPTION", help="The deal, term by term; default the Nash package."
        ),
    ] = None,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Does it pass at home: floors, veto players, votes, cover stories; who gains by tied hands."""
    ask = partial(analyse, package=pairs(package, "--package") or None)
    result = answered(
        scenario_of(target, variant=variant),
        ask,
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
    )
    say(result.to_json() if as_json else as_text(result))
