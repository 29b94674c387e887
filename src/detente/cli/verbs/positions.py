"""detente positions: where each issue settles, and who concedes what to whom."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from detente.case.target import scenario_of
from detente.catalogue.fitted import packaged_positions
from detente.cli.bands import answered
from detente.cli.fitted import fitted_positions
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
from detente.report.positions import as_text

app = verb_app()
options_of = Later("detente.analysis.position_options", "PositionOptions")
analyse = Later("detente.analysis.positions", "positions")


@app.command()
def positions(
    target: Target = ".",
    issue: Annotated[
        list[str] | None,
        typer.Option("--issue", metavar="ISSUE", help="Tell of this issue only; may be repeated."),
    ] = None,
    model: Annotated[
        list[str] | None,
        typer.Option("--model", metavar="NAME", help="Tell of this model only; may be repeated."),
    ] = None,
    rounds: Annotated[
        int, typer.Option("--rounds", metavar="N", help="Rounds of the expected utility model, 1 to 100.")
    ] = 8,
    reading: Annotated[
        str,
        typer.Option(
            "--reading", metavar="NAME", help="How to read that model: scholz2011, printed or schelling."
        ),
    ] = "scholz2011",
    q: Annotated[
        float,
        typer.Option("--q", metavar="Q", help="In that model, the chance that nothing changes by itself."),
    ] = 1.0,
    exchange_rounds: Annotated[
        int, typer.Option("--exchange-rounds", metavar="N", help="Rounds of the exchange model, 1 to 100.")
    ] = 1,
    random: Annotated[
        float,
        typer.Option(
            "--random", metavar="X", help="With --draws: how far gains in exchanges differ by chance, 0 to 1."
        ),
    ] = 0.0,
    quota: Annotated[
        float,
        typer.Option("--quota", metavar="X", help="Share of capability that passes the setter's proposal."),
    ] = 1.0,
    smp: Annotated[
        list[str] | None,
        typer.Option("--smp", metavar="KEY=VALUE", help="An option of the SMP; may be repeated."),
    ] = None,
    every_round: Annotated[
        bool, typer.Option("--every-round", help="Tell every round: each party's course, and all offers.")
    ] = False,
    model_file: Annotated[
        Path | None,
        typer.Option(
            "--model-file",
            metavar="FITTED",
            help="Forecast by this fitted model; default the packaged one.",
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
    """Where each issue settles, by the calibrated forecast and by every model; who concedes what to whom."""
    if random and draws is None:
        raise ValueError("--random: nothing is drawn without --draws -> add --draws 1000")
    scenario = scenario_of(target, variant=variant)
    options = options_of(
        issue=tuple(issue or ()),
        model=tuple(model or ()),
        rounds=rounds,
        reading=reading,
        q=q,
        exchange_rounds=exchange_rounds,
        random=random,
        quota=quota,
        smp=pairs(smp, "--smp"),
    )
    fitted = packaged_positions() if model_file is None else fitted_positions(model_file)
    ask = partial(analyse, options=options, fitted=fitted)
    result = answered(
        scenario,
        ask,
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
        by="position_bands",
    )
    say(result.to_json() if as_json else as_text(result, every_round=every_round))
