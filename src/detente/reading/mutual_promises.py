"""Two parties that each promise something, though no word says "in exchange"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from detente.reading import exchange_cues as cues
from detente.reading.agents import Agent, subjects
from detente.reading.clauses import trimmed
from detente.reading.passage import Passage
from detente.reading.verbs import BASE_VERB, VERB
from detente.reading.word_classes import word_class

_JOINT = re.compile(r"\b(?:and|while|whereas)\b|;")
_JOINT_WORDS = frozenset({"and", "while", "whereas", "if", "provided"})
_MARKER = re.compile(
    r"\b(?:for (?:its|his|her|their) (?:own )?part|in turn(?! (?:of|for|on)\b)|in return(?! (?:of|for)\b)|"
    r"on (?:its|their|the other) side|reciprocally)\b",
    re.IGNORECASE,
)
_MARKER_WORDS = frozenset({"part", "turn", "return", "side", "reciprocally"})
_DEAL_WORDS = word_class("deal_noun")
_PROMISING = word_class("promising")
_NO_PROMISE = word_class("no_promise")
_ADVERBS = r"(?:(?:\w+ly|also|then|first|again|both|each|have to|be ready to)\s+)*"
_WILL = re.compile(
    rf"(?:would|will|is to|are to|was to|were to|could|might|"
    rf"may)\s+{_ADVERBS}(?P<verb>[a-z]{{3,}})\b"
)
_AGREED = re.compile(
    rf"(?:(?:has|have|had|is|are|was|were|would|will|could)\s+(?:\w+ly\s+|also\s+|now\s+|be\s+)*)?"
    rf"(?:agree|agrees|agreed|promises?|promised|pledges?|pledged|offers?|offered|undertakes?|undertook|"
    rf"commits?|committed|consents?|consented|ready|willing|prepared)\s+(?:itself\s+)?to\s+"
    rf"{_ADVERBS}(?P<verb>[a-z]{{3,}})\b"
)
_OFFERS = re.compile(
    r"(?:(?:has|have|had|is|are|would|will)\s+(?:\w+ly\s+|also\s+)*)?(?P<verb>offer(?:s|ed|ing)?|promis(?:es|"
    r"ed|ing)|pledg(?:es|ed|ing))\s+(?!to\b)"
)
_TO_ACT = re.compile(rf"to\s+{_ADVERBS}(?P<verb>[a-z]{{3,}})\b")
_ACTS = re.compile(rf"(?P<verb>(?:{BASE_VERB})(?:e?s)?)(?![\w-])(?!\s+(?:on|for|that)\b)")
_WERE_TO_ACT = re.compile(rf"(?P<verb>{VERB})(?![\w-])(?!\s+(?:on|for|that)\b)")
"""In an if-part, also "if Brel lowered its tolls"."""
_TAKES = re.compile(
    rf"(?:(?:would|will|is to|are to|could|may|might)\s+{_ADVERBS})?(?P<verb>receives?|gets?|obtains?|gains?|"
    rf"regains?|recovers?|wins?)\s"
)
_HANDED = re.compile(
    r"(?:(?:has|have|had)\s+)?(?P<verb>gave|given|granted|released|freed|returned|handed|lifted|removed|"
    r"withdrew|opened|reopened|dropped|did the same|followed suit)\b"
)
_HARMING = word_class("harming")
_THREAT_WORDS = word_class("threat")
_PUT = (
    ("agreed", _AGREED),
    ("agreed", _OFFERS),
    ("will", _WILL),
    ("handed", _HANDED),
    ("acts", _ACTS),
)
_GIVES = re.compile(rf"would\s+{_ADVERBS}{BASE_VERB}\b")
_NEGATED = re.compile(r"(?:\w+\s+)?(?:not|never)\b|(?:wo|would|do|does|did|ca|could)n['’]t\b")
_END = re.compile(r"[;]\s|,\s+(?:but|although|though|which|who)\s|\s[—–]\s")
_RELATIVE = re.compile(r"\b(?:which|who|(?<!and )that|whose|where|because|when|if|unless)\s+(?:the\s+)?$")

_REACH = 24
"""Characters of a verb group that are looked at for its verb."""

_CLOSE = 6
"""Characters from a comma to the party that it sets off from the clause before."""


@dataclass(frozen=True)
class Promise:
    """What one party would do: who, how it is put, and where its verb begins.

    It is put as "will", "agreed" (to), bare "to", "acts" (a verb of giving), "handed" (over), or "takes".
    """

    agent: Agent
    kind: str
    verb: int


@dataclass(frozen=True)
class Mutual:
    """Promises of two parties: the words that join them; stretches from their verbs on, with who promises.

    `before` says that the first stretch lies in the sentence before.
    """

    cue: tuple[int, int]
    left: tuple[int, int]
    giver: str
    right: tuple[int, int] | None = None
    taker: str | None = None
    before: bool = False


def may_promise(passage: Passage) -> bool:
    """Whether promises of two parties can stand in a sentence, by its words and those before it."""
    known = passage.vocabulary
    if (
        _JOINT_WORDS.isdisjoint(known)
        and _MARKER_WORDS.isdisjoint(known)
        and ";" not in passage.sentence.text
    ):
        return _follows_terms(passage) and not _PROMISING.isdisjoint(known)
    return not _PROMISING.isdisjoint(known) or _of_a_deal(passage)


def _follows_terms(passage: Passage) -> bool:
    """Whether the sentence before opens with "under the deal"."""
    before = passage.before
    return bool(before and cues.UNDER.match(before.text))


def mutual_promises(passage: Passage) -> Mutual | None:
    """What two parties promise each other, in one sentence or in two.

    1. Promises: a party as subject of "would", "will", "agreed to" and a verb of giving, not negated.
    2. "A would X if B does Y", unless it is a threat.
    3. "A agreed to X and B to Y", "A would X, while B would Y": in one sentence, where a word for a deal
       stands in it or in the sentence before.
    4. "A offers X. B, in turn, would Y": in two, where the second says so.
    """
    return _conditional(passage) or _joined(passage) or _over_two(passage)


def _conditional(passage: Passage) -> Mutual | None:
    text = passage.text
    if not passage.conditions or not _THREAT_WORDS.isdisjoint(passage.vocabulary):
        return None
    for start, end, if_start, if_end, negative in passage.conditions:
        if negative:
            continue
        then = [p for p in _promises(passage, start, end) if p.kind in ("will", "agreed")]
        given = _promises(passage, if_start, if_end)
        if then and given and _face(then[0], given[0]) and not _harms(text, then[0], given[0]):
            left, right = trimmed(text, then[0].verb, end), trimmed(text, given[0].verb, if_end)
            word_end = len(text[:if_start].rstrip())
            cue = text.rfind(" ", 0, word_end) + 1, word_end
            return Mutual(cue, left, then[0].agent.side, right, given[0].agent.side)
    return None


def _joined(passage: Passage) -> Mutual | None:
    text = passage.text
    here = _promises(passage, 0, len(text)) if len(passage.sides) > 1 else []
    if len(here) < 2:
        return None
    marked = _MARKER.search(passage.sentence.text) is not None
    for left, right in pairwise(here):
        joint = _joint(text, left, right)
        if joint and _face(left, right) and _belong(passage, left, right, marked=marked):
            reach = trimmed(text, here[0].verb, _end(text, right.verb))
            return Mutual(joint, reach, here[0].agent.side)
    return None


def _over_two(passage: Passage) -> Mutual | None:
    before = passage.before
    marker = _MARKER.search(passage.sentence.text) or (before and cues.UNDER.match(before.text))
    if not (marker and before) or before.sentence.role != "body":
        return None
    text = passage.text
    here = _promises(passage, 0, len(text))
    earlier = [p for p in _promises(before, 0, len(before.text)) if here and _face(p, here[0])]
    if not earlier:
        return None
    first, then = earlier[0], here[0]
    if marker.string != passage.sentence.text and {first.kind, then.kind} != {"will"}:
        return None
    verb_end = text.find(" ", then.verb)
    return Mutual(
        marker.span() if marker.string == passage.sentence.text else (then.verb, verb_end),
        trimmed(before.text, first.verb, len(before.text)),
        first.agent.side,
        trimmed(text, then.verb, _end(text, then.verb)),
        then.agent.side,
        before=True,
    )


def _harms(text: str, *promises: Promise) -> bool:
    """Whether what would be done does harm: "closes the pipeline", "will keep the prisoners"."""
    verbs = (text[promise.verb : promise.verb + _REACH].lower().split() for promise in promises)
    return any(not _HARMING.isdisjoint(words) for words in verbs)


def _face(one: Promise, other: Promise) -> bool:
    """Whether two promises go opposite ways: two parties give, or one gives and takes."""
    return (one.agent.side != other.agent.side) != ("takes" in (one.kind, other.kind))


def _promises(passage: Passage, start: int, end: int) -> list[Promise]:
    """Promises of a stretch, in order; those of relative clauses are none, nor if-parts in a longer one."""
    text = passage.text
    found: list[Promise] = []
    for agent in subjects(passage, start, end):
        inside = any(a <= agent.place < b and (a, b) != (start, end) for a, b in passage.antecedents)
        if inside or (agent.place > start and _RELATIVE.search(text[start : agent.place])):
            continue
        place = text.find(agent.verb, agent.place)
        kind = _kind(text, place, found[-1] if found else None)
        if kind is None and (start, end) in passage.antecedents:
            acts = _WERE_TO_ACT.match(text, place)
            kind = "acts" if acts and acts["verb"] not in _NO_PROMISE else None
        if kind:
            found.append(Promise(agent, kind, place))
    return found


def _kind(text: str, place: int, earlier: Promise | None) -> str | None:
    """How a promise is put whose verb group begins at a place; None where there is none."""
    if _NEGATED.match(text, place):
        return None
    if _TAKES.match(text, place):
        return "takes"
    for kind, pattern in _PUT:
        verb = pattern.match(text, place)
        if verb:
            return None if verb["verb"] in _NO_PROMISE else kind
    verb = _TO_ACT.match(text, place)
    if verb and earlier and earlier.kind in ("agreed", "to") and verb["verb"] not in _NO_PROMISE:
        return "to"
    return None


def _joint(text: str, left: Promise, right: Promise) -> tuple[int, int] | None:
    """The word that joins two promises, right before the second."""
    joints = list(_JOINT.finditer(text, left.verb, right.agent.place))
    between = _MARKER.sub("", text[joints[-1].end() : right.agent.place]) if joints else "none"
    if joints and not {*between.replace(",", " ").split()} - {"the", "that", "then"}:
        return joints[-1].span()
    comma = text.rfind(",", left.verb, right.agent.place)
    return (comma, comma + 1) if comma >= 0 and right.agent.place - comma <= _CLOSE else None


def _belong(passage: Passage, left: Promise, right: Promise, *, marked: bool) -> bool:
    """Whether two promises are one deal's: by how they are put, or by a word for a deal nearby."""
    kinds = {left.kind, right.kind}
    if marked or ("agreed" in kinds and kinds <= {"agreed", "to", "will"}) or kinds == {"handed"}:
        return True
    would = all(passage.text.startswith("would", p.verb) for p in (left, right))
    if would and not _harms(passage.text, left, right) and _THREAT_WORDS.isdisjoint(passage.vocabulary):
        return all(_GIVES.match(passage.text, p.verb) for p in (left, right)) or _of_a_deal(passage)
    return _of_a_deal(passage)


def _of_a_deal(passage: Passage) -> bool:
    """Whether a word for a deal stands in a sentence or in the one before it."""
    near = passage.vocabulary | (passage.before.vocabulary if passage.before else frozenset())
    return not _DEAL_WORDS.isdisjoint(near)


def _end(text: str, place: int) -> int:
    stop = _END.search(text, place)
    return stop.start() if stop else len(text)
