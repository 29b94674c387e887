"""Who did what to whom, when, and whether it happened: events in the terms of PLOVER."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.reading.clauses import trimmed
from detente.reading.dates import DateSpan, find_dates
from detente.reading.event_cues import QUADS, Cue, event_cues
from detente.reading.event_dates import date_of_event
from detente.reading.mentions import Mention
from detente.reading.realis import status_of_noun, status_of_verb
from detente.reading.roles import BE, SAYS, Verb, Words, joined, verb_at

_ROLES = ("body", "caption", "editor_note")
_CONFLICT = (3, 4)
_SUBJUNCTIVE = frozenset({"REQUEST", "AGREE", "INTEND", "REJECT", "THREATEN"})
_LIGHT = frozenset(
    "hold held holds holding begin began begins start started continue continued resume resumed launch launched "
    "stage staged conduct conducted impose imposed make made announce announced declare declared pay paid order "
    "ordered complete completed wage waged open opened host hosted mount mounted carry carried arrange "
    "arranged".split()
)
_FUTURE_IS_AGREED = frozenset({"AID", "SUPPORT", "COOPERATE", "CONCEDE", "RETREAT"})
_FINITE_BE = frozenset("is are was were be been".split())
_TIMES = frozenset("during after before since following until amid despite as".split())
_TOPIC = frozenset("on of for from about at that against over".split())
_RELATION = re.compile(r"['’]s?\s+(?:\w+\s+){0,2}(?:partners?|ally|allies|rivals?|neighbou?rs?|enem(?:y|ies)|proxies|opponents?)\b")
_TOWN = re.compile(r"\b(?:city|town|resort|port|village|capital) of\s+(?P<name>[A-Z][\w’'-]+)")
_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})")
_OTHER_CLAUSE = re.compile(r"[,;:]|\b(?:in order|after|before|because|while|which|who|that|to)\b")
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b"
)


@dataclass(frozen=True)
class _Event:
    """An event by the words that name it: the cue, whose words it takes up, its parties, whether it happened."""

    cue: Cue
    event: str
    first: int
    last: int
    end: int
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    status: str


def events(words: Words, told: Iterable[dict[str, Any]] = ()) -> list[dict[str, Any]]:
    """Events of one sentence, in order.

    Parameters
    ----------
    words : Words
        The sentence.
    told : iterable of dict
        Events of the sentences before it: a noun without a date of its own names one of them again, and is none.

    Returns
    -------
    list of dict

    1. Verbs of the table, with subject and object by word order; what a verb governs is no event of its own
       ("agreed to lift sanctions" is AGREE).
    2. Nouns of the table that no verb has taken up ("Pompeo's visit", "talks between X and Y").
    3. The status comes before the event: what is hedged, conditional or negated says so.

    An event names at least one party. A cooperative act that its doer only announces is AGREE, a hostile one
    THREATEN, a refusal to act REJECT (PLOVER manual 0.8, future events).
    """
    passage = words.passage
    table = event_cues()
    if passage.sentence.boilerplate or passage.sentence.role not in _ROLES or table.keys().isdisjoint(words.low):
        return []
    found = _verbs(words, table)
    taken = {k for event in found for k in range(event.first, event.end)}
    nouns = [noun for noun in _nouns(words, table, taken) if not any(_told(noun, verb) for verb in found)]
    if not found and not nouns:
        return []
    dates = find_dates(passage.sentence.text, passage.anchor)
    records = []
    for event in sorted((*found, *nouns), key=lambda event: event.first):
        if (event.actors or event.recipients) and not passage.quoted(words.starts[event.last]):
            record = _record(words, event, dates)
            if event.cue.form == "noun":
                records = [earlier for earlier in records if not _vaguer(earlier, record)]
                if any(_same(record, earlier) for earlier in (*told, *records)):
                    continue
            records.append(record)
    return records


def _told(noun: _Event, verb: _Event) -> bool:
    """Whether a verb of the sentence tells what a noun names: "a bombing killed"."""
    parties = {m.entity for m in (*verb.actors, *verb.recipients)}
    return noun.event == verb.event and {m.entity for m in (*noun.actors, *noun.recipients)} <= parties


def _verbs(words: Words, table: dict[str, tuple[Cue, ...]]) -> list[_Event]:
    found: list[_Event] = []
    taken: dict[int, str] = {}
    for n, word in enumerate(words.low):
        if word in SAYS and n not in words.covered:
            if verb := verb_at(words, n, "ed"):
                words.verbs[n] = verb
        if word not in table or n in words.covered:
            continue
        cue, verb = _cue(words, n, table[word])
        if cue is None or verb is None:
            continue
        if cue.form not in ("adjective", "modal"):
            words.verbs[n] = verb
        if n in taken and (verb.mood in ("infinitive", "gerund") or taken[n] == "that"):
            continue
        if verb.mood == "infinitive" or (verb.mood == "gerund" and words.at(verb.first - 1) in _TOPIC):
            continue
        if "being" in verb.auxiliaries and not verb.auxiliaries & _FINITE_BE:
            continue
        event = _event_of_verb(words, n, cue, verb)
        if event:
            that = words.at(n + 1 + len(cue.rest)) == "that" and cue.event in _SUBJUNCTIVE
            reach = len(words.low) if that else event.end
            taken |= {k: "that" if that else "object" for k in range(n + 1, reach)}
            found.append(event)
    return found


def _cue(words: Words, n: int, cues: tuple[Cue, ...]) -> tuple[Cue | None, Verb | None]:
    """The most specific cue that fits at a word, and its verb group."""
    for cue in cues:
        if cue.form == "noun" or not _fits(words, n, cue):
            continue
        verb = verb_at(words, n, cue.form)
        if verb is None or (cue.form == "adjective" and not verb.auxiliaries & BE):
            continue
        return (None, None) if cue.event == "-" else (cue, verb)
    return None, None


def _fits(words: Words, n: int, cue: Cue) -> bool:
    """Whether the words of a cue stand behind its first, and near it those that it asks for."""
    start = n + 1 + len(cue.rest)
    if tuple(words.low[n + 1 : start]) != cue.rest:
        return False
    if not (cue.near or cue.stems):
        return True
    return _stands(words, cue, start, min(words.window(start), start + 9))


def _stands(words: Words, cue: Cue, first: int, end: int) -> bool:
    here = words.low[first:end]
    return not cue.near.isdisjoint(here) or any(word.startswith(cue.stems) for word in here)


def _event_of_verb(words: Words, n: int, cue: Cue, verb: Verb) -> _Event | None:
    start = n + 1 + len(cue.rest)
    end = words.window(start)
    if cue.event == "REQUEST" and words.at(end) == "that":
        end = words.window(end)
    if cue.event == "REQUEST" and cue.form == "modal":
        return _obligation(words, n, cue, verb, end)
    status = status_of_verb(words, verb)
    event = _kind(words, cue, verb, start, end)
    said = _announced(words, verb)
    if said and event in QUADS:
        refused = verb.negated
        event = "REJECT" if refused else "THREATEN" if QUADS[event] in _CONFLICT else "AGREE"
        status = "occurred"
    if status == "planned" and event in _FUTURE_IS_AGREED and not said:
        event = "AGREE"
    if verb.passive:
        agents = [m for m in words.within(start, end) if words.preposition(m[0]) == "by"]
        actors = joined(words, agents) if agents else ()
        if cue.joins and not agents:
            parties = [m for m in words.within(start, end) if words.preposition(m[0]) in (*cue.joins, "between")]
            actors = joined(words, parties) if parties else ()
        return _Event(cue, event, verb.first, n, end, actors, verb.subject, status)
    actors = verb.subject
    others = _targets(words, cue, start, end, actors)
    if others and (cue.joins and _joins(words, cue, others[0])):
        actors, others = (*actors, *others), ()
    return _Event(cue, event, verb.first, n, end, actors, others, status)


def _kind(words: Words, cue: Cue, verb: Verb, start: int, end: int) -> str:
    """The event of a cue; a promise of something hostile is a threat."""
    if cue.event != "INTEND":
        return cue.event
    if words.at(start) == "not":
        return "REJECT"
    promised = start + (words.at(start) == "to")
    hostile = any(
        inner.form == "base" and QUADS.get(inner.event) == 4 and _fits(words, promised, inner)
        for inner in event_cues().get(words.at(promised), ())[:1]
    )
    return "THREATEN" if hostile else "AGREE"


def _announced(words: Words, verb: Verb) -> bool:
    """Whether the doer says that it will or would do it: "Nigeria said it will withdraw"."""
    if not (verb.auxiliaries & {"will", "would", "won't", "wouldn't"}) or not verb.pronoun:
        return False
    return any(words.at(k) in SAYS for k in range(max(0, verb.first - 7), verb.first))


def _obligation(words: Words, n: int, cue: Cue, verb: Verb, end: int) -> _Event | None:
    """ "X said that Y must act": a request of X to Y."""
    before = [k for k in words.verbs if k < verb.first and words.at(k) in SAYS]
    if not before or not verb.subject or verb.passive:
        return None
    speaker = words.verbs[max(before)].subject
    if {m.entity for m in speaker} & {m.entity for m in verb.subject}:
        return None
    return _Event(cue, "REQUEST", max(before), n, end, speaker, verb.subject, "occurred")


def _targets(
    words: Words, cue: Cue, start: int, end: int, actors: Iterable[Mention]
) -> tuple[Mention, ...]:
    """Mentions that an act is aimed at: the object at once, else behind a preposition of the cue, else any."""
    taken = {m.entity for m in actors}
    here = [m for m in words.within(start, end) if m[2].entity not in taken and not _gone(words, m[0])]
    placed = [(m, _preposition(words, m[0], start)) for m in here]
    owned = [(m, p) for m, p in placed if p is None and words.possessive(m[1])]
    if any(_RELATION.match(words.passage.text, m[2].end) for m, _ in owned):
        return ()
    if owned and any(p in cue.targets for _, p in placed):
        placed = [one for one in placed if one not in owned]
    for wanted in (
        lambda p: p is None,
        lambda p: p in cue.joins or p in cue.targets,
        lambda p: p in ("with", "to", "against", "on", "of", "from", "for", "by", "into"),
    ):
        if chosen := [m for m, p in placed if wanted(p)]:
            return joined(words, here[here.index(chosen[0]) :])
    return ()


def _preposition(words: Words, n: int, start: int) -> str | None:
    for k in range(n - 1, start - 1, -1):
        if words.preposition(n) == words.at(k):
            return words.at(k)
    return None


def _gone(words: Words, n: int) -> bool:
    """Whether a mention stands behind a word of time: "after Iran's test", "during the UN session"."""
    return words.preposition(n) in ("after", "before", "during", "since", "until", "despite", "following")


def _joins(words: Words, cue: Cue, other: Mention) -> bool:
    place = next(m[0] for m in words.mentions if m[2] is other)
    return words.preposition(place) in (*cue.joins, None)


def _nouns(words: Words, table: dict[str, tuple[Cue, ...]], taken: set[int]) -> list[_Event]:
    found: list[_Event] = []
    for n, word in enumerate(words.low):
        if word not in table or n in words.covered or n in taken or n in words.verbs:
            continue
        for cue in table[word]:
            if cue.form != "noun" or tuple(words.low[n + 1 : n + 1 + len(cue.rest)]) != cue.rest:
                continue
            last = n + len(cue.rest)
            if (cue.near or cue.stems) and not _stands(words, cue, max(0, n - 4), last + 4):
                continue
            if event := _event_of_noun(words, n, last, cue):
                found.append(event)
                taken |= set(range(event.first, event.end))
            break
    return found


def _event_of_noun(words: Words, n: int, last: int, cue: Cue) -> _Event | None:
    first = _phrase(words, n)
    owners = joined(words, here) if (here := words.within(first, n)) else ()
    actors, others = list(owners), []
    if words.at(last + 1) == "that" and not owners:
        actors = [m for _, _, m in words.within(last + 2, last + 4)]
    for mention in _behind(words, last + 1) if not actors or owners else ():
        preposition = words.preposition(mention[0])
        if preposition in cue.joins or (preposition is None and actors and words.at(mention[0] - 1) == "and"):
            actors.append(mention[2])
        elif preposition in cue.targets or (preposition == "of" and owners):
            others.append(mention[2])
        elif preposition in ("by", "of", "between"):
            actors.append(mention[2])
    if not actors and words.at(first - 1) in _LIGHT:
        verb = verb_at(words, first - 1, "ed")
        actors = list(verb.subject) if verb else []
    if not actors and not others and cue.event == "CONSULT" and cue.mode is None:
        persons = {m.entity: m for _, at, m in words.mentions if m.entity.startswith("P:") and at < first}
        actors = list(persons.values()) if len(persons) == 2 else []
    status = status_of_noun(words, first, n)
    if status in ("hypothetical", "negated"):
        return None
    end = max([last + 1, *(m[1] + 1 for m in words.mentions if m[2] in (*actors, *others))])
    return _Event(cue, cue.event, first, last, end, tuple(actors), tuple(others), status)


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
    return k


def _record(words: Words, event: _Event, dates: list[DateSpan]) -> dict[str, Any]:
    passage = words.passage
    start, end = _cue_span(words, event)
    actors = _ids(event.actors)
    recipients = [entity for entity in _ids(event.recipients) if entity not in actors]
    present = event.status == "ongoing" or (event.status == "occurred" and event.cue.form in ("s", "base"))
    date = date_of_event(passage, dates, start, end, event.status, present=present)
    status = "historical" if date.long_ago and event.status == "occurred" else event.status
    parties = {passage.glossary.side(entity) for entity in (*actors, *recipients)}
    own = event.event == event.cue.event
    return {
        "what": passage.text[start:end],
        "actor": actors,
        "recipient": recipients,
        "plover": event.event,
        "mode": event.cue.mode if own else None,
        "cameo": event.cue.cameo if own else {"AGREE": "030", "THREATEN": "130", "REJECT": "120"}[event.event],
        "quad": QUADS[event.event],
        "cue": [passage.sentence.span(start, end)],
        "date": date.iso,
        "date_text": passage.sentence.span(*date.place) if date.place else None,
        "date_basis": date.basis,
        "status": status,
        "location": _location(passage.text, start, end),
        "core": bool(parties & (set(passage.dyad) | set(passage.glossary.parties))),
        "note": None,
    }


def _location(text: str, start: int, end: int) -> str | None:
    """Place named in or right behind the words of an event."""
    for pattern in (_TOWN, _PLACE):
        for place in pattern.finditer(text, start, min(len(text), end + 70)):
            if not _NO_PLACE.match(place["name"]) and not _OTHER_CLAUSE.search(text, end, place.start()):
                return place["name"]
    return None


def _ids(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(entity for m in mentions for entity in (m.group or (m.entity,))))


def _cue_span(words: Words, event: _Event) -> tuple[int, int]:
    """Places of the words of an event: from the verb, or the head of the noun phrase, to its last party."""
    parties = [m.end for m in (*event.actors, *event.recipients) if m.end > words.starts[event.last]]
    end = max([words.ends[event.last], *parties])
    end = min(end, words.ends[min(event.end, len(words.ends)) - 1])
    return trimmed(words.passage.text, words.starts[event.first], max(end, words.ends[event.last]))


def _same(record: dict[str, Any], earlier: dict[str, Any]) -> bool:
    """Whether a noun names an event told before: same type, no new party, no new date."""
    if record["plover"] != earlier["plover"] or record["date"] not in (None, earlier["date"]):
        return False
    return {*record["actor"], *record["recipient"]} <= {*earlier["actor"], *earlier["recipient"]}


def _vaguer(earlier: dict[str, Any], record: dict[str, Any]) -> bool:
    """Whether a record names the event of a later one without its date: "a press conference after a meeting"."""
    alike = all(record[field] == earlier[field] for field in ("plover", "actor", "recipient"))
    return alike and earlier["date"] is None and record["date"] is not None
