"""detente demo: the whole chain on the packaged New Detente case."""

import json

from detente.case.defaults import FORECAST_DRAWS, SEED
from detente.catalogue import DEMO, scenario_file
from detente.cli.options import Cluster, Draws, Jobs, Json, Quiet, Seed, verb_app
from detente.cli.output import progress, say
from detente.forecasting.forecast import forecast
from detente.parallel import Workers
from detente.report.forecast import as_text
from detente.scenario import load

app = verb_app()

NEXT = f"""

next: detente forecast {DEMO} --json · detente packages {DEMO} · detente init my-case"""


@app.command()
def demo(
    draws: Draws = FORECAST_DRAWS,
    seed: Seed = SEED,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """The New Detente of May 2019, as of 2019-05-17: from evidence to forecast, with reasons."""
    case, workers = load(scenario_file(DEMO)), Workers(jobs, cluster)
    with progress("drawing worlds", quiet=quiet) as tick:
        result = forecast(case, draws=draws, seed=seed, progress=tick, workers=workers)
    if as_json:
        say(json.dumps(result.to_dict() | {"kind": "demo"}, ensure_ascii=False, allow_nan=False, indent=1))
    else:
        say(as_text(result) + NEXT)
