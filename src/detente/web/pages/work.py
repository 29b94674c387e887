"""Work under way: stopping it, and asking for it anew."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.web.page import back, served
from detente.web.work import Job


async def stop(request: Request) -> Response:
    """Stop a job, and go back to the page that waits for it."""
    job_of(request).stop()
    return back(await _own_path(request))


async def again(request: Request) -> Response:
    """Forget a job that is over, so that the page it came from asks once more."""
    served(request).answers.forget(job_of(request))
    return back(await _own_path(request))


def job_of(request: Request) -> Job:
    """The work that an address names.

    Raises
    ------
    HTTPException
        404 where this process does none of that name.
    """
    job = served(request).work.job(request.path_params["job"])
    if job is None:
        whose = "it is long over, or under way in another process of a team"
        raise HTTPException(404, f"no such work here; {whose}: start it again, or load the page again")
    return job


async def _own_path(request: Request) -> str:
    async with request.form() as form:
        return own_path(str(form.get("back", "/")))


def own_path(path: str) -> str:
    """The path of this page that a form names; anything that could lead elsewhere leads home."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


ROUTES = (
    Route("/jobs/{job}/stop", stop, methods=["POST"]),
    Route("/jobs/{job}/again", again, methods=["POST"]),
)
