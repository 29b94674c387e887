"""detente watch: what to look for next."""

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
from detente.report.watch import as_text

app = verb_app()
watched = Later("detente.forecasting.information", "watch")


@app.command()
def watch(
    target: Target = ".",
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
    """What to look for next: open numbers, questions, dates and news by what they would teach."""
    tell(
        target,
        watched,
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
