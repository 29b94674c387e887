"""Templates: they escape whatever they are given, and fail where a name is missing."""

import calendar
import datetime
from pathlib import Path

import jinja2

from detente.report.words import counted, in_words, percent

HERE = Path(__file__).parent


def day(iso: str) -> str:
    """An ISO date as people write it.

    >>> day("2021-02-05")
    '5 February 2021'
    """
    told = datetime.date.fromisoformat(iso)
    return f"{told.day} {calendar.month_name[told.month]} {told.year}"


def points(worth: float) -> str:
    """A worth or a gain to three figures, with a minus sign that is as wide as a plus.

    >>> points(-3.456)
    '−3.46'
    """
    return f"{worth:.3g}".replace("-", "−")


TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters |= {
    "percent": percent,
    "in_words": in_words,
    "counted": counted,
    "day": day,
    "points": points,
}
