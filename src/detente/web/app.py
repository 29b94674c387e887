"""The application: a case, its pages, and the gates around them."""

import contextlib
from collections.abc import AsyncIterator, Collection
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from detente import report
from detente.scenario import ScenarioError
from detente.web.answers import Answers
from detente.web.case import ServedCase
from detente.web.page import Served, back, show
from detente.web.pages import PAGES
from detente.web.pages import work as work_page
from detente.web.security import LOOPBACK, Door, Guard
from detente.web.templating import HERE
from detente.web.work import Work


def application(
    case: ServedCase, key: Door, *, hosts: Collection[str] = LOOPBACK, begin: bool = False
) -> Guard:
    """The page of a case.

    Parameters
    ----------
    case : ServedCase
    key : Door
        What opens it.
    hosts : collection of str
        Names by which it may be called.
    begin : bool
        Whether to look for the first page's answer before somebody asks for it.

    Returns
    -------
    Guard
        An ASGI application.
    """
    work = Work()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        work.close()

    app = Starlette(
        routes=[
            Route("/", _home),
            *work_page.ROUTES,
            *(route for page in PAGES for route in page.routes),
            Mount("/static/report", StaticFiles(directory=Path(report.__file__).parent / "html" / "static")),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ],
        exception_handlers={ScenarioError: _faulty, HTTPException: _told},
        lifespan=lifespan,
    )
    app.state.served = Served(case, Answers(work), work, PAGES)
    if begin:
        with contextlib.suppress(ScenarioError):  # which the page itself will tell of
            app.state.served.answers.ask(case.scenario(), PAGES[0].name)
    caps = {path: cap for page in PAGES for path, cap in page.caps.items()}
    return Guard(app, key=key, hosts=hosts, caps=caps)


async def _home(request: Request) -> Response:
    return back(f"/{PAGES[0].name}")


async def _faulty(request: Request, error: Exception) -> Response:
    """The scenario's faults, one by one."""
    assert isinstance(error, ScenarioError)
    return show(request, "faults.html", status=422, faults=error.faults)


async def _told(request: Request, error: Exception) -> Response:
    """What is wrong with a request, on a page; for a `.json` twin as text."""
    assert isinstance(error, HTTPException)
    if request.url.path.endswith(".json"):
        return PlainTextResponse(f"detente: {error.detail}\n", status_code=error.status_code)
    return show(request, "error.html", status=error.status_code, what=error.detail)
