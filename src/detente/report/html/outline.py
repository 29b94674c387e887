"""A text report as sentences that a page can set."""

import re
from collections.abc import Iterable

from detente.report.html.section import Told
from detente.report.words import unwrapped

_BULLET = re.compile(r"^- ")
_COLUMNS = re.compile(r" {2,}")


def outline(text: str, *, skip: int = 0) -> Told:
    """The lines of a text report, unbroken, without the first few; columns become one line, dashes go.

    Lines that tell warnings are left out: a section shows them as such.
    """
    return _told(unwrapped(text)[skip:])


def sentences(lines: Iterable[str], *, skip: int = 0) -> Told:
    """Lines, each a sentence that may have been broken, as `outline` sets a whole text."""
    told = [line.split("\n") for line in [*lines][skip:]]
    return _told(
        (len(parts[0]) - len(parts[0].lstrip()), " ".join(part.strip() for part in parts)) for parts in told
    )


def _told(lines: Iterable[tuple[int, str]]) -> Told:
    return Told(
        tuple(
            (min(indent // 2, 2), _BULLET.sub("", _COLUMNS.sub(" · ", told)))
            for indent, told in lines
            if not told.startswith("! ")
        )
    )
