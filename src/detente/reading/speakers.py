"""Who speaks: the words of a sentence that are the subject of a verb of speech."""

import calendar
import re
from dataclasses import dataclass

from detente.reading.discourse import PREPOSITION, Discourse, Speaker
from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.persons import Persons
from detente.reading.references import References, Subject, role_before
from detente.reading.role_nouns import NEAR, WORDS, ends_before, role_ending, role_nouns
from detente.reading.sentences import Sentence
from detente.reading.subject_tails import TAIL, shortened
from detente.reading.unknown_names import NAME_ENDING, NAME_OPENING, begins_name, is_body

_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_ADVERB = re.compile(r"(?:\s+(?:\w+ly|also))+$")
_WHO = re.compile(r",?\s+(?:who|which)$")
_WHO_LAST = ("who", "which", "who\n", "which\n")
_PRONOUN = re.compile(
    r"(?:^|[\s“\"(—–-])(?P<who>[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Bb]oth|I|[Ww]e|him|her|them|one)$"
)
_SOME_OF = re.compile(
    r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Bb]oth|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Aa]ll|[Nn]one|[Aa]nother|"
    r"[Aa] few|[Aa]ny|[Ee]ach)\s+"
    r"of\s+(?P<who>them|(?:the|these|those|its|his|her|their)\s+(?:\w+\s+){0,2}\w+)$"
)
_SHORT_FORM = re.compile(r"\b(?:I|[Ww]e|[Tt]hey|[Yy]ou|[Hh]e|[Ss]he|[Ii]t)['’](?:ve|d|ll|re|m|s)$")
_DOING = re.compile(r"\s+\w+ing\b")
_LINK = re.compile(
    r"\s+(?:(?:close|loyal|linked|allied|opposed)\s+to|for|of|from|in|at|with|to|by|among)(?:\s+the)?\s*$"
)
_STOP = re.compile(
    r"[,;:“”\"(]|(?<!\b[A-Z])(?<!\b[MDSG][rst])(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bProf)\.(?=\s|$)|"
    r"\s(?:that|who|which|after|as|when|on|in|during|at)\s"
)
"""Where a phrase ends that begins behind a verb."""
_TITLED_BEFORE = re.compile(
    r",\s+(?:(?:the|a|an|former|ex|then|late|its|his|her)\s+)?(?:[A-Z][a-z]+\s+)?(?:[a-z][\w-]*\s+){0,4}$"
)
"""Between a comma and a name: the rank of whoever holds the office before it."""
_NOT_OWNED = re.compile(
    r"\b(?:for|to|of|on|in|with|by|at|from|as|an?|the|and|or|is|was|has|had|will|would|\w+ed)\b"
)
"""Words between a party and a noun that is not its own."""
_DATES = frozenset({*calendar.day_name, *calendar.month_name[1:]})
_COMMA_BEFORE = re.compile(
    r",\s+(?!(?:who|which|that|and|but|or|with|in|on|at|for|after|"
    r"as)\b)(?:(?:[A-Z][\w’'-]+\s+)?(?:[a-z][\w-]*\s+){1,4}|ex-)?$"
)
_NAME_BEFORE = re.compile(
    r"(?P<name>[A-Z][\w’'-]*\w),\s+(?:the\s+|an?\s+|its\s+|his\s+|her\s+|"
    r"their\s+)?(?:[\w’'-]+\s+){0,5}[\w’'-]+$"
)
"""A name before an office in apposition: "Ann Leek, the United Nations envoy"."""
_CLOSED = re.compile(r"(?:\s+(?:of|for|at|in|from|to|on)\s[^,;:“”\"]{2,60})?,")
_AS_OFFICE = re.compile(r"\w\s+as\s+$")
_WHO_AS = re.compile(r"\b(?:who|which|he|she|it|they)\s+as\s+$")
_PORTFOLIO = re.compile(
    r"\b(?:Minister|Secretary|Commissioner|Director|Head|Chief)\s+(?:of|for)\s+(?:the\s+)?(?:Energy|Finance|Defen[cs]e|"
    r"Foreign\s+Affairs|External\s+Affairs|Interior|Justice|Trade|Commerce|Agriculture|Fisheries|Health|Education|"
    r"Transport|Labou?r|Economy|Industry|Environment|Water|State|Culture|Treasury)(?:\s+and\s+[A-Z]\w+)?\s+"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'.-]*){1,2})$"
)
"""An office with its field right before the name of whoever holds it: "Minister of Energy Ann Leek"."""
_LONGEST_LEAD = 400
_MOST_CUTS = 8
"""Adverbs, asides and phrases that are taken off before a subject is given up."""


@dataclass
class Speakers:
    """Finds the subjects of a document's verbs; its sentences come in their order."""

    raw: str
    persons: Persons
    glossary: Glossary
    author: str | None

    def __post_init__(self) -> None:
        self.discourse = Discourse(self.glossary, self.author)
        self.references = References(self.raw, self.persons, self.glossary, self.discourse)

    def subject(self, passage: Passage, place: int, *, floor: int = 0) -> Subject | None:
        """The subject of the verb at a place: the nearest phrase to its left that can be one."""
        text = passage.sentence.text
        end = place
        floor = max(floor, place - _LONGEST_LEAD)
        for _ in range(_MOST_CUTS):
            end = len(text[:end].rstrip(' \u00a0“"‘'))
            end += text[end - 1 : end + 1] == ',"'
            who = text.endswith(_WHO_LAST, floor, end)
            if who and (relative := _WHO.search(text, max(floor, end - 8), end)):
                party = any(m.end == relative.start() and m.form != "adj" for m in passage.mentions)
                party = party or role_ending(text, floor, relative.start()) is not None
                party = party or _is_named(text, relative.start())
                thing = relative.group().endswith("which") and not party
                return None if thing else self._before_who(passage, relative.start(), floor)
            if found := self._ending_at(passage, end, floor) or self._apposed(passage, end):
                return found
            shorter = shortened(text, floor, end)
            if shorter is None:
                return None
            end = shorter
        return None

    def right_before(self, passage: Passage, place: int) -> Subject | None:
        """The phrase that ends right before a place, adverbs left out."""
        lead = passage.sentence.text[:place].rstrip()
        adverb = _ADVERB.search(lead)
        return self._ending_at(passage, adverb.start() if adverb else len(lead), 0)

    def after(self, passage: Passage, place: int) -> Subject | None:
        """The phrase that begins at a place: "said X", "according to X"."""
        text = passage.sentence.text
        start = place + len(text[place:]) - len(text[place:].lstrip())
        stop = _STOP.search(text, start)
        end = stop.start() if stop else len(text)
        first = next((m for m in passage.mentions if start <= m.start and m.end <= end), None)
        if first and first.start - start <= 4:
            owned = self._owned_role(passage, first, end)
            return owned or self._of_mention(passage, first)
        for word in reversed(list(WORDS.finditer(text, start, end))):
            role = role_ending(text, start, word.end())
            if role and role.start - start < 3:
                behind = self.references.holder_behind(passage, role)
                return behind or self.references.of_role(passage, role)
        name = NAME_OPENING.match(text, start, end)
        return self.references.named(passage, name["name"], start) if name else None

    def owner(self, passage: Passage, place: int) -> Subject | None:
        """Whose it is: the phrase that ends right before a possessive mark."""
        return self._ending_at(passage, place, 0, relative=True)

    def pronoun(self, passage: Passage, word: str, place: int) -> Speaker | None:
        """Whom a pronoun at a place stands for: of the sentence's opening, else of those spoken of before."""
        return (
            self.discourse.reporting(passage, word, place)
            or self.references.opens_for(passage, word, place)
            or self.discourse.pronoun(passage, word, place)
        )

    def side(self, who: str | None) -> str | None:
        """Party that a speaker acts for."""
        return self.references.side(who)

    def mentions_of(self, entities: set[str]) -> list[tuple[Sentence, list[Mention]]]:
        """Where the document names those of some entities that it introduced itself as speakers."""
        return self.discourse.mentions_of(entities)

    def remember(self, passage: Passage, who: Speaker | None) -> None:
        """Keep who was spoken of last, for the pronouns of the next sentence."""
        said = self.discourse
        if isinstance(who, str) and who.startswith("P:") and who != passage.author:
            said.last_person = who
        else:
            people = (m for m in passage.mentions if m.entity.startswith("P:") and m.form != "nominal")
            person = next((m.entity for m in people), None)
            person = person or self.references.holder_in_passing(passage)
            end = len(passage.sentence.text)
            said.last_person = person or self.references.opens_for(passage, "he", end) or said.last_person
        said.mentioned.update([m.entity for m in passage.mentions])
        side = next((s for _, s in passage.sides if not said.is_medium(s)), None)
        if isinstance(who, str) and not who.startswith(("P:", "G:")):
            said.last_side = who
        elif side and not passage.sentence.text.startswith(("It ", "Its ")):
            said.last_side = side
        if who:
            said.last = who
        goes_on = said.last_plural if passage.sentence.text.startswith(("They ", "Their ")) else None
        said.last_plural = self.references.opening(passage, "group") or goes_on
        if not side and not isinstance(who, str):
            said.last_side = self.references.opening(passage, "body") or said.last_side

    def _ending_at(self, passage: Passage, end: int, floor: int, *, relative: bool = False) -> Subject | None:
        """The phrase that ends at a place: a party or person, a pronoun, an office, an unknown name.

        What a preposition governs is no subject, the noun before the preposition is; before "who"
        (`relative`) it may be one.
        """
        text = passage.sentence.text
        mention = next((m for m in passage.mentions if m.end == end and m.start >= floor), None)
        if mention:
            if mention.form == "nominal" and (named := self._named_before(passage, end, floor)):
                return named
            behind = ends_before(PREPOSITION, text, floor, mention.start)
            if behind and not relative and not behind.group().lower().startswith(("after", "before")):
                return self._head_before(passage, floor, behind.start())
            return self._of_mention(passage, mention)
        some = _SOME_OF.search(text, max(floor, end - NEAR), end) if "of" in passage.vocabulary else None
        if some:
            return self._some_of(passage, some)
        if titled := _PORTFOLIO.search(text, max(floor, end - NEAR), end):
            return self.references.named(passage, titled["name"], titled.start("name"))
        if pronoun := _PRONOUN.search(text, max(floor, end - 6), end):
            return self._of_pronoun(passage, pronoun, floor)
        if body := self._body_ending(passage, end, floor):
            return body
        if role := role_ending(text, floor, end):
            if named := self._named_before(passage, role.end, floor):
                return named
            bare = not role.phrase and ends_before(_AS_OFFICE, text, floor, role.start)
            if bare or ends_before(_WHO_AS, text, floor, role.start):
                return None
            governed = not relative and ends_before(PREPOSITION, text, floor, role.start)
            head = self._head_before(passage, floor, role.start) if governed else None
            return head if governed else self.references.of_role(passage, role)
        last = text.rfind(" ", floor, end) + 1
        begins = begins_name(text, last) and not _SHORT_FORM.search(text, last, end)
        name = NAME_ENDING.search(text, max(floor, end - NEAR), end) if begins else None
        governed = name and not _opens_on_a_day(name) and ends_before(PREPOSITION, text, floor, name.start())
        if name and (relative or not governed):
            return self.references.named(passage, name["name"], name.start())
        return None

    def _named_before(self, passage: Passage, end: int, floor: int) -> Subject | None:
        """Whose office ends at a place, where a comma stands behind it and a person's name before it."""
        text = passage.sentence.text
        if not _CLOSED.match(text, end) or "," not in text[max(floor, end - NEAR) : end]:
            return None
        name = ends_before(_NAME_BEFORE, text, floor, end)
        if name is None:
            return None
        subject = self._ending_at(passage, name.end("name"), floor)
        person = subject is not None and isinstance(subject.who, str) and subject.who.startswith("P:")
        return subject if person else None

    def _body_ending(self, passage: Passage, end: int, floor: int) -> Subject | None:
        """An organisation by a name of several words whose last is a noun for one: "the Albion Trust"."""
        text = passage.sentence.text
        if not text[text.rfind(" ", floor, end) + 1 : end][:1].isupper():
            return None
        name = NAME_ENDING.search(text, max(floor, end - NEAR), end)
        if name is None or " " not in name["name"] or not is_body(name["name"]):
            return None
        if ends_before(PREPOSITION, text, floor, name.start()):
            return None
        return self.references.named(passage, name["name"], name.start())

    def _some_of(self, passage: Passage, some: re.Match[str]) -> Subject | None:
        """ "One of them", "several of the envoys": those of whom they are some."""
        if some["who"] == "them":
            who = self.pronoun(passage, "they", some.start("who"))
            return Subject(who, *some.span()) if who else None
        role = role_ending(passage.sentence.text, some.start("who"), some.end())
        whole = self.references.of_role(passage, role) if role else None
        return Subject(whole.who, *some.span()) if whole else None

    def _of_pronoun(self, passage: Passage, pronoun: re.Match[str], floor: int) -> Subject | None:
        """Whom a pronoun stands for; of "a spokesman for him" the spokesman."""
        text, start, end = passage.sentence.text, pronoun.start("who"), pronoun.end("who")
        if (
            pronoun["who"] in ("him", "her", "them")
            and not _DOING.match(text, end)
            and ends_before(PREPOSITION, text, floor, start)
        ):
            return self._head_before(passage, floor, start)
        who = self.pronoun(passage, pronoun["who"].lower(), start)
        return Subject(who, start, end) if who else None

    def _before_who(self, passage: Passage, end: int, floor: int) -> Subject | None:
        """Whom "who" stands for: the person of "Ann Leek of the institute", else the phrase right before."""
        tail = ends_before(TAIL, passage.sentence.text, floor, end)
        if tail and (named := self._named_before(passage, tail.start(), floor)):
            return named
        head = self._ending_at(passage, tail.start(), floor, relative=True) if tail else None
        if head and isinstance(head.who, str) and head.who.startswith("P:"):
            return head
        return self._ending_at(passage, end, floor, relative=True)

    def _head_before(self, passage: Passage, floor: int, end: int) -> Subject | None:
        """ "A spokesman for the ministry": the noun before a preposition, or before several."""
        text = passage.sentence.text
        place = floor + len(_LINK.sub("", text[floor:end].rstrip()))
        mention = next((m for m in passage.mentions if m.end == place), None)
        if mention:
            return self._of_mention(passage, mention)
        role = role_ending(text, floor, place)
        if role is None:
            return None
        governed = ends_before(PREPOSITION, text, floor, role.start)
        head = self._head_before(passage, floor, role.start) if governed else None
        return head or self.references.of_role(passage, role)

    def _apposed(self, passage: Passage, end: int) -> Subject | None:
        """ "The think tank, the Valdai Club, said": the name between commas."""
        text = passage.sentence.text
        if text[end - 1 : end] != ",":
            return None
        mention = next((m for m in passage.mentions if m.end == end - 1 and m.form == "name"), None)
        if mention and ends_before(_COMMA_BEFORE, text, 0, mention.start):
            return self._of_mention(passage, mention)
        name = NAME_ENDING.search(text, max(0, end - 1 - NEAR), end - 1)
        titled = ends_before(_TITLED_BEFORE, text, 0, name.start()) if name and " " in name["name"] else None
        if name and titled and is_body(name["name"]):
            return self.references.named(passage, name["name"], name.start())
        if name and titled:
            role = role_before(text, titled.start())
            office = self.references.of_role(passage, role) if role else None
            if role and office and isinstance(office.who, str):
                who = self.references.holder(office, name["name"], role)
                self.discourse.keep(passage, Mention(name.start(), end - 1, who, "name"))
                return Subject(who, name.start(), end - 1)
        return None

    def _owned_role(self, passage: Passage, mention: Mention, end: int) -> Subject | None:
        """ "Norwegian officials", "Iran's deputy foreign minister": the noun behind a state's name."""
        if mention.entity.startswith("P:"):
            return None
        for word in WORDS.finditer(passage.sentence.text, mention.end, min(end, mention.end + 60)):
            between = passage.sentence.text[mention.end : word.start()]
            if _NOT_OWNED.search(between):
                return None
            if word.group().lower() in role_nouns():
                key = self.references.identity(word.group().lower(), mention.entity)
                self.discourse.keep(passage, Mention(mention.start, word.end(), key, "nominal"))
                return Subject(key, mention.start, word.end())
        return None

    def _of_mention(self, passage: Passage, mention: Mention) -> Subject | None:
        """Whom a mention names, with the one joined to it by "and"; a lone adjective names nobody."""
        text = passage.sentence.text
        if mention.entity.startswith("I:") or (mention.form == "adj" and not _is_people(text, mention)):
            return None
        joined = [
            m
            for m in passage.mentions
            if m.end < mention.start and _AND.fullmatch(text, m.end, mention.start)
        ]
        single = not mention.group and mention.form != "adj"
        if joined and single and joined[-1].entity[:1] == mention.entity[:1]:
            return Subject([joined[-1].entity, mention.entity], joined[-1].start, mention.end)
        return Subject(mention.who, mention.start, mention.end)


def _is_named(text: str, end: int) -> bool:
    """Whether a name of two words and more ends at a place."""
    name = NAME_ENDING.search(text, max(0, end - NEAR), end)
    return name is not None and " " in name["name"]


def _opens_on_a_day(name: re.Match[str]) -> bool:
    """Whether a month or a day stands before a name: the "in" of "in January Erbil" is not the name's."""
    first, _, rest = name["name"].partition(" ")
    return bool(rest) and first in _DATES


def _is_people(text: str, mention: Mention) -> bool:
    """Whether an adjective stands for a people: "the Swiss", "Iranians"."""
    return text[: mention.start].lower().endswith("the ") or text[mention.end - 1] == "s"
