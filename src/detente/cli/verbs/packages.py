"""detente packages: which packages are possible, efficient and fair."""

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
    number,
    pairs,
    verb_app,
)
from detente.cli.output import say
from detente.report.packages import as_text

app = verb_app()
analyse = Later("detente.analysis.packages", "packages")


@app.command()
def packages(
    target: Target = ".",
    acceptable: Annotated[
        bool, typer.Option("--acceptable", help="List only the acceptable part of the frontier.")
    ] = False,
    weight: Annotated[
        list[str] | None,
        typer.Option(
            "--weight", metavar="PARTY=X", help="Bargaining weight in Nash's solution; may be repeated."
        ),
    ] = None,
    package: Annotated[
        list[str] | None,
        typer.Option(
            "--package", metavar="ISSUE=OPTION", help="A package to examine, term by term; may be repeated."
        ),
    ] = None,
    side: Annotated[
        str | None,
        typer.Option("--for", metavar="PARTY", help="What this principal should offer next."),
    ] = None,
    within: Annotated[
        str | None,
        typer.Option(
            "--within", metavar="X", help="Rank packages within X % of the best Nash product, up to 50."
        ),
    ] = None,
    trades: Annotated[
        bool, typer.Option("--trades", help="Nash's package term by term: who gives what against what.")
    ] = False,
    compat: Annotated[
        str | None,
        typer.Option(
            "--compat", metavar="PROGRAM", help="What negmas, genius or negolog calls Nash, Kalai and so on."
        ),
    ] = None,
    divisible: Annotated[
        bool, typer.Option("--divisible", help="Mixes of options too: lotteries, years, percentages.")
    ] = False,
    zone: Annotated[
        bool,
        typer.Option("--zone", help="The zone of agreement: what makes, opens, closes and binds it."),
    ] = False,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Which packages are possible, efficient and fair, at the modes; what closes a gap."""
    ask = partial(
        analyse,
        weights={
            name: number(value, "--weight", zero=False) for name, value in pairs(weight, "--weight").items()
        },
        acceptable_only=acceptable,
        proposal=pairs(package, "--package") or None,
        side=side,
        within=None if within is None else number(within.removesuffix("%"), "--within", zero=False),
        compat=compat,
        divisible=divisible,
        zone=zone,
    )
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
    say(result.to_json() if as_json else as_text(result, trades=trades))
