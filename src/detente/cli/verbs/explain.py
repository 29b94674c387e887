"""detente explain: why this probability."""

from functools import partial
from typing import Annotated

import typer

from detente.case.defaults import EXPLANATION_DRAWS, SEED
from detente.cli.later import Later
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
    verb_app,
)
from detente.cli.reasons import tell
from detente.parallel import Workers
from detente.records.forecast import DEAL
from detente.report.explanation import as_text

app = verb_app()
explained = Later("detente.forecasting.explanation", "explain")


@app.command()
def explain(
    target: Target = ".",
    term: Annotated[
        str, typer.Argument(metavar="TERM", help="deal, ISSUE=OPTION, or ISSUE where it has one term.")
    ] = DEAL,
    wanted: Annotated[
        float | None,
        typer.Option("--for", metavar="P", help="Also what would have to be true for this probability."),
    ] = None,
    evidence: Evidence = None,
    draws: Draws = EXPLANATION_DRAWS,
    seed: Seed = SEED,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    as_of: AsOf = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Why this probability: from the base rate step by step, what drives it, what it leans on."""
    tell(
        target,
        partial(explained, term=term, wanted=wanted),
        as_text,
        evidence=evidence,
        draws=draws,
        seed=seed,
        workers=Workers(jobs, cluster),
        as_of=as_of,
        variant=variant,
        as_json=as_json,
        quiet=quiet,
    )
