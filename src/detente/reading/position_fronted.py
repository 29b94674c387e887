"""What is wanted where it stands before its verb: "relief, which Brel refuses", "it is refused by Brel"."""

import re

from detente.reading.clauses import opening, trimmed
from detente.reading.position_cues import PositionCue
from detente.reading.position_records import NEAR
from detente.reading.references import Subject

_GAP = re.compile(
    r"\s*(?:$|[.,;:)—–]|(?:since|until|before|for (?:years|months|decades|weeks|long|a \w+|\w+ (?:years|"
    r"months|"
    r"decades|weeks))|so far|most|the most|above all|if|unless|because|"
    r"from the (?:start|outset)|"
    r"last|this (?:week|month|year)|all along|in (?:\d{4}|[A-Z]\w+)|on \w+day|is|was|are|were|would|has)\b)"
)
"""What follows a verb whose object stands before it: "a change that Baku has demanded since May"."""
_WHICH = re.compile(r"(?:,\s+|\s[—–]\s|\s)(?:and\s+|but\s+)?(?:which|that|whom)\s+(?:the\s+|its\s+)?$")
_WHOSE = re.compile(r",\s+whose\s+(?P<what>[\w-]+)\s+(?:the\s+|its\s+)?$")
"""Before a subject: the object that "whose" owns: "prisoners whose return the families demand"."""
_IS_WHAT = re.compile(
    r"\s+(?:is|was|are|were)\s+(?:something|(?:just\s+|exactly\s+|precisely\s+)?what|all|the\s+(?:one|"
    r"last)\s+thing)\s+(?:that\s+)?(?:the\s+)?$"
)
_REDUCED = re.compile(
    r"(?:^|[,;:—–(]\s|\b(?:is|was|of|for|on|over|by|with|about|to)\s+)(?P<what>(?:the|an?|another|one|"
    r"those)\s+"
    r"(?:[\w-]+\s+){1,4})(?:the\s+)?$"
)
_GOVERNS = re.compile(
    r"\b(?:to \w+|demand\w*|want\w*|seek\w*|ask\w*(?: for)?|propos\w+|offer\w*|includ\w+|would|will|"
    r"that|insist\w* on|accept\w*|is|are|was|were)\s+"
)
_INFINITIVE = re.compile(r"\b(?:to|that|would|will)\s+(?=\w)")
_IT_TOO = re.compile(
    r"something|(?:an?|the)\s+(?:\w+\s+)?(?:demand|step|move|condition|measure|concession|idea|proposal|"
    r"change|"
    r"offer|formula|provision|thing)"
)
"""A summary in apposition, for which the clause before stands: "a step that Baku has resisted"."""
_AUXILIARY = re.compile(
    r",?\s+(?:(?:has|have|had|is|are|was|were|be|been|being|would|will|could|may|might|not|never|also|"
    r"already|"
    r"long|once|now|then|since|twice|again|just|\w+ly)\s+)*$"
)
_GOVERNED = re.compile(
    r"(?:[Uu]nder|[Ii]n|[Ww]ith|[Ff]or|[Oo]n|[Aa]t|[Bb]y|[Aa]fter|[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]hich|"
    r"[Tt]hat)\b"
)

_SHORTEST = 3


def before_it(text: str, cue: PositionCue, subject: Subject) -> tuple[int, int] | None:
    """ "Relief, which Brel has so far refused", "a change Brel demands": the object before its verb."""
    if not {"n", "t"} & set(cue.verb.takes) or not _GAP.match(text, cue.end) or subject.start >= cue.start:
        return None
    if whose := _WHOSE.search(text, max(0, subject.start - NEAR), subject.start):
        return trimmed(text, *whose.span("what"))
    which = _WHICH.search(text, 0, subject.start)
    if which:
        start = max([0, *(m.end() for m in re.finditer(r"[,;:—–]\s+", text[: which.start()]))])
        verbs = list(_GOVERNS.finditer(text, start, which.start()))
        span = trimmed(text, verbs[-1].end() if verbs else start, which.start())
        if _IT_TOO.fullmatch(text[slice(*span)]):
            comma = max(text.rfind(",", 0, max(span[0] - 2, 0)), 0)
            governs = [m.end() for m in _INFINITIVE.finditer(text, comma, max(span[0] - 2, 0))]
            span = trimmed(text, governs[-1] if governs else comma, which.start())
        return span if span[1] - span[0] >= _SHORTEST else None
    if is_what := _IS_WHAT.search(text, 0, subject.start):
        start = opening(text, is_what.start())
        return trimmed(text, start, is_what.start())
    reduced = _REDUCED.search(text, max(0, subject.start - NEAR), subject.start)
    return trimmed(text, *reduced.span("what")) if reduced else None


def passive_object(text: str, place: int) -> tuple[int, int] | None:
    """What is wanted in "an amnesty is demanded by the rebels": the phrase before the verb."""
    auxiliary = _AUXILIARY.search(text, max(0, place - NEAR), place)
    end = auxiliary.start() if auxiliary else place
    start = opening(text, end)
    if (comma := text.rfind(", ", start, end)) >= 0:
        start = comma + 2
    verbs = list(_GOVERNS.finditer(text, start, end))
    span = trimmed(text, verbs[-1].end() if verbs else start, end)
    return span if span[1] - span[0] >= _SHORTEST and not _GOVERNED.match(text, span[0]) else None
