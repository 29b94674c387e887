"""Events that nouns name: "Pompeo's visit", "talks between X and Y", "the invasion of Z"."""

from detente.reading.event_cues import Cue, event_cues
from detente.reading.event_frame import Event, stands
from detente.reading.mentions import Mention
from detente.reading.realis import status_of_noun
from detente.reading.roles import joined
from detente.reading.verb_groups import verb_at
from detente.reading.word_classes import word_class
from detente.reading.words import Words

_LIGHT = word_class("light")
_TIMES = word_class("time")


def noun_events(words: Words, taken: set[int]) -> list[Event]:
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
            if event := _event(words, n, last, cue):
                found.append(event)
                taken |= set(range(event.first, event.end))
            break
    return found


def _event(words: Words, n: int, last: int, cue: Cue) -> Event | None:
    first = _phrase(words, n)
    status = status_of_noun(words, first, n)
    if status in ("hypothetical", "negated"):
        return None
    actors, others = _parties(words, first, n, last, cue)
    end = max([last + 1, *(m[1] + 1 for m in words.mentions if m[2] in (*actors, *others))])
    return Event(cue, cue.event, first, last, end, tuple(actors), tuple(others), status)


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
