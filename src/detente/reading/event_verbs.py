"""Events that verbs name: "Libya offered to hand over", "was expelled by", "said it would boycott"."""

import re
from collections.abc import Iterable

from detente.reading.event_actors import agent_behind, pair, said_here, told, with_doers
from detente.reading.event_cues import QUADS, Cue, event_cues
from detente.reading.event_frame import Event, fits
from detente.reading.mentions import Mention
from detente.reading.realis import status_of_verb
from detente.reading.roles import joined
from detente.reading.speakers import Speakers
from detente.reading.verb_groups import verb_at
from detente.reading.word_classes import word_class
from detente.reading.words import Verb, Words

_SAYS = word_class("say")
_BE = word_class("be")
_FINITE_BE = word_class("be_finite")
_CONFLICT = (3, 4)
_VERBAL_CONFLICT = (3,)
_SUBJUNCTIVE = frozenset({"REQUEST", "AGREE", "INTEND", "REJECT", "THREATEN"})
_FUTURE_IS_AGREED = frozenset({"AID", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT"})
_WILL = frozenset({"will", "would", "won't", "wouldn't"})
_HOSTILE = word_class("hostile_verb")
_HOSTILE_PAIRS = frozenset(
    {("hold", "up"), ("vote", "against"), ("vote", "down"), ("pull", "out"), ("walk", "out"), ("tear", "up")}
    | {("bring", "down"), ("throw", "out"), ("stay", "away")}
)
_REFUSING = frozenset({"cannot", "can't", "will", "won't", "does", "doesn't", "do", "don't", "can"})
_OPENS_GERUND = word_class("gerund_clause")
_WANTING = frozenset({"want", "wants", "wanted", "need", "needs", "get", "gets", "see"})
_SELF = frozenset({"it", "they", "he", "she"})
_GONE = frozenset({"after", "before", "during", "since", "until", "despite", "following"})
_ANY = frozenset({"with", "to", "against", "on", "of", "from", "for", "by", "into"})
_RELATION = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}(?:partners?|ally|allies|rivals?|neighbou?rs?|enem(?:y|ies)|proxies|opponents?)\b"
)


_MODALS = word_class("modal")
_WHENEVER = frozenset({"when", "until", "till", "once", "before"})
_APART = frozenset({",", ";", ":"})
_HELPING = frozenset({"SUPPORT", "AID"})
"""What a participle in passing does not tell as an event: "officers, assisted by an agency,"."""
_SOON = 5
_FAR = 12


def verb_events(words: Words, speakers: Speakers) -> list[Event]:
    """Events of the verbs of a sentence; what a verb of the table governs is no event of its own."""
    table = event_cues()
    found: list[Event] = []
    taken: dict[int, str] = {}
    for n, word in enumerate(words.low):
        if word in _SAYS and n not in words.covered and (verb := verb_at(words, n, "ed")):
            words.verbs[n] = verb
        if word not in table or n in words.covered:
            continue
        cue, verb = _cue(words, n, table[word])
        if cue is None or verb is None:
            continue
        if cue.form not in ("adjective", "modal"):
            words.verbs[n] = verb
        if _governed(words, verb, taken.get(n)):
            continue
        if cue.form != "modal":
            verb = with_doers(words, verb, speakers)
        if n in words.verbs:
            words.verbs[n] = verb
        event = _event(words, n, cue, verb, speakers)
        if event and told(words, event, speakers):
            that = words.at(n + 1 + len(cue.rest)) == "that" and cue.event in _SUBJUNCTIVE
            reach = _end_of_that(words, n) if that else event.end
            taken |= dict.fromkeys(range(n + 1, reach), "that" if that else "object")
            found.append(event)
    return found


def _end_of_that(words: Words, n: int) -> int:
    """Where what is asked or promised ends: at a second main clause with a subject of its own."""
    for k in range(n + 2, len(words.low) - 2):
        if words.low[k] == ";" or (
            words.low[k] == ","
            and words.low[k + 1] in ("and", "but")
            and (words.low[k + 2] in _SELF or k + 2 in words.covered)
        ):
            return k
    return len(words.low)


def _governed(words: Words, verb: Verb, taken: str | None) -> bool:
    """Whether a verb says what another one asks, promises or is about, and so tells no event."""
    by_doing = verb.mood == "gerund" and words.at(verb.first - 1) == "by"
    if verb.mood == "infinitive" or taken == "that" or (taken and verb.mood == "gerund" and not by_doing):
        return True
    if by_doing and not _MODALS.isdisjoint(words.low[max(0, verb.first - _FAR) : verb.first]):
        return True
    if "always" in words.low[verb.first : verb.at] or _to_come(words, verb):
        return True
    if "being" in verb.auxiliaries and not verb.auxiliaries & _FINITE_BE:
        return True
    before = words.at(verb.first - 1)
    if verb.mood == "gerund" and verb.first > 0 and before not in _OPENS_GERUND:
        return True
    wanted = not verb.auxiliaries and verb.form in ("ed", "past", "part") and before not in ("and", ",")
    return wanted and not _WANTING.isdisjoint(words.low[max(0, verb.first - 5) : verb.first])


def _to_come(words: Words, verb: Verb) -> bool:
    """Whether a present tells what is yet to come: "when he comes for the summit", "until it signs"."""
    if verb.form != "s" or verb.auxiliaries:
        return False
    lead = words.low[max(0, verb.first - _SOON) : verb.first]
    return not _WHENEVER.isdisjoint(lead) and not _APART.intersection(lead)


def _cue(words: Words, n: int, cues: tuple[Cue, ...]) -> tuple[Cue | None, Verb | None]:
    """The most specific cue that fits at a word, and its verb group."""
    for cue in cues:
        if cue.form == "noun" or not fits(words, n, cue):
            continue
        verb = verb_at(words, n, cue.form)
        if verb is None or (cue.form == "adjective" and not verb.auxiliaries & _BE):
            continue
        return (None, None) if cue.event == "-" else (cue, verb)
    return None, None


def _event(words: Words, n: int, cue: Cue, verb: Verb, speakers: Speakers) -> Event | None:
    start = n + 1 + len(cue.rest)
    end = words.window(start)
    if cue.event == "REQUEST" and words.at(end) == "that":
        end = words.window(end)
    if cue.form == "modal":
        return _obligation(words, n, cue, verb, end, speakers)
    event, status = _kind(words, cue, verb, start)
    if verb.passive:
        agents = _agents(words, cue, start, end) or agent_behind(words, start, speakers)
        in_passing = not verb.auxiliaries and words.at(verb.first - 1) == "," and cue.event in _HELPING
        if in_passing or (status == "hypothetical" and not agents):
            return None
        if not agents and not verb.subject and cue.joins:
            agents = pair(words, n)
        elif not agents and event == "MOBILIZE":
            agents = verb.subject
        return Event(cue, event, verb.first, n, end, agents, verb.subject, status, passive=True)
    actors = verb.subject
    if cue.event == "THREATEN" and not actors and words.at(start) == "that":
        return None
    others = _targets(words, cue, start, end, actors)
    if others and cue.joins and _joins(words, cue, others[0]):
        actors, others = (*actors, *others), ()
    present = cue.form in ("s", "base") and not verb.auxiliaries
    return Event(cue, event, verb.first, n, end, actors, others, status, present)


def _kind(words: Words, cue: Cue, verb: Verb, start: int) -> tuple[str, str]:
    """The event of a cue and its status; what is only announced is AGREE, THREATEN or REJECT."""
    status = status_of_verb(words, verb)
    event = _promise(words, start) if cue.event == "INTEND" else cue.event
    if "longer" in verb.auxiliaries:
        return ("CONCEDE", "occurred") if QUADS[event] in _VERBAL_CONFLICT else (event, "negated")
    if verb.negated and event in ("AGREE", "SUPPORT") and _refuses(words, verb):
        return "REJECT", "occurred"
    if _announced(words, verb):
        said = "REJECT" if verb.negated else "THREATEN" if QUADS[event] in _CONFLICT else "AGREE"
        return said, "occurred"
    return ("AGREE" if status == "planned" and event in _FUTURE_IS_AGREED else event), status


def _refuses(words: Words, verb: Verb) -> bool:
    """Whether "cannot accept", "will not sign", "does not recognise" says no."""
    plain = not ({"have", "has", "had", "did", "didn't", "hasn't", "haven't", "hadn't"} & verb.auxiliaries)
    accepts = words.low[verb.at].startswith(("accept", "consent", "endors", "recogni", "back", "support"))
    return accepts and plain and verb.form in ("base", "ed", "part") and bool(verb.auxiliaries & _REFUSING)


def _promise(words: Words, start: int) -> str:
    """Event of a promise by what is promised: something hostile is a threat."""
    if words.at(start) == "not":
        return "REJECT"
    promised = start + (words.at(start) == "to")
    here = words.at(promised), words.at(promised + 1)
    meant = (
        inner
        for inner in event_cues().get(words.at(promised), ())
        if inner.form == "base" and fits(words, promised, inner)
    )
    inner = next(meant, None)
    hostile = here[0] in _HOSTILE or here in _HOSTILE_PAIRS or (inner and QUADS.get(inner.event) == 4)
    return "THREATEN" if hostile else "AGREE"


def _announced(words: Words, verb: Verb) -> bool:
    """Whether the doer says that it will or would do it: "Nigeria said it will withdraw"."""
    if not (verb.auxiliaries & _WILL and verb.pronoun):
        return False
    return any(words.at(k) in _SAYS for k in range(max(0, verb.first - 7), verb.first))


def _obligation(words: Words, n: int, cue: Cue, verb: Verb, end: int, speakers: Speakers) -> Event | None:
    """ "X said that Y must act": a request of X to Y."""
    before = [k for k in words.verbs if k < verb.first and words.at(k) in _SAYS]
    if not before or not verb.subject or verb.passive:
        return None
    speaker = words.verbs[max(before)].subject or said_here(words, max(before), speakers)
    if {m.entity for m in speaker} & {m.entity for m in verb.subject}:
        return None
    return Event(cue, "REQUEST", max(before), n, end, speaker, verb.subject, "occurred")


def _agents(words: Words, cue: Cue, start: int, end: int) -> tuple[Mention, ...]:
    """Doers of a passive: behind "by", or of talks behind "between"."""
    placed = [(m, words.preposition(m[0])) for m in words.within(start, end)]
    agents = [m for m, preposition in placed if preposition == "by"]
    if not agents and cue.joins:
        agents = [m for m, preposition in placed if preposition in (*cue.joins, "between")]
    return joined(words, agents) if agents else ()


def _targets(words: Words, cue: Cue, start: int, end: int, actors: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions that an act is aimed at: the object, else behind a preposition of the cue, else of any."""
    taken = {m.entity for m in actors}
    here = [m for m in words.within(start, end) if m[2].entity not in taken]
    here = [m for m in here if words.preposition(m[0]) not in _GONE]
    placed = [(m, _preposition(words, m[0], start)) for m in here]
    owned = [(m, p) for m, p in placed if p is None and words.possessive(m[1])]
    if any(_RELATION.match(words.passage.text, m[2].end) for m, _ in owned):
        return ()
    if owned and any(p in cue.targets for _, p in placed):
        placed = [one for one in placed if one not in owned]
    for wanted in ({None}, {*cue.joins, *cue.targets}, _ANY):
        if chosen := [m for m, preposition in placed if preposition in wanted]:
            return joined(words, here[here.index(chosen[0]) :])
    return ()


def _preposition(words: Words, n: int, start: int) -> str | None:
    """Preposition of a mention, unless it stands before the words in question."""
    preposition = words.preposition(n)
    return preposition if preposition in words.low[start:n] else None


def _joins(words: Words, cue: Cue, other: Mention) -> bool:
    place = next(m[0] for m in words.mentions if m[2] is other)
    return words.preposition(place) in (*cue.joins, None)
