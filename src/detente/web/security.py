"""Who may speak to the page: the right host, the holder of the key, and our own pages alone.

Every request passes the same gates in the same order: the Host header, for methods that change something
where the request comes from, the size of its body and its charset, the key, and whether its holder may change
anything. Every response carries the same headers.
"""

import re
import secrets
from collections.abc import Collection, Iterator, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Protocol
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.web.users import ALONE, User

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MAX_BODY = 2_500_000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]\s]+)(?::\d{1,5})?")
_CHARSET = re.compile(r'charset\*?\s*=\s*"?([^";\s]*)')
_ENTERED = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>detente</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<meta http-equiv="refresh" content="0;url=/"></head>
<body><p><a href="/">Go on to the page</a></p></body></html>"""


class Door(Protocol):
    """Knows who may come in."""

    def opening(self, scope: Scope) -> ASGIApp | None:
        """What answers a request that is there to open the page; None where it is not, or opens nothing."""

    def user(self, scope: Scope) -> User | None:
        """Whose request it is; None where it is a stranger's."""

    def closed(self, scope: Scope) -> Response:
        """What a stranger is told."""


class Key:
    """What opens the page of one user: a token in the start address, exchanged for a cookie.

    Parameters
    ----------
    token : str
        In the start address.
    port : int
        Names the cookie, so that two pages on two ports do not put each other out.
    standing : bool
        Whether the token opens again and again, and as a bearer's, as scripts need; else it does once.
    """

    def __init__(self, token: str, *, port: int, standing: bool = False) -> None:
        self.cookie = f"detente-{port}"
        self.token = token
        self._usable = True
        self._standing = standing
        self._session = secrets.token_urlsafe(32)

    def opens(self, offered: str) -> bool:
        """Whether a token opens; one that does not stand is used up by it."""
        if not (self._usable and _same(offered, self.token)):
            return False
        self._usable = self._standing
        return True

    def opening(self, scope: Scope) -> ASGIApp | None:
        """The cookie, for whoever asks for the start address."""
        token = QueryParams(scope["query_string"]).get("token")
        if scope["path"] != "/" or scope["method"] != "GET" or not token or not self.opens(token):
            return None
        entered = HTMLResponse(_ENTERED)
        entered.set_cookie(self.cookie, self._session, httponly=True, samesite="strict", path="/")
        return entered

    def user(self, scope: Scope) -> User | None:
        """The one user, where a request carries the cookie, or a standing token as its bearer."""
        headers = Headers(scope=scope)
        offered = bearer_of(headers)
        if offered is not None and self._standing:
            return ALONE if _same(offered, self.token) else None
        return ALONE if _same(cookies_of(headers).get(self.cookie, ""), self._session) else None

    def closed(self, scope: Scope) -> Response:
        """How to get the key."""
        fix = "open the address that detente serve printed; used up once, start detente serve again"
        return refused(403, f"this browser has no key to this page -> {fix}")


class Guard:
    """The gates around an application.

    Parameters
    ----------
    app : ASGIApp
        What answers requests that are let in.
    key : Door
        What opens the page; it tells the application whose request it is, as `request.user`.
    hosts : collection of str
        Names by which the page may be called, without port; an IPv6 address in brackets.
    caps : mapping of str to int
        By path: largest body in bytes where it may exceed `MAX_BODY`.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        key: Door,
        hosts: Collection[str] = LOOPBACK,
        caps: Mapping[str, int] | None = None,
    ) -> None:
        self.app = app
        self.key = key
        self.hosts = frozenset(host.lower() for host in hosts)
        self.caps = dict(caps or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or say why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            answer = next(self._refusals(scope), self.app)
            await answer(scope, receive, with_headers(send))
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _refusals(self, scope: Scope) -> Iterator[ASGIApp]:
        headers, changes = Headers(scope=scope), scope["method"] not in SAFE_METHODS
        if _host(headers) not in self.hosts:
            yield refused(400, f"this page answers to {', '.join(sorted(self.hosts))} alone")
        if changes:
            if not _from_here(headers):
                yield refused(403, "only this page's own forms change something")
            yield from self._oversized(scope["path"], headers)
            if set(_CHARSET.findall(headers.get("content-type", "").lower())) - {"utf-8"}:
                yield refused(415, "forms are read as UTF-8 -> send them so, or leave out the charset")
        opening = self.key.opening(scope)
        if opening is not None:
            yield opening
        user = self.key.user(scope)
        if user is None:
            yield self.key.closed(scope)
        elif changes and not user.edits:
            yield refused(403, f"{user.name} may read, not change -> an editor may")
        scope["user"] = user

    def _oversized(self, path: str, headers: Headers) -> Iterator[Response]:
        told = headers.get("content-length", "")
        if "transfer-encoding" in headers or not (told.isascii() and told.isdigit()):
            yield refused(411, "say how long the body is: Content-Length")
        cap = self.caps.get(path, MAX_BODY)
        if len(told) > 15 or int(told or 0) > cap:
            yield refused(413, f"too large -> at most {cap // 1_000_000} MB at once")


def _same(offered: str, expected: str) -> bool:
    return secrets.compare_digest(offered.encode(), expected.encode())


def bearer_of(headers: Headers) -> str | None:
    """The token that a script sends; None where it sends none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def cookies_of(headers: Headers) -> dict[str, str]:
    """Cookies by name; none where they cannot be read."""
    try:
        found: SimpleCookie = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in found.items()}


def _host(headers: Headers) -> str:
    """Name in the Host header, without port; empty where there is none, or several."""
    told = headers.getlist("host")
    if len(told) != 1:
        return ""
    named = _HOST.fullmatch(told[0].lower())
    return named[1] if named else ""


def _from_here(headers: Headers) -> bool:
    """Whether a request that changes something comes from one of our own pages.

    As the fetch metadata say; where a client sends none, its Origin must name our own host.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    try:
        origin = urlsplit(headers.get("origin", ""))
    except ValueError:
        return False
    return bool(origin.netloc) and origin.netloc.lower() == headers.get("host", "").lower()


def refused(status: int, why: str) -> Response:
    """A refusal in one line."""
    return PlainTextResponse(f"detente: {why}\n", status_code=status)


def with_headers(send: Send) -> Send:
    """Add to a response what every one carries."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-cache" if "etag" in headers else "no-store")
        await send(message)

    return sent
