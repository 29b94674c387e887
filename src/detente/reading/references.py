"""Whom a noun for an office, a body or a group stands for, and a name that no table holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from detente.reading.discourse import PREPOSITION, Discourse, Speaker
from detente.reading.given_names import GivenNames
from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.names import Entity, slug
from detente.reading.passage import Passage
from detente.reading.persons import Persons
from detente.reading.role_nouns import Role, ends_before, role_ending, role_nouns
from detente.reading.unknown_names import (
    NAME_BEHIND,
    NAME_IN_PASSING,
    NO_NAMES,
    is_body,
    words_of_name,
)

_PERSON_NOUNS = frozenset(noun for noun, kind in role_nouns().items() if kind == "person")
_BODY_WORDS = frozenset({"group", "movement", "organisation", "organization", "alliance", "militia", "front"})
_OWNER_AFTER = re.compile(r"\s+(?:for|of|from|at|in|with|to|close to|on behalf of)\s+(?:the\s+|its\s+)?")
_POSSESSIVE = re.compile(r"\b(?P<who>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y)\b")
_WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they", "our": "we", "my": "i"}
_WHOSE_OFFICE = re.compile(r",?\s+whose\s+(?:[\w-]+\s+){0,2}[\w-]+$")
_WITHIN = re.compile(r"\s+(?:in|of|for|at|from)\s+(?:the\s+)?[\w’' -]{2,40}$")
_REALMS = frozenset(
    {"emirate", "kingdom", "republic", "sultanate", "principality", "duchy", "monarchy", "island", "country"}
)
"""Nouns that stand for the state named before them in the sentence."""
_ANOTHER = ("a ", "an ", "another ", "one ", "some ", "two ", "former ")
"""Words before an office of whoever does not hold it alone."""
_OPENING_NAME = re.compile(
    r"(?:[A-Z]{2,20}:\s+)?(?:(?:But|And|Yet)\s+)?(?:(?:In|At|On|Near|Outside|Behind)\s[^,;:]{2,40},\s+(?:[a-z][^,;:]{2,40},\s+)?)?(?P<name>[A-Z][a-z]+\s+(?:[A-Z][\w’'-]+\s+)?[A-Z][\w’-]*[a-z])(?=,|\s+[a-z])"
)
_PREDICATE = re.compile(
    r"An?\s+(?:(?!\b(?:is|are|was|were|has|have|had|said|says|told|will|would)\b|\w+ed\b)[\w’'-]+,?\s+){1,12}?[\w’'-]+\.$"
)
"""A sentence without a verb that says what somebody is: "A courteous man, and harder than in July."."""
_FITS = {
    "he": {"person"},
    "she": {"person"},
    "it": {"body", "state", "group"},
    "they": {"group"},
}
"""Kinds of nouns that a pronoun may stand for."""
_OPENING_WORDS = 7
_OPENING = 4
"""Words of a sentence among which the noun stands that it opens with."""
_NOUN_LENGTH = 3


@dataclass(frozen=True)
class Subject:
    """Who is the subject of a verb, and where the words for it stand in the sentence."""

    who: Speaker
    start: int
    end: int


@dataclass
class References:
    """Gives the nouns and names of a document identities, the same one every time."""

    raw: str
    persons: Persons
    glossary: Glossary
    discourse: Discourse
    by_role: dict[str, str] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)

    @cached_property
    def given_names(self) -> GivenNames:
        """The first names that the document gives anybody."""
        return GivenNames(self.raw)

    def side(self, who: str | None) -> str | None:
        """Party that a speaker acts for: the state of a person that the document introduced."""
        if who is None:
            return None
        own = self.glossary.side(who)
        if own:
            return own
        country = (self.persons.entities[who].country if who in self.persons.entities else None) or ""
        if ":" in country:
            return country
        return f"S:{country}" if country else None

    def of_role(self, passage: Passage, role: Role) -> Subject:
        """Whom "the Kenyan minister", "his spokesman" or "the ministry of Brel" stands for."""
        owners = [m for m in passage.mentions if role.start <= m.start and m.end <= role.end]
        owners = [m for m in owners if not m.entity.startswith("I:")]
        start = owners[-1].start if owners else role.start
        text = passage.sentence.text
        if owners and owners[-1].entity.startswith("P:") and text[owners[-1].end] not in "'’":
            return Subject(owners[-1].entity, start, role.end)
        owner = owners[-1].entity if owners else self._owner(passage, role)
        named = any(word[:1].isupper() for word in role.phrase.split()[1:])
        if owner is None and role.word in _REALMS and role.phrase.lower() == "the ":
            here = [m.entity for m in passage.mentions if m.end <= role.start and m.entity.startswith("S:")]
            if here:
                return Subject(here[-1], start, role.end)
        if owner is None and not named and role.phrase.lower().startswith(("the ", "their ", "both ")):
            known = self._known(role.word)
            if known:
                return Subject(known, start, role.end)
        who = self.identity(role.word, owner)
        if who in self.holders and not role.phrase.lower().startswith(_ANOTHER):
            return Subject(self.holders[who], start, role.end)
        self.discourse.keep(passage, Mention(role.start, role.end, who, "nominal"))
        return Subject(who, start, role.end)

    def _owner(self, passage: Passage, role: Role) -> str | None:
        """Whose office it is: of whoever is named behind it, else of whom "his" stands for."""
        link = _OWNER_AFTER.match(passage.sentence.text, role.end)
        after = (m.entity for m in passage.mentions if link and abs(m.start - link.end()) <= 4)
        if owner := next(after, None):
            return owner
        if relative := ends_before(_WHOSE_OFFICE, passage.sentence.text, 0, role.end):
            return next((m.entity for m in passage.mentions if m.end == relative.start()), None)
        whose = _POSSESSIVE.search(role.phrase)
        if whose is None:
            return None
        pronoun = _WHOSE[whose["who"].lower()]
        holder = self.discourse.pronoun(passage, pronoun, role.end - len(role.word))
        return holder if isinstance(holder, str) else None

    def _known(self, word: str) -> str | None:
        """Whom "the minister" stands for: who was last named with that office."""
        last_side = self.discourse.last_side
        if role_nouns()[word] == "person":
            held = [who for role, who in self.persons.latest_by_office.items() if role.endswith(word)]
            return self.by_role.get(word) or (held[-1] if held else None)
        if role_nouns()[word] == "state":
            return self.by_role.get(word) or (last_side if str(last_side)[:2] == "S:" else None)
        if word in _BODY_WORDS and str(last_side)[:2] in ("O:", "G:"):
            return last_side
        named = self.glossary.bodies_by_noun.get(word, set()) & self.discourse.mentioned
        return self.by_role.get(word) or (min(named) if len(named) == 1 else None)

    def identity(self, word: str, owner: str | None) -> str:
        """Identity of an office, a body or a group by its noun and the party that it belongs to."""
        side = self.side(owner) or owner
        kind = role_nouns()[word]
        if kind == "state" and side:
            return side
        letter = {"person": "P", "group": "G"}.get(kind, "O")
        tag = f"{side[2:]}-" if side and ":" in side else f"{side}-" if side else ""
        key = f"{letter}:{tag}{slug(word)}"
        type_ = {"P": "official", "O": "organisation", "G": "group"}[letter]
        country = side[2:] if side and side.startswith("S:") else None
        home = self.glossary.entities.get(side or "")
        name = f"{word} of {home.name}" if home else word
        self.persons.entities.setdefault(key, Entity(key, name, type_, country, word))
        if side:
            self.by_role[word] = key
        return key

    def holder(self, office: Subject, name: str, role: Role) -> str:
        """The person named beside an office, of the state that the office belongs to; theirs from now on."""
        country = (self.side(office.who) if isinstance(office.who, str) else None) or ""
        who = self.persons.introduce(name, country=country.removeprefix("S:") or None)
        if isinstance(office.who, str):
            self.holders[office.who] = who
        self.by_role[role.word] = who
        return who

    def holder_behind(self, passage: Passage, role: Role) -> Subject | None:
        """ "Said its director, Ann Leek": the name in apposition behind an office."""
        name = NAME_BEHIND.match(passage.sentence.text, role.end)
        if name is None or role_nouns()[role.word] != "person":
            return None
        who = self.holder(self.of_role(passage, role), name["name"], role)
        self.discourse.keep(passage, Mention(*name.span("name"), who, "name"))
        return Subject(who, *name.span("name"))

    def holder_in_passing(self, passage: Passage) -> str | None:
        """The person whom a sentence introduces by office and name, though they say nothing there."""
        if _PERSON_NOUNS.isdisjoint(passage.vocabulary):
            return None
        text = passage.sentence.text
        for name in NAME_IN_PASSING.finditer(text):
            role = role_before(text, name.start())
            if role and role_nouns()[role.word] == "person" and not is_body(name["name"]):
                return self.persons.introduce(name["name"])
        return None

    def opening(self, passage: Passage, kind: str) -> str | None:
        """The group or body without a name that a sentence opens with, for "they" or "it" in the next."""
        words = passage.words[:_OPENING]
        if kind == "body":
            words = words[1:] if words and words[0][2] in ("the", "its", "their") else ()
            noun = next((w for w in words if len(w[2]) >= _NOUN_LENGTH), None)
        else:
            noun = next((w for w in words if len(w[2]) > _NOUN_LENGTH and w[2].endswith("s")), None)
        kinds = (kind, "group") if kind == "body" and noun and not noun[2].endswith("s") else (kind,)
        if noun is None or role_nouns().get(noun[2]) not in kinds:
            return None
        role = role_ending(passage.sentence.text, 0, noun[1])
        who = self.of_role(passage, role).who if role else None
        return who if isinstance(who, str) else None

    def opens_for(self, passage: Passage, word: str, place: int) -> str | None:
        """The office, body or group without a name that a sentence opens with, for a pronoun behind it.

        None where a name that fits stands before the pronoun, or a clause of its own does.
        """
        kinds = _FITS.get(word)
        if kinds is None or (passage.words and passage.words[0][2] in _FITS):
            return None
        text = passage.sentence.text
        for start, end, noun in passage.words if word == "they" else passage.words[:_OPENING_WORDS]:
            if end > place:
                break
            role = role_ending(text, 0, end) if role_nouns().get(noun) in kinds else None
            if role is None or ends_before(PREPOSITION, text, 0, role.start):
                continue
            if text[end : end + 2] in ("'s", "’s"):
                continue
            if _PREDICATE.match(text) and role.start == 0:
                return None
            here = [m for m in passage.mentions if m.form != "adj"]
            named = any(m.start <= end + 2 and start <= m.end for m in here)
            person = kinds == {"person"} and any(m.end <= place and m.entity.startswith("P:") for m in here)
            if named or person or NAME_BEHIND.match(text, end):
                return None
            who = self.of_role(passage, role).who
            return who if isinstance(who, str) else None
        return self._named_opening(passage, place) if word in ("he", "she") else None

    def _named_opening(self, passage: Passage, place: int) -> str | None:
        """The person whom a sentence opens with by a full name that no table holds."""
        text = passage.sentence.text
        name = _OPENING_NAME.match(text)
        if (
            name is None
            or name.end() > place
            or any(m.start < name.end("name") and name.start("name") < m.end for m in passage.mentions)
        ):
            return None
        subject = None if is_body(name["name"]) else self.named(passage, name["name"], name.start("name"))
        who = subject.who if subject else None
        return who if isinstance(who, str) and who.startswith("P:") else None

    def named(self, passage: Passage, name: str, start: int) -> Subject | None:
        """A name that no table holds: a person where it has two words or is known by one, else a body."""
        words = words_of_name(name)
        if not words:
            return None
        dropped = name.split()[: len(name.split()) - len(words)]
        plain = " ".join(words)
        known = self.persons.by_surname.get(words[-1])
        start += sum(len(word) + 1 for word in dropped)
        end = start + len(plain if dropped else name)
        if is_body(plain) or plain.isupper():
            key = self._body(plain)
        elif known and (len(words) == 1 or known in self.persons.entities):
            key = known
        else:
            key = self._introduced(passage, words)
        self.discourse.keep(passage, Mention(start, end, key, "name"))
        return Subject(key, start, end)

    def _introduced(self, passage: Passage, words: Sequence[str]) -> str:
        """A person new to the document; one named by family name alone was named in full before."""
        full = " ".join(words)
        if len(words) == 1:
            given = self.given_names.before(full, passage.sentence.start)
            if not given or given in NO_NAMES:
                return self._body(full)
            full = f"{given} {full}"
        states = (m.entity[2:] for m in passage.mentions if m.entity.startswith("S:") and m.form == "adj")
        return self.persons.introduce(full, country=next(states, None))

    def _body(self, name: str) -> str:
        key = f"O:{slug(name)}"
        self.persons.entities.setdefault(key, Entity(key, name, "organisation"))
        return key


def role_before(text: str, place: int) -> Role | None:
    """The office whose words end before a place, "of the ministry" between them left out."""
    tail = ends_before(_WITHIN, text, 0, place)
    return role_ending(text, 0, place) or (role_ending(text, 0, tail.start()) if tail else None)
