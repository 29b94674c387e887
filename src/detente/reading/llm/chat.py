"""Questions over the OpenAI chat protocol, to the one address that the user gave."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Any

import httpx2
from openai import AsyncOpenAI
from pydantic_ai import Agent, NativeOutput, StructuredDict, ToolOutput
from pydantic_ai.exceptions import (
    ContentFilterError,
    ModelConnectionError,
    ModelHTTPError,
    ModelRequestTimeout,
    ModelTimeoutError,
    OutputTokenLimitExceeded,
)
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

from detente import __version__
from detente.reading.llm.schema import Answer

LARGEST = 2_000_000
"""Bytes of the longest answer that is listened to."""
REPEATS = 2
"""How often a request is repeated where the server fails or is busy."""

_SEED = 1
_SENT_HEADERS = frozenset({"host", "content-type", "content-length", "accept", "connection"})
_NOT_UNDERSTOOD = frozenset({400, 415, 422, 501})
_SCHEMA = Answer.model_json_schema(mode="serialization")
_FORMS = (NativeOutput, ToolOutput)
"""How an answer is asked for: by a schema of the response; by a tool call where a server knows no schema."""


@dataclass(frozen=True)
class Server:
    """Where a model runs: address, name, environment variable with the key, seconds for each question."""

    model: str
    url: str
    key_variable: str | None = None
    seconds: float = 120.0


class NoAnswerError(Exception):
    """Why there is no answer, in our words: a server's or a model's own are not repeated."""


class NoServerError(NoAnswerError):
    """Nobody answers at the address, or not in time."""


def answers(server: Server, instructions: str, texts: Iterable[str]) -> list[dict[str, Any]]:
    """The model's answer to each text, as JSON that nobody has checked yet.

    Parameters
    ----------
    server : Server
        Who is asked; requests go to its address alone: no proxy, no redirect.
    instructions : str
        The same for all texts.
    texts : iterable of str
        One question each, one after the other.

    Raises
    ------
    NoAnswerError
        One of the texts got none; a `NoServerError` where it is the server that does not answer.
    """
    try:
        return asyncio.run(_answers(server, instructions, texts))
    except Exception as fault:  # a server may send anything, and the libraries stumble over it in any way
        raise _no_answer(fault, server.seconds) from None


async def _answers(server: Server, instructions: str, texts: Iterable[str]) -> list[dict[str, Any]]:
    key = os.environ.get(server.key_variable, "") if server.key_variable else ""
    async with httpx2.AsyncClient(transport=_Guarded(key), follow_redirects=False) as http:
        client = AsyncOpenAI(
            base_url=server.url, api_key=key or "none", http_client=http, max_retries=REPEATS
        )
        model = OpenAIChatModel(
            server.model, provider=OpenAICompatibleProvider("detente", openai_client=client)
        )
        return [await _answer(model, server.seconds, instructions, text) for text in texts]


async def _answer(model: OpenAIChatModel, seconds: float, instructions: str, text: str) -> dict[str, Any]:
    for form in _FORMS:
        agent = Agent(
            model,
            output_type=form(StructuredDict(_SCHEMA, name="records")),
            instructions=instructions,
            retries=1,
            model_settings={"temperature": 0, "seed": _SEED, "timeout": seconds, "request_timeout": seconds},
        )
        try:
            return dict((await agent.run(text)).output)
        except ModelHTTPError as fault:
            if fault.status_code not in _NOT_UNDERSTOOD or form is _FORMS[-1]:
                raise
    raise AssertionError("the last form answers or raises")


def _no_answer(fault: BaseException, seconds: float) -> NoAnswerError:
    """Why there is no answer: the first cause that is known by its kind."""
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, _UnheardError):
            return NoAnswerError(str(cause))
        cause = cause.__cause__ or cause.__context__
    if isinstance(fault, (ModelRequestTimeout, ModelTimeoutError)):
        return NoServerError(f"no answer within {seconds:g} s")
    if isinstance(fault, ModelHTTPError):
        return NoAnswerError(f"the server said {fault.status_code}")
    if isinstance(fault, ModelConnectionError):
        return NoServerError("no connection")
    if isinstance(fault, ContentFilterError):
        return NoAnswerError("the model refused")
    if isinstance(fault, OutputTokenLimitExceeded):
        return NoAnswerError("the answer was cut short")
    return NoAnswerError("an answer that is not of the form asked for")


class _UnheardError(Exception):
    """An answer that is not listened to, or no longer."""


class _Guarded(httpx2.AsyncHTTPTransport):
    """Sends only the headers that are needed, and stops listening to what has no end."""

    def __init__(self, key: str) -> None:
        super().__init__(trust_env=False)
        self._own = {"user-agent": f"detente/{__version__}", "accept-encoding": "identity"}
        self._own |= {"authorization": f"Bearer {key}"} if key else {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        kept = {name: value for name, value in request.headers.items() if name.lower() in _SENT_HEADERS}
        request.headers = httpx2.Headers(kept | self._own)
        response = await super().handle_async_request(request)
        response.stream = _Capped(response.stream)
        if response.has_redirect_location:
            raise _UnheardError("the server points elsewhere, where nothing is sent")
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise _UnheardError("a packed answer, which was not asked for")
        return response


class _Capped(httpx2.AsyncByteStream):
    """A stream that breaks off where an answer becomes too long."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._left = LARGEST

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            self._left -= len(piece)
            if self._left < 0:
                raise _UnheardError(f"an answer of more than {LARGEST:,} bytes")
            yield piece

    async def aclose(self) -> None:
        await self._stream.aclose()
