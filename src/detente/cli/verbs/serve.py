"""detente serve: the local web page."""

import contextlib
import importlib
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.case.target import SCENARIO_FILES, STANDARD_INPUT, file_of
from detente.catalogue import DEMO
from detente.cli.evidence import left_out
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import verb_app
from detente.cli.output import remark, say, waiting
from detente.extras import lacking
from detente.scenario import ScenarioError

if TYPE_CHECKING:
    from detente.web.case import ServedCase

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
        typer.Option("--i-know", help="Others will reach the page, unencrypted, by --token or --tokens."),
    ] = False,
    tokens: Annotated[
        Path | None,
        typer.Option("--tokens", metavar="FILE", help="For a team: its users, each with a role and a token."),
    ] = None,
    new_token: Annotated[
        str | None,
        typer.Option("--new-token", metavar="NAME", help="Add a user to --tokens, print the token, and end."),
    ] = None,
    role: Annotated[
        Literal["reader", "editor"], typer.Option("--role", help="What the new user may do.")
    ] = "reader",
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="Answer a reverse proxy alone, and believe it.")
    ] = False,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--proxy", metavar="IP", help="Where the proxy speaks from; repeatable; default 127.0.0.1."
        ),
    ] = None,
    auth: Annotated[
        str | None,
        typer.Option("--auth", metavar="header:NAME", help="The proxy gives the user's name in this header."),
    ] = None,
    editor: Annotated[
        list[str] | None,
        typer.Option("--editor", metavar="NAME", help="With --auth: who may change something; repeatable."),
    ] = None,
    host_name: Annotated[
        list[str] | None,
        typer.Option("--host-name", metavar="NAME", help="What people call the page by; repeatable."),
    ] = None,
    ledger: LedgerFile = None,
    case: Case = None,
) -> None:
    """Show a case in the browser: forecast, packages and the rest, on this machine alone, or to a team."""
    if token is not None and len(token) < SHORTEST:
        raise ValueError(f"--token: too easy to guess -> give {SHORTEST} letters or more")
    shown_here = target or _here()
    if new_token is None and shown_here != STANDARD_INPUT:
        file_of(shown_here)  # what is wrong with it is better told before the web is loaded than after
    try:
        with waiting("loading the page", quiet=False):
            web = importlib.import_module("detente.web.server")
            team_of = importlib.import_module("detente.web.team").team_of
            served = importlib.import_module("detente.web.case").ServedCase
    except ModuleNotFoundError:
        raise ValueError(f"serve: {lacking('web')}") from None
    if new_token is not None:
        _make_token(new_token, role, tokens)
        return
    team = team_of(
        behind_proxy=behind_proxy, proxies=proxy or (), auth=auth, editors=editor or (), tokens=tokens
    )
    if token is not None and team:
        raise ValueError("--token: is one user's -> leave it out for a team")
    if host not in (HERE, "localhost", "::1"):
        _warn_of(host, i_know=i_know, guarded=bool(team) or token is not None)
    shown = served(shown_here, ledger=ledger, case=case)
    if team and shown.packaged:
        raise ValueError(f"{shown.name}: a packaged case -> detente catalogue {shown.name} --copy FOLDER")

    _tell_left_out(shown)

    def started(address: str) -> None:
        say(f"detente shows {shown.name} at {address}\nEnd with Ctrl-C.")
        if not (no_open or behind_proxy):
            web.open_browser(address)

    try:
        web.serve(
            shown, host=host, port=port, token=token, team=team, host_names=host_name or (), started=started
        )
    except KeyboardInterrupt:
        say("ended")


def _here() -> str:
    """This folder where it holds a case, else the packaged one."""
    return "." if any(Path(name).is_file() for name in SCENARIO_FILES) else DEMO


def _tell_left_out(shown: "ServedCase") -> None:
    """Evidence beside the case: the page shows what the scenario holds."""
    with contextlib.suppress(ScenarioError):  # which the page itself will tell of
        if left := left_out(shown.target, shown.scenario()):
            file, told = left
            take = f"detente update {shlex.quote(shown.target)} {shlex.quote(str(file))}"
            remark(f"detente: {told} -> to take it into the scenario: {take}")


def _make_token(name: str, role: str, tokens: Path | None) -> None:
    if tokens is None:
        raise ValueError("--new-token: say where the team's users are listed -> add --tokens FILE")
    say(importlib.import_module("detente.web.users").new_token(tokens, name, role))
    remark(f"{name} is {role} in {tokens}, which keeps only a hash of this token: it is shown this once")


def _warn_of(host: str, *, i_know: bool, guarded: bool) -> None:
    """Refuse to speak to a network unless that is meant, at one address, with a password."""
    if host in ("0.0.0.0", "::", ""):
        raise ValueError(f"--host: '{host}' is every address -> give the one that people will type")
    if not i_know:
        raise ValueError(f"--host: others could reach the page at {host}, unencrypted -> add --i-know")
    if not guarded:
        raise ValueError("--host: others need a password -> add --token, or --tokens")
