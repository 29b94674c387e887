"""A packaged case into a folder of the user's, before anything of it is changed."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.web.page import back, served
from detente.web.pages.work import own_path


async def copy(request: Request) -> Response:
    """Copy the case into a new folder where `detente serve` was started, and go on with that."""
    async with request.form(max_files=0, max_fields=2) as form:
        name, to = str(form.get("name", "")).strip(), own_path(str(form.get("back", "/")))
    try:
        await run_in_threadpool(served(request).case.copy_to, name)
    except (ValueError, OSError) as error:
        raise HTTPException(409, " ".join(str(error).split())) from None
    return back(to)


ROUTES = (Route("/copy", copy, methods=["POST"]),)
