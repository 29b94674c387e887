"""Persons by office and name, and the nominals that stand for them."""

import calendar
import datetime
import re
from dataclasses import dataclass, field

from detente.reading.glossary import Glossary
from detente.reading.introduced_persons import acting_alone, introduced
from detente.reading.mentions import Mention, moved
from detente.reading.names import Entity, person_id, slug, surname
from detente.reading.tokens import matches_from, vocabulary_of

_OFFICES = (
    "Vice President|President-elect|President|Deputy Prime Minister|Prime Minister|Premier|Chancellor|"
    "Deputy Foreign Minister|Foreign Minister|Foreign Secretary|Defen[cs]e Minister|Defen[cs]e Secretary|"
    "Secretary of State|Secretary of Defense|Treasury Secretary|Secretary[- ]General|Finance Minister|"
    "Trade Minister|Trade Representative|Energy Minister|Oil Minister|Economy Minister|Interior Minister|"
    "Minister|"
    "National Security Advis[eo]r|Supreme Leader|Crown Prince|State Councill?or|High Representative|"
    "Commissioner|"
    "Ambassador|Special Envoy|Envoy|Chief Negotiator|Negotiator|Spokesman|Spokeswoman|Spokesperson|Senator|"
    "Sen\\.|"
    "Congressman|Congresswoman|Governor|Mayor|General|Gen\\.|Admiral|Marshal|King|Queen|Emir|Sultan|"
    "Ayatollah|Pope|"
    "Professor|Prof\\.|Dr\\.|Mr\\.|Mrs\\.|Ms\\.|Mr|Mrs|Ms|Dr|Chairman|Chairwoman|Chief Executive|Director|"
    "Analyst|"
    "Expert|Leader|Counterpart|Head of State"
)
_FIRST_WORDS = frozenset(re.split(r"\W", office.lower())[0] for office in _OFFICES.split("|")) | {
    "defence",
    "defense",
}
"""Words that an office begins with."""
_JUST_LEFT = 30
"""Days before and after a term of office for which its holder still goes by the office."""
_HONOURED = re.compile(
    r"(?:M(?<!\wM)(?:rs?|s)|D(?<!\wD)r|P(?<!\wP)rof)\b\.?\s+(?P<name>[A-Z][\w'’-]*[a-z]\w*)"
)
_HEADLIKE = frozenset({"president", "leader", "prime minister", "premier", "chancellor", "head of state"})
_LOWERED = "|".join({o: None for office in _OFFICES.split("|") for o in (office, office.lower())})
_NAME = r"[A-Z][\w'’-]*[a-z]\w*"
_WORD = re.compile(r"[A-Z](?<![\w-][A-Z])[\w'’-]*[a-z]\w*")
_OFFICE = re.compile(
    rf"\b(?P<office>{_LOWERED})(?!\w)(?P<rest>(?:,)?\s+(?P<name>(?:{_NAME}\s+){{0,2}}(?:(?:al|el|bin|"
    rf"ibn|von|van|de|der|da|dos|du|la)[\s-])?{_NAME}))?"
)
_BEFORE = re.compile(
    r"(?:['’]s?)?\s+(?:(?P<new>new|newly elected|incoming)\s+|(?:former|current|acting|outgoing|then|top|"
    r"chief|senior|"
    r"late|ousted|hardline|embattled|deputy|programme|program|"
    r"irrigation|water|agriculture|fisheries|health|transport|infrastructure|environment|climate|education|"
    r"labou?r|industry|commerce|justice|home|planning|migration|information|culture)[\s-]+)*$"
)
_OWNER = re.compile(r"\b(?:his|her|their|its|[Tt]he)\s+$")
_THE = re.compile(r"\b[Tt]he\s+$")
_TERMS = frozenset({"administration", "presidency"})
_ADMINISTRATION = re.compile(r"\s+(?:[Aa]dministration|presidency)\b")
_ADMINISTRATION_OF = re.compile(rf"\b(?P<name>{_NAME}) [Aa]dministration\b")
_NOT_NAMES = frozenset(
    [
        "The",
        "This",
        "That",
        "Foreign",
        "Prime",
        "Defense",
        "Defence",
        "Affairs",
        "Office",
        *calendar.day_name,
        *calendar.month_name[1:],
        "And",
        "In",
        "On",
        "At",
        "Elect",
        "General",
        "State",
        "Ministry",
        "Council",
    ]
)
_ADJECTIVES = frozenset({"premier", "general", "expert", "chief negotiator"})
_LOWER_WORD = re.compile(r"\s+[a-z]")
_COMMON_SURNAMES = frozenset(
    [
        "May",
        "Brown",
        "Rice",
        "Moon",
        "Park",
        "Li",
        "Lee",
        "He",
        "Yang",
        "Khan",
        "Singh",
        "Kim",
        "Hunt",
        "King",
        "Tai",
        "Hu",
        "Jiang",
        "Wang",
        "Tusk",
        "Harper",
        "Johnson",
        "Powell",
        "Castro",
        "Ahmed",
        "Kurti",
        "Santos",
        "Petro",
        "Conte",
        "Clinton",
        "Sharif",
        "Hussein",
        "Austin",
        "Sullivan",
        "Morrison",
        "Marcos",
        "Salman",
        "Roh",
        "Lai",
        "Qin",
        "Wen",
        "General",
        "Leader",
        "Carney",
        "Harris",
        "Pence",
        "Vance",
        "Hamad",
        "Zayed",
        "Suga",
        "Duda",
        "Gul",
        "Fidan",
        "Abbas",
        "Sharon",
    ]
)
_ALSO_WORDS = frozenset({"May", "Rice", "Moon", "Park", "He", "Hunt", "King", "General", "Leader"})


@dataclass
class Persons:
    """The persons a document has named so far, by family name; grows as sentences are read."""

    glossary: Glossary
    day: datetime.date
    by_surname: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    latest_by_office: dict[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    _named: set[str] = field(default_factory=set)
    _slips: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for family, tenure in self.glossary.leaders_by_surname:
            if family not in _COMMON_SURNAMES and tenure.days_from(self.day) <= 730:
                self.by_surname.setdefault(family, tenure.person)

    def introduce_all(self, raw: str) -> None:
        """Persons of a whole text: "Ann Leek" is known before "Ms. Leek" or "said Ann Leek" tells of her."""
        self.alone = acting_alone(raw)
        for honoured in _HONOURED.finditer(raw):
            self.introduce(_bare(honoured["name"]))
        for name in introduced(raw, self.glossary.words_of_others):
            self.introduce(name)

    def introduce(self, name: str, *, country: str | None = None, role: str | None = None) -> str:
        """Identity of a person named in full or by title and family name."""
        family = surname(name)
        key = self._near(family) or person_id(family)
        if family not in self.by_surname:
            for form in _with_a_slip(family):
                self._slips.setdefault(form, []).append((len(self.by_surname), family))
        self._named.add(self._goes_by(name, key))
        known = self.entities.get(key) or self.glossary.entities.get(key)
        if known is None or (key in self.entities and len(known.name.split()) < len(name.split())):
            self.entities[key] = Entity(
                key, name, "person", country or (known.country if known else None), role
            )
        return key

    def _goes_by(self, name: str, key: str) -> str:
        """Who goes by a family name, or by a first name that the text uses alone, as Ethiopians do."""
        first, _, rest = name.partition(" ")
        family = surname(name)
        if rest and first in self.alone and family not in self.alone:
            self.by_surname.setdefault(first, key)
        return self.by_surname.setdefault(family, key)

    def _near(self, family: str) -> str | None:
        """Person of that family name, or of one a single typing slip away."""
        if family in self.by_surname:
            return self.by_surname[family]
        if len(family) < 7:
            return None
        alike = {name for form in _with_a_slip(family) for name in self._slips.get(form, ())}
        keys = (self.by_surname[name] for _, name in sorted(alike) if _slip(name, family))
        return next((key for key in keys if key in self.entities), None)

    def find(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Mentions of a sentence with persons added and merged with the offices and states beside them."""
        for full in mentions:
            name = text[full.start : full.end]
            if full.entity.startswith("P:") and full.form == "name" and surname(name) not in _ALSO_WORDS:
                self._goes_by(name, full.entity)
        mentions = [*mentions, *self._surnames(text, mentions)]
        self._named.update([m.entity for m in mentions])
        offices = list(matches_from(_FIRST_WORDS, _OFFICE, text))
        for office in offices:
            mentions = self._with_office(text, mentions, office)
        if offices:
            mentions = [*mentions, *self._surnames(text, mentions)]
        if _TERMS.isdisjoint(vocabulary_of(text)):
            return mentions
        mentions = [*mentions, *self._former(text, mentions)]
        return [self._administration(text, m) for m in mentions]

    def _former(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Leaders of any time where "Administration" follows their name."""
        found = []
        for name in _ADMINISTRATION_OF.finditer(text):
            start, end = name.span("name")
            key = person_id(name["name"])
            if key in self.glossary.entities and all(m.end <= start or m.start >= end for m in mentions):
                found.append(Mention(start, end, key, "name"))
        return found

    def _surnames(self, text: str, mentions: list[Mention]) -> list[Mention]:
        found = []
        taken = [(m.start, m.end) for m in mentions]
        before: re.Match[str] | None = None
        for word in _WORD.finditer(text):
            family = _bare(word.group())
            key = self.by_surname.get(family)
            start, end = word.start(), word.start() + len(family)
            if key and not any(start < e and s < end for s, e in taken):
                given = before.group() if before and before.end() + 1 == word.start() else None
                if before and given and self._is_given(given, family, key):
                    start = before.start()
                start = min(start, self._full_start(text, word.start(), family, key))
                found.append(Mention(start, end, key, "name"))
            before = word
        return found

    def _full_start(self, text: str, start: int, family: str, key: str) -> int:
        """Where the full name of a person begins that ends with a family name: "Louise van Tol"."""
        known = self.entities.get(key)
        first = known.name.removesuffix(family) if known else ""
        return start - len(first) if first and text.endswith(first, 0, start) else start

    def _is_given(self, given: str, family: str, key: str) -> bool:
        """Whether the word before a family name is a first name; a first one seen makes the name full."""
        known = self.entities.get(key)
        if known is None or given in _NOT_NAMES:
            return False
        if known.name == family:
            self.introduce(f"{given} {family}")
            return True
        return given in known.name.split()

    def _with_office(self, text: str, mentions: list[Mention], office: re.Match[str]) -> list[Mention]:
        start, end = office.start("office"), office.end("office")
        role = office["office"].rstrip(".")
        if role in _ADJECTIVES and not office["name"] and _LOWER_WORD.match(text, end):
            return mentions
        state, start, new = self._owner(text, mentions, start)
        person = next(
            (m for m in mentions if m.entity.startswith("P:") and m.end > end and m.start <= end + 2), None
        )
        if person is None and office["name"]:
            words = [_bare(word) for word in office["name"].split()]
            clash = any(m.start < office.end("name") and office.start("name") < m.end for m in mentions)
            if not clash and not set(words) & _NOT_NAMES and (role[:1].isupper() or len(words) > 1):
                key = self.introduce(
                    " ".join(words), country=state.entity.removeprefix("S:") if state else None, role=role
                )
                last = (
                    office.start("name")
                    + len(office["name"])
                    - (len(office["name"].split()[-1]) - len(words[-1]))
                )
                person = Mention(office.start("name"), last, key, "name")
        if person:
            self.latest_by_office[role.lower()] = person.entity
            honorific = role in ("Mr", "Mrs", "Ms", "Dr")
            merged = moved(
                person, office.start("office") if honorific and not state else start, person.end, form="name"
            )
        else:
            holder = self._nominal(role, state, new, text, office.start("office"))
            if holder is None:
                return mentions
            the = _THE.search(text, max(0, start - 5), start)
            merged = Mention(the.start() if the else start, end, holder, "nominal")
        return [m for m in mentions if m.end <= merged.start or m.start >= merged.end] + [merged]

    def _owner(self, text: str, mentions: list[Mention], start: int) -> tuple[Mention | None, int, bool]:
        """The state named right before an office, where the phrase starts, and whether the holder is new."""
        for mention in mentions:
            if mention.end < start and mention.entity[:2] in ("S:", "O:", "G:") and start - mention.end < 30:
                between = _BEFORE.fullmatch(text[mention.end : start])
                if between:
                    owner = _OWNER.search(text, max(0, mention.start - 8), mention.start)
                    first = (
                        owner.start()
                        if owner and not (text[owner.start()] in "tT" and "'" in between.group())
                        else mention.start
                    )
                    return mention, first, bool(between["new"])
        return None, start, False

    def _nominal(self, role: str, state: Mention | None, new: bool, text: str, start: int) -> str | None:
        """Who an office without a name stands for."""
        role = role.lower()
        if state and role in _HEADLIKE:
            head = self.glossary.head_of(state.entity, self.day, new=new)
            return head or self._unnamed(role, state)
        if state and role in (
            "counterpart",
            "foreign minister",
            "defence minister",
            "defense minister",
            "finance minister",
        ):
            return self._unnamed(role, state)
        if not state and _THE.search(text, max(0, start - 5), start) and role != "leader":
            holder = self.latest_by_office.get(role)
            return holder or self._holder(role)
        return None

    def _unnamed(self, role: str, state: Mention) -> str:
        country = state.entity[2:]
        key = f"P:{country}-{slug(role)}"
        name = f"{role} of {self.glossary.entities[state.entity].name}"
        self.entities.setdefault(key, Entity(key, name, "official", country, role))
        return key

    def _holder(self, role: str) -> str | None:
        """The only one who holds an office of that name, where the text has named them."""
        tenures = self.glossary.tenures_by_office.get(role, ())
        holders = [t.person for t in tenures if t.days_from(self.day) <= _JUST_LEFT]
        return holders[0] if len(holders) == 1 and holders[0] in self._named else None

    def _administration(self, text: str, mention: Mention) -> Mention:
        tail = _ADMINISTRATION.match(text, mention.end)
        if not tail or not mention.entity.startswith("P:"):
            return mention
        country = self.glossary.side(mention.entity)
        key = f"O:{mention.entity[2:]}-ADMIN"
        name = f"{text[mention.start : mention.end]} Administration"
        self.entities.setdefault(key, Entity(key, name, "government", country and country[2:]))
        return Mention(mention.start, tail.end(), key, "name")


def _bare(word: str) -> str:
    """A name without its possessive ending."""
    if word.endswith(("'", "’")):
        return word[:-1]
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _with_a_slip(family: str) -> set[str]:
    """A name, and what is left without one of its letters but the first: names a slip apart share one."""
    return {family, *(family[:n] + family[n + 1 :] for n in range(1, len(family)))}


def _slip(one: str, other: str) -> bool:
    """Whether two words differ by one changed, added or dropped letter."""
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    short, long = sorted((one, other), key=len)
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
