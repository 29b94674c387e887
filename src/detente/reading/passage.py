"""One sentence with everything the extractors ask about it."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from detente.reading.attributions import leading, trailing, without_asides, without_attribution
from detente.reading.clauses import opening
from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.sentences import Sentence
from detente.reading.tokens import Word, vocabulary_of, words_of
from detente.reading.word_classes import word_class

if TYPE_CHECKING:
    from detente.reading.agents import Agent
    from detente.reading.sequels import Terms

_QUOTED = re.compile(r"“[^”“]*[”“]|\"[^\"]*\"|«[^»]*»")
_SPEECH = re.compile(
    r"\s+(?:\w+ly\s+|also\s+)?(?:said|says|told|tweeted|wrote|warned|added|declared|stated|announced|"
    r"insisted|proclaimed|"
    r"affirmed|claimed|argued|suggested|predicted|believes?|thinks?|reported|maintains?|insists?)\b"
)
_SPEAKING = word_class("speaking")
"""Words of which every sentence with a verb of speech beside a mention has one."""
_SPEECH_BEFORE = re.compile(
    r"(?:\baccording to\s+(?:the\s+)?|\b(?:said|says|added|told reporters|warned|declared),?\s+(?:the\s+|"
    r"an?\s+)?)$",
    re.IGNORECASE,
)
_MODAL = re.compile(r"(?:will|would|could|can|may|might|must|should)\b")
_DEAL_WORDS = re.compile(
    r"\b(?:deals?|agreements?|understandings?|accords?|compromis\w+|talks|negotiat\w+|rapprochement|"
    r"settlement|truce|"
    r"package|grand bargain|summit)\b",
    re.IGNORECASE,
)

DEAL_WORD = re.compile(
    r"\b(?:deals?|agreement|accord|d[eé]tente|rapprochement|settlement|grand bargain|pact|treaty)\b",
    re.IGNORECASE,
)


@dataclass
class Passage:
    """A sentence, its mentions, and the document around it.

    `dyad` is the pair that the document is about: the scenario's two principals, else the two sides it
    names most. `names` are parties that no table holds, with identities, `facing` its sides without
    a name. `author` holds what nobody else is said to hold. `conditions` are the bounds of every
    consequent and of its antecedent, and whether the condition is negative ("without"). `terms` are what
    was promised up to here, `topic` the party spoken of last.

    `text` is the sentence, place for place; "officials said" is blanked, and asides where so asked. `words`
    are its words of letters: where they start and end, in lower case; `vocabulary` says which there are: a
    quick look at what can stand in it. `acting` are the subjects found so far, by stretches of the sentence
    and whether there is one before it.
    """

    sentence: Sentence
    mentions: list[Mention]
    glossary: Glossary
    dyad: tuple[str, ...]
    author: str | None
    anchor: datetime.date | None
    antecedents: list[tuple[int, int]] = field(default_factory=list)
    consequents: list[tuple[int, int]] = field(default_factory=list)
    conditions: list[tuple[int, int, int, int, bool]] = field(default_factory=list)
    before: "Passage | None" = None
    asides: bool = True
    people: bool = False
    names: Mapping[str, str] = field(default_factory=dict)
    facing: tuple[frozenset[str], ...] = ()
    terms: "Terms | None" = None
    topic: str | None = None
    text: str = field(init=False)
    words: tuple[Word, ...] = field(init=False)
    vocabulary: frozenset[str] = field(init=False)
    acting: "dict[tuple[int, int, bool], list[Agent]]" = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        plain = without_attribution(self.sentence.text)
        self.text = plain if self.asides else without_asides(plain)
        self.words = words_of(self.sentence.text)
        self.vocabulary = vocabulary_of(self.sentence.text)

    @property
    def without_asides(self) -> "Passage":
        """The same passage with "for its part" and its kin blanked between a subject and its verb."""
        return self if without_asides(self.text) == self.text else self._blanked

    @cached_property
    def _blanked(self) -> "Passage":
        return replace(self, asides=False)

    @cached_property
    def source(self) -> str | None:
        """Whose words the sentence reports, in its own words: "two diplomats"."""
        found = trailing(self.sentence.text)
        return found[2] if found else leading(self.sentence.text)

    @cached_property
    def sides(self) -> list[tuple[Mention, str]]:
        """Mentions that act for a party, with that party, in order."""
        found = [(m, self.glossary.side(m.entity) or self._state_of(m.entity)) for m in self.mentions]
        if self.people:
            return [(m, side or m.entity) for m, side in found if not m.entity.startswith("I:")]
        return [(m, side) for m, side in found if side and not side.startswith(("I:", "P:"))]

    def _state_of(self, entity: str) -> str | None:
        """The state for which somebody without a name holds office: `S:CHL` of `P:CHL-PRESIDENT`."""
        state = f"S:{entity[2:5]}"
        return (
            state
            if entity.startswith("P:") and entity[5:6] == "-" and state in self.glossary.entities
            else None
        )

    def sides_in(self, start: int, end: int) -> list[str]:
        """Parties named in a stretch of the sentence, each once."""
        found = (s for m, s in self.sides if start <= m.start and m.end <= end for s in (m.group or (s,)))
        return list(dict.fromkeys(found))

    def issues_in(self, start: int, end: int) -> list[str]:
        """Issues named in a stretch of the sentence; the deal where its words or its pair stand there."""
        if _MODAL.match(self.text, start):
            start = opening(self.text, start)
        text = self.text[start:end]
        issues = [match.issue for match in self.glossary.issues.matches(text)]
        deal = self.glossary.deal
        if deal and (self.names_deal(max(0, start - 30), end) or (not issues and self._about_the_deal())):
            issues = [deal, *issues]
        return list(dict.fromkeys(issues))

    def names_deal(self, start: int, end: int) -> bool:
        """Whether the deal itself is named in a stretch of the sentence."""
        key = [m for m in self.mentions if start <= m.start and m.end <= end and m.entity.startswith("I:")]
        name = next((m for m in key if self.glossary.entities.get(m.entity) and self._is_deal(m)), None)
        return name is not None

    def deal_place(self, start: int, end: int) -> int | None:
        """Where a stretch of the sentence names the deal, or speaks of "a deal"."""
        named = [m.start for m in self.mentions if start <= m.start < end and self.names_deal(m.start, m.end)]
        word = DEAL_WORD.search(self.text, start, end)
        return min([*named, *([word.start()] if word else [])], default=None)

    def quoted(self, place: int) -> bool:
        """Whether a place stands in quoted words, more than three of them."""
        return any(start < place < end for start, end in self._quotes)

    def in_antecedent(self, place: int) -> bool:
        """Whether a place stands in the if-part of a conditional."""
        return any(start <= place < end for start, end in self.antecedents)

    def holder_at(self, place: int) -> str | None:
        """Who holds what is said at a place: the speaker it is put in the mouth of, else the author."""
        for mention, end, introduced in self._speaking:
            if end is not None and (end <= place or self._trails(mention, place)):
                return mention.entity
            if introduced and (mention.start > place or mention.start < 40):
                return mention.entity
        return self._source_named or self.source or self.author

    @cached_property
    def _speaking(self) -> list[tuple[Mention, int | None, bool]]:
        """Mentions beside a verb of speech: where the verb behind one ends, and whether one introduces it."""
        text = self.sentence.text
        found: list[tuple[Mention, int | None, bool]] = []
        if _SPEAKING.isdisjoint(self.vocabulary):
            return found
        for mention in self.mentions:
            if not mention.entity.startswith("I:"):
                speaks = _SPEECH.match(text, mention.end)
                before = _SPEECH_BEFORE.search(text, max(0, mention.start - 40), mention.start)
                if speaks or before:
                    found.append((mention, speaks.end() if speaks else None, before is not None))
        return found

    @cached_property
    def _source_named(self) -> str | None:
        """The first party named in the words for whose words the sentence reports."""
        source, text = self.source, self.sentence.text
        return next((m.entity for m in self.mentions if source and text[m.start : m.end] in source), None)

    def _trails(self, mention: Mention, place: int) -> bool:
        """ "..., Putin said": the speaker stands after a comma, behind what was said."""
        return place < mention.start and self.sentence.text[: mention.start].rstrip()[-1:] in ',”"'

    def _is_deal(self, mention: Mention) -> bool:
        named = self.text[mention.start : mention.end].lower()
        return any(named == alias.lower() for alias in self.glossary.deal_aliases)

    def _about_the_deal(self) -> bool:
        pair = {s for m, side in self.sides for s in (m.group or (side,))}
        return bool(_DEAL_WORDS.search(self.text)) or (len(self.dyad) == 2 and set(self.dyad) <= pair)

    @cached_property
    def _quotes(self) -> list[tuple[int, int]]:
        found = [m.span() for m in _QUOTED.finditer(self.text)]
        return [(start, end) for start, end in found if len(self.text[start:end].split()) > 3]
