"""detente replay: a recorded forecast once more."""

from typing import Annotated

import typer

from detente.case.place import place_of
from detente.cli.later import Later, load
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import Json, Quiet, Target, verb_app
from detente.cli.output import progress, remark, say
from detente.report.forecast import as_text

app = verb_app()
otherwise = Later("detente.case.replaying", "otherwise")
again = Later("detente.case.replaying", "replay")


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
    load(again)
    with progress("drawing worlds", quiet=quiet) as tick:
        result, recorded = again(place, number, progress=tick)
    say(result.to_json() if as_json else as_text(result))
    if (why := otherwise(result, recorded)) is not None:
        remark(f"detente: forecast {number} comes out otherwise: {why}")
        raise typer.Exit(1)
    if not quiet:
        remark(f"the same bytes as recorded on {recorded.recorded[:10]}")
