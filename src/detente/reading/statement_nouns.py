"""Statements without a verb of speech: "X's warning that", "a pledge by X to", "X's answer was: ..."."""

import re
from collections.abc import Iterator

from detente.reading.clauses import trimmed
from detente.reading.passage import Passage
from detente.reading.quotations import Quote
from detente.reading.references import Subject
from detente.reading.speakers import Speakers
from detente.reading.statement_clauses import BREAK
from detente.reading.statement_quotes import in_quotes, quoted_mode
from detente.reading.statement_records import Said

_PROMISES = ("promise", "pledge", "vow", "threat", "commitment", "undertaking")
_THOUGHTS = ("belief", "conviction", "fear", "hope", "worry", "concern", "suspicion", "feeling")
_CLAIMS = (
    "claim",
    "warning",
    "statement",
    "assertion",
    "remark",
    "announcement",
    "insistence",
    "complaint",
    "accusation",
    "admission",
    "suggestion",
    "declaration",
    "hint",
    "comment",
    "contention",
    "argument",
    "charge",
    "message",
    "position",
    "view",
    "answer",
    "reply",
    "response",
    "verdict",
    "conclusion",
    "assessment",
    "opinion",
    "reasoning",
    "explanation",
    "prediction",
    "forecast",
    "denial",
    "assurance",
    "guarantee",
    "theory",
    "objection",
    "criticism",
    "confession",
    "acknowledgement",
    "acknowledgment",
    "retort",
    "riposte",
    "reaction",
    "summary",
    "rejoinder",
    "plea",
    "appeal",
    "boast",
    "joke",
    "quip",
    "wish",
    "observation",
    "revelation",
    "disclosure",
    "allegation",
    "estimate",
    "calculation",
    "formula",
    "refrain",
    "mantra",
    "motto",
    "thesis",
    "diagnosis",
    "excuse",
    "justification",
    "stance",
    "advice",
    "point",
    "case",
    "bet",
    "guess",
    "rule",
    "wording",
    "line",
)
_NOUNS = frozenset(form for noun in (*_PROMISES, *_THOUGHTS, *_CLAIMS) for form in (noun, f"{noun}s"))
_NOUN = rf"(?P<cue>{'|'.join((*_PROMISES, *_THOUGHTS, *_CLAIMS))})s?"
_PROMISE = rf"(?P<cue>{'|'.join(_PROMISES)})s?"
_OWN = r"\s+(?:[\w-]+\s+){0,2}?"
_ABOUT = (
    r"(?:\s+(?:to|on|about|over|in|at|for|from|this|last|during|after|earlier)\s+[^,;:.“”\"]{2,60}?)?"
    r"(?:,\s+[^,;:.“”\"]{2,40},)?"
)
_IS = r"(?:has\s+(?:always\s+|long\s+)?been|had\s+been|is|was|were|are|remains|remained|came|comes|ran|runs)"
_SHAPES = (
    re.compile(rf"{_OWN}{_NOUN}{_ABOUT}\s+that\s+(?=\S)"),
    re.compile(rf"{_OWN}{_NOUN}{_ABOUT}\s+{_IS}(?:\s+[^;:.“”\"]{{1,50}}?)?(?:,?\s+that\s+|:\s*)(?=\S)"),
    re.compile(rf"{_OWN}{_NOUN}{_ABOUT}(?:\s+{_IS})?:?\s*(?=[“\"‘]\w)"),
    re.compile(rf"{_OWN}{_NOUN}{_ABOUT}:\s+(?=\w)"),
    re.compile(rf"{_OWN}{_PROMISE}\s+(?:not\s+)?to\s+(?=[a-z])"),
)
"""Of "X's warning last week that ..." and its kin the part behind the owner's mark."""
_OWNER_MARK = re.compile(r"['’](?:s\b)?(?=\s)|\b(?P<whose>[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)(?=\s)")
_BY = re.compile(rf"\b{_NOUN}\s+(?:\w+\s+){{0,2}}?(?:by|from|of|among)\s+")
_BEHIND = re.compile(
    rf"\s+(?:on\s+\w+day\s+)?(?:that\s+|(?P<to>to\s+)|{_IS}\s+(?:[^,;:“”\"]{{1,40}}?)?(?:that\s+|:\s*))(?=\S)"
)
_SUBJECT_OF = {"its": "it", "their": "they", "his": "he", "her": "she"}


def statements_by_noun(
    speakers: Speakers, passage: Passage, quotes: list[tuple[int, int, Quote]]
) -> Iterator[Said]:
    """Statements of a sentence that a noun of speech or thought introduces, outside quoted words."""
    if _NOUNS.isdisjoint(passage.vocabulary):
        return
    text, reach = passage.sentence.text, -1
    for mark in _OWNER_MARK.finditer(text):
        found = _shape(text, mark.end())
        if found and mark.start() >= reach and not in_quotes(quotes, mark.start()):
            owner = _owner(speakers, passage, mark)
            if owner:
                reach = found.end()
                yield _said(text, found, owner, quotes)
    for mention in passage.mentions:
        found = _shape(text, mention.end) if mention.form == "adj" else None
        if found and mention.start >= reach and not in_quotes(quotes, mention.start):
            yield _said(text, found, Subject(mention.who, mention.start, mention.end), quotes)
    for found in _BY.finditer(text):
        source = None if in_quotes(quotes, found.start()) else speakers.after(passage, found.end())
        behind = _BEHIND.match(text, source.end) if source else None
        if source and behind and (not behind["to"] or found["cue"] in _PROMISES):
            yield _said(text, behind, source, quotes, found.span("cue"))


def _shape(text: str, place: int) -> re.Match[str] | None:
    matches = (shape.match(text, place) for shape in _SHAPES)
    return next((found for found in matches if found), None)


def _owner(speakers: Speakers, passage: Passage, mark: re.Match[str]) -> Subject | None:
    if mark["whose"]:
        who = speakers.pronoun(passage, _SUBJECT_OF[mark["whose"].lower()], mark.start())
        return Subject(who, *mark.span()) if who else None
    return speakers.owner(passage, mark.start())


def _said(
    text: str,
    found: re.Match[str],
    owner: Subject,
    quotes: list[tuple[int, int, Quote]],
    cue: tuple[int, int] | None = None,
) -> Said:
    """What stands behind the noun, to the end of its clause; the quotation that it opens with, if it does."""
    cue = cue or found.span("cue")
    for start, end, quote in quotes:
        if found.end() - 1 <= start <= found.end() + 1:
            return Said(owner.who, cue, (start, end), quoted_mode(quote))
    stop = BREAK.search(text, found.end())
    span = trimmed(text, found.end(), stop.start() if stop else len(text))
    mode = "belief" if text[slice(*cue)].lower().rstrip("s") in _THOUGHTS else "indirect"
    return Said(owner.who, cue, span, mode)
