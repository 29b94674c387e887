"""The ledger: what was forecast, on what, and how it turned out; rows are added, never changed."""

import tempfile
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case.envelope import envelope
from detente.case.place import now
from detente.case.recording import record as write
from detente.case.replaying import otherwise, replay
from detente.ledger import LedgerError, open_ledger
from detente.ledger.address import Address
from detente.ledger.backup import backup as copy_of
from detente.ledger.comparison import compare
from detente.records.ledger import Comparison
from detente.report.html import section_html
from detente.report.html.comparison import comparison
from detente.report.html.history import history
from detente.report.html.section import Figure, Section
from detente.web.answers import QUESTIONS
from detente.web.books import Book, book
from detente.web.page import Page, back, patient, pending, served, show
from detente.web.pages import resolving
from detente.web.pages.work import job_of
from detente.web.twin import json_bytes
from detente.web.work import Job, Tick


async def ledger(request: Request) -> Response:
    """Every forecast, every claim and how it turned out."""
    place = served(request).case.place
    search = request.query_params.get("search", "").strip()[:200]
    try:
        read = await run_in_threadpool(book, place, search=search)
    except LedgerError as error:
        return show(request, "failed_ledger.html", status=422, why=str(error))
    curve = await run_in_threadpool(_curve, read)
    return show(request, "ledger.html", book=read, place=place, search=search, curve=curve)


def _curve(read: Book) -> Markup | None:
    """How the probability moved; None of fewer than two forecasts."""
    if read.history is None or len(read.lines) < 2:
        return None
    figures = (block for block in history(read.history).blocks if isinstance(block, Figure))
    drawn = tuple(replace(figure, table=replace(figure.table, folded=True)) for figure in figures)
    return section_html(Section("curve", "How it moved", drawn))


async def ledger_json(request: Request) -> Response:
    """The bytes of `detente history --json`, with `?search=` those of `--search`."""
    place = served(request).case.place
    search = request.query_params.get("search")
    try:
        await run_in_threadpool(lambda: place.to_read().close())
        read = await run_in_threadpool(book, place, search=search or "")
    except LedgerError as error:
        return json_bytes(envelope("history", None, warnings=[str(error)]), status=422)
    if search is not None:
        return json_bytes(envelope("history", {"evidence": [each.to_dict() for each in read.found]}))
    assert read.history is not None
    return json_bytes(envelope("history", read.history.to_dict()))


async def compared(request: Request) -> Response:
    """Two forecasts side by side."""
    found = await run_in_threadpool(_comparison, request)
    html = await run_in_threadpool(section_html, comparison(found))
    return show(request, "compared.html", found=found, html=html)


async def compared_json(request: Request) -> Response:
    """The bytes of `detente diff A B --json`."""
    found = await run_in_threadpool(_comparison, request)
    return json_bytes(envelope("diff", found.to_dict()))


def _comparison(request: Request) -> Comparison:
    place = served(request).case.place
    a, b = (_number(request.query_params.get(name, "")) for name in ("a", "b"))
    try:
        with place.to_read() as opened:
            return compare(opened, place.case, a, b)
    except LedgerError as error:
        raise HTTPException(404, str(error)) from None


def _number(told: str) -> int:
    if not (told.isascii() and told.isdigit() and len(told) <= resolving.DIGITS):
        raise HTTPException(404, f"'{told[:20]}' is no number of a forecast")
    return int(told)


async def replayed(request: Request) -> Response:
    """Whether a forecast comes out as it was recorded."""
    number = request.path_params["number"]
    job = await _replay(request, number)
    if job.over and job.state != "done":
        served(request).answers.forget(job)  # what is not there yet may be there next time
    if job.state != "done":
        return pending(request, job, heading=f"Forecast {number} once more")
    result, recorded = job.result()
    told = job.remembered("otherwise", lambda: otherwise(result, recorded) or "")
    return show(request, "replayed.html", number=number, result=result, recorded=recorded, otherwise=told)


async def replayed_json(request: Request) -> Response:
    """The bytes of `detente replay N --json`."""
    job = await _replay(request, request.path_params["number"])
    try:
        result, _ = await run_in_threadpool(job.future.result)
    except LedgerError as error:
        return json_bytes(envelope("replay", None, warnings=[str(error)]), status=422)
    return json_bytes(result.to_json())


async def _replay(request: Request, number: int) -> Job:
    found = served(request)
    place = found.case.place
    return await patient(
        found.answers.made(
            f"replay {place.file} {place.case} {number}",
            "drawing worlds",
            lambda tick: replay(place, number, progress=tick),
        )
    )


async def record(request: Request) -> Response:
    """Write the forecast that the page shows into the ledger; once it is made, where it is not yet."""
    found = served(request)
    scenario, place = found.case.scenario(), found.case.place
    asked = found.answers.ask(scenario, "forecast")

    def call(tick: Tick) -> int:
        # Whoever waits for another job takes a worker from it: what is not made yet is made here.
        result = asked.result() if asked.state == "done" else QUESTIONS["forecast"].ask(scenario, tick)
        with place.to_write() as opened:
            return write(opened, result, case=place.case, scenario=scenario, evidence=(), recorded=now())

    job = await patient(found.work.start("recording", call))
    return back(f"/ledger/recording/{job.id}")


async def recording(request: Request) -> Response:
    """How far a recording is; then back to the ledger."""
    job = await patient(job_of(request))
    if job.state != "done":
        return pending(request, job, heading="Recording the forecast")
    return show(request, "recorded.html", number=job.result())


async def backup(request: Request) -> Response:
    """A checked copy of the whole ledger, as a file to keep."""
    place = served(request).case.place
    try:
        data = await run_in_threadpool(_copied, place.file)
    except LedgerError as error:
        raise HTTPException(404, str(error)) from None
    name = f"detente-ledger-{now()[:10]}.db"
    return Response(
        data,
        media_type="application/vnd.sqlite3",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _copied(file: Address) -> bytes:
    with tempfile.TemporaryDirectory() as folder, open_ledger(file, writable=False) as opened:
        copy = Path(folder) / "copy.db"
        copy_of(opened, copy)
        return copy.read_bytes()


PAGE = Page(
    name="ledger",
    title="Ledger",
    key="l",
    routes=(
        Route("/ledger", ledger),
        Route("/ledger.json", ledger_json),
        Route("/ledger/compare", compared),
        Route("/ledger/compare.json", compared_json),
        Route("/ledger/replay/{number:int}.json", replayed_json),
        Route("/ledger/replay/{number:int}", replayed),
        Route("/ledger/record", record, methods=["POST"]),
        Route("/ledger/recording/{job}", recording),
        Route("/ledger/backup", backup),
        *resolving.ROUTES,
    ),
)
