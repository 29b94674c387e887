"""Results as sections of HTML: the same in the report, on the page and in notebooks."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from detente.records.arms import ArmsResult
from detente.records.backtest import Backtest
from detente.records.blocs import BlocsResult
from detente.records.explanation import Explanation
from detente.records.forecast import Forecast
from detente.records.ledger import Comparison, History
from detente.records.leverage import LeverageResult
from detente.records.packages import PackageResult
from detente.records.phases import PhasingResult
from detente.records.positions import PositionsResult
from detente.records.precedent import PrecedentResult
from detente.records.race import RaceResult
from detente.records.ratify import RatifyResult
from detente.records.score import Record
from detente.records.stability import StabilityResult
from detente.records.timing import TimingResult
from detente.records.watch import Watch
from detente.records.what_if_forecast import WhatIf
from detente.report.html.answer import answer
from detente.report.html.answers import listed
from detente.report.html.arms import arms
from detente.report.html.assumptions import assumptions
from detente.report.html.backtest import backtest
from detente.report.html.blocs import blocs
from detente.report.html.comparison import comparison
from detente.report.html.drivers import drivers
from detente.report.html.evidence import evidence
from detente.report.html.foundations import foundations
from detente.report.html.frontier import frontier
from detente.report.html.history import history
from detente.report.html.inverse import inverse
from detente.report.html.leverage import leverage
from detente.report.html.likely_packages import likely_packages
from detente.report.html.movers import movers
from detente.report.html.obstacles import obstacles
from detente.report.html.phases import phases
from detente.report.html.positions import positions
from detente.report.html.precedent import precedent
from detente.report.html.questions import questions
from detente.report.html.race import race
from detente.report.html.ratify import ratify
from detente.report.html.rendering import section_html, sections_in_html, styles
from detente.report.html.score import score
from detente.report.html.section import Section
from detente.report.html.stability import stability
from detente.report.html.terms import terms
from detente.report.html.timeline import timeline
from detente.report.html.timing import timing
from detente.report.html.watch import watch
from detente.report.html.waterfall import waterfall
from detente.report.html.what_if import what_if

NOTEBOOK = "detente-notebook"

SECTIONS: dict[type, tuple[Callable[..., Section], ...]] = {
    Forecast: (
        answer,
        terms,
        likely_packages,
        timeline,
        obstacles,
        drivers,
        movers,
        questions,
        evidence,
        foundations,
    ),
    Explanation: (waterfall, drivers, assumptions, inverse),
    PackageResult: (frontier,),
    StabilityResult: (stability,),
    PhasingResult: (phases,),
    RaceResult: (race,),
    BlocsResult: (blocs,),
    LeverageResult: (leverage,),
    ArmsResult: (arms,),
    RatifyResult: (ratify,),
    TimingResult: (timing,),
    PositionsResult: (positions,),
    PrecedentResult: (precedent,),
    Watch: (watch,),
    WhatIf: (what_if,),
    History: (history,),
    Comparison: (comparison,),
    Record: (score,),
    Backtest: (backtest,),
}


def sections_of(result: Any) -> tuple[Section, ...]:
    """What a result has to show, section by section; of a kind without sections, its table."""
    makes = SECTIONS.get(type(result))
    return (listed(result),) if makes is None else tuple(make(result) for make in makes)


def sections_html(result: Any, *, level: int = 2) -> Markup:
    """All sections of a result as HTML."""
    return sections_in_html(sections_of(result), level=level)


def notebook_html(result: Any) -> str:
    """A result as a notebook shows it: its sections with their rules, on light paper whatever the theme."""
    rules = styles().replace(":root", f".{NOTEBOOK}")
    paper = f".{NOTEBOOK} {{ background: var(--paper); padding: 1rem; }}"
    shown = sections_html(result, level=3)
    return f'<div class="{NOTEBOOK}" data-theme="light"><style>{rules}{paper}</style>{shown}</div>'


__all__ = ["SECTIONS", "Section", "notebook_html", "section_html", "sections_html", "sections_of", "styles"]
