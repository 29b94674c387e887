"""A deal told as a condition: "A would X if B does Y"."""

import re
from dataclasses import replace

from detente.reading.agents import Agent
from detente.reading.counterparts import counterpart
from detente.reading.exchange_sides import Split, promised_split
from detente.reading.harms import harms
from detente.reading.passage import Passage
from detente.reading.promises import Pledge, Promise, face, pledges, promises
from detente.reading.verbs import VERB
from detente.reading.word_classes import word_class

_OPEN = frozenset({"will", "agreed", "offers", "takes"})
_INVERTED = re.compile(r"(?:will|would|could|might|may)\s")
_PRONOUN = re.compile(r"(?:it|they|he|she)\b", re.IGNORECASE)
_LIFTED = re.compile(rf"\b(?:would|will|could|might|may)\s+(?:\w+ly\s+|then\s+)?be\s+{VERB}\b(?!\s+to\b)")
_DONE = re.compile(
    rf"\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+|first\s+)?(?!signed|ratified|reached|agreed|approved|"
    rf"given|known|put|left|taken|asked|told|expected)(?:{VERB})\b(?<![sg]\b)(?!\s+to\b)"
)
_BY = re.compile(r"\bby\s+(?:the\s+)?$")
_THREAT_WORDS = word_class("threat")


def conditional_promises(passage: Passage) -> Split | None:
    """ "A would X if B does Y": what a condition and what hangs on it promise."""
    text = passage.text
    if not passage.conditions or not _THREAT_WORDS.isdisjoint(passage.vocabulary):
        return None
    for start, end, if_start, if_end, negative in passage.conditions:
        if negative:
            continue
        inverted = _INVERTED.match(text, start) is not None
        kinds = _OPEN if not inverted else {*_OPEN, "acts"}
        then = [p for p in promises(passage, start, end) if p.kind in kinds]
        then = then or [p for p in promises(passage, 0, end) if p.kind in kinds and p.verb == start]
        given = _turned(passage, then, promises(passage, if_start, if_end), end)
        given = given or _by_others(passage, then, if_start, if_end)
        then = then or _offered(passage, start) or _passive(passage, start, end, given)
        if then and given and face(then[0], given[0]) and not harms(text, then[0], given[0]):
            word_end = len(text[:if_start].rstrip())
            cue = text.rfind(" ", 0, word_end) + 1, word_end
            made = (*pledges(passage, then, end), *pledges(passage, given, if_end))
            made = (*made, *_more(passage, then[0], max(end, if_end)))
            return promised_split(cue, tuple(sorted(made, key=lambda pledge: pledge.start)))
    return None


def _more(passage: Passage, first: Promise, end: int) -> tuple[Pledge, ...]:
    """What the same party would also do, behind a semicolon: "; it would even look at"."""
    if not passage.text.startswith(";", end):
        return ()
    rest = promises(passage, end, len(passage.text))
    return pledges(passage, [p for p in rest if p.kind == first.kind and p.agent.side == first.agent.side])


def _turned(passage: Passage, then: list[Promise], given: list[Promise], end: int) -> list[Promise]:
    """The if-part with "they" for whoever is offered something: "offered the drivers a rise if they"."""
    if not (then and given) or face(then[0], given[0]) or then[0].kind == "takes":
        return given
    pronoun = _PRONOUN.match(passage.text, given[0].agent.place)
    offered = [s for s in passage.sides_in(then[0].verb, end) if s != then[0].agent.side]
    if not (pronoun and offered):
        return given
    return [replace(p, agent=replace(p.agent, side=offered[0])) for p in given]


def _offered(passage: Passage, start: int) -> list[Promise]:
    """ "A has floated an offer: X, if B does Y"."""
    if not passage.text[:start].rstrip().endswith(":"):
        return []
    offering = [p for p in promises(passage, 0, start) if p.kind in ("offers", "will")]
    return [replace(p, verb=start) for p in offering[-1:]]


def _by_others(passage: Passage, then: list[Promise], start: int, end: int) -> list[Promise]:
    """ "If the line were paid for by B", "provided nobody is dismissed": B, else whoever faces the other."""
    done = _DONE.search(passage.text, start, end) if then else None
    if done is None:
        return []
    by = [s for m, s in passage.sides if start < m.start < end and _BY.search(passage.text[start : m.start])]
    giver = by[0] if by else counterpart(passage, then[0].agent.side, start, end)
    return [Promise(Agent(giver, start, "be"), "acts", start)] if giver else []


def _passive(passage: Passage, start: int, end: int, given: list[Promise]) -> list[Promise]:
    """ "The sanctions would be lifted if A did X": whoever faces A lifts them."""
    lifted = _LIFTED.search(passage.text, start, end)
    giver = counterpart(passage, given[0].agent.side, start, end) if lifted and given else None
    if lifted is None or giver is None:
        return []
    return [Promise(Agent(giver, lifted.start(), "be"), "will", start)]
