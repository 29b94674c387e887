"""detente backup: a copy of a whole ledger."""

from pathlib import Path
from typing import Annotated

import typer

from detente.case.envelope import envelope
from detente.case.place import place_of
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import Json, Target, verb_app
from detente.cli.output import say
from detente.ledger import open_ledger
from detente.ledger.backup import backup as copy_of
from detente.report.ledger import rows_in_words

app = verb_app()


@app.command()
def backup(
    target: Target,
    copy: Annotated[Path, typer.Argument(metavar="COPY", help="File to write.")],
    force: Annotated[bool, typer.Option("--force", help="Write over a file that stands there.")] = False,
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
) -> None:
    """Write a checked copy of the ledger, all its cases, while others may use it."""
    place = place_of(target, ledger, case)
    with open_ledger(place.file, writable=False) as opened:
        rows = copy_of(opened, copy, force=force)
    told = {"ledger": str(place.file), "copy": str(copy), "rows": rows}
    say(envelope("backup", told) if as_json else f"wrote {copy}: {rows_in_words(rows)}")
