"""Words that usually mean something, and why nothing was taken from them here."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from detente.reading import exchange_cues
from detente.reading.glossary import Glossary
from detente.reading.hedges import find_hedges
from detente.reading.pressure_cues import LIFTED, NOUN, instrument_of, relieved
from detente.reading.quotations import SCARE, Quote, find_quotes

Record = Mapping[str, Any]

_EXCHANGE = (exchange_cues.QUID_WITH, exchange_cues.FOR, exchange_cues.RETURN)
_IF = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][^\W\d_]+")
_REACH = 80


def omissions(records: Iterable[Record], words: Glossary) -> list[dict[str, Any]]:
    """What one document's sentences seem to hold and no record tells, with the reason as far as it shows.

    Parameters
    ----------
    records : iterable of dict
        The records of a document, as :func:`detente.reading.read_text` gives them.
    words : Glossary
        The words it was read by.

    Returns
    -------
    list of dict
        Of kind `omission`, in the order of the text: `sid`, `start`, `end`, `text` and `why`. Page furniture
        is read no further and has none.

    >>> from datetime import date
    >>> from detente.reading import glossary, read_text
    >>> words = glossary()
    >>> text = "Kenya hopes for sanctions relief from Brussels."
    >>> found = omissions(read_text(text, doc="note.txt", glossary=words, as_of=date(2024, 1, 1)), words)
    >>> [(one["text"], one["why"]) for one in found]
    [('sanctions', 'words of relief, no pressure')]
    """
    records = list(records)
    told, named = defaultdict(list), defaultdict(list)
    for record in records:
        if record["kind"] == "entity":
            for mention in record["mentions"]:
                named[mention["sid"]].append(mention)
        elif "id" in record:
            told[record["sid"]].append(record)
    found = []
    for sentence in (r for r in records if r["kind"] == "sentence" and not r["boilerplate"]):
        here, parties = told[sentence["sid"]], named[sentence["sid"]]
        for start, end, why in sorted(_passed_over(sentence, here, parties, words)):
            first = sentence["start"]
            found.append(
                {
                    "kind": "omission",
                    "sid": sentence["sid"],
                    "start": first + start,
                    "end": first + end,
                    "text": sentence["text"][start:end],
                    "why": why,
                }
            )
    return found


def _passed_over(
    sentence: Record, here: Sequence[Record], named: Sequence[Record], words: Glossary
) -> Iterator[tuple[int, int, str]]:
    yield from _exchanges(sentence, [r for r in here if r["kind"] == "deal"])
    yield from _pressure(sentence, [r for r in here if r["kind"] in ("pressure", "event")])
    yield from _conditions(sentence, [r for r in here if r["kind"] in ("conditional", "deal")])
    yield from _hedges(sentence, here)
    yield from _quotations(sentence, [r for r in here if r["kind"] == "statement"])
    yield from _places(sentence, named, words)


def _exchanges(sentence: Record, deals: Sequence[Record]) -> Iterator[tuple[int, int, str]]:
    text = sentence["text"]
    told = [leg["give"] for deal in deals for leg in deal["legs"]] + [
        c for deal in deals for c in deal["cue"]
    ]
    places = {m.span() for pattern in _EXCHANGE for m in pattern.finditer(text)}
    for start, end in sorted(places):
        if _covered(sentence, start, told) or any(a < start < b for a, b in places):
            continue
        if sentence["role"] != "body":
            yield start, end, f"a {_role(sentence)}: exchanges are taken from running text"
        elif exchange_cues.NOTHING.search(text):
            yield start, end, "nothing comes in return"
        else:
            yield start, end, "nobody found who gives"


def _pressure(sentence: Record, told: Sequence[Record]) -> Iterator[tuple[int, int, str]]:
    text = sentence["text"]
    spans = [r["span"] for r in told if r["kind"] == "pressure"]
    spans += [cue for r in told if r["kind"] == "event" for cue in r["cue"]]
    for noun in NOUN.finditer(text):
        if _covered(sentence, noun.start(), spans) or not sentence["role"].startswith(("body", "caption")):
            continue
        before = text[max(0, noun.start() - _REACH) : noun.start()]
        if relieved(text, noun):
            yield *noun.span(), "words of relief, no pressure"
        elif LIFTED.search(before):
            yield *noun.span(), "lifted or eased, and not said by whom against whom"
        elif instrument_of(noun) == "demand":
            yield *noun.span(), "not said whose demand"
        elif text[noun.end() : noun.end() + 1] in ("”", '"', "’"):
            yield *noun.span(), "a phrase in quotation marks"
        else:
            yield *noun.span(), "negated, or not the pressing kind"


def _conditions(sentence: Record, told: Sequence[Record]) -> Iterator[tuple[int, int, str]]:
    cues = [cue for r in told for cue in r["cue"]]
    cues += [r[part] for r in told if r["kind"] == "conditional" for part in ("antecedent", "consequent")]
    for cue in _IF.finditer(sentence["text"]):
        if not _covered(sentence, cue.start(), cues):
            yield *cue.span(), "no condition ('as if', 'if any', 'ask if'), or its two parts not found"


def _hedges(sentence: Record, here: Sequence[Record]) -> Iterator[tuple[int, int, str]]:
    weighed = [cue for r in here if r.get("hedge") for cue in r["hedge"]["cues"]]
    conditions = [r["antecedent"] for r in here if r["kind"] == "conditional"]
    said = [r["content"] for r in here if r["kind"] == "statement"]
    for hedge in find_hedges(sentence["text"]):
        if _covered(sentence, hedge.start, weighed):
            continue
        if _covered(sentence, hedge.start, conditions):
            yield hedge.start, hedge.end, "within an if-part: no forecast"
        elif _covered(sentence, hedge.start, said) or sentence["quoted_speaker"]:
            yield hedge.start, hedge.end, "in the words of a speaker: no forecast of the author"
        elif not hedge.modal:
            yield hedge.start, hedge.end, "says nothing of what is coming"


def _quotations(sentence: Record, told: Sequence[Record]) -> Iterator[tuple[int, int, str]]:
    spans = [r["content"] for r in told]
    if sentence["quoted_speaker"]:
        return
    for quote in find_quotes(sentence["text"]):
        if not _covered(sentence, quote.start, spans) and not _covered(sentence, quote.end - 1, spans):
            yield quote.start, quote.end, _kind_of(quote)


def _kind_of(quote: Quote) -> str:
    if quote.is_title:
        return "the title of a piece, no speech"
    if quote.n_words <= SCARE:
        return "a scare quote, few words and no verb of speech"
    return "quoted words, and no speaker found"


def _places(sentence: Record, named: Sequence[Record], words: Glossary) -> Iterator[tuple[int, int, str]]:
    for word in _NAME.finditer(sentence["text"]):
        alias = words.aliases.get((word.group(),))
        if alias and alias.form == "metonym" and not _covered(sentence, word.start(), named):
            yield *word.span(), "a place here, no party"


def _covered(sentence: Record, place: int, spans: Iterable[Record]) -> bool:
    at = sentence["start"] + place
    return any(span["start"] <= at < span["end"] for span in spans)


def _role(sentence: Record) -> str:
    return str(sentence["role"]).replace("_", " ")
