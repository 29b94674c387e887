"""What a bare "in return" answers, and where what is returned begins and ends."""

import re
from dataclasses import replace

from detente.reading import exchange_context as context
from detente.reading.clauses import trimmed
from detente.reading.exchange_sides import Split, Stretch, right_end, right_side
from detente.reading.passage import Passage

_OPENS = re.compile(r"(?:And|But|So|Yet|Then)")
_JOINED = re.compile(r"\b(?:and|but|while|with)$")
_JOINT = re.compile(r"[;,\s]*\b(?:and|but|while|with)$|[;,\s]+$")
_GOES_ON = re.compile(
    r"\s+to\s+[a-z]{3,}\s|\s+(?:its|their|the|an?|his|her|all)\s|"
    r"\s+(?:\w+ly\s+)?[a-z]{3,}\s+(?:the|a|an|its|their|his|her|all|more|some|any|to)\s"
)
SUBJECT = re.compile(
    r"(?:^(?:And\s+|But\s+|Yet\s+)?|(?:[,;]\s+|\s)(?:and|but|while|whereas)\s+|;\s+)"
    r"(?P<who>(?:the\s+|its\s+)?(?:[\w’'-]+\s+){0,3}?[\w’'-]+),$"
)
"""Nothing but a subject before an aside: "..., and Brel,"."""
PREDICATE = re.compile(
    r",\s+(?:would|will|is|are|has|have|had|may|might|could|must|should|was|were|agree[sd]?|offer(?:s|ed))\b"
)
_MODAL_BEFORE = re.compile(r"\b(?:would|will|could|may|might|must|should|shall)\s+$")
_HARD_OPENER = re.compile(r"[:(]\s*|\b(?:said|says|that)\s+(?=[A-Z]|the |it )")


def returned(passage: Passage, cue: Stretch) -> Split | None:
    """A bare "in return": what is returned is the clause it belongs to, what it answers stands before.

    1. At the head of the sentence: the sentence before is answered.
    2. Behind a joint ("..., and in return ..."): what stands before the joint.
    3. At the end of its clause: what stands before the last turn ("and", "but", "while") or semicolon.
    """
    text = passage.text
    lead = text[: cue[0]].rstrip()
    if not lead or _OPENS.fullmatch(lead.rstrip(",")):
        return _across_sentences(passage, cue)
    subject = SUBJECT.search(lead)
    if subject and PREDICATE.match(text, cue[1]):
        return _within_clause(passage, cue, subject.start("who"), len(lead[: subject.start()].rstrip()))
    start = _hard_start(text, cue[0])
    if lead[-1] in ";,:—–(" or _JOINED.search(lead):
        left = trimmed(text, start, len(_JOINT.sub("", lead)))
        return Split("exchange", (cue,), left, right_side(text, cue[1]))
    turns = list(context.LAST_TURN.finditer(text, start, cue[0]))
    if turns:
        turn = turns[-1]
        goes_on = (
            _GOES_ON.match(text, cue[1])
            or _MODAL_BEFORE.search(text, turn.end(), cue[0])
            or " " not in text[turn.end() : cue[0]].strip()
        )
        right = trimmed(text, turn.end(), right_end(text, cue[1]) if goes_on else cue[0])
        return Split("exchange", (cue,), trimmed(text, start, turn.start()), right)
    semicolon = text.rfind(";", 0, cue[0])
    if semicolon > 0:
        end = right_end(text, cue[1]) if _GOES_ON.match(text, cue[1]) else cue[0]
        right = trimmed(text, semicolon + 1, end)
        return Split("exchange", (cue,), trimmed(text, 0, semicolon), right)
    return Split("exchange", (cue,), None, trimmed(text, start, cue[0]))


def _within_clause(passage: Passage, cue: Stretch, subject: int, before: int) -> Split | None:
    """ "A would X, and B, in return, would Y"; "A would X. B, in return, would Y"."""
    giver = passage.sides_in(subject, cue[0])
    if not giver:
        return None
    if not before:
        across = _across_sentences(passage, cue)
        return replace(across, partner=giver[-1]) if across else None
    left = trimmed(passage.text, _hard_start(passage.text, before), before)
    return Split("exchange", (cue,), left, right_side(passage.text, cue[1] + 1), partner=giver[-1])


def _across_sentences(passage: Passage, cue: Stretch) -> Split | None:
    earlier = passage.before
    if earlier is None or earlier.sentence.role != "body":
        return None
    earlier = earlier.without_asides
    main = right_side(passage.text, cue[1])
    return Split("exchange", (cue,), (0, len(earlier.text)), main, left_passage=earlier)


def _hard_start(text: str, place: int) -> int:
    openers = [opener.end() for opener in _HARD_OPENER.finditer(text[:place])]
    return openers[-1] if openers and openers[-1] < place - 20 else 0
