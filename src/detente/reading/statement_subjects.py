"""Whose a verb of speech is: its subject, whoever stands behind it, or the speaker before."""

import re

from detente.reading.cue_words import SpeechCue
from detente.reading.passage import Passage
from detente.reading.references import Subject
from detente.reading.speakers import Speakers
from detente.reading.statement_contents import CONJUNCTION, FINITE, THAT
from detente.reading.statement_records import Said

_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|gets?|got)\s+(?:\w+ly\s+|also\s+|not\s+|"
    r"neither\s+(?:\w+\s+)?|nor\s+)?$|\bneither\s+\w+\s+nor\s+$"
)
_QUOTED_AS = re.compile(
    r"\b(?:(?:was|were|is|are|has been|have been)\s+)?(?:\w+ly\s+)?(?:quoted|cited|reported)"
    r"(?:\s+(?:by|in|on)\s[^,;:“”\"]{2,60}?)?\s+as\s+$"
)
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_GOES_ON = re.compile(r"\b(?:went|goes|gone|going|seem(?:s|ed)?|appear(?:s|ed)?)\s+(?:on\s+)?to\s+$")
_DETERMINER = re.compile(
    r"\b(?:the|a|an|its|his|her|their|this|that|these|those|of|any|no|some|every|own|such|[\w’]+['’]s|"
    r"new|more|other|first|last|latest|public|press|news|several|many|in|for|with|against|under|on)\s+$",
    re.IGNORECASE,
)
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|['’]s|['’]re|kept|keeps)\s+(?:\w+ly\s+|now\s+|also\s+)?$"
)
_BY_SAYING = re.compile(r"\b(?:by|after|before|while|without)\s+(?:\w+ly\s+)?$")
_INVERTED = re.compile(r"[,”\"’»]\s*$")
_BEHIND = re.compile(
    r"\s*(?:[.,;:“”\"(!?]|$|(?:on|in|at|during|after|before|who|of|to|as|last|late|early|when|while|from|"
    r"for|and|"
    r"with|by)\b)"
)
_NAMED_BEFORE = re.compile(r"\w,\s+(?:[A-Z][\w.’'-]+\s+){1,3}?[A-Z][\w’'-]+,\s*$")
"""An office with its holder's name in apposition: "the minister, Ann Leek, warned"."""
NEAR = 100
_CLOSE = 40


def subject_of(
    speakers: Speakers, passage: Passage, cue: SpeechCue, found: list[Said]
) -> tuple[Subject | None, bool]:
    """Who speaks, and whether the verb stands before them ("said X")."""
    text = passage.sentence.text
    lead = text[max(0, cue.start - NEAR) : cue.start]
    if cue.form == "past" and text.startswith(" by ", cue.end):
        return None, False
    if cue.verb.lemma == "cite" and cue.form == "ing":
        return None, False
    quoted_as = _QUOTED_AS.search(lead) if lead.rstrip().endswith("as") else None
    if quoted_as:
        return speakers.subject(passage, cue.start - len(lead) + quoted_as.start()), False
    if (cue.form == "past" and _PASSIVE.search(lead)) or (
        _INFINITIVE.search(lead) and not _GOES_ON.search(lead)
    ):
        return None, False
    if "q" in cue.verb.takes and cue.form in ("past", "s") and _INVERTED.search(lead):
        after = None if THAT.match(text, cue.end) else speakers.after(passage, cue.end)
        if after and _BEHIND.match(text, after.end):
            return after, True
    if _DETERMINER.search(text, max(0, cue.start - _CLOSE), cue.start):
        return None, False
    joined = None if _NAMED_BEFORE.search(lead) else CONJUNCTION.search(lead)
    if joined and cue.form == "ing" and not joined.group().startswith(","):
        return None, False
    if joined and cue.form != "base":
        earlier = found[-1] if found else None
        if earlier and earlier.cue and earlier.cue[0] < cue.start:
            return Subject(earlier.speaker, cue.start, cue.start), False
        if cue.form == "ing" or not joined.group().startswith(","):
            return first_subject(speakers, passage, cue.start), False
    if cue.form != "ing" or _PROGRESSIVE.search(lead):
        return speakers.subject(passage, cue.start), False
    if _BY_SAYING.search(lead):
        return first_subject(speakers, passage, cue.start) or _after_comma(passage, cue.end), False
    return speakers.right_before(passage, cue.start), False


def first_subject(speakers: Speakers, passage: Passage, before: int) -> Subject | None:
    """The first party or person of a sentence that is its subject."""
    text = passage.sentence.text
    for mention in passage.mentions:
        if mention.end > before:
            break
        if mention.form != "adj" and not re.search(
            r"\b(?:to|from|with|of|for|against|on|by|in|at|over|between|after|before)\s+(?:the\s+)?$",
            text[: mention.start],
        ):
            thing = mention.entity.startswith("I:")
            return None if thing else Subject(mention.who, mention.start, mention.end)
    verb = re.compile(rf"\s+(?={FINITE}\b)").search(text, 0, before)
    return speakers.subject(passage, verb.start()) if verb else None


def _after_comma(passage: Passage, place: int) -> Subject | None:
    """ "After calling it dead, Canberra ...": the subject behind the comma."""
    comma = passage.sentence.text.find(",", place)
    named = next((m for m in passage.mentions if 0 < comma < m.start <= comma + 8 and m.form != "adj"), None)
    if named is None or named.entity.startswith("I:"):
        return None
    return Subject(named.who, place, place)
