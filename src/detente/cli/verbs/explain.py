"""detente explain: why this probability."""

from typing import Annotated

import typer

from detente.case.defaults import EXPLANATION_DRAWS, SEED
from detente.case.target import of_variant
from detente.cli.evidence import with_evidence
from detente.cli.options import (
    AsOf,
    Draws,
    Evidence,
    Json,
    Quiet,
    Seed,
    Target,
    Variant,
    as_date,
    verb_app,
)
from detente.cli.output import progress, say
from detente.forecasting.conditional import DEAL
from detente.forecasting.explanation import explain as explained
from detente.report.explanation import as_text

app = verb_app()


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
    as_of: AsOf = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Why this probability: from the base rate step by step, what drives it, what it leans on."""
    scenario, items = with_evidence(target, evidence, variant=variant)
    with progress("drawing worlds", quiet=quiet) as tick:
        result = explained(
            scenario,
            term,
            draws=draws,
            seed=seed,
            wanted=wanted,
            evidence=items,
            as_of=as_date(as_of),
            progress=tick,
        )
    result = of_variant(result, variant)
    say(result.to_json() if as_json else as_text(result))
