"""detente backtest: how good the models were on what has settled."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.case.defaults import SEED
from detente.cli.backtests import of_cases, of_positions, of_treaties
from detente.cli.options import Cluster, Jobs, Json, Quiet, verb_app
from detente.cli.output import say
from detente.parallel import Workers
from detente.records.backtest import Backtest
from detente.records.case_backtest import CaseBacktest
from detente.report.backtest import as_text
from detente.report.case_backtest import as_text as cases_as_text
from detente.report.precedent_backtest import as_text as treaties_as_text

app = verb_app()

DRAWS = 2000


@app.command()
def backtest(
    positions: Annotated[
        Path | None,
        typer.Option("--positions", metavar="FILE", help="Settled proposals: a table as DEU III has it."),
    ] = None,
    precedent: Annotated[
        Path | None,
        typer.Option("--precedent", metavar="TABLE", help="Past treaties: each foretold from those before."),
    ] = None,
    members: Annotated[
        Path | None,
        typer.Option("--members", metavar="TABLE", help="DESTA's list of treaties, for a table of TREND."),
    ] = None,
    since: Annotated[
        int | None,
        typer.Option("--since", metavar="YEAR", help="First year of --precedent; default the last 15 years."),
    ] = None,
    until: Annotated[
        int | None, typer.Option("--until", metavar="YEAR", help="Last year of --precedent.")
    ] = None,
    model_file: Annotated[
        Path | None,
        typer.Option(
            "--model-file", metavar="FITTED", help="Score this fitted forecast; default: fit to nine tenths."
        ),
    ] = None,
    fit: Annotated[
        Path | None,
        typer.Option(
            "--fit", metavar="FITTED", help="Fit to all proposals or treaties and write the result here."
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help="What the proposals are, kept with --fit.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE.svg", help="Draw the scores of all models.")
    ] = None,
    cases: Annotated[
        list[str] | None,
        typer.Option("--cases", metavar="FOLDER", help="Cases with outcomes.yaml; may be repeated."),
    ] = None,
    more: Annotated[
        list[str] | None, typer.Argument(metavar="FOLDER", help="Further cases, after --cases.")
    ] = None,
    pool: Annotated[
        Literal["linear", "log"] | None,
        typer.Option("--pool", help="Which pool of families is fitted to --cases; default linear."),
    ] = None,
    draws: Annotated[
        int | None,
        typer.Option("--draws", metavar="N", min=1, help=f"Worlds of each of --cases; default {DRAWS:,}."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", min=0, help=f"Seed of --cases; default {SEED}.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="What --cases teach, for forecast --weights."),
    ] = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that stand there.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Score each model on what has settled: whole cases, issues of proposals, or terms of treaties."""
    for_cases = {"--pool": pool, "--draws": draws, "--seed": seed, "--output": output, "FOLDER": more or None}
    for_positions = {"--positions": positions, "--model-file": model_file, "--plot": plot, "--source": source}
    for_treaties = {"--members": members, "--since": since, "--until": until}
    told: Backtest | CaseBacktest
    if cases:
        _refused({**for_positions, **for_treaties, "--precedent": precedent, "--fit": fit}, "--cases")
        told = of_cases(
            [*cases, *(more or [])],
            draws=DRAWS if draws is None else draws,
            seed=SEED if seed is None else seed,
            pool=pool or "linear",
            output=output,
            workers=Workers(jobs, cluster),
            force=force,
            quiet=quiet,
        )
        say(told.to_json() if as_json else cases_as_text(told))
        return
    if precedent is not None:
        _refused({**for_cases, **for_positions}, "--precedent")
        told = of_treaties(precedent, members, since=since, until=until, fit=fit, force=force, quiet=quiet)
        say(told.to_json() if as_json else treaties_as_text(told))
        return
    if positions is None:
        if more:
            raise typer.BadParameter(f"for cases -> backtest --cases {' '.join(more)}", param_hint="FOLDER")
        fix = "give --cases FOLDER, --positions TABLE or --precedent TABLE"
        raise ValueError(f"nothing to score is given -> {fix}")
    _refused({**for_cases, **for_treaties}, "--positions")
    told = of_positions(
        positions, model_file=model_file, fit=fit, source=source, plot=plot, force=force, quiet=quiet
    )
    say(told.to_json() if as_json else as_text(told))


def _refused(options: Mapping[str, object], kind: str) -> None:
    """Refuse options that say nothing of this kind of backtest."""
    for name, value in options.items():
        if value is not None:
            raise typer.BadParameter(f"says nothing with {kind}: leave it out", param_hint=name)
