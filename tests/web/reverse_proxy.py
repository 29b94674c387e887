"""A reverse proxy on this machine: the processes behind it take turns; one that is gone is passed over."""

import contextlib
import http.client
import itertools
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Headers = list[tuple[str, str]]
LONG = 300
_OF_ONE_HOP = {"connection", "keep-alive", "transfer-encoding", "x-forwarded-host", "x-forwarded-proto"}


class ReverseProxy(ThreadingHTTPServer):
    """Passes requests on to processes, by port."""

    request_queue_size = 512
    daemon_threads = True

    def __init__(self, ports: Sequence[int]) -> None:
        super().__init__(("127.0.0.1", 0), _Hop)
        self.ports = ports
        self.turn = itertools.count()


class _Hop(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ReverseProxy

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = [each for each in self.headers.items() if each[0].lower() not in _OF_ONE_HOP]
        headers += [("X-Forwarded-Proto", "http"), ("X-Forwarded-Host", self.headers["Host"])]
        try:
            status, headers, content = self._asked_behind(headers, body)
        except (OSError, http.client.HTTPException):
            status, headers, content = 502, [], b""
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in (*_OF_ONE_HOP, "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_GET  # noqa: N815

    def _asked_behind(self, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        with contextlib.closing(self._connected()) as behind:
            behind.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers:
                behind.putheader(name, value)
            behind.endheaders(body)
            answer = behind.getresponse()
            return answer.status, answer.getheaders(), answer.read()

    def _connected(self) -> http.client.HTTPConnection:
        first = next(self.server.turn)
        for place in range(len(self.server.ports)):
            port = self.server.ports[(first + place) % len(self.server.ports)]
            behind = http.client.HTTPConnection("127.0.0.1", port, timeout=LONG)
            try:
                behind.connect()
            except ConnectionRefusedError:
                behind.close()
            else:
                return behind
        raise ConnectionRefusedError("no process is left")

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def in_front_of(ports: Sequence[int]) -> Iterator[str]:
    """A proxy for as long as it is needed; its address."""
    with ReverseProxy(ports) as proxy:
        thread = threading.Thread(target=proxy.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{proxy.server_address[1]}"
        finally:
            proxy.shutdown()
            thread.join()
