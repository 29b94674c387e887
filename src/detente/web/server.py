"""The server: one socket on this machine, one line that says where."""

import secrets
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Collection
from os import environ
from urllib.parse import quote

import uvicorn

from detente.web.app import application
from detente.web.case import ServedCase
from detente.web.proxy import BehindProxy
from detente.web.security import LOOPBACK, Key
from detente.web.team import Team

SECONDS_TO_END = 2


def serve(
    case: ServedCase,
    *,
    host: str = LOOPBACK[0],
    port: int,
    token: str | None = None,
    team: Team | None = None,
    host_names: Collection[str] = (),
    started: Callable[[str], None],
) -> None:
    """Serve the page of a case until it is interrupted.

    Parameters
    ----------
    case : ServedCase
    host : str
        Address or name of this machine to listen on.
    port : int
        0 for any that is free.
    token : str, optional
        Opens the page again and again, for scripts; without it one is made that opens once.
    team : Team, optional
        Who may come in, by which way, where that is more than one user.
    host_names : collection of str
        By which the page may be called, besides names of this machine and `host`.
    started : callable
        Told the start address once the page can be opened.

    Raises
    ------
    ValueError
        Where the port is taken, or the host is no address of this machine.
    """
    with listening(host, port) as bound:
        taken: int = bound.getsockname()[1]
        here = f"http://{_written(host)}:{taken}/"
        own = Key(token or secrets.token_urlsafe(32), port=taken, standing=token is not None)
        hosts = {*LOOPBACK, _written(host), *host_names}
        app = application(case, team.key if team else own, hosts=hosts, begin=True)
        config = uvicorn.Config(
            BehindProxy(app, team.proxies) if team and team.proxies else app,
            proxy_headers=False,  # what stands in them is for BehindProxy to judge
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=SECONDS_TO_END,
        )
        started(here if team else f"{here}?token={quote(own.token, safe='')}")
        uvicorn.Server(config).run(sockets=[bound])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens, and shares its port with nobody.

    Raises
    ------
    ValueError
        Where there is no such address here, or its port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # By its protocol asyncio knows that it may switch off the delay of small answers.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # a port that was ours a moment ago may be ours again; one that listens stays taken
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen()
    except OSError as error:
        made.close()
        if isinstance(error, socket.gaierror):
            raise ValueError(f"{host}: no address of this machine -> leave out --host") from None
        fix = "is detente serve running already? another: --port 0 takes a free one"
        raise ValueError(
            f"port {port} of {host}: {(error.strerror or str(error)).lower()} -> {fix}"
        ) from None
    return made


def open_browser(address: str) -> None:
    """Show a page in the user's browser, where there is a screen, without waiting for it."""
    if sys.platform != "linux" or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _written(host: str) -> str:
    """As an address writes it: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host
