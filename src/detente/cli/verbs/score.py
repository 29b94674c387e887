"""detente score: how good the recorded forecasts were."""

from typing import Annotated

import typer

from detente.case.defaults import SEED
from detente.case.place import place_of
from detente.case.settled import settled_claims
from detente.cli.later import Later
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import Json, Seed, verb_app
from detente.cli.output import say
from detente.records.ledger import Settled
from detente.report.score import as_text

app = verb_app()
judge = Later("detente.forecasting.scoring", "score")


@app.command()
def score(
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="TARGET", help="Cases, as for detente history; default this folder's."),
    ] = None,
    seed: Seed = SEED,
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
) -> None:
    """Score what was forecast against how it turned out, live forecasts and retrodicted ones apart."""
    named = targets or ["."]
    if case is not None and len(named) > 1:
        raise typer.BadParameter("names one case, and several are given", param_hint="--case")
    found: list[Settled] = []
    for place in dict.fromkeys(place_of(target, ledger, case) for target in named):
        with place.to_read() as opened:
            found += settled_claims(opened, place.case)
    result = judge(sorted(found, key=lambda each: each.resolution.date), seed=seed)
    say(result.to_json() if as_json else as_text(result))
