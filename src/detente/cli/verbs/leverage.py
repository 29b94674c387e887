"""detente leverage: who needs whom more, what collapses, and what cutting a relation does."""

from functools import partial
from typing import Annotated

import typer

from detente.case.target import scenario_of
from detente.cli.bands import answered
from detente.cli.later import Later
from detente.cli.options import BandDraws, BandSeed, Cluster, Jobs, Json, Quiet, Target, Variant, verb_app
from detente.cli.output import say
from detente.report.leverage import as_text

app = verb_app()
analyse = Later("detente.analysis.leverage", "leverage")


@app.command()
def leverage(
    target: Target = ".",
    cut: Annotated[
        list[str] | None,
        typer.Option("--cut", metavar="A|B", help="What if this relation or route is cut; may be repeated."),
    ] = None,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Who gets what of a relation, who needs whom more; what collapses under secondary sanctions."""
    scenario = scenario_of(target, variant=variant)
    result = answered(
        scenario,
        partial(analyse, cuts=cut or ()),
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
    )
    say(result.to_json() if as_json else as_text(result))
