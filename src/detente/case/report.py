"""A briefing as a document, its sections in the order in which a reader asks."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from detente.records.explanation import Explanation
from detente.records.forecast import Forecast
from detente.report.document import Document
from detente.report.html import sections_of
from detente.report.html.answer import answer
from detente.report.html.assumptions import assumptions
from detente.report.html.document import as_html
from detente.report.html.drivers import drivers
from detente.report.html.evidence import evidence
from detente.report.html.foundations import foundations
from detente.report.html.likely_packages import likely_packages
from detente.report.html.method import method
from detente.report.html.movers import movers
from detente.report.html.obstacles import obstacles
from detente.report.html.provenance import ESTIMATE, provenance
from detente.report.html.questions import questions
from detente.report.html.section import Section
from detente.report.html.terms import terms
from detente.report.html.timeline import timeline
from detente.report.html.waterfall import waterfall
from detente.report.markdown import as_markdown
from detente.report.words import counted

if TYPE_CHECKING:
    from detente.case.briefing import Briefing

_PARTS = ("phases", "stability", "ratify", "race", "blocs", "leverage", "arms", "packages", "positions")


_AS_TEXT = {".html": as_html, ".md": as_markdown}


def writer(ending: str) -> Callable[[Document], bytes]:
    """How a document is written to a file of that ending: `.html`, `.md` or `.pdf`.

    Raises
    ------
    ModuleNotFoundError
        For a PDF, where Typst is not installed.
    """
    if ending == ".pdf":
        as_pdf: Callable[[Document], bytes] = import_module("detente.report.pdf").as_pdf
        return as_pdf
    return lambda document: _AS_TEXT[ending](document).encode()


def document(briefing: "Briefing", *, handling: str | None = None) -> Document:
    """The whole report.

    Parameters
    ----------
    briefing : Briefing
    handling : str, optional
        The line that every page carries.

    Returns
    -------
    Document
    """
    scenario, first = briefing.scenario, next(iter(briefing.answers.values()))
    predicted = _forecast(briefing)
    until = "" if predicted is None else f", up to {predicted.horizon}"
    as_of = scenario.as_of.isoformat() if predicted is None else predicted.as_of
    settings = {} if predicted is None else predicted.settings
    drawn = [f"{counted(settings['draws'], 'world')}, seed {settings['seed']}"] if settings else []
    foot = [f"detente {first.version}", f"as of {as_of}", *drawn, "a model's estimate, not a fact"]
    return Document(
        title=scenario.title,
        subtitle=f"As of {as_of}{until}. {ESTIMATE}",
        handling=handling,
        foot=" · ".join(foot),
        sections=(*_sections(briefing), method(), provenance(predicted or first, evidence_cut=as_of)),
        left_out=briefing.left_out,
    )


def _sections(briefing: "Briefing") -> Iterator[Section]:
    predicted, items = _forecast(briefing), briefing.evidence
    if predicted is not None:
        yield from (answer(predicted), terms(predicted, items), likely_packages(predicted))
        yield from (timeline(predicted, items), obstacles(predicted))
    for name in _PARTS:
        yield from _of(briefing, name)
    if predicted is not None:
        yield from (evidence(predicted, items), movers(predicted), drivers(predicted))
    explained = briefing.answers.get("explain")
    if isinstance(explained, Explanation):
        yield from (waterfall(explained), assumptions(explained))
    yield from _of(briefing, "watch")
    yield from _of(briefing, "what-if")
    if predicted is not None:
        yield from (questions(predicted), foundations(predicted))


def _forecast(briefing: "Briefing") -> Forecast | None:
    found = briefing.answers.get("forecast")
    return found if isinstance(found, Forecast) else None


def _of(briefing: "Briefing", name: str) -> Iterator[Section]:
    if name in briefing.answers:
        yield from sections_of(briefing.answers[name])
