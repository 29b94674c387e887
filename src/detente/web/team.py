"""A team at one page: its people are known by tokens of their own, or by what their proxy says."""

import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from detente.web.proxy import address_of
from detente.web.security import Door, bearer_of, cookies_of, refused
from detente.web.users import User, Users, is_name, session_of

SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
_HEADER = re.compile(r"header:([A-Za-z0-9-]+)")
_FORM = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in · detente</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>
<body><main><h1>detente</h1><p role="status">{why}</p>
<form method="post" action="{action}"><p><label for="token">Your token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required>
<button type="submit">Open the page</button></p></form>
<p><a href="/">Signed in already? Go on</a></p></main></body></html>"""


@dataclass(frozen=True, kw_only=True)
class Team:
    """How a team comes in: what knows its people, and from which addresses its proxy speaks."""

    key: Door
    proxies: tuple[str, ...] = ()


class TokenDoor:
    """Knows people by the token that each has: from a form once, then by a cookie; from a script as a bearer.

    The cookie is made of the token alone, so that every process knows it that reads the same file.
    """

    def __init__(self, users: Users) -> None:
        self.users = users

    def opening(self, scope: Scope) -> ASGIApp | None:
        """The form's answer; a token never stands in an address, which a proxy would write down."""
        if scope["method"] != "POST":
            return None
        return {SIGN_IN: self._signed_in, SIGN_OUT: _signed_out}.get(scope["path"])

    def user(self, scope: Scope) -> User | None:
        """Whose cookie or bearer's token a request carries."""
        headers = Headers(scope=scope)
        token = bearer_of(headers)
        if token is not None:
            return self.users.holder(session_of(token))
        user = self.users.holder(cookies_of(headers).get(_cookie(scope), ""))
        return None if user is None else replace(user, signed_in=True)

    def closed(self, scope: Scope) -> Response:
        """The form for a browser that looks for a page; a line for everything else."""
        if scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", ""):
            return _form("This page is open to its team.")
        return refused(403, "no token that is known here -> open / in a browser, or send a bearer's")

    async def _signed_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        sent = parse_qs((await Request(scope, receive).body()).decode("utf-8", "replace"))
        session = session_of("".join(sent.get("token", [])).strip())
        answer: Response
        if self.users.holder(session) is None:
            answer = _form("No user has this token. A new one: detente serve --new-token NAME.")
        else:
            answer = RedirectResponse("/", status_code=303)
            answer.set_cookie(
                _cookie(scope),
                session,
                httponly=True,
                samesite="strict",
                path="/",
                secure=scope["scheme"] == "https",
            )
        await answer(scope, receive, send)


class HeaderDoor:
    """Knows people by the name that the proxy gives in a header; to be reached through the proxy alone.

    Parameters
    ----------
    header : str
        Its name.
    editors : collection of str
        Who may change something; whoever else the proxy lets in may read.
    """

    def __init__(self, header: str, editors: Collection[str]) -> None:
        self.header = header
        self.editors = frozenset(editors)

    def opening(self, scope: Scope) -> ASGIApp | None:
        """Nothing: the proxy has opened."""
        return None

    def user(self, scope: Scope) -> User | None:
        """Whom the header names, if it stands there once and is a name."""
        told = Headers(scope=scope).getlist(self.header)
        try:
            (name,) = (each.encode("latin-1").decode("utf-8").strip() for each in told)
        except ValueError:
            return None
        return User(name, "editor" if name in self.editors else "reader") if is_name(name) else None

    def closed(self, scope: Scope) -> Response:
        """That the proxy let somebody through without a name."""
        return refused(403, f"the proxy named nobody -> it must set {self.header}, once, to the user's name")


def team_of(
    *,
    behind_proxy: bool,
    proxies: Sequence[str],
    auth: str | None,
    editors: Sequence[str],
    tokens: Path | None,
) -> Team | None:
    """What the options of `detente serve` say of a team; None where they say nothing.

    Raises
    ------
    ValueError
        Where they leave the page open to strangers, contradict each other, or cannot be kept here.
    """
    if (proxies or auth is not None) and not behind_proxy:
        given = "--auth" if auth is not None else "--proxy"
        raise ValueError(f"{given}: anybody could say what a proxy says -> add --behind-proxy")
    if editors and auth is None:
        raise ValueError("--editor: belongs to --auth -> in a tokens file each line names the role")
    if auth is not None and tokens is not None:
        raise ValueError("--auth, --tokens: two ways to know a user -> give one of them")
    if auth is None and tokens is None:
        if behind_proxy:
            raise ValueError("--behind-proxy: others will reach the page -> add --tokens FILE or --auth")
        return None
    if sys.platform == "win32":
        raise ValueError("a team's files are locked on Linux and macOS alone -> serve it there")
    key = TokenDoor(Users(tokens)) if tokens is not None else HeaderDoor(_named(auth or ""), editors)
    heard = (tuple(proxies) or ("127.0.0.1",)) if behind_proxy else ()
    for each in heard:
        address_of(each)
    return Team(key=key, proxies=heard)


def _named(auth: str) -> str:
    found = _HEADER.fullmatch(auth)
    if found is None:
        raise ValueError(f"--auth: '{auth}' -> header:NAME, such as header:X-Forwarded-User")
    return found[1]


def _cookie(scope: Scope) -> str:
    """Its name; where the connection is encrypted no other host of the domain can set one so named."""
    return "__Host-detente" if scope["scheme"] == "https" else "detente-team"


async def _signed_out(scope: Scope, receive: Receive, send: Send) -> None:
    answer = _form("Signed out.", status=200)
    answer.delete_cookie(_cookie(scope), path="/", secure=scope["scheme"] == "https", httponly=True)
    await answer(scope, receive, send)


def _form(why: str, *, status: int = 403) -> Response:
    return HTMLResponse(_FORM.format(why=escape(why), action=SIGN_IN), status_code=status)
