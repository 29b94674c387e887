"""Who did what to whom, when, and whether it happened: events in the terms of PLOVER."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from detente.reading.clauses import trimmed
from detente.reading.dates import DateSpan, find_dates
from detente.reading.event_cues import QUADS, event_cues
from detente.reading.event_dates import date_of_event
from detente.reading.event_frame import Event
from detente.reading.event_nouns import noun_events
from detente.reading.event_verbs import verb_events
from detente.reading.mentions import ids_of
from detente.reading.speakers import Speakers
from detente.reading.words import Words

_ASKS = re.compile(
    r"(?:But\s+|And\s+|So\s+)?(?:Will|Would|Could|Can|Should|Might|May|Is|Are|Does|Do|Did|Has|Have|Had|Why|Whether)\s[^.!]*\?$"
)
"""A question tells no event: "Would he let them go?"."""
_ROLES = ("body", "caption", "editor_note")
_ANNOUNCED = {"AGREE": "030", "THREATEN": "130", "REJECT": "120", "CONCEDE": "080"}
_TOWN = re.compile(r"\b(?:city|town|resort|port|village|capital) of\s+(?P<name>[A-Z][\w’'-]+)")
_PLACE = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})")
_OTHER_CLAUSE = re.compile(r"[,;:]|\b(?:in order|after|before|because|while|which|who|that|to)\b")
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)\b"
)


@dataclass
class Told:
    """Events that a document has told, by their type and parties, with their dates."""

    dates: dict[str, dict[frozenset[str], set[str | None]]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[dict[str, Any]]) -> Self:
        """Those of some records."""
        told = cls()
        for record in records:
            told.add(record)
        return told

    def add(self, record: dict[str, Any]) -> None:
        """Keep an event."""
        parties = frozenset((*record["actor"], *record["recipient"]))
        self.dates.setdefault(record["plover"], {}).setdefault(parties, set()).add(record["date"])

    def names(self, record: dict[str, Any]) -> bool:
        """Whether a noun names an event told before: same type, no new party, no new date."""
        parties = {*record["actor"], *record["recipient"]}
        known = self.dates.get(record["plover"], {})
        return any(
            parties <= earlier and (record["date"] is None or record["date"] in dates)
            for earlier, dates in known.items()
        )


def events(
    words: Words, told: Told, speakers: Speakers, statements: Iterable[dict[str, Any]] = ()
) -> list[dict[str, Any]]:
    """Events of one sentence, in order.

    Parameters
    ----------
    words : Words
        The sentence.
    told : Told
        Events of the sentences before: a noun without a date of its own names one of them again. Those of
        this sentence are added.
    speakers : Speakers
        Everybody the document has spoken of so far: who "it" and "the rebels" are.
    statements : iterable of dict
        What the sentence quotes: the words of others tell no events.

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
    if passage.sentence.boilerplate or passage.sentence.role not in _ROLES:
        return []
    if event_cues().keys().isdisjoint(words.low) or _ASKS.match(passage.sentence.text):
        return []
    found = verb_events(words, speakers)
    taken = {k for event in found for k in range(event.first, event.end)}
    nouns = [
        noun for noun in noun_events(words, taken, speakers) if not any(_told(noun, verb) for verb in found)
    ]
    if not found and not nouns:
        return []
    dates = find_dates(passage.sentence.text, passage.anchor)
    quoted = [
        (one["content"]["start"] - passage.sentence.start, one["content"]["end"] - passage.sentence.start)
        for one in statements
        if one["mode"] in ("direct", "block_quote")
    ]
    records: list[dict[str, Any]] = []
    for event in sorted((*found, *nouns), key=lambda event: event.first):
        place = words.starts[event.last]
        said = passage.quoted(place) or any(start <= place < end for start, end in quoted)
        if (event.actors or event.recipients) and not said:
            record = _record(words, event, dates)
            if event.cue.form == "noun":
                records = [earlier for earlier in records if not _vaguer(earlier, record)]
                if told.names(record) or Told.of(records).names(record):
                    continue
            records.append(record)
    for record in records:
        told.add(record)
    return records


def _told(noun: Event, verb: Event) -> bool:
    """Whether a verb of the sentence tells what a noun names: "a bombing killed"."""
    parties = {m.entity for m in (*verb.actors, *verb.recipients)}
    return noun.event == verb.event and {m.entity for m in (*noun.actors, *noun.recipients)} <= parties


def _record(words: Words, event: Event, dates: list[DateSpan]) -> dict[str, Any]:
    passage = words.passage
    start, end = _cue_span(words, event)
    actors = ids_of(event.actors)
    recipients = [entity for entity in ids_of(event.recipients) if entity not in actors]
    present = event.present or event.status == "ongoing"
    date = date_of_event(passage, dates, start, end, event.status, present=present)
    status = "historical" if date.long_ago and event.status == "occurred" else event.status
    principals = {*passage.dyad, *passage.glossary.parties}
    ours = {*actors, *recipients}
    own = event.event == event.cue.event
    return {
        "what": passage.text[start:end],
        "actor": actors,
        "recipient": recipients,
        "plover": event.event,
        "mode": event.cue.mode if own else None,
        "cameo": event.cue.cameo if own else _ANNOUNCED[event.event],
        "quad": QUADS[event.event],
        "cue": [passage.sentence.span(start, end)],
        "date": date.iso,
        "date_text": passage.sentence.span(*date.place) if date.place else None,
        "date_basis": date.basis,
        "status": status,
        "location": _location(passage.text, start, end),
        "core": any(
            side in principals and not ours.isdisjoint((m.entity, *m.group)) for m, side in passage.sides
        ),
        "note": None,
    }


def _location(text: str, start: int, end: int) -> str | None:
    """Place named in or right behind the words of an event."""
    for pattern in (_TOWN, _PLACE):
        for place in pattern.finditer(text, start, min(len(text), end + 70)):
            if not _NO_PLACE.match(place["name"]) and not _OTHER_CLAUSE.search(text, end, place.start()):
                return place["name"]
    return None


def _cue_span(words: Words, event: Event) -> tuple[int, int]:
    """Places of the words of an event: from the verb, or the head of the noun phrase, to its last party."""
    end = words.ends[event.last]
    for _, last, mention in words.mentions:
        if event.last < last < event.end and mention in (*event.actors, *event.recipients):
            end = words.ends[words.phrase_end(last, mention.form)]
    return trimmed(words.passage.text, words.starts[event.first], end)


def _vaguer(earlier: dict[str, Any], record: dict[str, Any]) -> bool:
    """Whether a record names the event of a later one, undated: "a press conference after a meeting"."""
    alike = all(record[field] == earlier[field] for field in ("plover", "actor", "recipient"))
    return alike and earlier["date"] is None and record["date"] is not None
