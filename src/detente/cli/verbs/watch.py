"""detente watch: what to look for next."""

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
from detente.forecasting.information import watch as watched
from detente.report.watch import as_text

app = verb_app()


@app.command()
def watch(
    target: Target = ".",
    evidence: Evidence = None,
    draws: Draws = EXPLANATION_DRAWS,
    seed: Seed = SEED,
    as_of: AsOf = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What to look for next: open numbers, questions, dates and news by what they would teach."""
    scenario, items = with_evidence(target, evidence, variant=variant)
    with progress("drawing worlds", quiet=quiet) as tick:
        result = watched(
            scenario, draws=draws, seed=seed, evidence=items, as_of=as_date(as_of), progress=tick
        )
    result = of_variant(result, variant)
    say(result.to_json() if as_json else as_text(result))
