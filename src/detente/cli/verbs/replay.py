"""detente replay: a recorded forecast once more."""

import json
from typing import Annotated

import typer

from detente.case.place import environment, place_of
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import Json, Quiet, Target, verb_app
from detente.cli.output import progress, remark, say
from detente.forecasting.replaying import replayed
from detente.ledger.evidence import evidence_of
from detente.ledger.forecasts import kept
from detente.records.forecast import Forecast
from detente.records.ledger import Kept
from detente.report.forecast import as_text
from detente.scenario import loads

app = verb_app()


@app.command()
def replay(
    target: Target,
    number: Annotated[
        int, typer.Argument(metavar="N", help="Number of a forecast, as detente history tells.")
    ],
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Forecast again with what the ledger kept, and tell whether the same bytes come out (exit 1 if not)."""
    place = place_of(target, ledger, case)
    with place.to_read() as opened:
        recorded = kept(opened, place.case, number)
        items = evidence_of(opened, number)
    scenario = loads(recorded.scenario, name=f"{place.file} #{number}")
    with progress("drawing worlds", quiet=quiet) as tick:
        result = replayed(scenario, recorded.settings, items, progress=tick)
    say(result.to_json() if as_json else as_text(result))
    if result.to_json() != recorded.result:
        remark(f"detente: forecast {number} comes out otherwise: {_otherwise(result, recorded)}")
        raise typer.Exit(1)
    if not quiet:
        remark(f"the same bytes as recorded on {recorded.recorded[:10]}")


def _otherwise(result: Forecast, recorded: Kept) -> str:
    """What may explain it: other versions, and how far the deal moved."""
    then, today = (
        dict(recorded.environment) | {"detente": recorded.version},
        environment() | {"detente": result.version},
    )
    changed = [f"{name} {then.get(name)} -> {today[name]}" for name in today if then.get(name) != today[name]]
    before = json.loads(recorded.result)["result"]["p_deal"]["p"]
    moved = f"p_deal {before!r} -> {result.p_deal.p!r}"
    return f"{moved}; {', '.join(changed) or 'the same versions'}"
