"""detente forecast: how likely, and why."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.case.defaults import FORECAST_DRAWS, SEED
from detente.case.place import place_of
from detente.case.target import of_variant
from detente.cli.evidence import with_evidence
from detente.cli.later import Later, load
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import (
    AsOf,
    Cluster,
    Draws,
    Evidence,
    Jobs,
    Json,
    Quiet,
    Seed,
    Target,
    Variant,
    as_date,
    verb_app,
)
from detente.cli.output import progress, say
from detente.cli.pace import timed
from detente.cli.pooling import families_of
from detente.cli.recording import record
from detente.parallel import Workers
from detente.report.forecast import as_text

app = verb_app()
predict = Later("detente.forecasting.forecast", "forecast")


@app.command()
def forecast(
    target: Target = ".",
    evidence: Evidence = None,
    draws: Draws = FORECAST_DRAWS,
    seed: Seed = SEED,
    sampler: Annotated[
        Literal["sobol", "plain"], typer.Option("--sampler", help="Scrambled Sobol' net or plain draws.")
    ] = "sobol",
    as_of: AsOf = None,
    variant: Variant = None,
    pool: Annotated[
        Literal["linear", "log"] | None,
        typer.Option("--pool", help="Pool the families of models; default the packages alone."),
    ] = None,
    weights: Annotated[
        Path | None,
        typer.Option("--weights", metavar="FILE", help="Pool as settled cases taught: backtest --cases -o."),
    ] = None,
    precedent: Annotated[
        Path | None,
        typer.Option("--precedent", metavar="TABLE", help="Past treaties, as a family to pool."),
    ] = None,
    held: Annotated[
        list[str] | None,
        typer.Option(
            "--held", metavar="COLUMN=ISSUE=OPTION", help="Which term a column of --precedent stands for."
        ),
    ] = None,
    keep: Annotated[bool, typer.Option("--record", help="Keep the forecast in the ledger.")] = False,
    ledger: LedgerFile = None,
    case: Case = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """How likely: a deal, each term, package and question; what drives the answer, what it rests on."""
    scenario, items = with_evidence(target, evidence, variant=variant)
    families = families_of(
        scenario, day=as_date(as_of), pool=pool, weights=weights, table=precedent, held=held
    )
    place = place_of(target, ledger, case) if keep else None
    if place is not None:
        place.to_write().close()  # what is wrong with it is better told before the draws than after
    load(predict)
    with timed(scenario, worlds=draws, quiet=quiet), progress("drawing worlds", quiet=quiet) as tick:
        result = predict(
            scenario,
            draws=draws,
            seed=seed,
            evidence=items,
            as_of=as_date(as_of),
            sampler=sampler,
            families=families,
            progress=tick,
            workers=Workers(jobs, cluster),
        )
    result = of_variant(result, variant)
    say(result.to_json() if as_json else as_text(result))
    if place is not None:
        record(place, result, scenario=scenario, evidence=items, quiet=quiet)
