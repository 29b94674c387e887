"""Behind a reverse proxy: what it says of a request is believed, and nobody but the proxy is heard."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from detente.web.security import refused, with_headers

PROTO, HOST = "x-forwarded-proto", "x-forwarded-host"
_SCHEMES = ("http", "https")


class BehindProxy:
    """An application that only a proxy reaches, by its one hop.

    Parameters
    ----------
    app : ASGIApp
        Sees the scheme and the host that the browser used, and none of the headers that told so.
    addresses : iterable of str
        IP addresses from which the proxy speaks.

    Raises
    ------
    ValueError
        Where one is no IP address.
    """

    def __init__(self, app: ASGIApp, addresses: Iterable[str]) -> None:
        self.app = app
        self.addresses = frozenset(address_of(each) for each in addresses)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request of the proxy's on; turn away every other."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif not self._is_proxy(scope.get("client")):
            turned_away = refused(403, "this process answers its proxy alone -> ask the proxy")
            await turned_away(scope, receive, with_headers(send))
        elif (seen := _as_browser_asked(scope)) is None:
            turned_away = refused(400, f"one {PROTO} (http or https) and one {HOST}, by one proxy")
            await turned_away(scope, receive, with_headers(send))
        else:
            await self.app(seen, receive, send)

    def _is_proxy(self, client: tuple[str, int] | None) -> bool:
        return client is not None and address_of(client[0]) in self.addresses


def address_of(text: str) -> IPv4Address | IPv6Address:
    """An IP address; one of IPv4 that is written as IPv6 is the same.

    Raises
    ------
    ValueError
        Where it is none.
    """
    try:
        found = ip_address(text)
    except ValueError:
        raise ValueError(f"--proxy: '{text}' is no IP address -> such as 127.0.0.1") from None
    return getattr(found, "ipv4_mapped", None) or found


def _as_browser_asked(scope: Scope) -> Scope | None:
    """The request with the scheme and host that the proxy tells; None where it tells several."""
    headers = Headers(scope=scope)
    protos, hosts = headers.getlist(PROTO), headers.getlist(HOST)
    if max(len(protos), len(hosts)) > 1 or any("," in each for each in hosts):
        return None
    scheme = protos[0].strip().lower() if protos else "http"
    if scheme not in _SCHEMES:
        return None
    told = {PROTO, HOST, "host"} if hosts else {PROTO}
    kept = [(name, value) for name, value in scope["headers"] if name.decode("latin-1") not in told]
    named = [(b"host", host.strip().encode("latin-1")) for host in hosts]
    return {**scope, "scheme": scheme, "headers": [*named, *kept]}
