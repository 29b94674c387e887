"""Who wants, demands, refuses or offers what."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.reading.passage import Passage
from detente.reading.position_conditions import positions_by_condition
from detente.reading.position_cues import FLIPPED, PositionCue, find_position_cues
from detente.reading.position_fronted import before_it, passive_object
from detente.reading.position_nouns import positions_by_noun
from detente.reading.position_objects import wanted
from detente.reading.position_records import NEAR, is_party, position_record
from detente.reading.position_statements import positions_said
from detente.reading.position_subjects import is_passive, subject_of
from detente.reading.position_turns import rather_than, way_of
from detente.reading.references import Subject
from detente.reading.speakers import Speakers

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|doubt\w*|unclear|whether)\b[^,;]{0,60}$|"
    r"\b(?:allegedly|supposedly|purportedly|ostensibly)\s+(?:\w+ly\s+)?$"
)
_RELATIVE_FACT = re.compile(
    r"\b(?:whom|which|that|who)\s+(?:[\w’'-]+\s+){0,4}?(?:has|have|had|is|are|was|were)\s+(?:\w+\s+)?$"
)
"""Before a verb of a relative clause that tells a fact: "if it frees the men whom Cairo has sought"."""
_NEW_MAIN = re.compile(r",\s+(?:and|but)\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+)(?:[\w’'-]+\s+){1,4}$")
"""Before a verb whose subject opens a main clause of its own, behind a condition that seems to go on."""
_SHOULD = re.compile(r"\b(?:should|ought to|must)\s+(?:\w+ly\s+)?$")
_RELATIVE = re.compile(r",\s+(?:who|which|whose)\s[^,]*$")
_IMAGINED = re.compile(
    r"(?:\b(?:would|could|may|might|cannot|should)|['’]d)\s+(?:\w+ly\s+|also\s+|even\s+|then\s+|again\s+|"
    r"be\s+|only\s+|have\s+|not\s+)*$"
)
_FORETOLD = re.compile(
    r"\b(?:will|would)\s+(?:probably|likely|perhaps|almost\s+certainly|most\s+likely|surely|soon|"
    r"eventually|doubtless|"
    r"inevitably|certainly|undoubtedly|presumably)\s+$"
)
_WILL = re.compile(r"\bwill\s+(?:\w+ly\s+|also\s+|then\s+|soon\s+)?$")
"""Before a verb of accepting or needing: what the author foresees, and no position yet."""
_WOULD = re.compile(r"would|should|cannot|[’']d")
_FEELINGS = frozenset(
    ["want", "need", "prefer", "favour", "favor", "like", "welcome", "hope", "hope for", "oppose", "back",
     "support", "resist", "reject", "refuse", "refuse to", "veto", "settle for", "resent", "fear",
     "object to", "wish", "balk at", "never", "prefer to", "endorse", "hear nothing of", "have none of",
     "settle for nothing short of", "settle for nothing less than", "settle for nothing but"]
)  # fmt: skip
"""What somebody would do says what they want; what they would demand or accept is foretold."""
_BACKING = frozenset({"back", "support", "endorse", "champion", "bless", "defend", "encourage"})
"""Verbs whose participle in passing tells who helps somebody: "groups, backed by two banks, are suing"."""
_THIRD_PERSON = frozenset({"they", "it", "he", "she"})


def positions(
    passage: Passage, speakers: Speakers, said: Sequence[dict[str, Any]] = ()
) -> list[dict[str, Any]]:
    """Positions of one sentence, of which the statements are known.

    1. For every word of wanting, refusing or offering: its subject is the party, its object is what.
    2. Nouns: "X's main demand that", "what X really wants is", "a red line for X".
    3. What somebody says must be, or will never be; what somebody makes a condition.
    4. Status first: what is in an if-part is none, what is merely future is hypothetical; a negation turns
       the way round ("does not want" refuses, "does not rule out" accepts).
    """
    if passage.sentence.boilerplate or passage.sentence.role != "body":
        return []
    found: list[dict[str, Any]] = []
    taken: list[tuple[int, int]] = []
    for rule in (positions_by_noun(passage, speakers), _by_verb(passage, speakers, said)):
        _keep(rule, found, taken)
    _keep(positions_said(passage, speakers, said), found, taken, whole=True)
    _keep(positions_by_condition(passage, speakers, said, found), found, [])
    party = found[0]["party"] if found and not passage.sides else None
    if isinstance(party, str) and party.startswith(("O:", "S:")):
        speakers.discourse.last_side = party
    if (
        isinstance(party, str)
        and party.startswith("P:")
        and not any(m.entity[:2] == "P:" for m in passage.mentions)
    ):
        speakers.discourse.last_person = party
    return sorted(found, key=lambda f: f["cue"]["start"])


def _keep(
    bodies: Iterator[dict[str, Any]],
    found: list[dict[str, Any]],
    taken: list[tuple[int, int]],
    *,
    whole: bool = False,
) -> None:
    """Add positions to those found, but none whose cue, or any word, stands in what another one took."""
    for body in bodies:
        start, end = body["place"]
        if any(s <= start < e or (whole and start <= s < end) for s, e in taken):
            continue
        if any(f["party"] == body["party"] and f["wants"] == body["wants"] for f in found):
            continue
        taken.append(body.pop("place"))
        found.append(body)


def _by_verb(
    passage: Passage, speakers: Speakers, said: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    text = passage.text
    cues = find_position_cues(text, passage.words, passage.vocabulary)
    earlier: Subject | None = None
    for n, cue in enumerate(cues):
        if _is_none(passage, cue, said):
            continue
        subject = subject_of(passage, speakers, cue, earlier)
        if subject is None or not is_party(passage, subject.who):
            continue
        spoken_of = text[subject.start : subject.end].lower() in _THIRD_PERSON
        wants = _what(passage, cue, subject, cues[n + 1 :])
        if wants is None or (spoken_of and passage.quoted(cue.start)):
            continue
        earlier = subject
        if cue.verb.lemma == "require" and text[cue.end :].startswith((" them", " him", " her")):
            continue
        place = (cue.start, cue.end)
        wants, refused = rather_than(text, cue, wants)
        way = way_of(text, cue, wants)
        yield position_record(passage, speakers, subject.who, place, wants, way, cue.verb.salience)
        if refused:
            yield position_record(passage, speakers, subject.who, place, refused, FLIPPED[way], None) | {
                "place": refused
            }


def _is_none(passage: Passage, cue: PositionCue, said: Sequence[dict[str, Any]]) -> bool:
    """Whether a word of wanting is denied, part of a compound, of an if-part, or only imagined."""
    text = passage.text
    lead = text[max(0, cue.start - NEAR) : cue.start]
    if cue.start and text[cue.start].isupper():
        return True
    if _DENIED.search(lead) or (cue.form == "base" and _SHOULD.search(lead)):
        return True
    if text[cue.end : cue.end + 1] in ("-", "’", "'") or text[max(0, cue.start - 1) : cue.start] == "-":
        return True
    told_apart = _RELATIVE_FACT.search(lead) or _NEW_MAIN.search(lead)
    if (passage.in_antecedent(cue.start) and not told_apart) or (
        _FORETOLD.search(lead) and not is_said(passage, cue.start, said)
    ):
        return True
    told = passage.source is not None or is_said(passage, cue.start, said)
    if _WILL.search(lead) and not told and (cue.verb.way in ("accept", "offer") or cue.verb.lemma == "need"):
        return True
    if cue.verb.lemma in ("need", "require") and lead.rstrip().endswith("no longer"):
        return True
    imagined = _IMAGINED.search(lead)
    if imagined is None or (cue.verb.lemma in _FEELINGS and _WOULD.match(imagined.group())):
        return False
    if cue.verb.lemma.startswith("be ") and imagined.group().startswith(("would", "’d", "'d")):
        return False
    return not (is_said(passage, cue.start, said) or passage.source)


def is_said(passage: Passage, place: int, said: Sequence[dict[str, Any]]) -> bool:
    """Whether a place of a sentence stands in what somebody is said to have said."""
    place += passage.sentence.start
    return any(s["content"]["start"] <= place < s["content"]["end"] and s["mode"] != "belief" for s in said)


def _what(
    passage: Passage, cue: PositionCue, subject: Subject, following: list[PositionCue]
) -> tuple[int, int] | None:
    text = passage.text
    if is_passive(text, cue) and cue.verb.lemma in _BACKING and text[: cue.start].endswith(", "):
        return None
    if is_passive(text, cue) and "o" not in cue.verb.takes:
        return passive_object(text, cue.start)
    end = min(_end_of_condition(passage, cue.start), _end_of_relative(text, cue))
    return before_it(text, cue, subject) or wanted(text[:end], cue, following)


def _end_of_condition(passage: Passage, place: int) -> int:
    """Where the if-part around a place ends, else the sentence."""
    ends = [end for start, end in passage.antecedents if start <= place < end]
    return min(ends, default=len(passage.text))


def _end_of_relative(text: str, cue: PositionCue) -> int:
    """Where the clause ends that "who" or "which" opened before a cue: at its comma."""
    relative = _RELATIVE.search(text, max(0, cue.start - NEAR), cue.start)
    comma = text.find(",", cue.end) if relative else -1
    return comma if comma >= 0 else len(text)
