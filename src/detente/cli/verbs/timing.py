"""detente timing: when would it be signed, who gains by a deadline, can promises be kept."""

from functools import partial

from detente.analysis.timing import timing as analyse
from detente.case.target import of_variant, scenario_of
from detente.cli.bands import answered
from detente.cli.options import AsOf, BandDraws, BandSeed, Json, Quiet, Target, Variant, as_date, verb_app
from detente.cli.output import say
from detente.report.timing import as_text

app = verb_app()


@app.command()
def timing(
    target: Target = ".",
    as_of: AsOf = None,
    draws: BandDraws = None,
    seed: BandSeed = None,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """When would it be signed, if at all; what a deadline does to the bargain; can promises be kept."""
    ask = partial(analyse, as_of=as_date(as_of))
    scenario = scenario_of(target, variant=variant)
    result = answered(scenario, ask, draws=draws, seed=seed, quiet=quiet, over="timing_bands")
    result = of_variant(result, variant)
    say(result.to_json() if as_json else as_text(result))
