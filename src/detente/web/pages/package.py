"""One package: who gives what, what it is worth to each, would it hold, in what steps."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.records.packages import PackageResult
from detente.report.html.phases import phases
from detente.report.html.stability import stability
from detente.scenario import Scenario
from detente.web.page import ask, names_in, pending, served, show
from detente.web.sections import Make, sections
from detente.web.twin import twin

# What follows by itself: its heading, and what it shows of the verb of that name.
LATER: Mapping[str, tuple[str, Make]] = {
    "stability": ("Would it hold", stability),
    "phases": ("In what steps", phases),
}


@dataclass(frozen=True)
class Given:
    """One term of a package."""

    title: str
    option: str
    instead_of: str | None
    via: str | None


def code_of(scenario: Scenario, package: Mapping[str, str]) -> str:
    """A package as a path names it: places of its options, in the order of the issues: `0.2.1`."""
    return ".".join(
        str(issue.options.index(package[name])) if name in package else "0"
        for name, issue in scenario.issues.items()
    )


def package_of(scenario: Scenario, code: str) -> dict[str, str]:
    """The package that a path names.

    Raises
    ------
    HTTPException
        404 where it names none of this scenario.
    """
    places = code.split(".")
    if len(places) == len(scenario.issues) and all(
        p.isascii() and p.isdigit() and len(p) < 4 for p in places
    ):
        pairs = [
            (name, issue.options, int(p))
            for (name, issue), p in zip(scenario.issues.items(), places, strict=True)
        ]
        if all(place < len(options) for _, options, place in pairs):
            return {name: options[place] for name, options, place in pairs}
    raise HTTPException(
        404, f"no package {code[:80]} in this scenario; its issues or options may have changed"
    )


async def one(request: Request) -> Response:
    """What a package asks of whom, and what it is worth to each."""
    scenario, code, package = _asked(request)
    job = await ask(request, "packages", proposal=package)
    if job.state != "done":
        return pending(request, job, heading="A package")
    result: PackageResult = job.result()
    assert result.proposal is not None
    gains = result.margins(result.proposal.worth)
    return show(
        request,
        "package.html",
        keep=job,
        code=code,
        result=result,
        worth=result.proposal.worth,
        gains=gains,
        unwilling=[names_in(scenario)[name] for name, gain in gains.items() if gain < 0],
        given=_by_giver(scenario, package),
        later={name: heading for name, (heading, _) in LATER.items()},
        options=" ".join(f"--package '{issue}={option}'" for issue, option in package.items()),
    )


async def part(request: Request) -> Response:
    """Whether a package would hold, or its steps."""
    _, _, package = _asked(request)
    verb = request.path_params["verb"]
    if verb not in LATER:
        raise HTTPException(404, f"nothing called {verb} is told of a package")
    heading, make = LATER[verb]
    job = await ask(request, verb, package=package)
    if job.state != "done":
        return pending(request, job, heading=heading)
    (shown,) = await sections(job, verb, [make])
    return show(request, "section.html", keep=job, heading=heading, section=shown, draws=None)


async def one_json(request: Request) -> Response:
    """The bytes of `detente packages --package ... --json`."""
    _, _, package = _asked(request)
    return await twin(request, "packages", proposal=package)


def _asked(request: Request) -> tuple[Scenario, str, dict[str, str]]:
    scenario = served(request).case.scenario()
    code: str = request.path_params["code"]
    return scenario, code, package_of(scenario, code)


def _by_giver(scenario: Scenario, package: Mapping[str, str]) -> dict[str, list[Given]]:
    """The terms that change something, by the giver's name."""
    names = names_in(scenario)
    before = scenario.status_quo == "first"
    found: dict[str, list[Given]] = {}
    for name, option in package.items():
        issue = scenario.issues[name]
        if before and option == issue.options[0]:
            continue
        giver = names[issue.giver] if issue.giver else "Together"
        via = names.get(issue.via.party) if issue.via and issue.via.party != issue.giver else None
        term = Given(issue.title or name, option, issue.options[0] if before else None, via)
        found.setdefault(giver, []).append(term)
    return found


ROUTES = (
    Route("/packages/{code}.json", one_json),
    Route("/packages/{code}", one),
    Route("/packages/{code}/{verb}", part),
)
