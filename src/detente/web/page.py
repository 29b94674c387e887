"""What a page is, and how it is shown: whole to a browser, its middle alone to htmx."""

import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import wait
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute

from detente import __version__
from detente.scenario import Scenario, ScenarioError
from detente.web.answers import QUESTIONS, Answers
from detente.web.case import ServedCase
from detente.web.templating import TEMPLATES
from detente.web.work import Job, Work

PATIENCE = 0.3


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the navigation.

    `key` goes there after `g`; `style` is a sheet in `static/` that this page alone needs, also while it
    waits; `caps` are the largest bodies, in bytes, of paths that take uploads.
    """

    name: str
    title: str
    key: str
    routes: Sequence[BaseRoute]
    style: str = ""
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


def show(
    request: Request, template: str, /, *, status: int = 200, keep: Job | None = None, **context: Any
) -> Response:
    """A page made of a template; its middle alone where htmx asks.

    Parameters
    ----------
    request : Request
    template : str
        File in `templates/`; extends `layout` and fills its blocks `title` and `content`.
    status : int
    keep : Job, optional
        The job whose result alone, with the address, decides what is shown: it is made once.
    context
        What the template names, besides `case`, `scenario` (None where its file has faults), `names` (of its
        parties by id), `pages`, `here`, `version`, `user`, `may_edit`: whether they may change this case, and
        `whole`: whether it fills the page, and so has its first heading.
    """
    if keep is None:
        told = _rendered(request, template, context)
    else:
        shown = (template, served(request).case.target, str(request.url), repr(request.user))
        key = "\n".join((*shown, *_asked_by(request)))
        told = keep.remembered(key, lambda: _rendered(request, template, context))
    return HTMLResponse(told, status_code=status, headers={"Vary": "HX-Request"})


def _rendered(request: Request, template: str, context: Mapping[str, Any]) -> str:
    found = served(request)
    scenario = _readable(found.case)
    layout, whole = _asked_by(request)
    return TEMPLATES.get_template(template).render(
        layout=layout,
        whole=bool(whole),
        case=found.case,
        pages=found.pages,
        scenario=scenario,
        names=names_in(scenario) if scenario is not None else {},
        here=request.url.path,
        version=__version__,
        user=request.user,
        may_edit=request.user.edits and not found.case.packaged,
        **context,
    )


async def ask(request: Request, verb: str, **settings: Any) -> Job:
    """The job that answers a question about the case; waits a moment where a quick answer may come at once.

    Parameters
    ----------
    request : Request
    verb : str
        One of `answers.QUESTIONS`.
    settings
        As for `Answers.ask`.
    """
    found = served(request)
    loaded = QUESTIONS[verb].module in sys.modules  # else it comes to seconds in any case
    job = found.answers.ask(found.case.scenario(), verb, **settings)
    return await patient(job) if loaded else job


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


def _asked_by(request: Request) -> tuple[str, str]:
    """The layout that a request wants, and `whole` where what it gets fills the page."""
    headers = request.headers
    if headers.get("hx-request") != "true" or "hx-history-restore-request" in headers:
        return "layout.html", "whole"
    return "part.html", "whole" if headers.get("hx-target") == "main#main" else ""


def _readable(case: ServedCase) -> Scenario | None:
    try:
        return case.scenario()
    except ScenarioError:
        return None


def names_in(scenario: Scenario) -> dict[str, str]:
    """Full names of the parties, by id."""
    return {id: party.name or id for id, party in scenario.parties.items()}


def back(to: str) -> Response:
    """After a form: on to a page, by GET."""
    return RedirectResponse(to, status_code=303)
