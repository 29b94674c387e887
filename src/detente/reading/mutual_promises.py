"""Two parties that each promise something, though no word says "in exchange"."""

import re
from dataclasses import replace
from itertools import pairwise

from detente.reading.agents import subjects
from detente.reading.conditional_promises import conditional_promises
from detente.reading.exchange_sides import Split, promised_split
from detente.reading.harms import harms
from detente.reading.passage import Passage
from detente.reading.promises import Promise, face, pledges, promises
from detente.reading.verbs import BASE_VERB
from detente.reading.word_classes import word_class

_JOINT = re.compile(r"\b(?:and|while|whereas)\b|;")
_JOINT_WORDS = frozenset(
    {
        "and",
        "while",
        "whereas",
        "if",
        "provided",
        "once",
        "soon",
        "moment",
        "after",
        "before",
        "until",
        "when",
        "were",
        "every",
        "each",
        "should",
        "assuming",
        "providing",
        "condition",
        "with",
    }
)
_MARKER = re.compile(
    r"\b(?:for (?:its|his|her|their) (?:own )?part|in turn(?! (?:of|for|on)\b)|in return(?! (?:of|for)\b)|"
    r"on (?:its|their|the other) side|reciprocally)\b",
    re.IGNORECASE,
)
_MARKER_WORDS = frozenset({"part", "turn", "return", "side", "reciprocally"})
_DEAL_WORDS = word_class("deal_noun")
_PROMISING = word_class("promising") | {"could", "may", "might", "must", "should", "suggested", "recommended"}
_PROPOSED = re.compile(r"\b(?:suggest|propos|recommend|agree|stipulat|provid)\w*\s+that\s+(?:the\s+)?$")
_THREAT_WORDS = word_class("threat")
_ADVERBS = r"(?:(?:\w+ly|also|then|first|again|both|each|have to|be ready to)\s+)*"
_GIVES = re.compile(rf"would\s+{_ADVERBS}(?:{BASE_VERB}|(?:answer|respond|reply|reciprocate)\s+by)\b")
_OPEN = frozenset({"will", "agreed", "offers", "takes"})
_PRONOUN = re.compile(r"(?:it|they|he|she)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[\s,]*(?:\(?\w{1,3}[.)]\s+)?(?:(?:the|that|then|its|their|both|also)[\s,]+)*(?:[\w-]+['’]s?\s+)?"
)
_WITH = re.compile(r"(?P<with>\bwith|,)\s+(?:the\s+)?$")
_LATER = re.compile(
    r"\s*(?:in|on|by|after|within|at|from)\s+(?:[\w-]+\s+){1,4}|\s*(?:first|then|later|next|finally),?\s+"
)
_WERE = re.compile(
    r"(?:^|[;:,—]\s+|\b(?:and|but|that)\s+)(?:(?P<were>[Ww]ere)\s+(?=[^,]{3,120}?\sto\s)|"
    r"[Ff]or (?:every|each)\s+(?=[^,]{3,120},\s))"
)
_WHEN = re.compile(
    r",?\s+(?:but\s+|and\s+)?(?:only\s+)?(?P<when>once|as soon as|the moment|after|before|until|when)\s+"
    r"(?=(?:the|it|they|its)\b|[A-Z])"
)
_WHEN_WORDS = frozenset({"once", "as", "moment", "after", "before", "until", "when"})
_NEAR = 12
"""Characters behind "once" within which its subject begins."""
_CLOSE = 6
"""Characters from a comma to the party that it sets off from the clause before."""


def may_promise(passage: Passage) -> bool:
    """Whether promises of two parties can stand in a sentence, by its words and those before it."""
    known = passage.vocabulary
    if (
        _JOINT_WORDS.isdisjoint(known)
        and _MARKER_WORDS.isdisjoint(known)
        and ";" not in passage.sentence.text
        and ":" not in passage.sentence.text
    ):
        return False
    return not (_PROMISING.isdisjoint(known) and _MARKER_WORDS.isdisjoint(known)) or _of_a_deal(passage)


def mutual_promises(passage: Passage) -> Split | None:
    """What two parties promise each other, in one sentence or in two.

    1. Promises: a party as subject of "would", "will", "agreed to" and a verb of giving, not negated.
    2. "A would X if B does Y", "once B has done Y", unless it is a threat.
    3. "A agreed to X and B to Y", "A would X, while B would Y": in one sentence, where a word for a deal
       stands in it or in the sentence before.
    4. "A offers X. B, in turn, would Y": in two, where the second says so.
    """
    return (
        conditional_promises(passage)
        or _were_to(passage)
        or _in_time(passage)
        or _joined(passage)
        or _over_two(passage)
    )


def _were_to(passage: Passage) -> Split | None:
    """ "Were A to X, B would Y", "for every ship that A frees, B would Y"."""
    text = passage.text
    for cue in () if passage.vocabulary.isdisjoint(("were", "every", "each")) else _WERE.finditer(text):
        comma = text.find(", ", cue.end())
        given = promises(passage, cue.end(), comma, held=True, condition=True) if comma > 0 else []
        then = [p for p in promises(passage, comma, len(text)) if p.kind in _OPEN] if given else []
        if then and face(then[0], given[0]) and not harms(text, then[0], given[0]):
            made = (*pledges(passage, given[:1], comma), *pledges(passage, then))
            return promised_split(cue.span(), made)
    return None


def _in_time(passage: Passage) -> Split | None:
    """ "A would X once B has done Y", "A will not X before B does Y"."""
    text = passage.text
    if not _THREAT_WORDS.isdisjoint(passage.vocabulary):
        return None
    for cue in () if _WHEN_WORDS.isdisjoint(passage.vocabulary) else _WHEN.finditer(text):
        waits = cue["when"].lower() in ("before", "until")
        then = promises(passage, 0, cue.start(), negated=waits)
        given = promises(passage, cue.end(), len(text), condition=True)
        given = [p for p in given if p.agent.place - cue.end() <= _NEAR]
        done = {"handed"} if given and given[0].kind in ("agreed", "handed") and not waits else set[str]()
        then = [p for p in then if p.kind in ({"refused", "asked"} if waits else _OPEN | done)]
        if then and given and then[-1].kind == "asked" and _PRONOUN.match(text, given[0].agent.place):
            asking = subjects(passage, 0, then[-1].agent.place)[:1]
            given = [replace(p, agent=replace(p.agent, side=a.side)) for p in given for a in asking]
        if then and given and face(then[-1], given[0]) and not harms(text, then[-1], given[0]):
            made = (*pledges(passage, then[-1:], cue.start()), *pledges(passage, given))
            sides = (made[0].start, made[0].end), (made[1].start, made[1].end)
            form = "terms" if then[-1].kind == "refused" else "mutual"
            return Split(form, (cue.span("when"),), *sides, pledges=made)
    return None


def _joined(passage: Passage) -> Split | None:
    text = passage.text
    marked = _marker(passage) is not None
    here = promises(passage, 0, len(text), past=marked) if passage.sides else []
    if len(here) < 2:
        return None
    for n, (left, right) in enumerate(pairwise(here)):
        joint = _joint(text, left, right)
        if joint and face(left, right) and _belong(passage, left, right, marked=marked):
            last = n + 2
            while last < len(here) and _joint(text, here[last - 1], here[last]):
                last += 1
            stop = here[last].agent.place if last < len(here) else None
            return promised_split(joint, pledges(passage, here[:last], stop))
    return None


def _over_two(passage: Passage) -> Split | None:
    marker = _marker(passage)
    before = passage.before.without_asides if marker and passage.before else None
    if not (marker and before) or before.sentence.role != "body":
        return None
    here = promises(passage, 0, len(passage.text), past=True)
    earlier = [p for p in promises(before, 0, len(before.text)) if here and face(p, here[0])]
    if not earlier:
        return None
    return promised_split(marker.span(), (*pledges(before, earlier), *pledges(passage, here)))


def _marker(passage: Passage) -> re.Match[str] | None:
    """The words of a sentence that say it goes on with what another party promises: "in turn"."""
    if _MARKER_WORDS.isdisjoint(passage.vocabulary):
        return None
    return _MARKER.search(passage.sentence.text)


def _joint(text: str, left: Promise, right: Promise) -> tuple[int, int] | None:
    """The word that joins two promises, right before the second."""
    joints = list(_JOINT.finditer(text, left.verb, right.agent.place))
    between = text[joints[-1].end() : right.agent.place] if joints else "none"
    between = _LATER.sub("", _MARKER.sub("", between))
    if right.kind == "doing" and (joined := _WITH.search(text, left.verb, right.agent.place)):
        return joined.span("with")
    if right.agent is left.agent:
        return right.verb, right.verb + 4
    if joints and _BETWEEN.fullmatch(between):
        return joints[-1].span()
    comma = text.rfind(",", left.verb, right.agent.place)
    if comma >= 0 and _LATER.fullmatch(text, comma + 1, right.agent.place):
        return comma, comma + 1
    return (comma, comma + 1) if comma >= 0 and right.agent.place - comma <= _CLOSE else None


def _belong(passage: Passage, left: Promise, right: Promise, *, marked: bool) -> bool:
    """Whether two promises are one deal's: by how they are put, or by a word for a deal nearby."""
    kinds = {left.kind, right.kind}
    if not marked and kinds != {"handed"} and harms(passage.text, left, right):
        return False
    agreed = left.kind == "agreed" and kinds <= {"agreed", "to", "will", "asked"}
    if marked or agreed or kinds == {"handed"}:
        return True
    if right.kind == "doing" and passage.text.startswith("having", right.verb):
        return True
    if kinds == {"takes"} or left.agent is right.agent:
        return True
    if kinds == {"acts"} and _PROPOSED.search(passage.text, 0, left.agent.place):
        return True
    if kinds == {"offers"} and all(passage.text.startswith("offers", p.verb) for p in (left, right)):
        return True
    if kinds == {"offers", "will"} and passage.text.startswith("would", right.verb):
        return True
    would = all(passage.text.startswith("would", p.verb) for p in (left, right))
    if would and not harms(passage.text, left, right) and _THREAT_WORDS.isdisjoint(passage.vocabulary):
        return all(_GIVES.match(passage.text, p.verb) for p in (left, right)) or _of_a_deal(passage)
    return _of_a_deal(passage)


def _of_a_deal(passage: Passage) -> bool:
    """Whether a word for a deal stands in a sentence or in the one before it."""
    near = passage.vocabulary | (passage.before.vocabulary if passage.before else frozenset())
    return not _DEAL_WORDS.isdisjoint(near)
