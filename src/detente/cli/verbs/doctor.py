"""detente doctor: what this machine has, and what is broken."""

from pathlib import Path

import typer

from detente.case.envelope import envelope
from detente.cli.doctor import Check, checks
from detente.cli.ledger import LedgerFile
from detente.cli.options import Json, verb_app
from detente.cli.output import say

app = verb_app()


@app.command()
def doctor(ledger: LedgerFile = None, as_json: Json = False) -> None:
    """Versions, SQLite, disk, ledger, extras, browser and fonts; exit 1 if something is broken."""
    found = checks(ledger, Path.cwd())
    broken = any(check.state == "broken" for check in found)
    told = {"broken": broken, "checks": [check.to_dict() for check in found]}
    say(envelope("doctor", told) if as_json else "\n".join(map(_line, found)))
    raise typer.Exit(int(broken))


def _line(check: Check) -> str:
    fix = f" -> {check.fix}" if check.fix else ""
    return f"{check.state:<7} {check.name}: {check.found}{fix}"
