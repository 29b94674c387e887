"""Events that nouns name: "Pompeo's visit", "talks between X and Y", "the invasion of Z"."""

from detente.reading.event_actors import agent_behind, doers_behind, pair, said_here
from detente.reading.event_cues import Cue, event_cues
from detente.reading.event_frame import Event, stands
from detente.reading.mentions import Mention
from detente.reading.realis import status_of_noun
from detente.reading.roles import joined
from detente.reading.speakers import Speakers
from detente.reading.verb_groups import verb_at
from detente.reading.word_classes import word_class
from detente.reading.words import Words

_LIGHT = word_class("light")
_TIMES = word_class("time")
_HAPPENS = word_class("takes_place")
_BOTH = 2
_SOON = 7


def noun_events(words: Words, taken: set[int], speakers: Speakers) -> list[Event]:
    """Events of the nouns of a sentence that no verb has taken up; what is only thought of is none."""
    table = event_cues()
    found: list[Event] = []
    taken = set(taken)
    for n, word in enumerate(words.low):
        if word not in table or n in words.covered or n in taken or n in words.verbs:
            continue
        for cue in table[word]:
            last = n + len(cue.rest)
            if cue.form != "noun" or tuple(words.low[n + 1 : last + 1]) != cue.rest:
                continue
            if (cue.near or cue.stems) and not stands(words, cue, max(0, n - 4), last + 4):
                continue
            if event := _event(words, n, last, cue, speakers):
                found.append(event)
                taken |= set(range(event.first, event.end))
            break
    return found


def _event(words: Words, n: int, last: int, cue: Cue, speakers: Speakers) -> Event | None:
    first = _phrase(words, n)
    status = status_of_noun(words, first, n)
    if status in ("hypothetical", "negated"):
        return None
    actors, others = _parties(words, first, n, last, cue)
    if cue.event == "CONSULT" and not others:
        if words.at(last + 1) == "with" and len(actors) < _BOTH and words.at(n - 1) != "'s":
            actors += said_here(words, n, speakers)
        elif not actors and not _HAPPENS.isdisjoint(words.low[last + 1 : last + _SOON]):
            actors += pair(words, n)
    if cue.mode == "visit" and not actors and words.at(last + 1) == "of":
        actors += doers_behind(words, last + 1, speakers)
    if cue.joins and not actors:
        actors += _between(words, last + 1, speakers)
    if not actors and not others:
        actors += agent_behind(words, _by(words, last + 1), speakers)
    if len(actors) < _BOTH and cue.event == "CONSULT" and "their" in words.low[first:n]:
        actors = [*_they(words, first)] or actors
    end = max([last + 1, *(m[1] + 1 for m in words.mentions if m[2] in (*actors, *others))])
    return Event(cue, cue.event, first, last, end, tuple(actors), tuple(others), status)


def _they(words: Words, n: int) -> tuple[Mention, ...]:
    """The two joined before "their": "China and Russia ... their summit"."""
    here = words.within(0, n)
    named = (joined(words, here[k:]) for k in range(len(here)))
    return next((tuple(both) for both in named if len(both) >= _BOTH), ())


def _by(words: Words, n: int) -> int:
    """The word "by" shortly behind a noun: "the seizure of the tanker by the rebels"."""
    return next((k for k in range(n, min(n + _SOON, len(words.low))) if words.low[k] == "by"), n)


def _between(words: Words, n: int, speakers: Speakers) -> tuple[Mention, ...]:
    """Both of those whom no table names: "talks between the club and the union"."""
    if words.at(n) != "between":
        return ()
    joint = next((k for k in range(n + 2, min(n + 10, len(words.low))) if words.low[k] == "and"), None)
    return tuple(m for k in (n, joint) if k is not None for m in doers_behind(words, k, speakers))


def _parties(words: Words, first: int, n: int, last: int, cue: Cue) -> tuple[list[Mention], list[Mention]]:
    """Who acts and who is acted on.

    1. Owners act: "Pompeo's visit", "the moves that Trump made".
    2. Behind the noun its prepositions tell: "by" acts, "between" acts together, "on" is acted on.
    3. Else the subject of "held", "launched" and their kin; of a meeting the two persons named before it.
    """
    here = words.within(first, n)
    actors = list(joined(words, here)) if here else []
    owned, others = bool(actors), []
    if words.at(last + 1) == "that" and not owned:
        actors = [m for _, at, m in words.within(last + 2, last + 4) if words.at(at + 1) not in event_cues()]
    for at, _, mention in _behind(words, last + 1) if not actors or owned else ():
        preposition = words.preposition(at)
        if preposition in cue.joins or (preposition is None and actors and words.at(at - 1) == "and"):
            actors.append(mention)
        elif preposition in cue.targets or (preposition == "of" and owned):
            others.append(mention)
        elif preposition in ("by", "of", "between"):
            actors.append(mention)
    if not actors and words.at(first - 1) in _LIGHT and (verb := verb_at(words, first - 1, "ed")):
        actors = list(verb.subject)
    if not actors and not others and cue.event == "CONSULT" and cue.mode is None:
        persons = {m.entity: m for _, at, m in words.mentions if m.entity.startswith("P:") and at < first}
        actors = list(persons.values()) if len(persons) == 2 else []
    return actors, others


def _behind(words: Words, n: int) -> list[tuple[int, int, Mention]]:
    """Mentions behind a noun that its prepositions reach, up to a verb, a word of time or a stray "and"."""
    found = []
    for k in range(n, words.window(n, 14)):
        word = words.low[k]
        if word in _TIMES or (word == "and" and not (k - 1 in words.covered and words.within(k + 1, k + 3))):
            break
        found += words.within(k, k + 1)
    return found


def _phrase(words: Words, n: int) -> int:
    """First word of the noun phrase that ends in a noun."""
    k = n
    while k > 0 and n - k < 8:
        word = words.at(k - 1)
        joint = word == "and" and k in words.covered and k - 2 in words.covered
        if words.breaks(k - 1) or words.preposition(k) == word or (word == "and" and not joint):
            break
        k -= 1
        if word in ("a", "an", "the"):
            break
    return k
