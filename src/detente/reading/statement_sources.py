"""Whose words or view a sentence gives: "according to X", "in the words of X", "in X's view", "for X"."""

import re
from collections.abc import Iterator

from detente.reading.attributions import dateline_end
from detente.reading.clauses import trimmed
from detente.reading.passage import Passage
from detente.reading.quotations import SCARE, Quote
from detente.reading.references import Subject
from detente.reading.speakers import Speakers
from detente.reading.statement_clauses import BREAK, FINITE
from detente.reading.statement_quotes import in_quotes, quote_before, quoted_mode
from detente.reading.statement_records import Said
from detente.reading.word_classes import word_class

_VIEW = (
    r"(?:view|opinion|words|eyes|judgment|judgement|telling|account|reading|estimation|mind|book|phrase|"
    r"description|assessment|analysis|interpretation|version|calculation|estimate)"
)
_ACCORDING = re.compile(
    rf"\b(?:[Aa]ccording\s+to|[Ii]n\s+the\s+{_VIEW}\s+of|[Ff]rom\s+the\s+(?:point\s+of\s+view|standpoint|viewpoint)\s+of)"
    r"\s+(?P<who>[^,;:“”\"()]{2,120}?)(?=[,;:)]|\s*[.!?]?$|\s[—–])"
)
_TO_HEAR = re.compile(r"(?:(?:But|And)\s+)?[Tt]o\s+hear\s+(?P<who>[^,;:“”\"()]{2,60}?)\s+tell\s+it(?=,)")
_IN_VIEW = re.compile(
    rf"\b(?:[Ii]n|[Bb]y|[Ff]rom|[Tt]o(?=[^,]{{2,60}}\s(?:mind|eyes|ears|thinking)\b))\s+(?P<who>(?:[\w.’'-]+\s+){{0,6}}?(?:[\w.-]+['’]s?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir))\s+"
    rf"(?:own\s+)?(?:\w+\s+)?(?:{_VIEW}|point\s+of\s+view|standpoint|way\s+of\s+thinking)\b(?:,|(?=\s))"
)
_FOR = re.compile(
    r"(?:(?:But|And|Yet)\s+)?(?:[Ff]or|[Tt]o)\s+(?P<who>[^,;:“”\"()]{2,80}?)(?:,\s+|\s+(?=(?:the|this|that|it)\s))(?=[^,]{2,80}?\s(?:is|was|are|were)\b)"
)
_PAPER = re.compile(
    r"\b(?:logic|plan|draft|deal|agreement|text|terms|schedule|law|constitution|treaty|theory|scenario|"
    r"timetable|framework|reports?|plans)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf",\s+(?:\w+ly\s+|not\s+)?{FINITE}\b")
"""Behind a source between commas: the verb of the clause that it stands in."""
_FINITE = re.compile(rf"\b{FINITE}\b")
_PRONOUN = {"his": "he", "her": "she", "its": "it", "their": "they"}
_SOURCE_WORDS = word_class("source")
"""Words of which every sentence has one that says whose words or view it gives, "for X" aside."""
WORDS = _SOURCE_WORDS | {"for", "to"}
"""Words of which such a sentence has one."""


def sourced(speakers: Speakers, passage: Passage, quotes: list[tuple[int, int, Quote]]) -> Iterator[Said]:
    """Statements of a sentence that names their source beside them, outside quoted words."""
    text = passage.sentence.text
    if not _SOURCE_WORDS.isdisjoint(passage.vocabulary):
        yield from _named(speakers, passage, quotes)
    found_for = _FOR.match(text)
    if found_for:
        speaker = speakers.after(passage, found_for.start("who"))
        behind = next(((s, e, q) for s, e, q in quotes if s > found_for.end()), None)
        if speaker and behind and not behind[2].is_title:
            yield Said(speaker.who, None, (behind[0], behind[1]), quoted_mode(behind[2]))


def _named(speakers: Speakers, passage: Passage, quotes: list[tuple[int, int, Quote]]) -> Iterator[Said]:
    """Statements beside "according to X", "to hear X tell it", "in X's view"."""
    text = passage.sentence.text
    for found in (*_ACCORDING.finditer(text), *_TO_HEAR.finditer(text)):
        if _PAPER.search(found["who"]) or in_quotes(quotes, found.start()):
            continue
        speaker = speakers.after(passage, found.start("who"))
        if speaker:
            yield from _beside(text, quotes, found, speaker)
    for found in _IN_VIEW.finditer(text):
        speaker = None if in_quotes(quotes, found.start()) else _holder(speakers, passage, found)
        if speaker:
            yield from _beside(text, quotes, found, speaker)


def _holder(speakers: Speakers, passage: Passage, found: re.Match[str]) -> Subject | None:
    """Whose view it is: of a pronoun, or of the phrase before the possessive mark."""
    who = found["who"]
    if who.lower() in _PRONOUN:
        one = speakers.pronoun(passage, _PRONOUN[who.lower()], found.start("who"))
        return Subject(one, *found.span("who")) if one else None
    mark = max(who.rfind("'"), who.rfind("’"))
    return speakers.owner(passage, found.start("who") + mark) if mark > 0 else None


def _beside(
    text: str, quotes: list[tuple[int, int, Quote]], found: re.Match[str], speaker: Subject
) -> Iterator[Said]:
    """The quotation before or behind the source, else the clause."""
    lead = text[: found.start()].rstrip(" ,(")
    quote = quote_before(text, quotes, found.start())
    if quote and not quote[2].is_title and quote[2].n_words > SCARE:
        span = (quote[0], quote[1])
    elif _GOES_ON.match(text, found.end()) and lead:
        first = max(text.rfind(";", 0, len(lead)) + 1, dateline_end(text))
        span = trimmed(text, first, len(text))
    elif len(lead) < 12 or (len(lead) < 30 and not _FINITE.search(lead)):
        stop = BREAK.search(text, found.end() + 1)
        span = trimmed(text, found.end(), stop.start() if stop else len(text))
    else:
        first = max(text.rfind(";", 0, len(lead)) + 1, dateline_end(text))
        span = trimmed(text, first, len(lead))
        joint = re.compile(r",?\s+(?:and|but|while)\s*$").search(text, 0, found.start())
        if joint:
            stop = BREAK.search(text, found.end() + 1)
            span = trimmed(text, found.end(), stop.start() if stop else len(text))
    if span[1] - span[0] > 8:
        mode = quoted_mode(quote[2]) if quote and span[0] == quote[0] else "indirect"
        yield Said(speaker.who, (found.start(), found.start("who") - 1), span, mode)
