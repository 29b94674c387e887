"""detente forecast: how likely, and why."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.cli.evidence import evidence_in
from detente.cli.options import SEED, AsOf, Draws, Json, Quiet, Seed, Target, Variant, as_date, verb_app
from detente.cli.output import progress, say
from detente.cli.pace import timed
from detente.cli.target import of_variant, scenario_of
from detente.forecasting.forecast import forecast as predict
from detente.report.forecast import as_text

app = verb_app()

DRAWS = 20_000


@app.command()
def forecast(
    target: Target = ".",
    evidence: Annotated[
        list[Path] | None,
        typer.Option("--evidence", metavar="FILE", help="JSON lines of detente read; - for standard input."),
    ] = None,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    sampler: Annotated[
        Literal["sobol", "plain"], typer.Option("--sampler", help="Scrambled Sobol' net or plain draws.")
    ] = "sobol",
    as_of: AsOf = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """How likely: a deal, each term, package and question; what drives the answer, what it rests on."""
    if [target, *map(str, evidence or [])].count("-") > 1:
        raise typer.BadParameter("standard input can be read once", param_hint="-")
    scenario = scenario_of(target, variant=variant)
    items = [item for file in evidence or [] for item in evidence_in(file, scenario)]
    with timed(scenario, worlds=draws, quiet=quiet), progress("drawing worlds", quiet=quiet) as tick:
        result = predict(
            scenario,
            draws=draws,
            seed=seed,
            evidence=items,
            as_of=as_date(as_of),
            sampler=sampler,
            progress=tick,
        )
    result = of_variant(result, variant)
    say(result.to_json() if as_json else as_text(result))
