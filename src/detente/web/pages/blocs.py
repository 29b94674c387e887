"""Blocs and race: who sides with whom, who settles first, who needs whom; as far as the file allows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.report.html.arms import arms
from detente.report.html.blocs import blocs as bloc_map
from detente.report.html.leverage import leverage
from detente.report.html.positions import positions
from detente.report.html.precedent import precedent
from detente.report.html.race import race
from detente.report.html.ratify import ratify
from detente.report.html.timing import timing
from detente.scenario import Scenario
from detente.web.page import Page, ask, names_in, pending, served, show
from detente.web.sections import Make, sections
from detente.web.twin import twin


@dataclass(frozen=True)
class Part:
    """A question of the page: its heading, what shows it, and the block of the file that it reads."""

    heading: str
    make: Make
    block: str | None = None
    add: str = ""
    """What to write there, where it is missing."""
    in_words: bool = False
    """Whether its sentences are shown at once."""


PARTS: Mapping[str, Part] = {
    "blocs": Part(
        "Who sides with whom",
        bloc_map,
        "alignment",
        "the actors with their sizes, and the propensity of each pair",
        in_words=True,
    ),
    "race": Part(
        "Who settles first", race, "race", "the pivot, its rivals, and what each deal brings", in_words=True
    ),
    "leverage": Part(
        "Who needs whom more", leverage, "leverage", "the relations between actors and what each is worth"
    ),
    "ratify": Part("Does it pass at home", ratify, "domestic", "who must agree at home, by party"),
    "timing": Part("When would it be signed", timing),
    "arms": Part("Arms race or cap", arms, "arms", "how each side answers the other's arms"),
    "positions": Part(
        "Where each issue settles", positions, "positions", "a scale by issue, and where each party stands"
    ),
    "precedent": Part("What past treaties held", precedent),
}


async def blocs(request: Request) -> Response:
    """Every part that the file has numbers for, one after the other; what is missing, by name."""
    scenario = served(request).case.scenario()
    asked = {name: part for name, part in PARTS.items() if _has(scenario, part)}
    lacking = {name: part for name, part in PARTS.items() if name not in asked}
    ultimatum = _ultimatum(request, scenario)
    return show(
        request,
        "blocs.html",
        parts=asked,
        lacking=lacking,
        ultimatum=ultimatum,
        actors=_actors(scenario),
    )


async def later(request: Request) -> Response:
    """One part."""
    name = request.path_params["part"]
    if name not in PARTS:
        raise HTTPException(404, f"nothing called {name} is told here")
    part = PARTS[name]
    job = await ask(request, name, **_settings(request, name))
    if job.state != "done":
        return pending(request, job, heading=part.heading)
    (shown,) = await sections(job, name, [part.make], folded=not part.in_words)
    return show(request, "section.html", keep=job, heading=part.heading, section=shown, draws=None)


async def part_json(request: Request, *, name: str) -> Response:
    """The bytes of the verb of that name."""
    return await twin(request, name, **_settings(request, name))


def _has(scenario: Scenario, part: Part) -> bool:
    return part.block is None or bool(getattr(scenario, part.block))


def _actors(scenario: Scenario) -> Mapping[str, str]:
    """Who may give an ultimatum, by id."""
    names = names_in(scenario)
    sizes = scenario.alignment.sizes if scenario.alignment else {}
    return {name: names.get(name, name) for name in sizes}


def _ultimatum(request: Request, scenario: Scenario) -> str:
    told = request.query_params.get("ultimatum", "")
    if told and told not in _actors(scenario):
        raise HTTPException(404, f"no actor '{told[:60]}' stands in the alignment block")
    return told


def _settings(request: Request, name: str) -> dict[str, Any]:
    told = _ultimatum(request, served(request).case.scenario()) if name == "blocs" else ""
    return {"ultimatum": told} if told else {}


PAGE = Page(
    name="blocs",
    title="Blocs and race",
    key="b",
    routes=(
        Route("/blocs", blocs),
        Route("/blocs/{part}", later),
        *(Route(f"/{name}.json", partial(part_json, name=name)) for name in PARTS),
    ),
)
