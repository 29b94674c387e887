"""detente timing: when would it be signed, who gains by a deadline, can promises be kept."""

from functools import partial

from detente.case.target import scenario_of
from detente.cli.bands import answered
from detente.cli.later import Later
from detente.cli.options import (
    AsOf,
    BandDraws,
    BandSeed,
    Cluster,
    Jobs,
    Json,
    Quiet,
    Target,
    Variant,
    as_date,
    verb_app,
)
from detente.cli.output import say
from detente.report.timing import as_text

app = verb_app()
analyse = Later("detente.analysis.timing", "timing")


@app.command()
def timing(
    target: Target = ".",
    as_of: AsOf = None,
    draws: BandDraws = None,
    seed: BandSeed = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """When would it be signed, if at all; what a deadline does to the bargain; can promises be kept."""
    ask = partial(analyse, as_of=as_date(as_of))
    scenario = scenario_of(target, variant=variant)
    result = answered(
        scenario,
        ask,
        draws=draws,
        seed=seed,
        quiet=quiet,
        jobs=jobs,
        cluster=cluster,
        variant=variant,
        by="timing_bands",
    )
    say(result.to_json() if as_json else as_text(result))
