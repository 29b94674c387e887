"""Positions that nouns tell: "X's main demand that", "what X really wants is", "a red line for X"."""

import re
from collections.abc import Iterator
from typing import Any

from detente.reading.clauses import trimmed
from detente.reading.discourse import Speaker
from detente.reading.passage import Passage
from detente.reading.position_records import is_party, position_record
from detente.reading.speakers import Speakers

END = re.compile(
    r";\s|,\s+(?:but|while|although|though|whereas|which|who|as|because|since|after|adding|saying|arguing|"
    r"warning|according|even|despite|amid|where|meaning|leaving|so)\b|\s[—–]\s|,?\s+(?:in (?:exchange|"
    r"return)|"
    r"if|unless|(?:as|so) long as|provided that|until|because|although|even though|while|whereas)\b|"
    r",\s+and\s+(?=\w+\s+(?:\w+\s+)?(?:is|are|has|have|"
    r"will|would|said|says|wants?|rejects?|refuses?)\b)"
)
_WHAT_WANTS = re.compile(
    r"\b[Ww]hat\s+(?P<who>[^,;:]{2,60}?)\s+(?:\w+ly\s+|most\s+)*(?P<cue>wants?|needs?|seeks?|demands?|"
    r"is after|wanted|needed)"
    r"(?P<rest>(?:\s+(?:most|from\s+[^,;:]{2,40}?|above all|now|is))*?)\s+(?:is|was)\s+"
    r"(?P<link>(?:(?:for\s+it\s+to|for|to|that)\s+)?)(?P<wants>[^;:.]{3,})"
)
_MOST = re.compile(
    r"\b(?P<cue>[Tt]he\s+(?:most|more)\s+(?:important|pressing|urgent)(?:\s+(?:\w+\s+){0,2}?(?:issues?|"
    r"things?|points?|topics?|"
    r"questions?|matters?|demands?))?\s+(?:for|to|from)\s+(?:an?\s+|"
    r"the\s+)?(?P<who>[^,;:]{2,50}?)(?:\s+(?:perspective|point of view|"
    r"viewpoint|standpoint))?)\s+(?:is|are|was|were)\s+(?P<wants>[^;:]{3,})"
)
_OWNED = re.compile(
    r"(?P<own>['’]s?|\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er))\s+(?P<cue>(?P<rank>main|key|central|core|chief|"
    r"top|primary|principal|biggest|"
    r"first|overriding|ultimate|long-standing|longstanding|only|stated|real|other|latest|repeated|"
    r"non-negotiable|maximalist|"
    r"old|new|initial|opening)?\s*"
    r"(?:\w+\s+)?(?P<noun>demands?|red\s+lines?|priorit(?:y|ies)|goals?|aims?|objectives?|insistence|"
    r"refusal|rejection|opposition|"
    r"interest|intent(?:ion)?|desire|wish|request|condition|precondition|requirement|hope|offer|readiness|"
    r"willingness|unwillingness|"
    r"reluctance|determination|need|call|ambition|proposal))\s+"
    r"(?P<link>(?:is|was|are|were|remains?|has been)\s+(?:that\s+|to\s+|for\s+)?|that\s+|to\s+|on\s+|"
    r"for\s+|of\s+|in\s+)(?P<wants>[^;:]{3,})"
)
_GIVEN_UP = re.compile(
    r"\b(?:drop|abandon|withdr[ae]w|scrap|waiv|soften|ditch|shelv|g[ai]ve(?:n|s)?\s+up|"
    r"lift)\w*\s+[\w'’ ]{0,20}$"
)
_MOST_WORDS = frozenset({"important", "pressing", "urgent"})
_LINE_WORDS = frozenset(["line", "lines", "priority", "demand", "starter", "breaker", "dealbreaker", "must"])
_OWNED_WORDS = frozenset(
    [
        "demand",
        "demands",
        "line",
        "lines",
        "priority",
        "priorities",
        "goal",
        "goals",
        "aim",
        "aims",
        "objective",
        "objectives",
        "insistence",
        "refusal",
        "rejection",
        "opposition",
        "interest",
        "intent",
        "intention",
        "desire",
        "wish",
        "request",
        "condition",
        "precondition",
        "requirement",
        "hope",
        "offer",
        "readiness",
        "willingness",
        "unwillingness",
        "reluctance",
        "determination",
        "need",
        "call",
        "ambition",
        "proposal",
    ]
)
_REFUSING_NOUNS = ("refusal", "rejection", "opposition", "unwillingness", "reluctance")
_OFFERING_NOUNS = ("offer", "readiness", "willingness", "proposal")
_RED_LINE = re.compile(
    r"(?P<wants>[^,;:“”\"]{3,100}?)\s+(?:is|are|was|remains?|would be)\s+(?:\w+ly\s+)?(?P<cue>(?:a|the|"
    r"one of (?:its|their|the))\s+(?:\w+\s+)?"
    r"(?:red\s+lines?|(?:main|top|key|highest|first)\s+(?:priority|demand)|non-starter|deal-?breaker|"
    r"priority|must))\s+for\s+"
    r"(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40})"
)


def positions_by_noun(passage: Passage, speakers: Speakers) -> Iterator[dict[str, Any]]:
    text = passage.text
    for found in _WHAT_WANTS.finditer(text) if "what" in passage.vocabulary else ():
        who = _party_in(passage, speakers, *found.span("who"))
        if who:
            start = found.end("link")
            yield position_record(
                passage, speakers, who, found.span("cue"), _cut(text, start), "want", "high"
            )
    for found in _MOST.finditer(text) if _MOST_WORDS & passage.vocabulary else ():
        who = _party_in(passage, speakers, *found.span("who"))
        if who:
            span = trimmed(text, found.start("wants"), found.end("wants"))
            yield position_record(passage, speakers, who, found.span("cue"), span, "want", "high")
    for found in _RED_LINE.finditer(text) if _LINE_WORDS & passage.vocabulary else ():
        who = _party_in(passage, speakers, *found.span("who"))
        if who and found["wants"].strip().lower() not in ("which", "that", "it", "this", "what"):
            span = trimmed(text, found.start("wants"), found.end("wants"))
            way = "refuse" if "starter" in found["cue"] or "break" in found["cue"] else "want"
            yield position_record(passage, speakers, who, found.span("cue"), span, way, "high")
    for found in _OWNED.finditer(text) if _OWNED_WORDS & passage.vocabulary else ():
        owner = speakers.owner(passage, found.start("own"))
        if found["own"][0] not in "'’":
            pronoun = {"its": "it", "their": "they", "his": "he", "her": "she"}[found["own"].lower()]
            who = speakers.pronoun(passage, pronoun, found.start("own"))
        else:
            who = owner.who if owner else None
        gone = _GIVEN_UP.search(text, max(0, found.start() - 40), found.start("cue"))
        if who is None or gone or not is_party(passage, who):
            continue
        noun = found["noun"].lower()
        link = found["link"].lower()
        if link.startswith("of ") and noun not in ("rejection", "refusal"):
            continue
        if link.startswith("on ") and not noun.startswith(("insist", "demand", "red")):
            continue
        if link.startswith(("in ", "for ")) and noun in ("condition", "proposal", "offer", "goal", "hope"):
            continue
        way = "refuse" if noun in _REFUSING_NOUNS else "offer" if noun in _OFFERING_NOUNS else "want"
        salience = (
            "high"
            if found["rank"]
            in (
                "main",
                "key",
                "central",
                "core",
                "chief",
                "top",
                "primary",
                "principal",
                "biggest",
                "first",
                "overriding",
                "ultimate",
                "only",
                "real",
                "non-negotiable",
            )
            or noun.startswith(("red", "priorit", "insist"))
            else None
        )
        yield position_record(
            passage, speakers, who, found.span("cue"), _cut(text, found.start("wants")), way, salience
        )


def _cut(text: str, start: int) -> tuple[int, int]:
    stop = END.search(text, start)
    return trimmed(text, start, stop.start() if stop else len(text))


def _party_in(passage: Passage, speakers: Speakers, start: int, end: int) -> Speaker | None:
    here = [
        m for m in passage.mentions if start <= m.start and m.end <= end + 1 and not m.entity.startswith("I:")
    ]
    if here:
        return here[0].who
    word = passage.text[start:end].strip().lower()
    return speakers.pronoun(passage, word, start) if word in ("it", "he", "she", "they") else None
