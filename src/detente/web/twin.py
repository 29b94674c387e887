"""The `.json` twin of a page: the bytes that `--json` prints."""

import asyncio
from concurrent.futures import CancelledError
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from detente.case.envelope import envelope
from detente.web.page import served, why


def json_bytes(text: str, *, status: int = 200) -> Response:
    """A JSON object as the command line prints it: one line end behind it."""
    return Response(text + "\n", status_code=status, media_type="application/json")


async def twin(request: Request, verb: str, **settings: Any) -> Response:
    """The answer to a question, waited for; a fault as `{"error": ...}` with status 422.

    Parameters
    ----------
    request : Request
    verb : str
        One of `answers.QUESTIONS`.
    settings
        As for `Answers.ask`.
    """
    found = served(request)
    job = found.answers.ask(found.case.scenario(), verb, **settings)
    try:
        result = await asyncio.shield(asyncio.wrap_future(job.future))
    except (CancelledError, ValueError, OSError):
        return json_bytes(envelope(verb, None, warnings=[why(job)]), status=422)
    return json_bytes(job.remembered("json", result.to_json))
