"""Templates: they escape whatever they are given, and fail where a name is missing."""

import calendar
import datetime
from pathlib import Path

import jinja2

from detente.report.words import counted, in_words, percent
from detente.report.words import points as in_points

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


def signed(share: float) -> str:
    """A share that may be negative, in per cent; far below nothing it has no use to know how far.

    >>> signed(0.143), signed(-0.09), signed(0.001), signed(-70.0)
    ('+14 %', '−9 %', '0 %', 'below −100 %')
    """
    if share < -1:
        return "below −100 %"
    shown = round(100 * share)
    return f"{shown:+d} %".replace("-", "−") if shown else "0 %"


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
    "in_points": in_points,
    "signed": signed,
}
