"""A server on this machine that speaks the OpenAI chat protocol and says what a test wants it to say."""

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KINDS = ("statement", "deal", "conditional", "forecast", "event", "pressure", "position", "shift")
Body = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """One answer to one request: a status, what it says, and more headers; `late` waits for the end."""

    said: bytes | Body
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    late: bool = False


class ChatServer(ThreadingHTTPServer):
    """Gives its replies one after the other, the last one again and again, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: list[Reply] = []
        self.asked: list[Body] = []
        self.headers: list[dict[str, str]] = []
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        """The address to give."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def says(self, *replies: Reply) -> None:
        """Replies to the requests to come."""
        self.replies = list(replies)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no fault."""


@contextlib.contextmanager
def running() -> Iterator[ChatServer]:
    """A server that serves in a thread of its own, until it is left."""
    with ChatServer() as chat:
        thread = threading.Thread(target=chat.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield chat
        finally:
            chat.ended.set()
            chat.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: ChatServer

    def do_POST(self) -> None:
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked.append(asked | {"path": self.path})
        replies = self.server.replies
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if reply.late:
            self.server.ended.wait(30)
        said = reply.said if isinstance(reply.said, bytes) else json.dumps(reply.said).encode()
        self.send_response(reply.status)
        for name, value in ({"content-type": "application/json"} | reply.headers).items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def records(**found: list[Body]) -> Body:
    """An answer in the schema that is asked for."""
    return {kind: found.get(kind, []) for kind in KINDS}


def message(reason: str = "stop", **said: Any) -> Reply:
    """A completion with one message."""
    choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant", "content": None} | said}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    whole = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
    return Reply(whole | {"usage": usage})


def answer(**found: list[Body]) -> Reply:
    """A completion whose text is an answer in the schema."""
    return message(content=json.dumps(records(**found)))


def tool_call(name: str, arguments: Body) -> Reply:
    """A completion that calls a tool."""
    function = {"name": name, "arguments": json.dumps(arguments)}
    return message("tool_calls", tool_calls=[{"id": "1", "type": "function", "function": function}])
