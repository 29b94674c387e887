"""Work under way: stopping it, and asking for it anew."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.web.page import back, served
from detente.web.work import Job


async def stop(request: Request) -> Response:
    """Stop a job, and go back to the page that waits for it."""
    _job(request).stop()
    return back(await _own_path(request))


async def again(request: Request) -> Response:
    """Forget a job that is over, so that the page it came from asks once more."""
    served(request).answers.forget(_job(request))
    return back(await _own_path(request))


def _job(request: Request) -> Job:
    job = served(request).work.job(request.path_params["job"])
    if job is None:
        raise HTTPException(404, "no such work; it may be long over")
    return job


async def _own_path(request: Request) -> str:
    """The path of this page that the form names; anything that could lead elsewhere leads home."""
    async with request.form() as form:
        path = str(form.get("back", "/"))
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


ROUTES = (
    Route("/work/{job}/stop", stop, methods=["POST"]),
    Route("/work/{job}/again", again, methods=["POST"]),
)
