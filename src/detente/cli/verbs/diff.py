"""detente diff: what changed between two recorded forecasts."""

from typing import Annotated

import typer

from detente.case.envelope import envelope
from detente.case.place import place_of
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import Json, Target, verb_app
from detente.cli.output import say
from detente.ledger.comparison import compare
from detente.report.ledger import comparison_as_text

app = verb_app()


@app.command()
def diff(
    target: Target,
    a: Annotated[int, typer.Argument(metavar="A", help="Number of a forecast, as detente history tells.")],
    b: Annotated[int, typer.Argument(metavar="B", help="Number of the forecast to set beside it.")],
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
) -> None:
    """What moved from forecast A to forecast B, and what went in otherwise."""
    place = place_of(target, ledger, case)
    with place.to_read() as opened:
        found = compare(opened, place.case, a, b)
    say(envelope("diff", found.to_dict()) if as_json else comparison_as_text(found))
