"""What a page is, and how it is shown: whole to a browser, its middle alone to htmx."""

from collections.abc import Mapping, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from detente import __version__
from detente.report.words import counted, in_words, percent
from detente.scenario import Scenario, ScenarioError
from detente.web.answers import Answers
from detente.web.case import ServedCase
from detente.web.work import Job, Work

HERE = Path(__file__).parent
PATIENCE = 0.3


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the navigation.

    `key` goes there after `g`; `caps` are the largest bodies, in bytes, of paths that take uploads.
    """

    name: str
    title: str
    key: str
    routes: Sequence[BaseRoute]
    caps: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Served:
    """What every page works with."""

    case: ServedCase
    answers: Answers
    work: Work
    pages: Sequence[Page]


def served(request: Request) -> Served:
    """The case, its answers and the work under way."""
    found: Served = request.app.state.served
    return found


def environment() -> jinja2.Environment:
    """Templates that escape whatever they are given, and fail where a name is missing."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"percent": percent, "in_words": in_words, "counted": counted}
    return made


TEMPLATES = environment()


def show(request: Request, template: str, /, *, status: int = 200, **context: Any) -> Response:
    """A page made of a template; its middle alone where htmx asks.

    Parameters
    ----------
    request : Request
    template : str
        File in `templates/`; extends `layout` and fills its blocks `title` and `content`.
    status : int
    context
        What the template names, besides `case`, `scenario` (None where its file has faults), `pages`, `here`,
        `version`, and `whole`: whether it fills the page, and so has its first heading.
    """
    found = served(request)
    told = TEMPLATES.get_template(template).render(
        layout="part.html" if _by_htmx(request) else "layout.html",
        whole=not _by_htmx(request) or request.headers.get("hx-target") == "main#main",
        case=found.case,
        pages=found.pages,
        scenario=_readable(found.case),
        here=request.url.path,
        version=__version__,
        **context,
    )
    return HTMLResponse(told, status_code=status, headers={"Vary": "HX-Request"})


async def ask(request: Request, verb: str, **settings: Any) -> Job:
    """The job that answers a question about the case; waits a moment, so that quick answers come at once.

    Parameters
    ----------
    request : Request
    verb : str
        One of `answers.QUESTIONS`.
    settings
        As for `Answers.ask`.
    """
    found = served(request)
    return await patient(found.answers.ask(found.case.scenario(), verb, **settings))


async def patient(job: Job) -> Job:
    """The same job, a moment later where it is not over."""
    if not job.over:
        await run_in_threadpool(wait, [job.future], timeout=PATIENCE)
    return job


def pending(request: Request, job: Job, *, heading: str) -> Response:
    """In the place of an answer that is not there: how far it is, or why it will not come.

    The page asks again by itself while the work goes on: by htmx, and without JavaScript by a refresh.
    """
    url = request.url
    again = f"{url.path}?{url.query}" if url.query else url.path
    if job.over:
        return show(request, "failed.html", job=job, heading=heading, why=why(job), again=again)
    return show(request, "waiting.html", status=202, job=job, heading=heading, again=again)


def why(job: Job) -> str:
    """Why a job that is over has no answer.

    Raises
    ------
    Exception
        What the work raised, where that is a fault of the program and none of the input.
    """
    if job.state == "stopped":
        return "Stopped."
    error = job.future.exception()
    if isinstance(error, ValueError | OSError):
        return " ".join(str(error).split())
    assert error is not None
    raise error


def _by_htmx(request: Request) -> bool:
    headers = request.headers
    return headers.get("hx-request") == "true" and "hx-history-restore-request" not in headers


def _readable(case: ServedCase) -> Scenario | None:
    try:
        return case.scenario()
    except ScenarioError:
        return None


def back(to: str) -> Response:
    """After a form: on to a page, by GET."""
    return RedirectResponse(to, status_code=303)
