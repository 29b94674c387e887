"""Sides that stand beside the table: who mediates, and who only looks on."""

import re
from itertools import pairwise

from detente.drafting.corpus import Corpus, Line

AND = re.compile(r",?\s+and\s+(?:the\s+|a\s+)?|[-–]|\s+with\s+(?:the\s+)?")
COMMA = re.compile(r",\s+(?:the\s+|a\s+)?")
_LEAD = r"\s+(?:(?:has|have|had|is|are|was|were|been|being|also|both|jointly|\w+ly|helped|helping|to)\s+)*"
_BESIDE = r"mediat|broker|facilitat|shuttl|arbitrat"
_LOOKS_ON = re.compile(
    rf"{_LEAD}(?:{_BESIDE}|watch|monitor|observ|welcom|prais|applaud|condemn|critici[sz]|denounc)"
    r"(?:e[sd]?|es|ed|ing)\b"
)
_MEDIATES = re.compile(rf"{_LEAD}(?:(?:{_BESIDE})(?:e[sd]?|ed|ing)\b|(?:the\s+)?(?:mediators?|go-between))")
_BY = re.compile(
    r"\b(?:(?:mediated|brokered|facilitated)\s+by|mediation\s+(?:by|of)|"
    r"mediators?(?:\s+(?:from|in|such as))?)"
    r",?\s+(?:the\s+)?$"
)
_ITS = re.compile(
    r"\s+(?:mediat(?:ors?|ion|ing)|go-betweens?)\b|,?\s+(?:as\s+)?(?:a\s+|the\s+)?mediat(?:or|ing)\b"
)


def mediators(corpus: Corpus) -> frozenset[str]:
    """Sides that the texts call mediators: "Qatar and Oman mediated", "brokered by Egypt"."""
    return frozenset(side for line in corpus.lines for side in _mediating(line))


def looks_on(line: Line, end: int) -> bool:
    """Whether the words behind a place tell of looking on: "are watching the talks"."""
    return _LOOKS_ON.match(line.text, end) is not None


def _mediating(line: Line) -> list[str]:
    found: list[str] = []
    for run in runs(line):
        by = _BY.search(line.text[: line.named[run[0]].start])
        if (
            by
            or _MEDIATES.match(line.text, line.named[run[-1]].end)
            or _ITS.match(line.text, line.named[run[-1]].end)
        ):
            found += [line.named[n].side for n in run]
    return found


def runs(line: Line) -> list[list[int]]:
    """Numbers of the mentions of a sentence that stand in one row: "Qatar, Egypt and the United States"."""
    found: list[list[int]] = [[0]] if line.named else []
    for n, (one, other) in enumerate(pairwise(line.named), start=1):
        between = (line.text, one.end, other.start)
        if AND.fullmatch(*between) or COMMA.fullmatch(*between):
            found[-1].append(n)
        else:
            found.append([n])
    return found
