"""What if: a branch's inputs beside what follows, at once; up to four branches in one address."""

from collections.abc import Mapping
from shlex import quote
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.records.explanation import Explanation
from detente.records.forecast import DEAL
from detente.records.what_if_forecast import WhatIf
from detente.report.html.inverse import inverse
from detente.report.inputs import number_in_words
from detente.scenario import Scenario
from detente.web import comparing, live
from detente.web.branching import NAMES, Asked, Branch, Filled, asked
from detente.web.inputs import changes_in_words, found, inputs, others
from detente.web.page import Page, ask, back, names_in, pending, served, show
from detente.web.pages import variants
from detente.web.sections import sections
from detente.web.twin import twin
from detente.web.work import Job

FIRST = 6
EVEN = "50"


async def what_if(request: Request) -> Response:
    """The inputs and what follows; to htmx, what follows alone."""
    try:
        said = asked(request.query_params)
        if "form" in request.query_params:
            return back(Filled(request.query_params).asked().address())
    except ValueError as error:
        raise HTTPException(404, str(error)) from None
    base = await live.standing(request)
    if not base.over:
        # Its own rules and script come with it: what follows later fills the middle of the page alone.
        again = said.address()
        return show(request, "what_if_waiting.html", status=202, job=base, heading="What if", again=again)
    if base.state != "done":
        return pending(request, base, heading="What if")
    outcome, fault = None, None
    try:
        outcome = await live.told(request, base, said)
    except ValueError as error:
        fault = " ".join(str(error).split())
    if isinstance(outcome, Job) and (outcome.over or not _whole(request)):
        return pending(request, outcome, heading="What follows")
    status = 422 if fault else 202 if isinstance(outcome, Job) else 200
    shown = {"said": said, "fault": fault, "job": outcome, **_told(request, outcome, said)}
    keep = base if isinstance(outcome, WhatIf) else None
    if not _whole(request):
        return show(request, "what_if_told.html", status=status, keep=keep, exact=False, **shown)
    filled = await run_in_threadpool(base.remembered, f"inputs {said}", lambda: _inputs(request, base, said))
    return show(request, "what_if.html", status=status, keep=keep, exact=False, **shown, **filled)


async def counted(request: Request) -> Response:
    """The same in as many worlds as the command line draws."""
    said = _asked(request)
    job = await ask(request, "what-if", **_settings(said))
    if job.state != "done":
        return pending(request, job, heading="What follows")
    shown = _told(request, job.result(), said)
    return show(request, "what_if_counted.html", said=said, fault=None, exact=True, **shown)


async def counted_json(request: Request) -> Response:
    """The bytes of `detente what-if --branch ... --given ... --json`."""
    return await twin(request, "what-if", **_settings(_asked(request)))


async def needed(request: Request) -> Response:
    """What would have to be true for another probability of a deal."""
    wanted = _wanted(request)
    job = await ask(request, "explain", wanted=wanted)
    if job.state != "done":
        return pending(request, job, heading="What would have to be true")
    (shown,) = await sections(job, "inverse", [inverse])
    names = names_in(served(request).case.scenario())
    return show(
        request,
        "what_if_needed.html",
        keep=job,
        section=shown,
        percent=f"{100 * wanted:g}",
        tries=[
            (number_in_words(each.input, names), each.value, Asked((Branch(NAMES[0], (change,)),)).address())
            for each, change in _tries(job.result(), served(request).case.scenario())
        ],
    )


async def needed_json(request: Request) -> Response:
    """The bytes of `detente explain --for P --json`."""
    return await twin(request, "explain", wanted=_wanted(request))


def _tries(result: Explanation, scenario: Scenario) -> list[tuple[Any, str]]:
    """Each number of the file that suffices alone, as a change to try."""
    numbers = {path for path, _ in scenario.numbers()}
    found = result.inverse.numbers if result.inverse else ()
    return [
        (each, f"{each.input}={each.value:.4g}")
        for each in found
        if each.value is not None and each.input in numbers
    ]


def _wanted(request: Request) -> float:
    told = request.query_params.get("percent", EVEN)
    try:
        wanted = float(told) / 100
    except ValueError:
        wanted = 0.0
    if not 0 < wanted < 1:
        raise HTTPException(404, f"'{told[:20]}' is no probability in per cent -> give a number from 1 to 99")
    return wanted


def _asked(request: Request) -> Asked:
    try:
        return asked(request.query_params)
    except ValueError as error:
        raise HTTPException(404, str(error)) from None


def _settings(said: Asked) -> Mapping[str, Any]:
    return {
        "branches": [str(branch) for branch in said.told],
        "given": list(said.given),
        "given_not": list(said.given_not),
    }


def _whole(request: Request) -> bool:
    """Whether the inputs are wanted too."""
    headers = request.headers
    if headers.get("hx-request") != "true" or "hx-history-restore-request" in headers:
        return True
    return headers.get("hx-target") == "main#main"


def _told(request: Request, outcome: WhatIf | Job | None, said: Asked) -> Mapping[str, Any]:
    """What the result's part shows."""
    scenario = served(request).case.scenario()
    options = " ".join(f"--{name} {quote(value)}" for name, value in said.options)
    if not isinstance(outcome, WhatIf):
        return {"result": None, "groups": (), "pairs": (), "options": options, "changes": {}}
    titles = {name: issue.title or name for name, issue in scenario.issues.items()}
    return {
        "result": outcome,
        "groups": comparing.groups(outcome, scenario.status_quo_options, titles),
        "pairs": comparing.pairs(outcome),
        "options": options,
        "changes": {branch.name: changes_in_words(scenario, branch) for branch in said.branches},
    }


def _inputs(request: Request, base: Job, said: Asked) -> Mapping[str, Any]:
    """What the form shows."""
    scenario = served(request).case.scenario()
    values = said.edited.values
    drivers = [each.input for each in base.remembered("drivers", base.result().drivers)]
    walking_away = [f"parties.{party}.no_deal" for party in scenario.principals]
    shown = inputs(scenario, values, first=[*drivers, *walking_away][:FIRST])
    more, n_more = found(scenario, said.find, besides=[each.path for each in shown]) if said.find else ([], 0)
    return {
        "inputs": shown,
        "more": more,
        "n_more": n_more,
        "n_numbers": sum(1 for _ in scenario.numbers()),
        "other": others(scenario, values),
        "givens": _givens(scenario),
    }


def _givens(scenario: Scenario) -> Mapping[str, Mapping[str, str]]:
    """What may be assumed, by kind: as the command line names it, and in words."""
    terms = {
        f"{issue}={option}": f"{scenario.issues[issue].title or issue}: {option}"
        for issue, option in scenario.terms()
    }
    questions = {
        question.id: question.ask
        for question in scenario.questions
        if question.by is None or question.by >= scenario.as_of
    }
    return {"Deal": {DEAL: "A deal is signed"}, "Terms": terms, "Questions": questions}


PAGE = Page(
    name="what-if",
    title="What if",
    key="w",
    routes=(
        Route("/what-if", what_if),
        Route("/what-if.json", counted_json),
        Route("/what-if/counted", counted),
        Route("/what-if/needed", needed),
        Route("/what-if/needed.json", needed_json),
        *variants.ROUTES,
    ),
)
