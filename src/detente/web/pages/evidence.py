"""Evidence: what was said, what it moves, and what waits to be judged."""

from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.records.evidence import EvidenceItem, Says
from detente.records.forecast import Forecast
from detente.web.articles import folder_of
from detente.web.clusters import Filters, clusters, matrix, title_of
from detente.web.page import Page, ask, pending, served, show
from detente.web.pages import article, copying, proposal, proposals, update, upload


async def evidence(request: Request) -> Response:
    """What waits to be judged, then the evidence of the scenario by storyline, and the matrix."""
    job = await ask(request, "forecast")
    if job.state != "done":
        return pending(request, job, heading="Evidence")
    result: Forecast = job.result()
    scenario = served(request).case.scenario()
    filters = _filters(request)
    found = clusters(scenario, result)
    return show(
        request,
        "evidence.html",
        forecast=result,
        filters=filters,
        sources=_sources(scenario.evidence),
        kinds=get_args(Says),
        clusters=filters.of(found),
        n_clusters=len(found),
        columns=found,
        rows=matrix(scenario, result, found),
        inbox=await proposals.part(request, filters),
        folder=folder if (folder := folder_of(served(request).case)).is_dir() else None,
        term_of=partial(title_of, scenario),
    )


def _filters(request: Request) -> Filters:
    asked = request.query_params
    return Filters(**{each.name: asked.get(each.name, "").strip()[:200] for each in fields(Filters)})


def _sources(items: Sequence[EvidenceItem]) -> list[str]:
    return sorted({item.author or item.source or "" for item in items} - {""})


PAGE = Page(
    name="evidence",
    title="Evidence",
    key="e",
    style="evidence.css",
    routes=(
        Route("/evidence", evidence),
        *proposals.ROUTES,
        *proposal.ROUTES,
        *update.ROUTES,
        *upload.ROUTES,
        *article.ROUTES,
        *copying.ROUTES,
    ),
    caps=upload.CAPS,
)
