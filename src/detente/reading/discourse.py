"""Whom a document has spoken of so far, which is what a pronoun looks back to."""

import itertools
import re
from dataclasses import dataclass, field

from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.role_nouns import ends_before
from detente.reading.sentences import Sentence

Speaker = str | list[str]
"""Identity of one who speaks, or of several."""

PREPOSITION = re.compile(
    r"\b(?:to|from|with|of|for|against|on|by|in|at|into|over|between|about|around|outside|toward|towards|"
    r"during|amid|after|before|despite|following|near|among|amongst|within|inside|behind|upon|onto|through)\s+(?:the\s+|its\s+|his\s+|her\s+|a\s+|an\s+|new\s+)?$"
)
"""A preposition right before a phrase."""


_REPORTS = re.compile(
    r"\b(?:said|says|say|adds?|added|insist(?:s|ed)?|claim(?:s|ed)?|announce[sd]?|warn(?:s|ed)?|vow(?:s|ed)?|confirm(?:s|ed)?|"
    r"argue[sd]?|indicate[sd]?|signal(?:s|led)?|hint(?:s|ed)?|stress(?:es|ed)?|state[sd]?|declare[sd]?|maintain(?:s|ed)?|"
    r"denie[sd]|den(?:y|ies)|reiterate[sd]?|threaten(?:s|ed)?)\s+(?:(?:on|last|this|late|early)\s+\w+\s+(?:\w+\s+)?)?(?:that\s+)?"
    r"[“\"‘]?$"
)
"""A verb of speech right before a pronoun, which then stands for whoever speaks."""

_STANDS_FOR = {"it": ("O:", "S:"), "they": ("G:",), "he": ("P:",), "she": ("P:",)}
"""Kinds of speakers that a pronoun may stand for."""


@dataclass
class Discourse:
    """Who was spoken of and spoke last, and where those stand whom no table names; grows by sentences.

    `here` are the speakers of the sentence that is read; `last_plural` is a group that opened the sentence
    before; `nominals` are the places of those that the document introduced itself.
    """

    glossary: Glossary
    author: str | None
    last_person: str | None = None
    last_side: str | None = None
    last_plural: str | None = None
    last: Speaker | None = None
    here: list[Speaker] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)
    nominals: dict[str, list[tuple[Sentence, Mention]]] = field(default_factory=dict)
    _kept_here: tuple[str, list[Mention]] = field(default_factory=lambda: ("", []))

    def pronoun(self, passage: Passage, word: str, place: int) -> Speaker | None:
        """Whom a pronoun at a place stands for, by those named before it, else by the sentences before."""
        if word in ("i", "we"):
            marks = any(mark in passage.sentence.text for mark in '“”"')
            return self.here[0] if self.here and (marks or passage.quoted(place)) else passage.author
        if word in ("he", "she", "him", "her"):
            return self._person(passage, place)
        sides = self._sides_before(passage, place)
        if word == "it":
            return self._body(passage, sides, place)
        if word == "both":
            pair = self.last if isinstance(self.last, list) else list(passage.dyad)
            return self.last_plural or (pair if len(pair) > 1 else None)
        if word in ("they", "them"):
            if group := self._kept_before(passage, place, "G:"):
                return group
            if self.last_plural and not sides:
                return self.last_plural
            return self.last if isinstance(self.last, list) or str(self.last)[:2] == "G:" else self.last_side
        return None

    def reporting(self, passage: Passage, word: str, place: int) -> Speaker | None:
        """Whoever speaks, for a pronoun right behind "said that" that may stand for them."""
        if len(self.here) != 1 or word not in _STANDS_FOR or passage.quoted(place):
            return None
        if not ends_before(_REPORTS, passage.sentence.text, 0, place):
            return None
        who = self.here[0]
        return who if isinstance(who, str) and who.startswith(_STANDS_FOR[word]) else None

    def _person(self, passage: Passage, place: int) -> str | None:
        """The first person before a place whom no preposition governs, else the last one spoken of."""
        text = passage.sentence.text
        people = [m for m in passage.mentions if m.end <= place and m.entity.startswith("P:")]
        people = [m for m in people if passage.quoted(place) or not passage.quoted(m.start)]
        if not people:
            spoke = None if passage.quoted(place) else self._spoke_here(("P:",))
            return spoke or self._kept_before(passage, place) or self.last_person
        for person in people:
            owns = text[person.end : person.end + 2] in ("'s", "’s")
            if not owns and not ends_before(PREPOSITION, text, 0, person.start):
                return person.entity
        return people[0].entity

    def _body(self, passage: Passage, sides: list[tuple[Mention, str]], place: int) -> str | None:
        """The first party before a place that no preposition governs, else the last one spoken of."""
        if self.last_side and passage.sentence.text.startswith("It "):
            return self.last_side
        if not sides and (spoke := self._spoke_here(("O:", "S:")) or self._kept_before(passage, place, "O:")):
            return spoke
        for mention, side in sides:
            if not ends_before(PREPOSITION, passage.sentence.text, 0, mention.start):
                return side
        return self.last_side or next((side for _, side in sides), None)

    def _sides_before(self, passage: Passage, place: int) -> list[tuple[Mention, str]]:
        return [(m, side) for m, side in passage.sides if m.end <= place and not self.is_medium(side)]

    def _spoke_here(self, kinds: tuple[str, ...]) -> str | None:
        """Whoever of some kinds of identity the sentence lets speak."""
        return next((who for who in self.here if isinstance(who, str) and who.startswith(kinds)), None)

    def _kept_before(self, passage: Passage, place: int, kind: str = "P:") -> str | None:
        """One of a kind without a name whom the sentence named last before a place: "a Chinese official"."""
        sid, kept = self._kept_here
        here = [m for m in kept if m.entity.startswith(kind) and m.end <= place]
        return here[-1].entity if here and sid == passage.sentence.sid else None

    def is_medium(self, side: str) -> bool:
        """Whether a party only reports what others do: a paper, an agency."""
        known = self.glossary.entities.get(side)
        return known is not None and known.type == "media"

    def keep(self, passage: Passage, mention: Mention) -> None:
        """Keep where somebody stands whom no table names, unless the place is somebody else's already."""
        if all(m.end <= mention.start or m.start >= mention.end or m.form == "adj" for m in passage.mentions):
            kept = self.nominals.setdefault(mention.entity, [])
            here = itertools.takewhile(lambda one: one[0] is passage.sentence, reversed(kept))
            if all(m.start != mention.start for _, m in here):
                kept.append((passage.sentence, mention))
            if self._kept_here[0] != passage.sentence.sid:
                self._kept_here = (passage.sentence.sid, [])
            self._kept_here[1].append(mention)

    def mentions_of(self, entities: set[str]) -> list[tuple[Sentence, list[Mention]]]:
        """Where the document names those of some entities that it introduced itself as speakers."""
        return [
            (sentence, [m]) for who in self.nominals if who in entities for sentence, m in self.nominals[who]
        ]
