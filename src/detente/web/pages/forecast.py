"""The forecast: how likely, what is in it, would it hold, in what steps; what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.records.forecast import EvidenceWeight, Forecast, TermForecast
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
from detente.report.html.section import Told
from detente.report.html.stability import stability
from detente.report.html.terms import giver_of, terms
from detente.report.html.timeline import timeline
from detente.report.html.waterfall import waterfall
from detente.web.page import Page, ask, pending, served, show
from detente.web.sections import Make, Shown, sections
from detente.web.twin import twin

EVEN = 0.5
MOVERS = 4
# What takes longer and follows by itself: the question behind it, its heading, what it shows.
LATER: Mapping[str, tuple[str, str, Make]] = {
    "stability": ("stability", "Would it hold", stability),
    "phases": ("phases", "In what steps", phases),
    "waterfall": ("explain", "Step by step", waterfall),
    "assumptions": ("explain", "Assumptions", assumptions),
}
# The order of the page: what is likely, whether it lasts, why, and what that rests on.
LIKELY = ("answer", "terms", "packages", "timeline")
LASTING = ("stability", "phases", "against")
WHY = ("waterfall", "assumptions", "drivers", "moved", "questions", "rests-on")
ORDER = (*LIKELY, *LASTING, *WHY)


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
    to_come = [Shown(name, heading, None) for name, (_, heading, _) in LATER.items()]
    shown = sorted([*at_once, *to_come], key=lambda section: ORDER.index(section.id))
    result = job.result()
    return show(request, "forecast.html", keep=job, forecast=result, glance=glance(result), sections=shown)


@dataclass(frozen=True)
class Glance:
    """What a reader in a hurry takes away."""

    terms: Mapping[str, Sequence[TermForecast]]
    """By giver: what is likelier than not, given a deal."""
    movers: Sequence[EvidenceWeight]
    """The evidence that moved the answer most, whichever way."""


def glance(result: Forecast) -> Glance:
    """The likely terms by giver, and the strongest evidence."""
    likely = [term for term in result.terms if (term.p_given_deal or 0) > EVEN]
    likely.sort(key=lambda term: -(term.p_given_deal or 0))
    by_giver: dict[str, list[TermForecast]] = {}
    for term in likely:
        by_giver.setdefault(giver_of(result, term), []).append(term)
    movers = sorted(result.evidence, key=lambda item: -abs(item.moved_deal))
    return Glance(by_giver, movers[:MOVERS])


def _under_the_headline(result: Forecast) -> Section:
    """The answer without its first sentence and its list of terms, with which the page begins."""
    whole = answer(result)
    return replace(whole, blocks=tuple(block for block in whole.blocks[1:] if not isinstance(block, Told)))


async def later(request: Request, *, name: str) -> Response:
    """One heavier part."""
    verb, heading, make = LATER[name]
    job = await ask(request, verb)
    if job.state != "done":
        return pending(request, job, heading=heading)
    (shown,) = await sections(job, name, [make])
    draws = job.result().settings.get("draws") if verb == "explain" else None
    return show(request, "section.html", keep=job, heading=heading, section=shown, draws=draws)


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
