"""The words to read by: every name a text may use for a party, the issues on the table, the deal."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from detente.reading.issues import IssueIndex, issue_index
from detente.reading.names import Entity, Names, Tenure, built_in, slug, surname

_TOKEN = re.compile(r"[^\W_]+")
_SIDES = frozenset({"S", "O", "G"})


@dataclass(frozen=True)
class Alias:
    """One name of one entity, and its form: name, adj or metonym."""

    text: str
    entity: str
    form: str


@dataclass(frozen=True)
class Glossary:
    """The words to read by.

    Build it with :func:`glossary`; one serves any number of texts.
    """

    aliases: dict[tuple[str, ...], Alias] = field(repr=False)
    longest: dict[str, int] = field(repr=False)
    entities: dict[str, Entity] = field(repr=False)
    tenures: tuple[Tenure, ...] = field(repr=False)
    parties: dict[str, str]
    principals: tuple[str, ...]
    issues: IssueIndex
    deal: str | None = None
    deal_aliases: tuple[str, ...] = ()

    @cached_property
    def _homes(self) -> dict[str, str]:
        """Country that each leader led last."""
        return {tenure.person: tenure.country for tenure in self.tenures}

    @cached_property
    def tenures_by_office(self) -> dict[str, list[Tenure]]:
        """Who held every office, of any state, when; the offices in lower case."""
        found: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            found.setdefault(tenure.office.lower(), []).append(tenure)
        return found

    @cached_property
    def leaders_by_surname(self) -> tuple[tuple[str, Tenure], ...]:
        """Family names of all who led, with when."""
        return tuple(
            (surname(self.entities[t.person].name, t.country.removeprefix("S:")), t) for t in self.tenures
        )

    @cached_property
    def words_of_others(self) -> frozenset[str]:
        """First words of the names of all that are no persons."""
        return frozenset(
            words[0] for words, alias in self.aliases.items() if not alias.entity.startswith(("P:", "-"))
        )

    @cached_property
    def bodies_by_noun(self) -> dict[str, set[str]]:
        """Organisations by the last word of their names: "commission" is the European one's."""
        found: dict[str, set[str]] = {}
        for words, alias in self.aliases.items():
            if alias.entity.startswith("O:") and len(words) > 1:
                found.setdefault(words[-1].lower(), set()).add(alias.entity)
        return found

    def side(self, entity: str | None) -> str | None:
        """Party that an entity acts for: a leader's state, else itself; None for instruments and places."""
        if entity is None or entity in self.parties:
            return entity
        if entity.endswith("-ADMIN"):
            entity = "P:" + entity[2:].removesuffix("-ADMIN")
        if entity.startswith("P:"):
            home = self._homes.get(entity)
            known = self.entities.get(entity)
            return home or (f"S:{known.country}" if known and known.country else None)
        return entity if entity[:1] in _SIDES else None

    def head_of(self, side: str, day: datetime.date, *, new: bool = False) -> str | None:
        """Who leads a state on a day, or has just begun to (`new`)."""
        heads = [t for t in self.tenures if t.country == side and t.office in _HEADS]
        if new:
            heads = [t for t in heads if abs((t.start - day).days) <= 180]
            return min(heads, key=lambda t: abs((t.start - day).days)).person if heads else None
        heads = [t for t in heads if t.days_from(day) <= 30]
        return min(heads, key=lambda t: (t.days_from(day), _HEADS.index(t.office))).person if heads else None


_HEADS = ("President", "Prime Minister", "Chancellor", "Leader", "Supreme Leader", "Crown Prince", "Emir")


def glossary(scenario: Any = None) -> Glossary:
    """Words to read by: those of a scenario first, then the built-in table.

    Parameters
    ----------
    scenario : Scenario, optional
        Its parties, issues and deal; None reads with the built-in table alone.

    Returns
    -------
    Glossary
    """
    names = built_in()
    found = {_key(text): Alias(text, entity, form) for text, entity, form in reversed(names.aliases)}
    entities = dict(names.entities)
    parties = {party: _entity_of(party, spec, names) for party, spec in _items(scenario, "parties")}
    principals = []
    for party, spec in _items(scenario, "parties"):
        entity = parties[party]
        entities.setdefault(entity, Entity(entity, spec.name or party, "party"))
        for text in (spec.name, *(getattr(spec, "aliases", None) or ())):
            for form in _with_capital(text) if text else ():
                found[_key(form)] = Alias(form, entity, _form_of(form, entity, found))
        if getattr(spec, "role", None) in (None, "principal"):
            principals.append(entity)
    deal = getattr(scenario, "deal", None)
    deal_aliases = tuple(a for a in (deal.title, *(deal.aliases or ())) if a) if deal else ()
    if deal:
        key = f"I:{slug(deal.id)}"
        entities[key] = Entity(key, (deal.aliases or (deal.title or deal.id,))[0], "instrument")
        found |= {
            _key(form): Alias(form, key, "name") for text in deal_aliases for form in _with_capital(text)
        }
    found.pop((), None)
    longest: dict[str, int] = {}
    for first, *rest in found:
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    by_party = {party: parties[party] for party in parties}
    issues = issue_index(scenario, found, by_party)
    return Glossary(
        aliases=found,
        longest=longest,
        entities=entities,
        tenures=names.tenures,
        parties={entity: party for party, entity in parties.items()},
        principals=tuple(principals),
        issues=issues,
        deal=deal.id if deal else None,
        deal_aliases=deal_aliases,
    )


def _key(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))


def _items(scenario: Any, what: str) -> Iterable[tuple[str, Any]]:
    return (getattr(scenario, what, None) or {}).items()


def _entity_of(party: str, spec: Any, names: Names) -> str:
    """Identity of a scenario's party: the one it gives, a state of that name, else its own name."""
    if getattr(spec, "entity", None):
        return str(spec.entity)
    by_name = {text: entity for text, entity, form in names.aliases if form == "name"}
    return by_name.get(spec.name or "") or by_name.get(party) or party


def _with_capital(text: str) -> set[str]:
    return {text, text[:1].upper() + text[1:]}


def _form_of(text: str, entity: str, found: dict[tuple[str, ...], Alias]) -> str:
    known = found.get(_key(text))
    return known.form if known and known.entity == entity else "name"
