"""Parties of a draft: found in a first reading, named and given roles in a second."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.drafting.bargainers import acting_sides, principals, third_parties
from detente.drafting.corpus import Corpus, read_corpus
from detente.drafting.newcomers import Newcomer, newcomers
from detente.reading import glossary
from detente.reading.inputs import Document
from detente.reading.names import slug
from detente.scenario import Scenario

MOST = 12
"""Parties of a draft, at most."""
_ENDS = {
    end: re.compile(rf"\b{word}\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)\W*$")
    for end, word in (("giver", "from"), ("receiver", "to"))
}
_SHORT = {"S:USA": "US", "S:GBR": "UK", "S:ARE": "UAE"}


@dataclass(frozen=True)
class Table:
    """Who sits at the table and around it: fields of parties by id, with the reading that knows them."""

    parties: dict[str, dict[str, Any]]
    corpus: Corpus
    ids: dict[str, str]
    """Id of each side's party."""

    @property
    def principals(self) -> tuple[str, ...]:
        """Ids of the parties that bargain."""
        return tuple(key for key, party in self.parties.items() if "role" not in party)

    def party(self, side: str | None) -> str | None:
        """Id of the party that a side is."""
        return self.ids.get(side or "")


def table_of(documents: Sequence[Document], as_of: datetime.date) -> Table | None:
    """Parties of some documents; None where no two sides bargain.

    1. Read with the built-in table alone; find names and nouns that bargain and that it lacks.
    2. Read again with those; find the sides that bargain with each other.
    3. Read a third time as a text about these principals: givers and receivers depend on it.
    """
    first = read_corpus(documents, glossary(), as_of)
    new, further = newcomers(
        [line.text for line in first.lines],
        first.glossary,
        [name for key, name in first.names.items() if key.startswith("P:")],
        _traders(first),
    )
    for side, names in _state_companies(first).items():
        further.setdefault(side, []).extend(names)
    everybody = {one.name: _newcomer(one) for one in new[:MOST]}
    everybody |= {side: _known(side, first, further) for side in further}
    second = _read_again(documents, everybody, as_of) if everybody else first
    chosen = principals(second)
    if len(chosen) < 2:
        return None
    sides = [*chosen, *third_parties(second, chosen, MOST - len(chosen))]
    parties: dict[str, dict[str, Any]] = {}
    for side in sides:
        party = everybody.get(side) or _known(side, second, further)
        role = {} if side in chosen else {"role": "third party"}
        parties[_free(_id(side, party["name"]), parties)] = party | role
    return _settled(documents, parties, as_of)


def _state_companies(corpus: Corpus) -> dict[str, list[str]]:
    """Names of companies by the state that owns them, where that state bargains itself: they are one side."""
    acting = acting_sides(corpus)
    companies = [(side, one) for side in corpus.sides.values() if (one := corpus.glossary.entities.get(side))]
    found: dict[str, list[str]] = {}
    for _, one in dict(companies).items():
        if one.type == "company" and f"S:{one.country}" in acting:
            found.setdefault(f"S:{one.country}", []).append(one.name)
    return found


def _traders(corpus: Corpus) -> frozenset[str]:
    """Entities that give or get something in a deal of the texts, known to the reader or not.

    Where the reader is at a loss for a giver, "lower fees from Cestia" names it; for a receiver, "to Cestia".
    """
    legs = [leg for record in corpus.records if record["kind"] == "deal" for leg in record["legs"]]
    found = {leg[end] for leg in legs for end in _ENDS if leg[end]}
    for leg in legs:
        for end, named in _ENDS.items():
            if leg[end] is None and (name := named.search(leg["give"]["text"])):
                found.add(f"O:{slug(name[1])}")
    return frozenset(found)


def _settled(
    documents: Sequence[Document], parties: dict[str, dict[str, Any]], as_of: datetime.date
) -> Table:
    corpus = _read_again(documents, parties, as_of)
    return Table(parties, corpus, dict(corpus.glossary.parties))


def _read_again(
    documents: Sequence[Document], parties: dict[str, dict[str, Any]], as_of: datetime.date
) -> Corpus:
    ids = {re.sub(r"[|+]", " ", key): party for key, party in parties.items()}
    known = Scenario.model_validate({"detente": 1, "title": "draft", "as_of": as_of, "parties": ids})
    return read_corpus(documents, glossary(known), as_of)


def _newcomer(one: Newcomer) -> dict[str, Any]:
    aliases = [alias for alias in dict.fromkeys(one.aliases) if alias != one.name]
    return {"name": one.name, **({"aliases": aliases} if aliases else {})}


def _known(side: str, corpus: Corpus, further: dict[str, list[str]]) -> dict[str, Any]:
    entity = corpus.glossary.entities.get(side)
    name = entity.name if entity else corpus.names.get(side, side[2:].replace("-", " ").title())
    aliases = {"aliases": list(dict.fromkeys(further[side]))} if side in further else {}
    return {"name": name, "entity": side, **aliases} if ":" in side else {"name": name, **aliases}


def _id(side: str, name: str) -> str:
    """Short name: US, NORWAY, HALDEN-RAIL; initials of what has four words and more."""
    if side in _SHORT:
        return _SHORT[side]
    if side.startswith("O:"):
        return side[2:]
    words = slug(name).split("-")
    return (
        "".join(word[0] for word in words if word not in ("OF", "THE", "FOR", "AND"))
        if len(words) > 3
        else "-".join(words)
    )


def _free(key: str, taken: dict[str, Any]) -> str:
    """The id, numbered where it is taken."""
    number = 2
    free = key or "PARTY"
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free
