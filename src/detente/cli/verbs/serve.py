"""detente serve: the local web page."""

import importlib
from pathlib import Path
from typing import Annotated

import typer

from detente.case.target import SCENARIO_FILES
from detente.catalogue import DEMO
from detente.cli.options import verb_app
from detente.cli.output import say

app = verb_app()

PORT = 8765
HERE = "127.0.0.1"
SHORTEST = 16


@app.command()
def serve(
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="CASE",
            help=f"A scenario file, a folder or a case's name; default this folder's, or {DEMO}.",
        ),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Where to listen; 0 for a free port.")
    ] = PORT,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="T",
            help="For scripts: opens again and again, also as a bearer; else one is made that opens once.",
        ),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="H", help="Another address of this machine; needs --i-know.")
    ] = HERE,
    i_know: Annotated[
        bool,
        typer.Option("--i-know", help="Others will reach the page, unencrypted, by --token."),
    ] = False,
) -> None:
    """Show a case in the browser: forecast, packages and the rest, on this machine alone."""
    if token is not None and len(token) < SHORTEST:
        raise ValueError(f"--token: too easy to guess -> give {SHORTEST} letters or more")
    if host not in (HERE, "localhost", "::1"):
        _warn_of(host, i_know=i_know, token=token)
    try:
        web = importlib.import_module("detente.web.server")
        case = importlib.import_module("detente.web.case").ServedCase(target or _here())
    except ModuleNotFoundError as fault:
        raise ValueError(f"serve: {fault.name} is missing; pip install 'detente[web]'") from None

    def started(address: str) -> None:
        say(f"detente shows {case.name} at {address}\nEnd with Ctrl-C.")
        if not no_open:
            web.open_browser(address)

    try:
        web.serve(case, host=host, port=port, token=token, started=started)
    except KeyboardInterrupt:
        say("ended")


def _here() -> str:
    """This folder where it holds a case, else the packaged one."""
    return "." if any(Path(name).is_file() for name in SCENARIO_FILES) else DEMO


def _warn_of(host: str, *, i_know: bool, token: str | None) -> None:
    """Refuse to speak to a network unless that is meant, at one address, with a password."""
    if host in ("0.0.0.0", "::", ""):
        raise ValueError(f"--host: '{host}' is every address -> give the one that people will type")
    if not i_know:
        raise ValueError(f"--host: others could reach the page at {host}, unencrypted -> add --i-know")
    if token is None:
        raise ValueError("--host: others need a password -> add --token")
