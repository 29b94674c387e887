"""Who speaks: the subject of a verb of speech, and whom a title, a pronoun or "his spokesman" stands for."""

import calendar
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from detente.reading.given_names import GivenNames
from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.names import Entity, slug
from detente.reading.passage import Passage
from detente.reading.persons import Persons
from detente.reading.role_nouns import NEAR, WORDS, Role, ends_before, role_ending, role_nouns
from detente.reading.sentences import Sentence

_ADVERBIAL = re.compile(
    r"(?:[\s“\"‘]+(?:has|have|had|also|all of a sudden|then|not|never|always|often|again|even|just|now|"
    r"there|here|so far|"
    r"once|since|still|already|long|"
    r"later|earlier|recently|repeatedly|will|would|may|might|could|can|must|should|did|does|do|was|is|are|"
    r"were|be|been|being|both|all|each|further|reportedly|himself|herself|itself|themselves|"
    r"\w+ly|last|this|next|first|twice|n['’]t|don['’]t|doesn['’]t|didn['’]t|went on to|continued to|"
    r"seems? to|seemed to|appeared to|like to|so|thus|too|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))+$|"
    r"['’](?:ve|d|ll)$|(?<=\b(?:he|it))['’]s$|(?<=\bshe)['’]s$"
)
_ASIDE = re.compile(
    r",(?:[^,;:“”\"]|[“\"][^“”\"]{1,40}[”\"]){2,140}(?:,|\s[—–])$|"
    r"\s*\([^()]{1,80}\)$|\s[—–-]\s[^—–]{2,120}\s[—–-]$"
)
_TAIL = re.compile(
    r"\s+(?:in|at|on|during|after|before|from|of|for|with|to|by|since|amid|near|over|under|about|between|"
    r"against|close to|familiar with|involved in|speaking|who|which|whose|behind|representing|despite|"
    r"within|inside|into|through|across|following)\s+[^,;:“”\"]{1,90}?$"
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_WHO = re.compile(r",?\s+(?:who|which)$")
_PRONOUN = re.compile(r"(?:^|[\s“\"(—–-])(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|I|[Ww]e|him|her|them|one)$")
_NAME = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]*\s+(?:(?:al|el|bin|ag|ould|ibn|ben|de|von|van|der|da|dos|du|la)[\s-])?){0,3}"
    r"[A-Z][\w’'-]*[\w])$"
)
_NAME_AT = re.compile(
    r"(?P<name>(?:[A-Z][\w’'.-]*\s+(?:(?:al|el|bin|ag|ould|ibn|ben|de|von|van|der|da|dos|du|la)[\s-])?){0,3}[A-Z][\w’'-]+)"
)
_FULL_NAME = (
    r"(?P<name>[A-Z][\w.’'-]*\s+(?:[A-Z][\w.’'-]*\s+|(?:al|el|bin|de|den|der|von|van|da|dos|du|la)[\s-])*"
    r"[A-Z][\w’'-]+)"
)
_NAME_BEHIND = re.compile(rf"(?:,\s+|\s+)(?:Captain\s+|Professor\s+|Dr\.?\s+)?{_FULL_NAME}(?=[,.;\s]|$)")
_IN_PASSING = re.compile(rf"(?<=[a-z]),?\s+(?:Captain\s+|Professor\s+|Dr\.?\s+)?{_FULL_NAME}(?=,|\s+[a-z])")
_WITHIN = re.compile(r"\s+(?:in|of|for|at|from)\s+(?:the\s+)?[\w’' -]{2,40}$")
_PERSON_NOUNS = frozenset(noun for noun, kind in role_nouns().items() if kind == "person")
_OPENING = 4
"""Words of a sentence among which the noun stands that it opens with."""
_NOUN_LENGTH = 3
_DOING = re.compile(r"\s+\w+ing\b")
_BODY_WORDS = frozenset({"group", "movement", "organisation", "organization", "alliance", "militia", "front"})
_PARTICLE = re.compile(r"(?:al|el|bin)-[A-Z]")
_ORGANISATION = re.compile(
    r"\b(?:Union|Ministry|Institute|Association|Party|Club|Group|Council|Bank|Agency|Commission|Office|"
    r"Department|Center|Centre|Foundation|University|Times|Post|News|Corp|Inc|Ltd|Federation|Committee|Board|"
    r"Court|Congress|Senate|House|Parliament|Front|Movement|Army|Forum|Network|Alliance|Trust|Authority|"
    r"Terminals?|Airlines|Airways|Railways?|Motors|Energy|Steel|Holdings|Industries|Investments|Partners|Guild|Federation|Coordination|Shipping|Mining|"
    r"Minerals|Logistics|Pharma|Workers|Programme|Program|Fund|Organi[sz]ation|Company|Chamber|Society|Commission|"
    r"Union|Service|Initiative|Brotherhood|Watch|Greens|Liberals|Democrats|Conservatives)\b"
)
_NO_NAME = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "It",
        "Its",
        "He",
        "She",
        "They",
        "We",
        "In",
        "On",
        "At",
        "As",
        "But",
        "And",
        "If",
        "For",
        "However",
        "There",
        "Both",
        "While",
        "When",
        "After",
        "Before",
        "Meanwhile",
        "According",
        "Although",
        "Since",
        "Under",
        "So",
        "Thus",
        "Yet",
        "Not",
        "No",
        "What",
        "Why",
        "How",
        "Now",
        "Then",
        "Instead",
        "Still",
        "With",
        "To",
        "From",
        "By",
        "Some",
        "Many",
        "Most",
        "All",
        "Such",
        "Even",
        "Later",
        "Earlier",
        "Last",
        "Next",
        "Critics",
        "Officials",
        "One",
        "Another",
        "Others",
        "Also",
        "Nobody",
        "Everyone",
        "Neither",
        "Either",
        "Who",
        "Which",
        "Because",
        "Until",
        "Once",
        "Two",
        "Three",
        "Few",
        "Asked",
        "Speaking",
        "Thousands",
        "Hundreds",
        "Dozens",
        "Scores",
        "Millions",
        "Nearly",
        "About",
        "Around",
        "More",
        "Over",
    ]
) | {*calendar.day_name, *calendar.month_name[1:]}
_OWNER_AFTER = re.compile(r"\s+(?:for|of|from|at|in|with|to|close to|on behalf of)\s+(?:the\s+|its\s+)?")
_POSSESSIVE = re.compile(r"\b(?P<who>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y)\b")
_PREPOSITION = re.compile(
    r"\b(?:to|from|with|of|for|against|on|by|in|at|into|over|between|about|around|outside|toward|towards|during|amid|"
    r"after|before|despite|following|near)\s+(?:the\s+|its\s+|his\s+|her\s+|a\s+|an\s+|new\s+)?$"
)
_LINK = re.compile(
    r"\s+(?:(?:close|loyal|linked|allied|opposed)\s+to|for|of|from|in|at|with|to|by)(?:\s+the)?\s*$"
)
_LONGEST_LEAD = 400
_WHOSE = {"his": "he", "her": "she", "its": "it", "their": "they", "our": "we", "my": "i"}
Speaker = str | list[str]
"""Identity of one who speaks, or of several."""


@dataclass(frozen=True)
class Subject:
    """Who is the subject of a verb, and where the words for it stand in the sentence."""

    who: Speaker
    start: int
    end: int


@dataclass
class Speakers:
    """Everybody a document has let speak so far; grows as sentences are read."""

    raw: str
    persons: Persons
    glossary: Glossary
    author: str | None
    last_person: str | None = None
    last_side: str | None = None
    last_plural: str | None = None
    last: Speaker | None = None
    here: list[Speaker] = field(default_factory=list)
    mentioned: set[str] = field(default_factory=set)
    by_role: dict[str, str] = field(default_factory=dict)
    nominals: dict[str, list[tuple[Sentence, Mention]]] = field(default_factory=dict)
    kept_here: tuple[str, list[Mention]] = field(default_factory=lambda: ("", []))

    @cached_property
    def given_names(self) -> GivenNames:
        """The first names that the document gives anybody."""
        return GivenNames(self.raw)

    def subject(self, passage: Passage, place: int, *, floor: int = 0) -> Subject | None:
        """The subject of the verb at a place: the nearest phrase to its left that can be one."""
        text = passage.sentence.text
        end = place
        floor = max(floor, place - _LONGEST_LEAD)
        for _ in range(8):
            end = len(text[:end].rstrip(' \u00a0“"‘'))
            if relative := _WHO.search(text, max(floor, end - 8), end):
                party = any(m.end == relative.start() and m.form != "adj" for m in passage.mentions)
                thing = relative.group().endswith("which") and not party
                return None if thing else self._before_who(passage, relative.start(), floor)
            found = self._ending_at(passage, end, floor)
            if found:
                return found
            if named := self._apposed(passage, text, end):
                return named
            shorter = self._shortened(text, floor, end)
            if shorter is None:
                return None
            end = shorter
        return None

    def right_before(self, passage: Passage, place: int) -> Subject | None:
        """The phrase that ends right before a place, adverbs left out."""
        lead = passage.sentence.text[:place].rstrip()
        adverb = re.search(r"(?:\s+(?:\w+ly|also))+$", lead)
        return self._ending_at(passage, adverb.start() if adverb else len(lead), 0)

    def after(self, passage: Passage, place: int) -> Subject | None:
        """The phrase that begins at a place: "said X", "according to X"."""
        text = passage.sentence.text
        start = place + len(text[place:]) - len(text[place:].lstrip())
        stop = re.compile(
            r"[,;:“”\"(]|\.(?=\s|$)|\s(?:that|who|which|after|as|when|on|in|during|at)\s"
        ).search(text, start)
        end = stop.start() if stop else len(text)
        inside = [m for m in passage.mentions if start <= m.start and m.end <= end]
        first = inside[0] if inside else None
        if first and first.start - start <= 4:
            owned = self._owned_role(passage, first, end)
            return owned or self._of_mention(passage, first, first.start, first.end)
        for word in reversed(list(WORDS.finditer(text, start, end))):
            role = role_ending(text, start, word.end())
            if role and role.start - start < 3:
                return self._holder_behind(passage, role) or self._of_role(passage, role)
        name = _NAME_AT.match(text, start, end)
        return self._named(passage, name.group("name"), start) if name else None

    def _holder_behind(self, passage: Passage, role: Role) -> Subject | None:
        """ "Said its director, Ann Leek": the name in apposition behind an office."""
        name = _NAME_BEHIND.match(passage.sentence.text, role.end)
        if name is None or role_nouns()[role.word] != "person":
            return None
        held = self._of_role(passage, role)
        country = (self.side(held.who) if held and isinstance(held.who, str) else None) or ""
        who = self.persons.introduce(name["name"], country=country.removeprefix("S:") or None)
        return Subject(who, name.start("name"), name.end("name"))

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

    def mentions_of(self, entities: set[str]) -> list[tuple[Sentence, list[Mention]]]:
        """Where the document names those of some entities that it introduced itself as speakers."""
        return [
            (sentence, [m]) for who in self.nominals if who in entities for sentence, m in self.nominals[who]
        ]

    def remember(self, passage: Passage, who: Speaker | None) -> None:
        """Keep who was spoken of last, for the pronouns of the next sentence."""
        people = [m.entity for m in passage.mentions if m.entity.startswith("P:") and m.form != "nominal"]
        if isinstance(who, str) and who.startswith("P:"):
            self.last_person = who
        elif people:
            self.last_person = people[0]
        else:
            self.last_person = self._in_passing(passage) or self.last_person
        self.mentioned.update(m.entity for m in passage.mentions)
        sides = [s for _, s in passage.sides if not self._is_medium(s)]
        if isinstance(who, str) and not who.startswith(("P:", "G:")):
            self.last_side = who
        elif sides:
            self.last_side = sides[0]
        if who:
            self.last = who
        self.last_plural = self._opening(passage, "group")
        if not sides and not isinstance(who, str):
            self.last_side = self._opening(passage, "body") or self.last_side

    def _opening(self, passage: Passage, kind: str) -> str | None:
        """The group or body without a name that a sentence opens with, for "they" or "it" in the next."""
        words = passage.words[:_OPENING]
        if kind == "body":
            words = words[1:] if words and words[0][2] in ("the", "its", "their") else ()
            noun = next((w for w in words if len(w[2]) >= _NOUN_LENGTH), None)
        else:
            noun = next((w for w in words if len(w[2]) > _NOUN_LENGTH and w[2].endswith("s")), None)
        if noun is None or role_nouns().get(noun[2]) != kind:
            return None
        role = role_ending(passage.sentence.text, 0, noun[1])
        subject = self._of_role(passage, role) if role else None
        return subject.who if subject and isinstance(subject.who, str) else None

    def _spoke_here(self, kinds: tuple[str, ...]) -> str | None:
        """Whoever of some kinds of identity the sentence lets speak."""
        return next((who for who in self.here if isinstance(who, str) and who.startswith(kinds)), None)

    def _in_passing(self, passage: Passage) -> str | None:
        """The person whom a sentence introduces by office and name, though they say nothing there."""
        if _PERSON_NOUNS.isdisjoint(passage.vocabulary):
            return None
        text = passage.sentence.text
        for name in _IN_PASSING.finditer(text):
            tail = _WITHIN.search(text, max(0, name.start() - NEAR), name.start())
            role = role_ending(text, 0, name.start()) or (tail and role_ending(text, 0, tail.start()))
            if role and role_nouns()[role.word] == "person" and not _ORGANISATION.search(name["name"]):
                return self.persons.introduce(name["name"])
        return None

    def _apposed(self, passage: Passage, text: str, end: int) -> Subject | None:
        """ "The think tank, the Valdai Club, said": the name between commas."""
        if text[end - 1 : end] != ",":
            return None
        mention = next((m for m in passage.mentions if m.end == end - 1 and m.form == "name"), None)
        if mention and text[: mention.start].removesuffix("the ").endswith(", "):
            return self._of_mention(passage, mention, mention.start, mention.end)
        name = _NAME.search(text, max(0, end - 1 - NEAR), end - 1)
        if name and " " in name["name"] and text[: name.start()].endswith(", "):
            tail = _WITHIN.search(text, max(0, name.start() - NEAR), name.start() - 2)
            title = role_ending(text, 0, name.start() - 2) or (tail and role_ending(text, 0, tail.start()))
            held = self._of_role(passage, title) if title else None
            if held and isinstance(held.who, str):
                country = self.side(held.who) or ""
                who = self.persons.introduce(name["name"], country=country.removeprefix("S:") or None)
                return Subject(who, name.start(), end - 1)
        return None

    def _shortened(self, text: str, floor: int, end: int) -> int | None:
        """Where the words before a verb end once an adverb, an aside or a phrase with "of" is taken off."""
        cuts = (ends_before(pattern, text, floor, end) for pattern in (_ADVERBIAL, _ASIDE, _TAIL))
        return next((cut.start() for cut in cuts if cut), None)

    def _ending_at(self, passage: Passage, end: int, floor: int, *, relative: bool = False) -> Subject | None:
        text = passage.sentence.text
        mention = next((m for m in passage.mentions if m.end == end and m.start >= floor), None)
        if mention:
            behind = ends_before(_PREPOSITION, text, floor, mention.start)
            if behind and not relative and not behind.group().lower().startswith(("after", "before")):
                return self._head_before(passage, floor, behind.start())
            return self._of_mention(passage, mention, mention.start, end)
        pronoun = _PRONOUN.search(text, max(floor, end - 6), end)
        if pronoun and pronoun["who"] in ("him", "her", "them") and not _DOING.match(text, end):
            behind = ends_before(_PREPOSITION, text, floor, pronoun.start("who"))
            if behind:
                return self._head_before(passage, floor, pronoun.start("who"))
        if pronoun:
            who = self.pronoun(passage, pronoun["who"].lower(), pronoun.start("who"))
            return Subject(who, pronoun.start("who"), end) if who else None
        role = role_ending(text, floor, end)
        if role:
            if not relative and ends_before(_PREPOSITION, text, floor, role.start):
                return self._head_before(passage, floor, role.start) or self._of_role(passage, role)
            return self._of_role(passage, role)
        last = text.rfind(" ", floor, end) + 1
        capital = text[last : last + 1].isupper() or _PARTICLE.match(text, last)
        name = _NAME.search(text, max(floor, end - NEAR), end) if capital else None
        if name and (relative or not ends_before(_PREPOSITION, text, floor, name.start())):
            return self._named(passage, name["name"], name.start())
        return None

    def _before_who(self, passage: Passage, end: int, floor: int) -> Subject | None:
        """Whom "who" stands for: the person of "Ann Leek of the institute", else the phrase right before."""
        tail = ends_before(_TAIL, passage.sentence.text, floor, end)
        head = self._ending_at(passage, tail.start(), floor, relative=True) if tail else None
        if head and isinstance(head.who, str) and head.who.startswith("P:"):
            return head
        return self._ending_at(passage, end, floor, relative=True)

    def _head_before(self, passage: Passage, floor: int, end: int) -> Subject | None:
        """ "A spokesman for the ministry": the noun before a preposition."""
        text = passage.sentence.text
        lead = _LINK.sub("", text[floor:end].rstrip())
        place = floor + len(lead)
        mention = next((m for m in passage.mentions if m.end == place), None)
        if mention:
            return self._of_mention(passage, mention, mention.start, place)
        role = role_ending(text, floor, place)
        return self._of_role(passage, role) if role else None

    def owner(self, passage: Passage, place: int) -> Subject | None:
        """Whose it is: the phrase that ends right before a possessive mark."""
        return self._ending_at(passage, place, 0, relative=True)

    def _owned_role(self, passage: Passage, mention: Mention, end: int) -> Subject | None:
        """ "Norwegian officials", "Iran's deputy foreign minister": the noun behind a state's name."""
        text = passage.sentence.text
        if mention.entity.startswith("P:"):
            return None
        for word in WORDS.finditer(text, mention.end, min(end, mention.end + 60)):
            if word.group().lower() in role_nouns():
                key = self._identity(word.group().lower(), mention.entity)
                self._keep(passage, Mention(mention.start, word.end(), key, "nominal"))
                return Subject(key, mention.start, word.end())
        return None

    def _of_mention(self, passage: Passage, mention: Mention, start: int, end: int) -> Subject | None:
        if mention.entity.startswith("I:"):
            return None
        if mention.form == "adj" and not _is_people(passage.sentence.text, mention):
            return None
        who = mention.who
        joined = [
            m
            for m in passage.mentions
            if m.end < start and _AND.fullmatch(passage.sentence.text, m.end, start)
        ]
        if (
            joined
            and not mention.group
            and mention.form != "adj"
            and joined[-1].entity[:1] == mention.entity[:1]
        ):
            return Subject([joined[-1].entity, mention.entity], joined[-1].start, end)
        return Subject(who, start, end)

    def pronoun(self, passage: Passage, word: str, place: int) -> Speaker | None:
        """Whom a pronoun at a place stands for, by those named before it, else by the sentences before."""
        if word in ("i", "we"):
            return self.here[0] if self.here and passage.quoted(place) else passage.author
        people = [m for m in passage.mentions if m.end <= place and m.entity.startswith("P:")]
        if word in ("he", "she", "him", "her"):
            text = passage.sentence.text
            direct = [
                m
                for m in people
                if not ends_before(_PREPOSITION, text, 0, m.start)
                and text[m.end : m.end + 2] not in ("'s", "’s")
            ]
            if not people:
                here = self._spoken_of_here(passage, place) or self._spoke_here(("P:",))
                return here or self.last_person
            return (direct or people)[0].entity
        sides = [(m, side) for m, side in passage.sides if m.end <= place and not self._is_medium(side)]
        if word == "it":
            acting = [
                side for m, side in sides if not ends_before(_PREPOSITION, passage.sentence.text, 0, m.start)
            ]
            if not sides and (spoke := self._spoke_here(("O:", "S:"))):
                return spoke
            return acting[0] if acting else self.last_side or next((side for _, side in sides), None)
        if word in ("they", "them"):
            if self.last_plural and not sides:
                return self.last_plural
            return self.last if isinstance(self.last, list) or str(self.last)[:2] == "G:" else self.last_side
        return None

    def _spoken_of_here(self, passage: Passage, place: int) -> str | None:
        """The person without a name whom the sentence named last before a place: "a Chinese official"."""
        sid, kept = self.kept_here
        here = [m for m in kept if m.entity.startswith("P:") and m.end <= place]
        return here[-1].entity if here and sid == passage.sentence.sid else None

    def _of_role(self, passage: Passage, role: Role) -> Subject | None:
        text = passage.sentence.text
        owners = [m for m in passage.mentions if role.start <= m.start and m.end <= role.end]
        owners = [m for m in owners if not m.entity.startswith("I:")]
        start = owners[-1].start if owners else role.start
        owner = owners[-1].entity if owners else self._owner_after(passage, role.end)
        if owners and owners[-1].entity.startswith("P:") and text[owners[-1].end] not in "'’":
            return Subject(owners[-1].entity, start, role.end)
        whose = _POSSESSIVE.search(role.phrase)
        if owner is None and whose:
            holder = self.pronoun(passage, _WHOSE[whose["who"].lower()], role.end - len(role.word))
            owner = holder if isinstance(holder, str) else None
        if owner is None and role.phrase.lower().startswith(("the ", "their ", "both ")):
            known = self._known(role.word)
            if known:
                return Subject(known, start, role.end)
        who = self._identity(role.word, owner)
        self._keep(passage, Mention(role.start, role.end, who, "nominal"))
        return Subject(who, start, role.end)

    def _owner_after(self, passage: Passage, end: int) -> str | None:
        link = _OWNER_AFTER.match(passage.sentence.text, end)
        if not link:
            return None
        return next((m.entity for m in passage.mentions if abs(m.start - link.end()) <= 4), None)

    def _known(self, word: str) -> str | None:
        """Whom "the minister" stands for: who was last named with that office."""
        if role_nouns()[word] == "person":
            held = [who for role, who in self.persons.latest_by_office.items() if role.endswith(word)]
            return self.by_role.get(word) or (held[-1] if held else None)
        if role_nouns()[word] == "state":
            return self.by_role.get(word) or (self.last_side if str(self.last_side)[:2] == "S:" else None)
        if word in _BODY_WORDS and str(self.last_side)[:2] in ("O:", "G:"):
            return self.last_side
        named = self.glossary.bodies_by_noun.get(word, set()) & self.mentioned
        return self.by_role.get(word) or (min(named) if len(named) == 1 else None)

    def _is_medium(self, side: str) -> bool:
        known = self.glossary.entities.get(side)
        return known is not None and known.type == "media"

    def _identity(self, word: str, owner: str | None) -> str:
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

    def _named(self, passage: Passage, name: str, start: int) -> Subject | None:
        """A name that no table holds: a person where it has two words or is known by one, else a body."""
        words = [w for w in re.sub(r"['’]s?$", "", name).split() if w]
        while words and words[0] in _NO_NAME:
            start += len(words[0]) + 1
            words = words[1:]
        if not words or any(w in _NO_NAME for w in words):
            return None
        plain = " ".join(words)
        known = self.persons.by_surname.get(words[-1])
        end = start + len(name) if len(words) == len(name.split()) else start + len(plain)
        if _ORGANISATION.search(plain) or plain.isupper():
            key = f"O:{slug(plain)}"
            self.persons.entities.setdefault(key, Entity(key, plain, "organisation"))
        elif known and (len(words) == 1 or known in self.persons.entities):
            key = known
        else:
            key = self._introduced(passage, words)
        self._keep(passage, Mention(start, end, key, "name"))
        return Subject(key, start, end)

    def _keep(self, passage: Passage, mention: Mention) -> None:
        """Keep where somebody stands whom no table names, unless the place is somebody else's already."""
        if all(m.end <= mention.start or m.start >= mention.end or m.form == "adj" for m in passage.mentions):
            kept = self.nominals.setdefault(mention.entity, [])
            here = itertools.takewhile(lambda one: one[0] is passage.sentence, reversed(kept))
            if all(m.start != mention.start for _, m in here):
                kept.append((passage.sentence, mention))
            if self.kept_here[0] != passage.sentence.sid:
                self.kept_here = (passage.sentence.sid, [])
            self.kept_here[1].append(mention)

    def _introduced(self, passage: Passage, words: Sequence[str]) -> str:
        """A person new to the document; one named by family name alone was named in full before."""
        full = " ".join(words)
        if len(words) == 1:
            given = self.given_names.before(full, passage.sentence.start)
            if not given or given in _NO_NAME:
                key = f"O:{slug(full)}"
                self.persons.entities.setdefault(key, Entity(key, full, "organisation"))
                return key
            full = f"{given} {full}"
        country = next(
            (m.entity[2:] for m in passage.mentions if m.entity.startswith("S:") and m.form == "adj"), None
        )
        return self.persons.introduce(full, country=country)


def _is_people(text: str, mention: Mention) -> bool:
    """Whether an adjective stands for a people: "the Swiss", "Iranians"."""
    return text[: mention.start].lower().endswith("the ") or text[mention.end - 1] == "s"
