"""A text report as sentences that a page can set."""

import re
from collections.abc import Iterable

from detente.report.html.section import Told

_BULLET = re.compile(r"^- ")
_COLUMNS = re.compile(r" {2,}")
_ARROW = re.compile(r"-> {2,}")


def sentences(lines: Iterable[str], *, skip: int = 0) -> Told:
    """The sentences of a text report, unbroken, without the first few; columns become one line, dashes go.

    Sentences that tell warnings are left out: a section shows them as such.
    """
    told = [(_indent(line), _unbroken(line)) for line in lines if line.strip()]
    return Told(tuple(line for line in told[skip:] if not line[1].startswith("! ")))


def _indent(line: str) -> int:
    """How deep a sentence stands, 0 to 2."""
    return min((len(line) - len(line.lstrip())) // 2, 2)


def _unbroken(line: str) -> str:
    whole = " ".join(part.strip() for part in line.split("\n"))
    return _BULLET.sub("", _COLUMNS.sub(" · ", _ARROW.sub("-> ", whole)))
