"""Who faces whom at a table that no list of names knows: the union and the company, rebels and government."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from detente.reading.mentions import Mention
from detente.reading.nominal_parties import identity_of
from detente.reading.sentences import Sentence
from detente.reading.tokens import words_of
from detente.reading.word_classes import word_class

_NOUNS = word_class("party_noun")
_SIDES = tuple(map(word_class, ("side_workers", "side_employers", "side_rebels", "side_government")))
_DETERMINERS = frozenset({"the", "its", "their"})
_CALLED = re.compile(
    r",\s+(?:the|an?|its|their)\s+(?:[\w’'-]+\s+){0,5}?(?P<noun>[a-z]+)(?=[,.;]|\s+(?:of|for|that|which)\b)"
)
_NOUN_BEFORE = re.compile(r"\b(?P<noun>[a-z]+),?\s+$")
_AMERICA = "S:USA"
"""The state of which "the administration" is said."""
_RARE = 2
"""How often the words for a side must stand in a document."""


def facing_sides(
    found: Sequence[tuple[Sentence, list[Mention]]], names: Mapping[str, str]
) -> tuple[frozenset[str], ...]:
    """Sides of a document by nouns and unknown names, the one named most first; each with its identities.

    Nouns for one side are one: dockers, drivers and their union.
    """
    counts: Counter[str] = Counter()
    for sentence, _ in found:
        if sentence.boilerplate or sentence.role != "body":
            continue
        words = words_of(sentence.text)
        for (_, _, before), (_, _, word) in pairwise(words):
            if word in _NOUNS and before in _DETERMINERS:
                counts[word] += 1
        for name in names:
            counts[name] += sentence.text.count(name)
    called = _called(found, names)
    groups: dict[object, set[str]] = {}
    totals: Counter[object] = Counter()
    for word, count in counts.items():
        noun = called.get(word, word)
        key = next((n for n, nouns in enumerate(_SIDES) if noun in nouns), noun)
        groups.setdefault(key, set()).add(names.get(word) or identity_of(word, word))
        totals[key] += count
    ranked = sorted(groups, key=lambda key: (-totals[key], str(key)))
    return tuple(frozenset(groups[key]) for key in ranked if totals[key] >= _RARE)


def known_bodies(
    found: Sequence[tuple[Sentence, list[Mention]]], bodies: Mapping[str, set[str]]
) -> dict[str, str]:
    """Nouns with an article that stand for an organisation which the document names: "the agency"."""
    named = {mention.entity for _, mentions in found for mention in mentions}
    known: dict[str, str] = {}
    if _AMERICA in named:
        known |= dict.fromkeys(
            ("the administration", "The administration", "the same administration"), _AMERICA
        )
    for noun in sorted(_NOUNS & bodies.keys()):
        here = bodies[noun] & named
        if len(here) == 1:
            known |= dict.fromkeys((f"the {noun}", f"The {noun}"), min(here))
    return known


def _called(found: Sequence[tuple[Sentence, list[Mention]]], names: Mapping[str, str]) -> dict[str, str]:
    """Nouns beside names: "Havenbond, the dockers' union", "the company Delta"."""
    nouns: dict[str, str] = {}
    for sentence, _ in found if names else ():
        text = sentence.text
        for name in names:
            place = text.find(name)
            if place < 0 or name in nouns:
                continue
            beside = _CALLED.match(text, place + len(name)) or _NOUN_BEFORE.search(
                text, max(0, place - 30), place
            )
            if beside and beside["noun"] in _NOUNS:
                nouns[name] = beside["noun"]
    return nouns
