"""detente restore: a copy back in a ledger's place."""

from pathlib import Path
from typing import Annotated

import typer

from detente.case.envelope import envelope
from detente.case.place import place_of
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import Json, Target, verb_app
from detente.cli.output import say
from detente.ledger.backup import restore as put_back
from detente.report.ledger import rows_in_words

app = verb_app()


@app.command()
def restore(
    target: Target,
    copy: Annotated[Path, typer.Argument(metavar="COPY", help="File that detente backup wrote.")],
    force: Annotated[
        bool, typer.Option("--force", help="Put aside the ledger that stands there, under a new name.")
    ] = False,
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
) -> None:
    """Put a checked copy in the ledger's place; nothing is deleted."""
    place = place_of(target, ledger, case)
    rows, kept = put_back(place.file, copy, force=force)
    told = {"ledger": str(place.file), "kept": kept and str(kept), "rows": rows}
    lines = [
        f"restored {place.file}: {rows_in_words(rows)}",
        *([f"the ledger that stood there: {kept}"] if kept else []),
    ]
    say(envelope("restore", told) if as_json else "\n".join(lines))
