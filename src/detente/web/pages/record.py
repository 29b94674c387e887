"""The record: how good the forecasts were, live ones and those made afterwards apart."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case.defaults import SEED
from detente.case.envelope import envelope
from detente.case.place import Place
from detente.case.settled import settled_claims
from detente.forecasting.scoring import score
from detente.ledger import LedgerError
from detente.records.score import Record
from detente.report.html import section_html
from detente.report.html.score import score as scored
from detente.report.html.section import Figure, Section, Text
from detente.report.score import REFERENCES
from detente.web.backtests import backtest
from detente.web.page import Page, served, show
from detente.web.sections import Shown
from detente.web.twin import json_bytes

TRACKS = {
    "live": "Live forecasts, made before the outcome",
    "retrodicted": "Retrodicted ones, made after it",
}


async def record(request: Request) -> Response:
    """Scores of what has turned out; nothing where nothing has."""
    case = served(request).case
    try:
        judged: Record | None = await run_in_threadpool(_scored, case.place)
    except LedgerError:
        judged = None
    if judged is not None and not judged.claims:
        judged = None
    return show(
        request,
        "record.html",
        record=judged,
        tracks={name: getattr(judged, name) for name in TRACKS} if judged else {},
        tracks_in_words=TRACKS,
        references=REFERENCES,
        sections=await run_in_threadpool(_drawn, judged) if judged else [],
        backtest=await run_in_threadpool(_backtest, request),
    )


async def record_json(request: Request) -> Response:
    """The bytes of `detente score --json`."""
    try:
        judged = await run_in_threadpool(_scored, served(request).case.place)
    except LedgerError as error:
        return json_bytes(envelope("score", None, warnings=[str(error)]), status=422)
    return json_bytes(judged.to_json())


def _scored(place: Place) -> Record:
    with place.to_read() as opened:
        claims = settled_claims(opened, place.case)
    return score(sorted(claims, key=lambda each: each.resolution.date), seed=SEED)


def _backtest(request: Request) -> Shown | None:
    try:
        section = backtest(served(request).case.folder)
    except ValueError as error:
        section = Section("backtest", "Backtest on settled cases", (Text(str(error), says="warning"),))
    return None if section is None else _shown(section)


def _drawn(judged: Record) -> list[Shown]:
    """The curves; then all in words, without the notices, which the page shows itself."""
    blocks = [block for block in scored(judged).blocks if not isinstance(block, Text)]
    curves = Section("reliability", "Reliability", tuple(b for b in blocks if isinstance(b, Figure)))
    rest = Section("score", "Every score and claim", tuple(b for b in blocks if not isinstance(b, Figure)))
    return [_shown(section) for section in (curves, rest) if section.blocks]


def _shown(section: Section) -> Shown:
    return Shown(section.id, section.title, section_html(section))


PAGE = Page(
    name="record",
    title="Record",
    key="r",
    routes=(Route("/record", record), Route("/record.json", record_json)),
)
