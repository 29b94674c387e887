"""Every good of the texts, one by one: told once, and cut where several are told together."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from detente.drafting.acting import through
from detente.drafting.deeds import deed
from detente.drafting.good import Good
from detente.drafting.parties import Table
from detente.drafting.phrases import phrase_of
from detente.drafting.sources import SOURCES, prospects
from detente.drafting.word_lists import words_of
from detente.reading.measures import aim
from detente.reading.mentions import named
from detente.reading.stems import stem

_AND = re.compile(
    r",?\s+(?:and|or|plus|as well as)\s+(?=(?:(?:to|also|for)\s|(?:an?|its|more|some|[\d,.]+)\s|"
    r"the\s+(?:\w+ing|release|return|withdrawal|lifting|removal|end|transfer|supply|resumption)\s|at once))"
)
_AND_DO = re.compile(r",?\s+and\s+(?P<verb>[a-z]+?)(?:e?s)?\s+(?=(?:the|its|their|all|an?|any|his|her)\s)")
_ITEM = re.compile(r",\s+(?:and\s+)?")
_ITEMS = 4
_AND_IT = re.compile(r",\s+(?:and|but)\s+(?:it|they|he|she)\b")
_CONCLUDES = frozenset(
    (
        *("compromi", "meet", "talk", "consult", "negotiat", "continu", "sign"),
        *("reach", "see", "get", "reviv", "clinch", "discuss", "manag"),
    )
)
"""Stems of verbs that end or go on with the talks, and hand nothing over."""
_A_GOOD = re.compile(r"\s+(?:an?|the|more|some|\d[\d,.]*)\s")
_EMPTY = re.compile(
    r"(?:one|anything|nothing|something)\s+(?:is|was|has)\b|(?:the\s+)?(?:(?:two|both)\s+)?(?:sides|parties)\s+|"
    r"(?:not|\w+\s+(?:them|it))\b|(?:that|this|it|them|these|those)\s*(?:[,.;]|$)"
)
_SAME = 24
"""Characters by which two goods of one sentence are told to be one."""
_AMOUNT = 40
"""Signs of a good without a noun of its own in which its amount must stand."""
_PARTLY = re.compile(r"^\s*(?:so far|again|it|they)\s+")


def goods_of(table: Table) -> list[Good]:
    """Goods in the order of the text: legs of deals, then positions, then what is said to be possible."""
    found: list[Good] = []
    for record in table.corpus.records:
        if record["kind"] in SOURCES and (line := table.corpus.line(record)):
            found += SOURCES[record["kind"]](record, line, table)
    told: dict[int, list[str]] = {}
    for good in found:
        told.setdefault(good.line.number, []).append(good.text)
    for line in table.corpus.lines:
        for good in prospects(line, table):
            if not any(
                good.text[:_SAME] in text or text[:_SAME] in good.text for text in told.get(line.number, [])
            ):
                found.append(good)
    parts = [part for good in found for part in _parts(good, table)]
    once: dict[tuple[object, ...], Good] = {}
    for part in parts:
        once.setdefault((part.line.number, part.giver, part.way, part.phrase or part.text), part)
    return sorted(once.values(), key=lambda good: good.line.number)


def _parts(good: Good, table: Table) -> Iterator[Good]:
    """A good cut at "and", an enumeration at its commas; parts without a noun of their own are dropped."""
    principals = frozenset(side for side, key in table.ids.items() if key in table.principals)
    items = _ITEM.split(good.whole or good.text)
    if len(items) >= _ITEMS and good.way == "want":
        open_to_all = replace(good, way="agenda", giver=None, receiver=None, via=None)
        pieces = [replace(open_to_all, text=item) for item in items]
    else:
        clauses = _and_do(_AND_IT.split(good.text)[0])
        pieces = [replace(good, text=_PARTLY.sub("", text)) for part in clauses for text in _AND.split(part)]
    for told in pieces:
        piece = replace(told, text=_without_hearer(told.text, table))
        phrase = phrase_of(deed(piece.text), table.corpus.glossary, principals)
        first = stem(piece.text.partition(" ")[0])
        concludes = (
            _EMPTY.match(piece.text) or first in _CONCLUDES or (phrase and phrase.action in _CONCLUDES)
        )
        amount = aim(piece.text[:_AMOUNT])
        if not concludes and ((phrase and not phrase.heads <= _not_goods()) or amount):
            yield replace(piece, phrase=phrase, via=piece.via or through(piece.line, piece.text, table))


def _and_do(text: str) -> list[str]:
    """A text cut where a second verb of giving begins: "withdraw its troops", "end the war"."""
    cuts = [m for m in _AND_DO.finditer(text) if {m["verb"], m["verb"] + "e"} & words_of("gives")]
    starts = [0, *(cut.start("verb") for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _without_hearer(text: str, table: Table) -> str:
    """A good without the name in front of whoever gets it: "Ukraine a discount" is a discount."""
    first = next(iter(named(text, table.corpus.glossary)), None)
    hearer = first is not None and not first.start and first.form != "adj"
    return text[first.end :].lstrip() if first and hearer and _A_GOOD.match(text, first.end) else text


@cache
def _not_goods() -> frozenset[str]:
    """Stems of words for the deal itself and for nothing in particular."""
    return frozenset(map(stem, words_of("meta")))
