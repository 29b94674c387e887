"""Who does what a verb tells, where no table says so: "the rebels", "it", "Havenbond", "critics"."""

import re
from dataclasses import replace

from detente.reading.event_frame import Event
from detente.reading.mentions import Mention
from detente.reading.realis import on_offer
from detente.reading.references import Subject
from detente.reading.role_nouns import ends_before, role_ending, role_nouns
from detente.reading.speakers import Speakers
from detente.reading.statement_subjects import first_subject
from detente.reading.word_classes import word_class
from detente.reading.words import Verb, Words

_OF_A_STATE = word_class("state_organ")
_PERSON = frozenset({"he", "she"})
_JOINS = frozenset({"and", "or", "but"})
_ALL = frozenset({"both", "two", "three", "four", "neither"})
_MAY = frozenset({"may", "might"})
_IF = frozenset({"if", "unless", "otherwise"})
_NOTHING = word_class("preposition") - {"to"} | {"", ",", ";", "and"}
_FORETOLD = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})
"""Types of which "will" only foresees."""
_FORCES = frozenset(
    {"troops", "forces", "soldiers", "peacekeepers", "peacekeeping", "ships", "tanks", "warships"}
)
_SAYS = word_class("say")
_AND = re.compile(r"\s+and\s+(?:the\s+)?$")
_PLACES = frozenset({"to", "in", "at", "for"})
_OPENING = 4
"""Words of a sentence among which the noun stands that it opens with."""
_NO_SUBJECT = ("infinitive", "purpose")
_NO_DOERS = frozenset(
    {"report", "reports", "study", "statement", "paper", "document", "article", "poll", "editorial", "people"}
)
"""Nouns for those who speak that stand for texts and for nobody in particular."""


def with_doers(words: Words, verb: Verb, speakers: Speakers) -> Verb:
    """The verb with its subject looked up in what the document told before, where the sentence names none.

    1. A pronoun that cannot stand for the one the sentence names ("it" for a person) looks back.
    2. What "of", "from" or "in" governs is no doer where the noun before it is one: "critics of Abe".
    3. Behind "and" or a participle the subject is that of the sentence.
    """
    if verb.mood in _NO_SUBJECT or verb.passive:
        return verb
    named = verb.subject
    before = verb.first - 1
    if (
        words.at(before) in _JOINS
        and words.at(before - 1) == ","
        and not _SAYS.isdisjoint(words.low[:before])
    ):
        return replace(verb, subject=said_here(words, before, speakers) or named)
    if words.at(verb.first - 1) in _ALL and len(words.passage.dyad) == 2 and not named:
        return replace(verb, subject=pair(words, verb.first - 1))
    if named and not _other_than_meant(words, verb) and not _private(words, verb):
        return verb
    found = _subject(words, verb, speakers)
    doers = () if found is None else (*_joined_before(words, found, speakers), *_as_mentions(found))
    return replace(verb, subject=doers) if doers else verb


def agent_behind(words: Words, n: int, speakers: Speakers) -> tuple[Mention, ...]:
    """Whoever stands behind "by" at a word: an office, a body or a group without a name."""
    return doers_behind(words, n, speakers) if words.at(n) == "by" else ()


def doers_behind(words: Words, n: int, speakers: Speakers) -> tuple[Mention, ...]:
    """Whoever is named right behind a word, a group or body without a name included."""
    found = speakers.after(words.passage, words.ends[n])
    return () if found is None else _as_mentions(found)


def pair(words: Words, n: int) -> tuple[Mention, ...]:
    """The two that the document is about, as named by a word."""
    dyad = words.passage.dyad
    return (Mention(words.starts[n], words.ends[n], dyad[0], "group", dyad),) if len(dyad) == 2 else ()


def said_here(words: Words, n: int, speakers: Speakers) -> tuple[Mention, ...]:
    """Whoever the sentence lets speak by a word."""
    here = [who for who in speakers.discourse.here if isinstance(who, str)]
    return (Mention(words.starts[n], words.ends[n], here[0], "nominal"),) if here else ()


def _subject(words: Words, verb: Verb, speakers: Speakers) -> Subject | None:
    place = words.starts[verb.first]
    before = words.pronoun_at(verb.first - 1)
    earlier = max((n for n in words.verbs if n < verb.first and words.low[n] not in _SAYS), default=None)
    if before in _JOINS and earlier is not None and not words.verbs[earlier].subject:
        said = said_here(words, verb.first, speakers)
        return Subject(said[0].entity, said[0].start, said[0].end) if said else None
    if before in _JOINS or verb.mood == "gerund":
        return first_subject(speakers, words.passage, place)
    if before in ("it", "they") and (opener := _opening(words, verb, speakers)):
        return opener
    return speakers.subject(words.passage, place)


def _opening(words: Words, verb: Verb, speakers: Speakers) -> Subject | None:
    """The office, body or group without a name that opens the sentence of a pronoun: "the union said it"."""
    here = speakers.discourse.here
    text = words.passage.sentence.text
    kind = ("O:",) if words.pronoun_at(verb.first - 1) == "it" else ("G:",)
    place = words.starts[verb.first - 1]
    who = next((one for one in reversed(here) if isinstance(one, str) and one.startswith(kind)), None)
    if who:
        return Subject(who, place, words.ends[verb.first - 1])
    if any(
        m.end < place and m.form != "adj" and not m.entity.startswith("P:") for m in words.passage.mentions
    ):
        return None
    role = next(
        (role for word in words.passage.words[1:_OPENING] if (role := role_ending(text, 0, word[1]))), None
    )
    if role is None or role.end >= place or role.word.endswith("s") != (kind == ("G:",)):
        return None
    return speakers.references.of_role(words.passage, role)


def _other_than_meant(words: Words, verb: Verb) -> bool:
    """Whether the subject found in the sentence is nobody that its pronoun can stand for."""
    word = words.pronoun_at(verb.first - 1)
    one = len(verb.subject) == 1 and not verb.subject[0].group
    person = verb.subject[0].entity.startswith("P:")
    if word in _PERSON:
        return not person
    if word == "it":
        return person or not _named_before(words, verb)
    return word == "they" and one and not verb.subject[0].entity.startswith("G:")


def _joined_before(words: Words, found: Subject, speakers: Speakers) -> tuple[Mention, ...]:
    """Whoever is joined to a subject by "and": "the union and the company"."""
    joint = ends_before(_AND, words.passage.sentence.text, 0, found.start)
    other = joint and speakers.right_before(words.passage, joint.start())
    if not other or other.who == found.who:
        return ()
    return _as_mentions(other)


def _named_before(words: Words, verb: Verb) -> bool:
    """Whether a party stands before a pronoun as a subject, behind no preposition."""
    return any(
        last < verb.first - 1 and words.preposition(first) is None and m in verb.subject
        for first, last, m in words.mentions
    )


def _private(words: Words, verb: Verb) -> bool:
    """Whether the head of the subject is a group or body that does not act for the state beside it."""
    last = max((k for k, _, m in words.mentions if m in verb.subject), default=None)
    if last is None:
        return False
    mention = next(m for k, _, m in words.mentions if k == last)
    governed = words.preposition(last)
    if governed in ("of", "from", "in"):
        at = next((k for k in range(last - 1, max(-1, last - 5), -1) if words.low[k] == governed), last)
        return _is_private(words.at(at - 1))
    end = words.phrase_end(last, mention.form) if mention.form == "adj" else last
    return mention.form == "adj" and end < verb.first and _is_private(words.at(end))


def _is_private(word: str) -> bool:
    return word in role_nouns() and word not in _OF_A_STATE and word not in _NO_DOERS


def _as_mentions(found: Subject) -> tuple[Mention, ...]:
    who = [found.who] if isinstance(found.who, str) else list(found.who)
    return tuple(Mention(found.start, found.end, one, "nominal") for one in who)


def told(words: Words, event: Event, speakers: Speakers) -> bool:
    """Whether an event is told at all, rather than thought of, foreseen or of nobody.

    1. What would follow, could be or should be is no event; what may or might be is a hypothetical one.
    2. A warning by somebody who acts for nobody foresees: only "unless" and "if" make it a threat.
    3. "Flew to" and "arrived in" are visits of persons and states, not of ships and goods.
    """
    if event.status == "hypothetical" and not _may(words, event):
        return False
    if (
        event.status == "planned"
        and event.event in _FORETOLD
        and "will" in words.low[event.first : event.last]
    ):
        return False
    if (
        event.status == "planned"
        and event.event == "AGREE"
        and "expected" in words.low[max(0, event.first - 4) : event.last]
    ):
        return False
    if not event.actors:
        return bool(event.recipients) and (event.passive or event.event == "ASSAULT")
    word = words.low[event.last]
    if word.startswith(("promise", "pledge")) and words.at(event.last + 1) in _NOTHING:
        return False
    if word.startswith("warn"):
        return _threatens(words, event, speakers)
    if event.cue.mode == "visit" and event.cue.near <= _PLACES:
        if not _FORCES.isdisjoint(words.low[max(0, event.first - 3) : event.first]):
            return False
        if word in ("coming", "going"):
            return False
        comes = word in ("came", "comes", "come", "went", "goes", "go", "gone")
        return all(m.entity.startswith("P:" if comes else ("P:", "S:")) for m in event.actors)
    return True


def _may(words: Words, event: Event) -> bool:
    here = words.passage
    place = words.starts[event.last]
    free = not (here.conditions or here.in_antecedent(place) or on_offer(words))
    return free and not _MAY.isdisjoint(words.low[event.first : event.last]) and event.cue.event != "AGREE"


def _threatens(words: Words, event: Event, speakers: Speakers) -> bool:
    if not _IF.isdisjoint(words.vocabulary) or event.recipients:
        return True
    return any(
        speakers.side(m.entity)
        or m.entity[:2] in ("S:", "O:", "G:")
        or m.entity.rpartition("-")[2].rpartition(":")[2].lower() in _OF_A_STATE
        or not _OF_A_STATE.isdisjoint(words.passage.sentence.text[m.start : m.end].lower().split())
        for m in event.actors
    )
