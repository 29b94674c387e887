"""The forecast: how likely, what is in it, would it hold, in what steps; what it rests on."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.records.forecast import Forecast
from detente.report.html import Section
from detente.report.html.answer import answer
from detente.report.html.assumptions import assumptions
from detente.report.html.drivers import drivers
from detente.report.html.foundations import foundations
from detente.report.html.likely_packages import likely_packages
from detente.report.html.movers import movers
from detente.report.html.obstacles import obstacles
from detente.report.html.phases import phases
from detente.report.html.questions import questions
from detente.report.html.stability import stability
from detente.report.html.terms import terms
from detente.report.html.timeline import timeline
from detente.report.html.waterfall import waterfall
from detente.web.page import Page, ask, pending, served, show
from detente.web.sections import Make, Shown, sections
from detente.web.twin import twin

# What takes longer and follows by itself: the question behind it, its heading, what it shows.
LATER: Mapping[str, tuple[str, str, Make]] = {
    "stability": ("stability", "Would it hold", stability),
    "phases": ("phases", "In what steps", phases),
    "waterfall": ("explain", "Why this probability", waterfall),
    "assumptions": ("explain", "Assumptions", assumptions),
}
# The order of the page: what is likely, whether it lasts, what speaks against it, what it rests on.
ORDER = (
    *("answer", "terms", "packages", "timeline", "stability", "phases", "against", "waterfall", "assumptions"),
    *("drivers", "moved", "questions", "rests-on"),
)


async def forecast(request: Request) -> Response:
    """The answer first; its heavier parts follow by themselves."""
    job = await ask(request, "forecast")
    if job.state != "done":
        return pending(request, job, heading="Forecast")
    items = served(request).case.scenario().evidence
    makes = (
        _under_the_headline,
        partial(terms, items=items),
        likely_packages,
        partial(timeline, items=items),
        obstacles,
        drivers,
        movers,
        questions,
        foundations,
    )
    at_once = await sections(job, "forecast", makes)
    later = [Shown(name, heading, None) for name, (_, heading, _) in LATER.items()]
    shown = sorted([*at_once, *later], key=lambda section: ORDER.index(section.id))
    return show(request, "forecast.html", forecast=job.result(), sections=shown)


def _under_the_headline(result: Forecast) -> Section:
    """The answer without its sentence, which is the headline of the page."""
    whole = answer(result)
    return replace(whole, blocks=whole.blocks[1:])


async def later(request: Request, *, name: str) -> Response:
    """One heavier part."""
    verb, heading, make = LATER[name]
    job = await ask(request, verb)
    if job.state != "done":
        return pending(request, job, heading=heading)
    (shown,) = await sections(job, name, [make])
    return show(request, "section.html", heading=heading, section=shown)


PAGE = Page(
    name="forecast",
    title="Forecast",
    key="f",
    routes=(
        Route("/forecast", forecast),
        Route("/forecast.json", partial(twin, verb="forecast")),
        *(Route(f"/forecast/{name}", partial(later, name=name)) for name in LATER),
        *(Route(f"/{verb}.json", partial(twin, verb=verb)) for verb in ("stability", "phases", "explain")),
    ),
)
