"""A text report as sentences that a page can set."""

import re

from detente.report.html.section import Told
from detente.report.words import unwrapped

_COLUMNS = re.compile(r" {2,}")


def outline(text: str, *, skip: int = 0) -> Told:
    """The lines of a text report, unbroken, without the first few; columns become one line.

    Lines that tell warnings are left out: a section shows them as such.
    """
    lines = unwrapped(text)[skip:]
    return Told(
        tuple((indent // 2, _COLUMNS.sub(" · ", told)) for indent, told in lines if not told.startswith("! "))
    )
