"""Packages: which are possible, efficient and fair; what one of them asks of whom."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.web.page import Page, ask, pending, show
from detente.web.twin import twin


async def packages(request: Request) -> Response:
    """The frontier for a pair of parties, the solutions, and every efficient package."""
    job = await ask(request, "packages")
    if job.state != "done":
        return pending(request, job, heading="Packages")
    return show(request, "packages.html", result=job.result())


async def packages_json(request: Request) -> Response:
    """The bytes of `detente packages --json`."""
    return await twin(request, "packages")


PAGE = Page(
    name="packages",
    title="Packages",
    key="p",
    routes=(Route("/packages", packages), Route("/packages.json", packages_json)),
)
