"""What a party promises in a clause: "would", "agreed to", "for it to", "with it doing"; or gets."""

import re
from dataclasses import dataclass
from itertools import pairwise

from detente.reading.agents import Agent, subjects
from detente.reading.clauses import trimmed
from detente.reading.passage import Passage
from detente.reading.relatives import in_relative
from detente.reading.verbs import BASE_VERB, VERB
from detente.reading.word_classes import word_class

NO_PROMISE = word_class("no_promise")
_ADVERBS = (
    r"(?:(?:\w+ly|also|then|first|again|both|each|in turn|have to|need to|at last|even|"
    r"be (?:ready|willing|prepared|obliged|required|asked|bound|told|free|persuaded|able|expected|brought|"
    r"induced|inclined|disposed|content|leaned on|made|moved|tempted) to|agree to|"
    r"commit to|consent to|undertake to|(?:answer|respond|reply|reciprocate) by|go on|keep on|carry on|"
    r"(?:consider|contemplate|look at|think about)(?=\s+\w+ing\b)|go(?=\s+(?:along|ahead|back)\b))\s+)*"
)
_MODAL = (
    r"(?:would|will|(?:is|are|was|were)\s+(?:also\s+|now\s+|then\s+|\w+ly\s+)?(?:(?:likely|set|due|expected|"
    r"bound|certain|poised|about|said|reported)\s+)?to|could|might|may|must|"
    r"shall|has to|have to|should)"
)
_A_VERB = r"(?P<verb>(?!the\b|its\b|their\b|his\b|her\b|this\b|that\b)[a-z]{3,})"
WILL = re.compile(rf"{_MODAL}\s+{_ADVERBS}{_A_VERB}\b")
_AGREED = re.compile(
    rf"(?:(?:has|have|had|is|are|was|were|would|will|could)\s+(?:\w+ly\s+|also\s+|now\s+|be\s+|been\s+|"
    rf"said to be\s+)*)?"
    rf"(?:agree|agrees|agreed|promises?|promised|pledges?|pledged|offers?|offered|offering|undertakes?|"
    rf"undertaken|"
    rf"undertook|commits?|committed|consents?|consented|proposes?|proposed|volunteers?|volunteered|ready|"
    rf"willing|prepared|open|(?:express|declare|signal|voice|confirm|affirm|indicate)(?:s|d|ed|"
    rf"led)?\s+(?:its|their|"
    rf"his|her)\s+(?:\w+\s+)?(?:readiness|willingness|preparedness|intention))\s+(?:itself\s+|on \w+day\s+|"
    rf"in principle\s+|last (?:week|month|year)\s+|yesterday\s+|\w+ly\s+)?to\s+"
    rf"{_ADVERBS}{_A_VERB}\b"
)
_OFFERS = re.compile(
    r"(?:(?:has|have|had|is|are|would|will)\s+(?:\w+ly\s+|also\s+|now\s+)*)?(?P<verb>offer(?:s|ed|ing)?|"
    r"floated|dangled|tabled|held out|"
    r"promis(?:es|ed|ing)|pledg(?:es|ed|ing))\s+(?!to\b|not\b)|"
    r"(?:is|are|was|were)\s+(?:\w+ly\s+|also\s+|now\s+)?(?P<open>open|ready|amenable)\s+(?:to|for)\s+"
    r"(?!talk|discuss|negotiat|dialog)(?:an?|the|its)\s"
)
_TO_ACT = re.compile(rf"to\s+{_ADVERBS}{_A_VERB}\b")
_ACTS = re.compile(
    rf"(?:has\s+|have\s+|first\s+|also\s+)?(?P<verb>(?:{BASE_VERB})(?:e?s)?)(?![\w-])(?!\s+(?:on|for|"
    r"that)\b)"
)
_DOING = re.compile(r"(?:\w+ly\s+|also\s+)?(?P<verb>[a-z]{3,}ing)\b")
WERE_TO_ACT = re.compile(
    rf"(?:(?:has|have|had|were to|was to)\s+)?(?:\w+ly\s+|first\s+)?(?P<verb>{VERB})(?![\w-])"
    r"(?!\s+(?:on|for|that)\b)"
)
"""In an if-part, also "if Brel lowered its tolls", "once Brel has lowered them"."""
TAKES = re.compile(
    rf"(?:{_MODAL}\s+{_ADVERBS})?(?P<verb>receives?|gets?|obtains?|gains?|regains?|recovers?|"
    rf"wins?)\s(?!to\b)|(?:would|will|could|can|may|might)\s+{_ADVERBS}have(?=\s+(?:its|their|an?|access|"
    rf"free|full)\s)|"
    rf"(?:could|can|may|might)\s+{_ADVERBS}(?:keep|retain|use|enjoy)\s|"
    rf"(?:{_MODAL}\s+(?:\w+ly\s+|also\s+|then\s+)*be|(?:is|are|was|were)|(?:has|have|had) been)\s+"
    r"(?:\w+ly\s+|also\s+)*(?:allowed|permitted|granted|given|promised|paid|rewarded|spared|exempted|"
    r"admitted|handed|awarded|guaranteed|compensated|readmitted|refunded|reimbursed|entitled|supplied|"
    r"provided|relieved of|released from|excused|forgiven|let)\b(?!\s+by\b)"
)
_HANDED = re.compile(
    r"(?:(?:has|have|had)\s+)?(?P<verb>gave|given|granted|released|freed|returned|handed|lifted|removed|"
    r"withdrew|opened|reopened|dropped|resumed|called off|waived|ratified|recogni[sz]ed|paid|extradited|"
    r"let|allowed|pardoned|lowered|eased|halted|reinstated|restored|unfroze|accepted|scrapped|shelved|"
    r"cancelled|canceled|stood down|backed down|signed|apologised|did the same|followed suit)\b"
)
_PUT = (
    ("agreed", _AGREED),
    ("offers", _OFFERS),
    ("will", WILL),
    ("handed", _HANDED),
    ("acts", _ACTS),
)
_NEGATED = re.compile(r"(?:\w+\s+)?(?:not|never)\b|(?:wo|would|do|does|did|ca|could)n['’]t\b")
_IS_TO = re.compile(r"(?:is|are|was|were)\s+(?:\w+\s+)?to\s")
"""A promise that "B to Y" goes on with: "A is expected to X, B to Y"."""
_CAUSE = re.compile(r"\b(?:where|because|when|if|unless)\s+(?:the\s+)?$")
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$")
_WITH = re.compile(r"(?:\bwith|,|:|\band)\s+(?:the\s+)?$")
_ASKED = re.compile(
    r"\b(?:wants?|wanted|asks?|asked|expects?|expected|requires?|required|obliges?|obliged|commits?|"
    r"committed|needs?|demands? that|demanded that|proposed that|proposes that|insists? that|"
    r"suggested that)\s+(?:the\s+)?$"
)
_STOP = re.compile(r"[;]\s|,\s+(?:but|although|though|which|who)\s|\s[—–]\s")
_JOINT_BEFORE = re.compile(
    r"(?:[,;\s]|\b(?:and|while|whereas|but|with|for|if|in turn|in return|in exchange|the|that|then|also|"
    r"for (?:its|their) part|provided|once|unless|until|before)\b)*$"
)
_AND_GIVES = re.compile(
    r",?\s+and\s+(?P<will>(?:would|will|must|is to|could)\s+(?:in (?:turn|return|exchange)\s+)?(?!be\b|"
    rf"get\b)[a-z]{{3,}}|(?!get\b|receive\b)(?:{BASE_VERB})\b)"
)
""" "Would be paid a fee and would in turn drop its claim": the same party gives."""
_AND_BEFORE = re.compile(r"\band\s+(?:if\s+|that\s+|unless\s+)?(?:the\s+)?$")
_AND_TAKES = re.compile(
    r",?\s+(?:and|but)\s+(?P<will>(?:(?:would|will|is to|could)\s+)?(?:in (?:turn|return|exchange)\s+)?"
    r"(?:get|receive|obtain|win|gain|recover|be (?:given|paid|allowed|granted|let|handed|spared|"
    r"promised))\b(?!\s+by\b))"
)
_SET_OFF = re.compile(r"(?:^|[,;]\s+(?:and\s+|while\s+)?|\s(?:and|while)\s+)(?:the\s+)?$")
_A_GOOD = re.compile(
    r"\s+(?:an?|the|its|their|some|more|full|free|cheap|cheaper|lower|half|new|\d|[£$€])(?=\s|\d)"
)
_HEAD = 14
"""Characters from the head of an if-part within which its subject begins."""


@dataclass(frozen=True)
class Promise:
    """What one party would do: who, how it is put, and where its verb begins.

    It is put as "will", "agreed" (to), bare "to", "asked" (to), "for" it to, (with it) "doing", "acts" (a
    verb of giving), "handed" (over), or "takes".
    """

    agent: Agent
    kind: str
    verb: int


@dataclass(frozen=True)
class Pledge:
    """The words of a promise, and who makes it; or who `takes` what it speaks of."""

    passage: Passage
    start: int
    end: int
    side: str
    takes: bool


def promises(
    passage: Passage,
    start: int,
    end: int,
    *,
    negated: bool = False,
    held: bool = False,
    condition: bool = False,
    past: bool = False,
) -> list[Promise]:
    """Promises of a stretch, in order; those of relative clauses are none, nor if-parts in a longer one.

    `negated` says that "will not" counts too: what is refused until something else is done; `held` that a
    deal is said to hold what they do: "the deal would see Arda open", "obliges Arda to open"; `condition`
    that it is a condition, as every if-part is; `past` that verbs in the past count: "in turn, it withdrew".
    """
    text = passage.text
    found: list[Promise] = []
    condition = condition or (start, end) in passage.antecedents
    for agent in subjects(passage, start, end):
        inside = not condition and any(a <= agent.place < b for a, b in passage.antecedents)
        floor = start + _HEAD if condition else start
        told = text[agent.place : agent.place + 5]
        relative = (
            agent.place > floor and not (held and condition) and _subordinate(text[start : agent.place], told)
        )
        if inside or relative:
            continue
        place = agent.at
        before = text[max(start, agent.place - 40) : agent.place]
        kind = _kind(text, place, before, found[-1] if found else None, negated=negated)
        if kind is None and held:
            kind = _held(text, place)
        joined = found and _AND_BEFORE.search(before)
        if kind is None and condition and (joined or agent.place - start <= _HEAD):
            acts = WERE_TO_ACT.match(text, place)
            kind = "acts" if acts and acts["verb"] not in NO_PROMISE else None
        if kind is None and past:
            acted = WERE_TO_ACT.match(text, place)
            kind = "handed" if acted and acted["verb"] not in NO_PROMISE else None
        if kind:
            found.append(Promise(agent, kind, place))
        if kind == "takes":
            found += _also(passage, agent, place, end)
        takes = _AND_TAKES.search(text, place, end) if kind in ("will", "agreed") else None
        if takes and not any(place < one.place < takes.start() for one in subjects(passage, start, end)):
            found.append(Promise(agent, "takes", takes.start("will")))
    return found


def pledges(passage: Passage, found: list[Promise], end: int | None = None) -> tuple[Pledge, ...]:
    """The stretches of some promises of a sentence: each from its verb to the next promise or stop."""
    if not found:
        return ()
    text = passage.text
    stops = [
        then.verb if then.agent is promise.agent else then.agent.place for promise, then in pairwise(found)
    ] + [len(text) if end is None else end]
    made = []
    for promise, stop in zip(found, stops, strict=True):
        halt = _STOP.search(text, promise.verb, stop)
        last = halt.start() if halt else stop
        joint = _JOINT_BEFORE.search(text, promise.verb, last)
        place = trimmed(text, promise.verb, joint.start() if joint and last == stop < len(text) else last)
        made.append(Pledge(passage, *place, promise.agent.side, promise.kind == "takes"))
    return tuple(made)


def face(one: Promise, other: Promise) -> bool:
    """Whether two promises go opposite ways: two parties give, or one gives and takes."""
    taking = (one.kind, other.kind).count("takes") == 1
    return (one.agent.side != other.agent.side) != taking


def _also(passage: Passage, agent: Agent, place: int, end: int) -> list[Promise]:
    """What goes with "A would get X": "and would pay for it", "and B Y"."""
    if gives := _AND_GIVES.search(passage.text, place, end):
        return [Promise(agent, "will", gives.start("will"))]
    return [taker for taker in takers(passage, place, end) if taker.agent.side != agent.side]


def takers(passage: Passage, start: int, end: int) -> list[Promise]:
    """Those who get what follows them, without a verb of their own: "(give) A a port, and B cheap power"."""
    text = passage.text
    acting = {agent.place for agent in subjects(passage, start, end)}
    return [
        Promise(Agent(side, m.start, "get"), "takes", m.end + 1)
        for m, side in passage.sides
        if start <= m.start and m.end < end and m.start not in acting and m.form not in ("adj", "group")
        if _SET_OFF.search(text, start, m.start) and _A_GOOD.match(text, m.end, end)
    ]


def _subordinate(before: str, subject: str) -> bool:
    """Whether what stands before a subject makes its clause a relative, a causal or an if-clause."""
    return _CAUSE.search(before) is not None or in_relative(before, subject)


def _held(text: str, place: int) -> str | None:
    """How a promise is put among those of a deal: bare, "to", or "doing"."""
    ways = (_TO_ACT, _ACTS, WERE_TO_ACT, _DOING)
    verb = next((found for way in ways if (found := way.match(text, place))), None)
    return "held" if verb and verb["verb"] not in NO_PROMISE else None


def _kind(text: str, place: int, before: str, earlier: Promise | None, *, negated: bool) -> str | None:
    """How a promise is put whose verb group begins at a place; None where there is none."""
    if _NEGATED.match(text, place):
        return "refused" if negated else None
    if TAKES.match(text, place):
        return "takes"
    to_act = _TO_ACT.match(text, place)
    if to_act is None:
        for kind, pattern in _PUT:
            verb = pattern.match(text, place)
            if verb:
                return None if verb["verb"] in NO_PROMISE else kind
    elif to_act["verb"] not in NO_PROMISE:
        if _FOR.search(before):
            return "for"
        if earlier and (earlier.kind in ("agreed", "to", "asked") or _IS_TO.match(text, earlier.verb)):
            return "to"
        if _ASKED.search(before):
            return "asked"
    doing = _DOING.match(text, place)
    if doing and _WITH.search(before) and doing["verb"] not in NO_PROMISE:
        return "doing"
    return None
