"""An update: what the accepted evidence would move and why; then file, ledger and forecast, written."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import CancelledError
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case.envelope import envelope
from detente.records.explanation import Quote, Step
from detente.records.update import Proposal, Update
from detente.updating.proposing import proposals
from detente.web.page import back, patient, pending, served, show
from detente.web.pages.proposals import inbox_of
from detente.web.pages.reading import shelf_of
from detente.web.planning import Planned, key_of, planned, write
from detente.web.twin import json_bytes
from detente.web.work import Job

HEADING = "What the accepted evidence moves"


async def plan(request: Request) -> Response:
    """The forecast before and after, and which sentence moves it how far; nothing is written."""
    shelf = await shelf_of(request)
    if shelf.state != "done":
        return pending(request, shelf, heading=HEADING)
    try:
        job, key = await _planned(request, shelf)
    except (ValueError, OSError) as error:
        raise HTTPException(409, " ".join(str(error).split())) from None
    if job.state != "done":
        return pending(request, job, heading=HEADING)
    made: Update = job.result().plan.update
    return show(request, "plan.html", update=made, moves=_steps(made), key=key, fault="")


async def written(request: Request) -> Response:
    """Write a plan that was shown, once however often it is asked for."""
    found = served(request)
    async with request.form(max_files=0, max_fields=2) as form:
        key = str(form.get("plan", ""))
    job = found.answers.kept(f"plan {key}")
    if job is None or job.state != "done":
        raise HTTPException(409, "this plan is no longer at hand; look at it again, then write it")
    made: Planned = job.result()
    by = request.user.name
    writing = found.answers.made(f"written {key}", "writing", lambda tick: write(found.case, made, by=by))
    try:
        await _over(writing)
    except (ValueError, OSError) as error:
        found.answers.forget(writing)
        told = " ".join(str(error).split())
        before = made.plan.update
        return show(
            request, "plan.html", status=409, update=before, moves=_steps(before), key=key, fault=told
        )
    return back(f"/evidence/written/{key}")


async def done(request: Request) -> Response:
    """What was written."""
    job = served(request).answers.kept(f"written {request.path_params['plan']}")
    if job is None or job.state != "done":
        return back("/evidence")
    made: Update = job.result()
    return show(request, "written.html", update=made, moves=_steps(made))


def _steps(made: Update) -> list[tuple[Step, dict[str, list[Quote]]]]:
    """What moves the forecast, the most first, each with its items by the words in which they are told."""
    steps = []
    for move in sorted(made.moves, key=lambda move: -abs(move.change)):
        told: dict[str, list[Quote]] = {}
        for item in sorted(move.items, key=lambda item: -abs(item.log_lr * item.weight)):
            told.setdefault(item.quote or item.says, []).append(item)
        steps.append((move, told))
    return steps


async def update_json(request: Request) -> Response:
    """The bytes of `detente update CASE ARTICLES --plan --json`: everything new, before anybody judged it."""
    shelf = await shelf_of(request)
    try:
        found = await _over(shelf)
        case = served(request).case
        proposed = await run_in_threadpool(proposals, found.items, case.scenario())
        job, _ = await run_in_threadpool(_job, request, proposed)
        made = (await _over(job)).plan.update
    except (CancelledError, ValueError, OSError) as error:
        told = " ".join(str(error).split()) or "stopped"
        return json_bytes(envelope("update", None, warnings=[told]), status=422)
    return json_bytes(made.to_json())


async def _over(job: Job) -> Any:
    return await asyncio.shield(asyncio.wrap_future(job.future))


async def _planned(request: Request, shelf: Job) -> tuple[Job, str]:
    inbox = await inbox_of(request, shelf)
    job, key = await run_in_threadpool(_job, request, inbox.judged)
    return await patient(job), key


def _job(request: Request, proposed: Sequence[Proposal]) -> tuple[Job, str]:
    found = served(request)
    case = found.case
    key = key_of(case, proposed)
    job = found.answers.made(f"plan {key}", "drawing worlds", lambda tick: planned(case, proposed, tick))
    return job, key


ROUTES = (
    Route("/evidence.json", update_json),
    Route("/evidence/plan", plan),
    Route("/evidence/write", written, methods=["POST"]),
    Route("/evidence/written/{plan}", done),
)
