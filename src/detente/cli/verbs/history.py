"""detente history: what a ledger holds of a case."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.case.envelope import envelope
from detente.case.place import place_of
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import Json, Target, verb_app
from detente.cli.output import say
from detente.ledger import Ledger
from detente.ledger.evidence import search_evidence
from detente.ledger.exporting import export
from detente.ledger.forecasts import entries
from detente.ledger.resolutions import resolutions
from detente.records.ledger import History
from detente.report.ledger import evidence_as_text, history_as_text

app = verb_app()


@app.command()
def history(
    target: Target = ".",
    search: Annotated[
        str | None,
        typer.Option("--search", metavar="WORDS", help="Evidence that holds all these words, newest first."),
    ] = None,
    export_to: Annotated[
        Path | None,
        typer.Option("--export", metavar="FOLDER", help="Write the case's rows as files to a new folder."),
    ] = None,
    kind: Annotated[
        Literal["jsonl", "csv", "parquet"], typer.Option("--format", help="Kind of the exported files.")
    ] = "jsonl",
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
) -> None:
    """Every recorded forecast of a case and how its claims turned out; search its evidence; export it."""
    place = place_of(target, ledger, case)
    with place.to_read() as opened:
        if export_to is not None:
            files = [str(file) for file in export(opened, place.case, export_to, format=kind)]
            text = "\n".join(f"wrote {file}" for file in files)
            say(envelope("history", {"files": files}) if as_json else text)
        elif search is not None:
            found = search_evidence(opened, place.case, search)
            told = {"evidence": [each.to_dict() for each in found]}
            say(envelope("history", told) if as_json else evidence_as_text(found))
        else:
            whole = _whole(opened, place.case)
            say(envelope("history", whole.to_dict()) if as_json else history_as_text(whole))


def _whole(ledger: Ledger, case: str) -> History:
    return History(case=case, forecasts=entries(ledger, case), resolutions=resolutions(ledger, case))
