"""Sections as HTML, by one template that escapes whatever comes from a file."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.report.html.chart import drawn
from detente.report.html.section import Section

_STATIC = Path(__file__).with_name("static")
_TEMPLATES = Environment(
    loader=PackageLoader("detente.report.html"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    finalize=lambda value: value.replace(" %", "\u00a0%") if isinstance(value, str) else value,
)
_TEMPLATES.filters["groupby_depth"] = lambda lines: [
    (depth, list(some)) for depth, some in groupby(lines, key=lambda line: min(line[0], 1))
]


def section_html(section: Section, *, level: int = 2) -> Markup:
    """One section, its heading of that level.

    Returns
    -------
    Markup
        A `section` element with no style attribute, no script and no address of another host; the same
        bytes for the same section.
    """
    template = _TEMPLATES.get_template("section.html.j2")
    return Markup(template.render(section=section, level=level, drawn=drawn)).strip()


def sections_in_html(sections: Iterable[Section], *, level: int = 2) -> Markup:
    """Sections one below the other."""
    return Markup("\n").join(section_html(section, level=level) for section in sections)


def page(template: str, **context: object) -> str:
    """A whole file by one of the room's templates."""
    return _TEMPLATES.get_template(template).render(**context)


def style(*names: str) -> str:
    """Style sheets of the room, one after the other."""
    return "\n".join((_STATIC / f"{name}.css").read_text(encoding="utf-8") for name in names)


def styles() -> str:
    """What sections need: the tokens, then their rules."""
    return style("tokens", "sections")
