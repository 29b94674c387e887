"""Packages: which are possible, efficient and fair, for any pair of parties."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.records.packages import PackageResult, Point
from detente.report.html.frontier import frontier
from detente.report.packages import NAMES
from detente.report.terms import changes
from detente.scenario import Scenario
from detente.web.page import Page, ask, pending, served, show
from detente.web.pages import package
from detente.web.sections import sections
from detente.web.twin import twin

LISTED = 200


@dataclass(frozen=True)
class Row:
    """A package of the table."""

    code: str
    changes: str
    worth: Mapping[str, float]
    accepted: bool
    """Whether it is worth no less than walking away to everybody who must accept."""
    solutions: tuple[str, ...]


async def packages(request: Request) -> Response:
    """The frontier for a pair of parties with the solutions marked, and every efficient package."""
    job = await ask(request, "packages")
    if job.state != "done":
        return pending(request, job, heading="Packages")
    result: PackageResult = job.result()
    pair = _pair(request, result)
    (drawn,) = await sections(job, "frontier of " + "|".join(pair), [partial(frontier, pair=pair)])
    scenario = served(request).case.scenario()
    rows = list(job.remembered("rows", lambda: tuple(_rows(scenario, result))))
    by, falling = _order(request, result)
    if by is not None:
        rows.sort(key=lambda row: row.worth[by], reverse=falling)
    return show(
        request,
        "packages.html",
        keep=job,
        result=result,
        pair=pair,
        frontier=drawn,
        rows=rows[:LISTED],
        n_rows=len(rows),
        by=by,
        falling=falling,
    )


def _pair(request: Request, result: PackageResult) -> tuple[str, str]:
    """The two parties asked for; else the first two principals, or the first and any other."""
    others = [*result.principals, *(name for name in result.parties if name not in result.principals)]
    one, other = others[0], others[min(1, len(others) - 1)]
    asked = request.query_params.get("one", one), request.query_params.get("other", other)
    for name in asked:
        _known(name, result)
    return asked


def _order(request: Request, result: PackageResult) -> tuple[str | None, bool]:
    """By whose worth the table is sorted, and whether the most comes first."""
    by = request.query_params.get("sort")
    if by is not None:
        _known(by, result)
    return by, request.query_params.get("order", "falling") != "rising"


def _known(name: str, result: PackageResult) -> None:
    if name not in result.parties:
        raise HTTPException(404, f"no party '{name}' in this scenario")


def _rows(scenario: Scenario, result: PackageResult) -> Iterator[Row]:
    """The solutions first, then the other efficient packages, by the first party's worth."""
    solutions: dict[str, list[str]] = {}
    points: dict[str, Point] = {}
    for name, point in result.solutions.items():
        if point is not None:
            code = package.code_of(scenario, point.package)
            solutions.setdefault(code, []).append(NAMES.get(name, name).partition(" (")[0])
            points[code] = point
    for point in _efficient(result):
        points.setdefault(package.code_of(scenario, point.package), point)
    for code, point in points.items():
        accepted = all(gain >= 0 for gain in result.margins(point.worth).values())
        told = changes(point.package, result.status_quo)
        yield Row(code, told, point.worth, accepted, tuple(solutions.get(code, ())))


def _efficient(result: PackageResult) -> Sequence[Point]:
    if result.frontier is not None:
        return result.frontier
    return result.frontier_bound.points if result.frontier_bound is not None else ()


PAGE = Page(
    name="packages",
    title="Packages",
    key="p",
    routes=(
        Route("/packages", packages),
        Route("/packages.json", partial(twin, verb="packages")),
        *package.ROUTES,
    ),
)
