"""Positions that nouns tell: "X's main demand that", "what X really wants is", "a red line for X"."""

import re
from collections.abc import Iterator
from typing import Any

from detente.reading.clauses import opening, trimmed
from detente.reading.discourse import Speaker
from detente.reading.passage import Passage
from detente.reading.position_answers import answers
from detente.reading.position_objects import END
from detente.reading.position_patterns import (
    BEHIND_WORDS,
    FRAMES,
    HIGH_RANKS,
    LISTED,
    MADE,
    MADE_WORDS,
    OFFERING,
    OWNED,
    OWNED_WORDS,
    OWNER_BEHIND,
    REFUSING,
    TIED,
    TIED_WORDS,
    Frame,
)
from detente.reading.position_records import is_party, position_record
from detente.reading.position_terms import TERMS
from detente.reading.speakers import Speakers

_FRAMES = (*FRAMES, *TERMS)
_FRAME_WORDS = frozenset().union(*(frame.words for frame in _FRAMES))
"""Words of which every sentence with a frame has one."""
_DROPPED = re.compile(
    r"\b(?:drop|abandon|withdr[ae]w|scrap|waiv|soften|ditch|shelv|g[ai]ve(?:n|s)?\s+up|away\s+from|"
    r"back\w*\s+(?:down|off)|"
    r"no\s+longer|overc[ao]me|retreat\w*\s+from|lift)\w*\s+[\w'’ -]{0,24}$"
)
_KNOWN = re.compile(
    r"(?:no\s+(?:secret|mystery)|(?:\w+ly\s+)?(?:clear|obvious|plain|unclear|unknown|"
    r"well\s+known|evident))(?=[.,;]|$|\s+(?:to|from|enough)\b)"
)
"""What is said of an interest without saying what it is."""
_TRADED = re.compile(
    r"(?:[\w-]+\s+){1,4}(?:rose|fell|grew|rises|falls|grows|soared|slumped|jumped|dropped)\b"
)
"""Demand in the market: "Brel's demand for copper rose"."""
_IS = re.compile(r"(?:is|was|are|were|remains?|has)\b")
_WHICH = ("which", "that", "it", "this", "what", "there", "he", "she", "they")
_PRONOUNS = {"its": "it", "their": "they", "his": "he", "her": "she", "our": "we"}
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_DEMANDS = frozenset({"demand", "demands", "conditions", "requests", "terms", "wishes"})
_CONDITIONAL = re.compile(r"\b(?:conditional|contingent|dependent)\b")
_GIVEN = re.compile(
    r"\b(?:aid|loans?|funds?|funding|money|support|relief|payments?|membership|assistance|access|"
    r"cooperation|recognition|"
    r"approval|consent|signature|release|lifting|withdrawal|talks|deal|ratification|sanctions|(?:re)?opening|"
    r"resumption|extension|renewal|deliver(?:y|ies)|suppl(?:y|ies)|transit|licen[cs]es?|visas?|permits?|investments?|"
    r"vote|entry|accession|return|handover|reconstruction|concessions?|ceasefire|truce|repatriation|purchases?|"
    r"participation|backing|demobili[sz]ation|disarmament)\b"
)
_ON = ("insist", "demand", "red", "concern", "line", "call")
_IN = ("condition", "proposal", "offer", "goal", "hope", "demand", "call", "request", "concern", "commitment")
_OVER = ("concern", "worr", "objection", "fear", "reluctance", "campaign", "crusade", "vote")
_TO = (
    "opposition", "objection", "resistance", "aversion", "hostility", "commitment", "refusal", "readiness",
    "willingness", "unwillingness", "reluctance", "desire", "wish", "offer", "intent", "determination",
    "need", "claim", "bid", "push", "drive", "quest", "call", "demand", "proposal", "request", "ambition",
    "plea", "appeal", "hope",
)  # fmt: skip


def positions_by_noun(passage: Passage, speakers: Speakers) -> Iterator[dict[str, Any]]:
    """Positions of a sentence that frames and owned nouns tell, what is given up left out."""
    text = passage.text
    here = _FRAME_WORDS & passage.vocabulary
    for frame in _FRAMES if here else ():
        if not frame.words.isdisjoint(here) and (frame.first is None or frame.first.search(text)):
            for found in frame.pattern.finditer(passage.sentence.text if "what" in frame.words else text):
                if body := _framed(passage, speakers, frame, found):
                    yield body
    yield from answers(passage, speakers, _party_in)
    marked = "'" in text or "’" in text
    owned = marked or not _POSSESSIVES.isdisjoint(passage.vocabulary)
    if owned and not OWNED_WORDS.isdisjoint(passage.vocabulary):
        for found in OWNED.finditer(text):
            if body := _owned(passage, speakers, found):
                yield body
    for pattern, known in ((MADE, MADE_WORDS), (TIED, TIED_WORDS), (LISTED, _DEMANDS)):
        if not known.isdisjoint(passage.vocabulary):
            for found in pattern.finditer(text):
                if body := _made(passage, speakers, found):
                    yield body
    if marked and not BEHIND_WORDS.isdisjoint(passage.vocabulary):
        for found in OWNER_BEHIND.finditer(text):
            owner = speakers.owner(passage, found.start("own"))
            start = max(found.start("wants"), opening(text, found.end("wants"), found.start("wants")))
            if owner and is_party(passage, owner.who) and not passage.in_antecedent(start):
                span = trimmed(text, start, found.end("wants"))
                way = "refuse" if "line" in found["cue"] else "want"
                body = position_record(passage, speakers, owner.who, found.span("cue"), span, way, "high")
                yield body | {"place": found.span("cue")}


def _framed(
    passage: Passage, speakers: Speakers, frame: Frame, found: re.Match[str]
) -> dict[str, Any] | None:
    text = found.string
    who = _party_in(passage, speakers, *found.span("who"))
    if who is None or passage.in_antecedent(found.start("cue")):
        return None
    start, end = found.span("wants")
    span = trimmed(text, max(start, opening(text, end, start)), end) if frame.whole else _cut(text, start)
    words = text[slice(*span)].strip().lower()
    if words in _WHICH or span[1] - span[0] < len(_WHICH[0]) - 1:
        return None
    return position_record(passage, speakers, who, found.span("cue"), span, frame.way, "high") | {
        "place": (min(span[0], found.start("cue")), max(span[1], found.end("cue")))
    }


def _made(passage: Passage, speakers: Speakers, found: re.Match[str]) -> dict[str, Any] | None:
    """A position by a noun and the verb that has it as its object: "came with a demand for"."""
    subject = speakers.subject(passage, found.start("verb"))
    if subject is None or not is_party(passage, subject.who) or passage.in_antecedent(found.start()):
        return None
    if found.re is TIED and not (_CONDITIONAL.search(found["cue"]) or _GIVEN.search(found["cue"])):
        return None
    noun = found.groupdict().get("noun") or ""
    way = "refuse" if noun.startswith(REFUSING) else "offer" if noun.startswith(OFFERING) else "want"
    span = _cut(passage.text, found.start("wants"))
    return position_record(passage, speakers, subject.who, found.span("cue"), span, way, None)


def _owned(passage: Passage, speakers: Speakers, found: re.Match[str]) -> dict[str, Any] | None:
    text = passage.text
    noun, link = found["noun"].lower(), (found["link"] or "").lower()
    who = _owner(passage, speakers, found)
    lead = text[max(0, found.start() - 60) : found.start("cue")]
    if who is None or not is_party(passage, who) or passage.in_antecedent(found.start()):
        return None
    if found["apposed"] is None and not _fits(noun, link):
        return None
    refuses = noun.startswith(REFUSING) and not (noun.startswith("concern") and _IS.match(link))
    refuses = refuses or link.startswith("against ")
    way = "refuse" if refuses else "offer" if noun.startswith(OFFERING) else "want"
    high = found["rank"] in HIGH_RANKS or noun.startswith(("red", "priorit", "insist"))
    start = found.start("wants")
    if found["apposed"] is None:
        span = _cut(text, start)
    else:
        comma = text.find(",", start)
        span = trimmed(text, start, comma if comma >= 0 else _cut(text, start)[1])
    if _KNOWN.match(text, span[0]) or _TRADED.match(text, span[0], span[1]):
        return None
    body = position_record(passage, speakers, who, found.span("cue"), span, way, "high" if high else None)
    return body | {"status": "historical"} if _DROPPED.search(lead) else body


def _owner(passage: Passage, speakers: Speakers, found: re.Match[str]) -> Speaker | None:
    if found["own"][0] in "'’":
        owner = speakers.owner(passage, found.start("own"))
        return owner.who if owner else None
    return speakers.pronoun(passage, _PRONOUNS[found["own"].lower()], found.start("own"))


def _fits(noun: str, link: str) -> bool:
    """Whether what follows a noun by a link is what is wanted: "demand for", "refusal to"; not "offer in"."""
    if link.startswith("of "):
        return noun in ("rejection", "refusal", "fear", "fears", "offer")
    if link.startswith("on "):
        return noun.startswith(_ON)
    if link.startswith(("in ", "for ")):
        return not noun.startswith(_IN) or (
            link.startswith("for ") and noun.startswith(("demand", "call", "request"))
        )
    if link.startswith(("about ", "over ", "at ", "against ")):
        return noun.startswith(_OVER)
    if link.startswith("to "):
        return noun.startswith(_TO)
    return True


def _cut(text: str, start: int) -> tuple[int, int]:
    stop = END.search(text, start)
    return trimmed(text, start, stop.start() if stop else len(text))


def _party_in(passage: Passage, speakers: Speakers, start: int, end: int) -> Speaker | None:
    """The party that a stretch of words names, by name or noun or as a pronoun."""
    here = [
        m for m in passage.mentions if start <= m.start and m.end <= end + 1 and not m.entity.startswith("I:")
    ]
    if here:
        return here[0].who
    word = passage.text[start:end].strip().lower()
    if word in ("it", "he", "she", "they"):
        return speakers.pronoun(passage, word, start)
    capital = passage.glossary.aliases.get(tuple(passage.text[start:end].split()))
    if capital and capital.form == "metonym":
        return capital.entity
    words = [m.end() for m in re.finditer(r"[\w’'-]+", passage.text[start:end])]
    for place in words[:6]:
        owner = speakers.owner(passage, start + place)
        if owner and owner.start >= start - 6 and is_party(passage, owner.who):
            return owner.who
    return None
