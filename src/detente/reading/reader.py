"""Text in, evidence records out."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count, takewhile
from pathlib import Path
from typing import Any

from detente.reading.acting_names import acting_names
from detente.reading.acting_nouns import acting_nouns
from detente.reading.conditionals import conditionals
from detente.reading.document import document_record
from detente.reading.entities import entity_records
from detente.reading.epithets import epithet_mentions
from detente.reading.events import Told, events
from detente.reading.exchanges import exchanges
from detente.reading.facing import facing_sides, known_bodies
from detente.reading.forecasts import forecasts
from detente.reading.glossary import Glossary
from detente.reading.groups import country_mentions, group_mentions
from detente.reading.inputs import Document, Source, open_source
from detente.reading.inputs.source import Given
from detente.reading.layout import read_layout
from detente.reading.mentions import Mention, named, without_overlaps
from detente.reading.passage import Passage
from detente.reading.persons import Persons
from detente.reading.positions import positions
from detente.reading.pressure import pressures
from detente.reading.quotations import quoted_speakers
from detente.reading.sentences import Sentence
from detente.reading.shifts import shifts
from detente.reading.statements import Statements
from detente.reading.status import refuses_earlier
from detente.reading.words import Words

Found = list[tuple[Sentence, list[Mention]]]
"""Sentences, each with its mentions."""

KINDS = (
    ("statement", "ST"),
    ("deal", "D"),
    ("conditional", "C"),
    ("forecast", "F"),
    ("event", "E"),
    ("pressure", "PR"),
    ("position", "W"),
    ("shift", "S"),
)
"""Kinds of records out of sentences, in the order they are given in, with the letters of their numbers."""


def read_file(path: str | Path, *, glossary: Glossary, as_of: datetime.date) -> list[dict[str, Any]]:
    """Evidence records of one file; see :func:`read_text`.

    Raises
    ------
    ReadingError
        The file is missing, or there is no text in it.
    """
    document = open_source(Source(doc=Path(path).name, path=str(path)))
    return read_document(document, glossary=glossary, as_of=as_of)


def read_document(document: Document, *, glossary: Glossary, as_of: datetime.date) -> list[dict[str, Any]]:
    """Evidence records of one document; the first says in addition where the text came from."""
    head, *records = read_text(
        document.text, doc=document.doc, glossary=glossary, as_of=as_of, given=document.given
    )
    origin = {
        "source_format": document.format,
        "offsets_into": document.offsets_into,
        "file_digest": document.digest and f"sha256:{document.digest}",
        "row": document.row,
    }
    return [head | origin, *records]


def read_text(
    text: str, *, doc: str, glossary: Glossary, as_of: datetime.date, given: Given | None = None
) -> list[dict[str, Any]]:
    """Evidence records of one text: the document, its sentences, entities, deals, conditionals, forecasts.

    Parameters
    ----------
    text : str
        The text; every record carries offsets into it, in Unicode code points, end exclusive.
    doc : str
        Name of the document, repeated in every record.
    glossary : Glossary
        The words to read by.
    as_of : date
        Anchor for relative dates where the text has no date line.
    given : Given, optional
        What is known of title, author, outlet and date; it wins over what the text says.

    Returns
    -------
    list of dict
        In that order; the same text, glossary and day give the same records.
    """
    sentences = read_layout(text)
    head = document_record(doc, text, sentences, glossary, as_of, given or Given())
    day = datetime.date.fromisoformat(head["anchor"])
    if head["language"] not in (None, "en"):
        head["author"] = None
        lines = [_sentence_record(doc, sentence, None) for sentence in sentences]
        return [head | {"note": f"not read: the text is not English ({head['language']})"}, *lines]
    persons = Persons(glossary, day)
    author = head["author"]
    head["author"] = persons.introduce(author, role="author") if author else None
    persons.introduce_all(text)
    found, dyad = _mentions(sentences, persons, glossary)
    speakers = quoted_speakers(found, text)
    lines = [_sentence_record(doc, sentence, speakers.get(sentence.sid)) for sentence in sentences]
    voices = Statements.in_document(text, found, persons, glossary, head["author"])
    names = {} if glossary.parties else acting_names(found, text, persons.by_surname, glossary.longest)
    names |= {} if glossary.parties else acting_nouns(found)
    facing = () if glossary.parties else facing_sides(found, names)
    names |= {} if glossary.parties else known_bodies(found, glossary.bodies_by_noun)
    records = _extracted(doc, found, dyad, head["author"], day, glossary, voices, speakers, names, facing)
    spoken = voices.speakers.mentions_of(_acting(records))
    entities = entity_records(doc, [*found, *spoken], glossary, persons.entities)
    return [head, *lines, *entities, *records]


def _acting(records: list[dict[str, Any]]) -> set[str]:
    """Everybody who speaks, acts, wants or changes course in some records."""
    who = [r[role] for r in records for role in ("speaker", "party", "who", "actor") if r.get(role)]
    return {one for some in who for one in ([some] if isinstance(some, str) else some)}


def _sentence_record(doc: str, sentence: Sentence, speaker: str | None) -> dict[str, Any]:
    return {
        "kind": "sentence",
        "doc": doc,
        "sid": sentence.sid,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "role": sentence.role,
        "boilerplate": sentence.boilerplate,
        "quoted_speaker": speaker,
    }


def _mentions(
    sentences: list[Sentence], persons: Persons, glossary: Glossary
) -> tuple[Found, tuple[str, ...]]:
    """Mentions of every sentence, and the pair that the document is about."""
    found: list[tuple[Sentence, list[Mention]]] = []
    last: str | None = None
    known: dict[str, None] = {}
    for sentence in sentences:
        here = [] if sentence.boilerplate else named(sentence.text, glossary)
        here = epithet_mentions(sentence.text, here, glossary, known)
        for mention in here:
            known.pop(mention.entity, None)
            known[mention.entity] = None
        here = [] if sentence.boilerplate else persons.find(sentence.text, here)
        here = without_overlaps([*here, *country_mentions(sentence.text, here, glossary, last)])
        last = next((m.entity for m in reversed(here) if m.entity.startswith("P:")), last)
        found.append((sentence, here))
    dyad = _dyad(found, glossary)
    grouped = [(s, without_overlaps([*m, *group_mentions(s.text, m, dyad)])) for s, m in found]
    return grouped, dyad


def _dyad(found: list[tuple[Sentence, list[Mention]]], glossary: Glossary) -> tuple[str, ...]:
    """The scenario's two principals if the text names both, else those it names most."""
    sides = Counter(side for _, here in found for m in here if (side := glossary.side(m.entity)))
    sides = Counter(
        {side: n for side, n in sides.items() if side[:2] in ("S:", "O:", "G:") or side in glossary.parties}
    )
    principals = [side for side in glossary.principals if sides[side]]
    if len(glossary.principals) == 2 and len(principals) == 2:
        return tuple(principals)
    table = [side for side, _ in sides.most_common() if side in glossary.principals]
    absent = (
        [side for side in glossary.principals if not sides[side]] if len(glossary.principals) == 2 else []
    )
    third = {side for side in glossary.parties if absent and side not in glossary.principals}
    others = [
        side
        for side, n in sides.most_common()
        if side not in {*table, *third} and not side.startswith("G:") and (n > 1 or not absent)
    ]
    return tuple([*table, *others, *absent][:2])


def _extracted(
    doc: str,
    found: Found,
    dyad: tuple[str, ...],
    author: str | None,
    day: datetime.date,
    glossary: Glossary,
    voices: Statements,
    speakers: dict[str, str],
    names: dict[str, str],
    facing: tuple[frozenset[str], ...],
) -> list[dict[str, Any]]:
    by_kind: dict[str, list[dict[str, Any]]] = {kind: [] for kind, _ in KINDS}
    numbers = {kind: count(1) for kind in by_kind}
    before = None
    told = Told()
    for number, (sentence, mentions) in enumerate(found):
        holder = speakers.get(sentence.sid, author)
        passage = Passage(
            sentence, mentions, glossary, dyad, holder, day, before=before, names=names, facing=facing
        )
        refuser = refuses_earlier(passage) if before and not sentence.boilerplate else None
        if before and refuser:
            _refuse(_last(by_kind["deal"], before.sentence.sid), refuser)
        conditions = conditionals(passage)
        words = Words(passage)
        said = voices.of(passage, number)
        happened = events(words, told, voices.speakers, said)
        results = {
            "statement": said,
            "deal": exchanges(passage),
            "conditional": conditions,
            "forecast": forecasts(passage),
            "event": happened,
            "pressure": pressures(words, happened, voices.speakers, by_kind["pressure"], said),
            "position": positions(passage, voices.speakers, said),
            "shift": shifts(passage, voices.speakers),
        }
        for kind, letter in KINDS:
            for body in results.get(kind, []):
                where = {"start": sentence.start, "end": sentence.end, "text": sentence.text}
                head = {
                    "kind": kind,
                    "id": f"{letter}-{next(numbers[kind])}",
                    "doc": doc,
                    "sid": sentence.sid,
                }
                by_kind[kind].append(head | {"sentence": where} | body)
        passage.before = None
        if not sentence.boilerplate:
            before = passage
    return [record for kind in by_kind for record in by_kind[kind]]


def _last(records: list[dict[str, Any]], sid: str) -> Iterator[dict[str, Any]]:
    """Those at the end of some records that belong to a sentence."""
    return takewhile(lambda record: record["sid"] == sid, reversed(records))


def _refuse(deals: Iterable[dict[str, Any]], refuser: str) -> None:
    """Mark the deals of a sentence as refused by a party in the next."""
    for deal in deals:
        if deal["status"] in ("asserted", "reported", "hedged"):
            deal |= {
                "form": "failed_exchange",
                "status": "refused",
                "polarity": "against",
                "refused_by": refuser,
            }
