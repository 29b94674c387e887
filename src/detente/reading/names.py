"""The built-in table of states, leaders and organisations."""

import csv
import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from detente.reading.word_classes import word_class

_OFFICIAL = ("Republic of", "Kingdom of", "Government of", "State of", "Sultanate of", "Emirate of")
"""What documents of state put before the name of one."""
_FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})


@dataclass(frozen=True)
class Entity:
    """Someone or something that a text can name."""

    id: str
    name: str
    type: str
    country: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Tenure:
    """One person in one office, from one day to another (None: still)."""

    person: str
    country: str
    office: str
    start: datetime.date
    end: datetime.date | None

    def days_from(self, day: datetime.date) -> int:
        """Days between a day and the term of office; 0 while it lasts."""
        after = (day - self.end).days if self.end and day > self.end else 0
        return max(after, (self.start - day).days, 0)


@dataclass(frozen=True)
class Names:
    """Every built-in entity, the names it goes by as (name, form), and who held which office when."""

    entities: dict[str, Entity]
    aliases: tuple[tuple[str, str, str], ...]
    tenures: tuple[Tenure, ...]


def surname(name: str, country: str | None = None) -> str:
    """Family name of a person.

    >>> surname("Xi Jinping", "CHN"), surname("Theresa May", "GBR"), surname("Ferdinand Marcos Jr.")
    ('Xi', 'May', 'Marcos')
    >>> surname("Lee Sang-min"), surname("Geng Shuang")
    ('Lee', 'Geng')
    """
    words = [word for word in name.split() if word.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    first = country in _FAMILY_NAME_FIRST or (len(words) == 2 and _comes_first(*words))
    return words[0] if first else words[-1]


def _comes_first(one: str, other: str) -> bool:
    """Whether the first of two names is the family name: "Lee Sang-min", "Geng Shuang"."""
    return one.lower() in word_class("family_name") or re.fullmatch(r"[A-Z][a-z]+-[a-z]+", other) is not None


def person_id(family_name: str) -> str:
    """Identity of a person by family name, without accents.

    >>> person_id("Erdoğan")
    'P:ERDOGAN'
    """
    return "P:" + slug(family_name)


@lru_cache(maxsize=1 << 14)
def slug(text: str) -> str:
    """Upper-case letters and digits joined by hyphens, accents taken off."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return "-".join(kept.upper().split())


@cache
def built_in() -> Names:
    """The table that ships with detente: data/states.tsv, leaders.tsv, organisations.tsv."""
    entities: dict[str, Entity] = {}
    aliases: list[tuple[str, str, str]] = []
    tenures: list[Tenure] = []
    for row in _rows("states.tsv"):
        key = f"S:{row['iso3']}"
        entities[key] = Entity(key, row["name"], "state", row["iso3"])
        aliases += [(f"{form} {row['name']}", key, "name") for form in _OFFICIAL]
        aliases += [(name, key, "name") for name in [row["name"], *_list(row["other_names"])]]
        aliases += [(name, key, "adj") for name in _list(row["adjectives"])]
        aliases += [(name, key, "metonym") for name in _list(row["capitals"])]
    for row in _rows("organisations.tsv"):
        if row["id"] != "-":
            entities[row["id"]] = Entity(row["id"], row["name"], row["type"], row["owner"] or None)
            aliases.append((row["name"], row["id"], "name"))
        aliases += [(name, row["id"], _form(name)) for name in _list(row["other_names"])]
        aliases += [(name, row["id"], "metonym") for name in _list(row["seats"])]
    for row in _rows("leaders.tsv"):
        key = person_id(surname(row["name"], row["country"]))
        country = row["country"]
        entities[key] = Entity(key, row["name"], "leader", country.removeprefix("O:"), row["office"])
        aliases += [(name, key, "name") for name in [row["name"], *_list(row["other_names"])]]
        end = datetime.date.fromisoformat(row["to"]) if row["to"] else None
        home = country if ":" in country else f"S:{country}"
        tenures.append(Tenure(key, home, row["office"], datetime.date.fromisoformat(row["from"]), end))
    return Names(entities, tuple(aliases), tuple(tenures))


def _form(name: str) -> str:
    return "adj" if name in ("Western", "European", "Kurdish", "Houthi") else "name"


def _list(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _rows(name: str) -> list[dict[str, str]]:
    text = files("detente.reading").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))
